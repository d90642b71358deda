"""Programs of organisations as tests play them: with a token in hand, and with an address where they are told."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from django.test import Client
from django.utils import timezone

from siapkerja.api.actions.clients import register_client
from siapkerja.api.actions.tokens import keep_token
from siapkerja.api.models import Webhook
from siapkerja.identity.models import LegalEntity
from tests.support.people import SYSTEM, now


class Program:
    """A program of an organisation with a token in its hand.

    Args:
        base: below which its addresses lie.
        more: for `register_client` (is_sandbox, workplaces, valid_until).
    """

    def __init__(self, organisation: LegalEntity, scopes: list[str], *, base: str, **more: Any) -> None:
        told: dict[str, Any] = {"name": "HRIS Contoh", "is_sandbox": False, "by": SYSTEM, "at": now()} | more
        self.client, self.secret = register_client(organisation=organisation, allowed=scopes, **told)
        self.token = f"token-{self.client.pk}"
        keep_token(client=self.client, value=self.token, scopes=self.client.scopes, at=timezone.now())
        self.base, self.http = base, Client()

    def ask(self, method: str, path: str = "", body: Any = None, content_type: str = "application/json", **headers: str) -> Any:
        sent = {"Authorization": f"Bearer {self.token}"} | {name.replace("_", "-"): value for name, value in headers.items()}
        data = body if isinstance(body, str | bytes) else json.dumps(body) if body is not None else ""
        return self.http.generic(method, f"{self.base}{path}", data, content_type=content_type, headers=sent)


@dataclass
class Receiver:
    """What a program's own server was sent.

    Attributes:
        answers: statuses it gives, one after the other; the last one for all that follow.
    """

    url: str
    answers: list[int] = field(default_factory=lambda: [204])
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _headers, body in self.heard]


def told_topics(
    organisation: LegalEntity, scope: str, *topics: str, is_sandbox: bool = False
) -> Callable[[], list[tuple[str, dict[str, Any]]]]:
    """Have a program of the organisation told of these topics; the answer gives what is written for it, with what it says besides
    whose it is."""
    client, _secret = register_client(
        organisation=organisation, allowed=[scope], name="HRIS Contoh", is_sandbox=is_sandbox, by=SYSTEM, at=now()
    )
    webhook = Webhook.objects.create(
        client=client, url="https://hris.contoh.example/kabar", topics=list(topics), secret="whsec_Y29udG9o", secret_changed_at=now(),
        created_at=now(),
    )  # fmt: skip
    whose = {"organisation": str(organisation.public_id)}

    def said() -> list[tuple[str, dict[str, Any]]]:
        messages = list(webhook.messages.order_by("pk"))
        assert all(whose.items() <= message.body["data"].items() for message in messages)
        return [(message.topic, {name: value for name, value in message.body["data"].items() if name not in whose}) for message in messages]

    return said


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A server on a free port of this machine that keeps what is posted to it."""
    receiver = Receiver("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            receiver.heard.append((dict(self.headers.items()), body))
            status = receiver.answers.pop(0) if len(receiver.answers) > 1 else receiver.answers[0]
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", receiver.url + "elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *arguments: Any) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}/kabar?dari=portal"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
