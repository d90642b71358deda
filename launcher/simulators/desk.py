"""The simulators' HTTP: three addresses of the systems, and below /_ what tests ask and tell them."""

import json
import time
from collections import Counter, deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from typing import Any

from launcher.simulators.answers import Answer, Behaviour
from launcher.simulators.systems import CompanyRegistry, Gateway, PopulationRegistry, System

KEPT = 2000
LONGEST_REQUEST = 64 * 1024
PATHS = {"/gateway/messages": "gateway", "/population/comparisons": "population", "/companies/lookups": "companies"}


class Desk:
    """All three systems and what is known of them. One lock: they are small."""

    def __init__(self, *, token: str, companies: CompanyRegistry, behaviour: Behaviour) -> None:
        self.token = token
        self.usual = behaviour
        self.companies_file = companies.file
        self.lock = Lock()
        self.forget()

    def forget(self) -> None:
        """As it was at the start."""
        self.systems: dict[str, System] = {
            "gateway": Gateway(),
            "population": PopulationRegistry(),
            "companies": CompanyRegistry(self.companies_file),
        }
        self.behaviours = {name: Behaviour(**vars(self.usual)) for name in self.systems}
        self.received: deque[dict[str, Any]] = deque(maxlen=KEPT)
        self.attempts: Counter[str] = Counter()

    def hear(self, name: str, *, token: str, key: str, request: Any) -> Answer:
        """Answer one request and keep it."""
        with self.lock:
            self.attempts[key] += 1
            answer = self._answer(name, token, key, request)
            status = 200 if answer.raw is not None else answer.status
            self.received.append({"system": name, "request": request, "key": key, "status": status, "attempt": self.attempts[key]})
            return answer

    def _answer(self, name: str, token: str, key: str, request: Any) -> Answer:
        if token != f"Bearer {self.token}":
            return Answer(401, {"error": "wrong token"})
        if not isinstance(request, dict):
            return Answer(400, {"error": "a JSON object is needed"})
        behaviour = self.behaviours[name]
        if trouble := behaviour.answer_instead(key, self.attempts[key]):
            return trouble
        answer = self.systems[name].answer(request)
        return Answer(answer.status, answer.data, answer.delay or behaviour.delay, answer.raw, answer.location)

    # What tests ask and tell --------------------------------------------------------------------------------------------------

    def list_received(self, name: str) -> list[dict[str, Any]]:
        with self.lock:
            return [entry for entry in self.received if name in {"", entry["system"]}]

    def behave(self, name: str, wish: dict[str, Any]) -> None:
        """Wishes for one system; {} makes it well again."""
        with self.lock:
            self.behaviours[name] = Behaviour(**(vars(self.usual) | wish))

    def record(self, name: str, number: str, data: dict[str, Any]) -> None:
        """What a registry knows under a NIK or NIB."""
        with self.lock:
            system = self.systems[name]
            if isinstance(system, PopulationRegistry):
                system.people[number] = data
            elif isinstance(system, CompanyRegistry):
                system.companies[number] = data


class Server(ThreadingHTTPServer):
    """One thread a request, so that a slow answer holds nobody up."""

    daemon_threads = True
    request_queue_size = 128
    desk: Desk


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        name = PATHS.get(self.path)
        if name is None:
            return self._reply(Answer(404, {"error": "no such address"}))
        token, key = self.headers.get("Authorization", ""), self.headers.get("Idempotency-Key", "")
        return self._reply(self.server.desk.hear(name, token=token, key=key, request=self._body()))

    def do_GET(self) -> None:
        if self.path == "/_ready":
            return self._reply(Answer())
        _, root, *rest = self.path.split("/")
        if root == "_received":
            return self._reply(Answer(data={"received": self.server.desk.list_received("".join(rest))}))
        return self._reply(Answer(404, {"error": "no such address"}))

    def do_PUT(self) -> None:
        match self.path.split("/")[1:], self._body():
            case ["_behaviour", name], dict(wish) if name in PATHS.values():
                self.server.desk.behave(name, wish)
            case ["_records", ("population" | "companies") as name, number], dict(data):
                self.server.desk.record(name, number, data)
            case _:
                return self._reply(Answer(404, {"error": "no such address"}))
        return self._reply(Answer())

    def do_DELETE(self) -> None:
        """`DELETE /_all`: forget everything."""
        with self.server.desk.lock:
            self.server.desk.forget()
        self._reply(Answer())

    def _body(self) -> Any:
        length = int(self.headers.get("Content-Length") or 0)
        try:
            return json.loads(self.rfile.read(min(length, LONGEST_REQUEST)) or b"{}")
        except ValueError:
            return None

    def _reply(self, answer: Answer) -> None:
        time.sleep(answer.delay)
        payload = answer.raw if answer.raw is not None else json.dumps(answer.data).encode()
        try:
            self.send_response(answer.status)
            self.send_header("Content-Type", "text/html" if answer.raw is not None else "application/json")
            self.send_header("Content-Length", str(len(payload)))
            if answer.location:
                self.send_header("Location", answer.location)
            self.end_headers()
            self.wfile.write(payload)
        except OSError:
            self.close_connection = True  # whoever asked has left

    def log_message(self, *arguments: Any) -> None:
        """Say nothing: requests name people, be they invented."""
