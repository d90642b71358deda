"""Requests that wait for their person too long close by themselves."""

from datetime import date, datetime

from django.db import transaction

from siapkerja.events.publishing import publish
from siapkerja.facts.recovery import RecoveryEnded
from siapkerja.identity.actor import Actor
from siapkerja.recovery import letters
from siapkerja.recovery.actions.tickets import about
from siapkerja.recovery.clocks import due_after, number_from, today_in
from siapkerja.recovery.enums import RecoveryState
from siapkerja.recovery.models import RecoveryTicket, RecoveryTicketMoved
from siapkerja.recovery.workflows import RECOVERY
from siapkerja.workflow import moves

TERM = "recovery.completion_working_days"
WAITING_FOR_PERSON = (RecoveryState.GRANTED, RecoveryState.WAITING)


def close_uncompleted(*, at: datetime) -> int:
    """Close approved requests whose password was never set, and those never completed, once their working days are over.

    Each in a transaction of its own, so that one that fails keeps none of the others. Returns how many were closed.
    """
    by = Actor.the_system("recovery")
    waiting = RecoveryTicket.objects.filter(state__in=WAITING_FOR_PERSON).select_related("region").order_by("pk").iterator()
    return sum(_close(ticket, by, at) for ticket in waiting if _is_over(ticket, at))


def _since(ticket: RecoveryTicket) -> date | None:
    if ticket.state == RecoveryState.GRANTED:
        return today_in(ticket.region, ticket.granted_at) if ticket.granted_at else None
    return ticket.paused_on


def _is_over(ticket: RecoveryTicket, at: datetime) -> bool:
    since = _since(ticket)
    return since is not None and today_in(ticket.region, at) > due_after(TERM, since)


@transaction.atomic
def _close(ticket: RecoveryTicket, by: Actor, at: datetime) -> bool:
    record = moves.locked(ticket)
    if record.state not in WAITING_FOR_PERSON or not _is_over(record, at):
        return False  # the person came back meanwhile
    days, was_granted = number_from(TERM, today_in(record.region, at)), record.state == RecoveryState.GRANTED
    moves.apply(RECOVERY, record, "lapse", history=RecoveryTicketMoved, by=by, at=at)
    letter = letters.lapsed_letter(record.number or "", days, was_granted=was_granted)
    letters.send(letter, kind=record.contact_kind, to=record.contact, at=at)
    publish(RecoveryEnded(**about(record), ending="lapsed"), by=by, at=at)
    return True
