"""Doing a thing once, however often a program asks for it."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.api.models import ApiClient, KeptAnswer
from siapkerja.kernel.errors import Refused

KEPT_HOURS = 24


class KeyReused(Refused):
    code = "idempotency_key_reused"
    sentence = _("Idempotency-Key ini sudah dipakai untuk permintaan lain. Pakai kunci baru.")


class StillAtIt(Refused):
    code = "request_in_progress"
    sentence = _("Permintaan dengan Idempotency-Key ini masih dikerjakan. Ulangi beberapa saat lagi.")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a request is answered: JSON text, and the headers that belong to it."""

    status: int
    body: str
    headers: Mapping[str, str]
    is_replayed: bool = False


def answer_once(*, client: ApiClient, key: str, request: str, work: Callable[[], Answer], at: datetime, in_one: bool = True) -> Answer:
    """Do the work and keep its answer, or give the answer that was kept.

    A refused request changes nothing and is not kept: the program mends it and may send it under the same key.

    Args:
        key: the request's `Idempotency-Key`.
        request: method, address and body in one text.
        in_one: the work and its answer are one transaction. Long work of many small parts, each of which can be asked for again
            without harm, is better not: a long transaction holds up the feed.

    Raises:
        KeyReused: the key was used for another request within the last day.
        StillAtIt: the same request is being carried out right now.
    """
    digest = hashlib.sha256(request.encode(errors="surrogatepass")).digest()
    with _held_alone(client, key), transaction.atomic() if in_one else nullcontext():
        kept = KeptAnswer.objects.filter(client=client, key=key).first()
        if kept is not None and kept.at > at - timedelta(hours=KEPT_HOURS):
            if bytes(kept.digest) != digest:
                raise KeyReused
            return Answer(status=kept.status, body=kept.body, headers=kept.headers, is_replayed=True)
        answer = work()
        KeptAnswer.objects.update_or_create(
            client=client,
            key=key,
            defaults={"digest": digest, "status": answer.status, "headers": dict(answer.headers), "body": answer.body, "at": at},
        )
        return answer


@contextmanager
def _held_alone(client: ApiClient, key: str) -> Iterator[None]:
    """Be the only one at work under the key, across all hosts; the lock ends with the connection if this process dies.

    Raises:
        StillAtIt: somebody else is.
    """
    number = int.from_bytes(hashlib.sha256(f"{client.pk}:{key}".encode()).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [number])
        if not cursor.fetchone()[0]:
            raise StillAtIt
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock(%s)", [number])


def request_text(method: str, path: str, body: object) -> str:
    """A request as one text; spaces and the order of keys in its JSON make no difference."""
    return "\n".join([method, path, json.dumps(body, sort_keys=True, separators=(",", ":"), default=str)])


def forget_old_answers(*, at: datetime) -> int:
    """Delete answers nobody can ask for any more. Returns how many."""
    return KeptAnswer.objects.filter(at__lte=at - timedelta(hours=KEPT_HOURS)).delete()[0]
