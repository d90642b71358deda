"""Announcing facts: stored in the act's own transaction, delivered by the worker after commit."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from django.db import transaction
from django.utils import timezone

from siapkerja.events.dispatch import FIRST_WAIT, queue_deliveries
from siapkerja.events.models import Delivery, EventRecord
from siapkerja.events.registry import reactions_to
from siapkerja.facts.base import Fact


class By(Protocol):
    """The part of an Actor that the record of a fact keeps (ids and a role word, no names)."""

    @property
    def person_id(self) -> int | None: ...

    @property
    def on_behalf_of_id(self) -> int | None: ...

    @property
    def role_word(self) -> str: ...


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
    records = EventRecord.objects.bulk_create([_record(fact, by, at) for fact, at in told])
    due_at = timezone.now() + timedelta(seconds=FIRST_WAIT)
    waiting = [
        Delivery(event_id=record.pk, reaction=reaction.name, due_at=due_at)
        for record, (fact, _) in zip(records, told, strict=True)
        for reaction in reactions_to(fact)
    ]
    if waiting:
        transaction.on_commit(partial(queue_deliveries, Delivery.objects.bulk_create(waiting)))


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
