"""Announcing facts: stored in the act's own transaction, delivered by the worker after commit."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from django.db import transaction
from django.utils import timezone

from siapkerja.events.dispatch import FIRST_WAIT, queue_deliveries
from siapkerja.events.models import Delivery, EventRecord
from siapkerja.events.registry import reactions_to
from siapkerja.facts.base import Fact

WRITTEN_TOGETHER = 1000


@dataclass(frozen=True, eq=False)
class _Waiting:
    """A fact written at the end of its act. It hangs in what the transaction does on commit, and so goes with a savepoint taken back."""

    fact: Fact
    record: EventRecord

    def __call__(self) -> None:
        """It was written before the commit."""


_gathered: ContextVar[list[_Waiting] | None] = ContextVar("facts_gathered", default=None)


class By(Protocol):
    """The part of an Actor that the record of a fact keeps (ids and a role word, no names)."""

    @property
    def person_id(self) -> int | None: ...

    @property
    def on_behalf_of_id(self) -> int | None: ...

    @property
    def role_word(self) -> str: ...

    @property
    def is_sandbox(self) -> bool: ...


class NoTransaction(RuntimeError):
    """A fact was announced outside the transaction that makes it true."""


def publish(fact: Fact, *, by: By, at: datetime) -> None:
    """Announce a fact in the transaction that makes it true; every reaction runs after commit, in the worker.

    Args:
        at: when it happened (aware).

    Raises:
        NoTransaction: there is no open transaction.
        TypeError: the fact holds something that is not a plain value.
    """
    publish_all([(fact, at)], by=by)


def publish_all(told: Sequence[tuple[Fact, datetime]], *, by: By) -> None:
    """Announce many facts of one act, each with the time it happened, in two statements for all of them.

    Raises:
        NoTransaction, TypeError: as `publish` does.
    """
    if told and not transaction.get_connection().in_atomic_block:
        raise NoTransaction(f"{told[0][0].fact_name()} was announced outside a transaction")
    if by.is_sandbox:
        return  # somebody's program tries things out: nobody is told, nothing is counted
    waiting = [_Waiting(fact, _record(fact, by, at)) for fact, at in told]
    gathered = _gathered.get()
    if gathered is None:
        _write(waiting)
        return
    for one in waiting:
        transaction.on_commit(one)
    gathered.extend(waiting)


@contextmanager
def published_together() -> Iterator[None]:
    """Facts announced within are written at its end, many in a statement: for bulk work, inside its transaction.

    What a savepoint took back meanwhile is not announced.
    """
    gathered: list[_Waiting] = []
    token = _gathered.set(gathered)
    try:
        yield
    finally:
        _gathered.reset(token)
    standing = {todo for _savepoints, todo, _is_robust in transaction.get_connection().run_on_commit}
    waiting = [one for one in gathered if one in standing]
    for start in range(0, len(waiting), WRITTEN_TOGETHER):
        _write(waiting[start : start + WRITTEN_TOGETHER])


def _write(waiting: Sequence[_Waiting]) -> None:
    EventRecord.objects.bulk_create([one.record for one in waiting])
    due_at = timezone.now() + timedelta(seconds=FIRST_WAIT)
    deliveries = [
        Delivery(event_id=one.record.pk, reaction=reaction.name, due_at=due_at) for one in waiting for reaction in reactions_to(one.fact)
    ]
    if deliveries:
        transaction.on_commit(partial(queue_deliveries, Delivery.objects.bulk_create(deliveries)))


def _record(fact: Fact, by: By, at: datetime) -> EventRecord:
    return EventRecord(
        fact=fact.fact_name(),
        subject=fact.subject,
        version=fact.version,
        payload=fact.as_payload(),
        at=at,
        by_person_id=by.person_id,
        on_behalf_of_id=by.on_behalf_of_id,
        role=by.role_word,
    )
