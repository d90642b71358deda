"""Delivering: a locked row, the reaction, and the mark that it is done, all in one transaction."""

import logging
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import OperationalError, transaction
from django.utils import timezone

from siapkerja.events.dispatch import FIRST_WAIT, LONGEST_WAIT, queue_deliveries
from siapkerja.events.models import Delivery, DeliveryState, EventRecord
from siapkerja.events.registry import reaction_named

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 8
FIRST_RETRY = 10
SWEPT_AT_ONCE = 1000
DELIVERED_TOGETHER = 200
KEPT_FOR = timedelta(days=90)


class Outcome(StrEnum):
    DONE = "done"
    NOTHING_TO_DO = "nothing_to_do"
    TRY_AGAIN = "try_again"
    FAILED = "failed"


def deliver(delivery_id: int) -> Outcome:
    """Let one reaction hear one fact, unless it already has or another worker is at it."""
    try:
        with transaction.atomic():
            delivery = _locked(delivery_id)
            if delivery is None:
                return Outcome.NOTHING_TO_DO
            _react(delivery, EventRecord.objects.get(pk=delivery.event_id))
            delivery.state, delivery.done_at, delivery.trouble = DeliveryState.DONE, timezone.now(), ""
            delivery.save(update_fields=["state", "done_at", "trouble"])
            return Outcome.DONE
    except Exception as trouble:
        logger.exception("Delivery %s failed.", delivery_id)
        return _note_failure(delivery_id, trouble)


def _locked(delivery_id: int) -> Delivery | None:
    return Delivery.objects.select_for_update(skip_locked=True).pending().filter(pk=delivery_id).first()


def _react(delivery: Delivery, event: EventRecord) -> None:
    reaction = reaction_named(delivery.reaction)
    if reaction is None:
        raise LookupError(f"no reaction is named {delivery.reaction}")
    reaction.run(event.revived(), at=event.at)


def _note_failure(delivery_id: int, trouble: Exception) -> Outcome:
    """Count the attempt and set the next one later each time; give up after `MOST_ATTEMPTS`, visibly.

    Only the kind of the trouble is kept: its words may hold personal data.
    """
    with transaction.atomic():
        delivery = _locked(delivery_id)
        if delivery is None:
            return Outcome.NOTHING_TO_DO
        delivery.attempts += 1
        delivery.trouble = type(trouble).__name__
        delivery.due_at = timezone.now() + timedelta(seconds=min(FIRST_RETRY * 2 ** (delivery.attempts - 1), LONGEST_WAIT))
        if delivery.attempts >= MOST_ATTEMPTS:
            delivery.state = DeliveryState.FAILED
        delivery.save(update_fields=["attempts", "trouble", "due_at", "state"])
    return Outcome.FAILED if delivery.state == DeliveryState.FAILED else Outcome.TRY_AGAIN


def sweep(*, at: datetime, limit: int = SWEPT_AT_ONCE) -> int:
    """Queue what was committed and is overdue: never queued, lost by the broker, or to be tried again.

    Returns:
        How many the broker took.
    """
    with transaction.atomic():
        overdue = list(Delivery.objects.select_for_update(skip_locked=True).due(at).order_by("due_at")[:limit])
        for delivery in overdue:
            wait = min(FIRST_WAIT * 2 ** min(delivery.queued, 10), LONGEST_WAIT)
            delivery.due_at = at + timedelta(seconds=wait)
            delivery.queued += 1
        Delivery.objects.bulk_update(overdue, ["due_at", "queued"])
    return queue_deliveries(overdue)


def retry_failed(*, at: datetime, reaction: str = "") -> int:
    """Give failed deliveries (of one reaction) a new series of attempts, for example after a mended defect."""
    failed = Delivery.objects.filter(state=DeliveryState.FAILED)
    if reaction:
        failed = failed.filter(reaction=reaction)
    return failed.update(state=DeliveryState.PENDING, attempts=0, queued=1, due_at=at)


def forget_done(*, at: datetime) -> int:
    """Delete deliveries that were done long ago; the event records stay. Returns how many."""
    old = Delivery.objects.filter(state=DeliveryState.DONE, done_at__lt=at - KEPT_FOR)
    return old.delete()[0]


def answered_in_bulk(*, reactions: Collection[str], subjects: Collection[str], at: datetime) -> int:
    """Mark deliveries as done after somebody did for many subjects at once what these reactions would have done one by one.

    Args:
        reactions: names of reactions.
        subjects: `app.noun:id` of what the facts are about.

    Returns:
        How many need not be delivered any more.
    """
    # As a list: beside rows that are only just written, a subquery is asked for each of them.
    told = list(EventRecord.objects.filter(subject__in=subjects).values_list("pk", flat=True))
    waiting = Delivery.objects.pending().filter(reaction__in=reactions, event_id__in=told)
    return waiting.update(state=DeliveryState.DONE, done_at=at)


def deliver_pending(rounds: int = 10) -> int:
    """Deliver in this process whatever is pending, and what that announces in turn; for tests and for building demo data.

    Returns:
        How many reactions ran.

    Raises:
        RuntimeError: a reaction failed, or facts still follow from facts after `rounds`.
    """
    count = 0
    for _ in range(rounds):
        waiting = list(Delivery.objects.pending().order_by("event_id", "pk").values_list("pk", flat=True))
        starts = range(0, len(waiting), DELIVERED_TOGETHER)
        heard = sum(_deliver_some(waiting[start : start + DELIVERED_TOGETHER]) for start in starts)
        if not heard:
            return count  # nothing waits, or another process is at all of it
        count += heard
    raise RuntimeError("facts keep following from facts")


def _deliver_some(ids: Sequence[int]) -> int:
    try:
        return _deliver_together(ids)
    except OperationalError:
        # Another process needs the same rows in another order. One by one, nobody holds what the other waits for.
        return sum(_deliver_together([pk]) for pk in ids)


@transaction.atomic
def _deliver_together(ids: Sequence[int]) -> int:
    """Deliveries in one transaction and in their order: one that fails takes the others along."""
    pending = Delivery.objects.select_for_update(skip_locked=True).pending().filter(pk__in=ids)
    deliveries = list(pending.order_by("event_id", "pk"))
    events = EventRecord.objects.in_bulk({delivery.event_id for delivery in deliveries})
    for delivery in deliveries:
        _react(delivery, events[delivery.event_id])
    Delivery.objects.filter(pk__in=[delivery.pk for delivery in deliveries]).update(state=DeliveryState.DONE, done_at=timezone.now())
    return len(deliveries)
