"""Visitors' tickets for job fairs: taking one, changing the slot, giving it back, and using it at the door."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.models import FairSlot, FairTicket, JobFair
from karirhub.permissions import GRANTS, Permission
from siapkerja.documents.numbers import next_number
from siapkerja.documents.tokens import new_token
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import FairTicketNear, FairVisited
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.calendar import day_in, end_of_day
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.reference.queries import rule
from siapkerja.web.wording import day as day_words
from siapkerja.web.wording import moment
from siapkerja.workflow.moves import locked


class FairTakesNobody(Refused):
    code = "fair_takes_nobody"
    sentence = _("Bursa kerja ini tidak lagi membagikan tiket.")


class SlotFull(Refused):
    code = "fair_slot_full"
    sentence = _("Slot ini baru saja penuh. Pilih slot lain.")


class SlotOver(Refused):
    code = "fair_slot_over"
    sentence = _("Slot ini sudah lewat. Pilih slot lain.")


class TicketHeld(Refused):
    code = "fair_ticket_held"
    sentence = _("Anda sudah punya tiket untuk bursa kerja ini. Ubah slotnya bila perlu.")


class TicketUsed(Refused):
    code = "fair_ticket_used"


class TicketGone(Refused):
    code = "fair_ticket_gone"
    sentence = _("Tiket ini sudah dikembalikan pemegangnya dan tidak berlaku.")


class WrongDay(Refused):
    code = "fair_ticket_wrong_day"


class NotYourTurn(Refused):
    code = "fair_turn_not_come"


class FairNotHeld(Refused):
    code = "fair_not_held"
    sentence = _("Bursa kerja ini dibatalkan atau sudah ditutup, jadi tiketnya tidak berlaku.")


@transaction.atomic
def take_ticket(*, slot: FairSlot, by: Actor, at: datetime) -> FairTicket:
    """Take a ticket for a slot, under the fair's next number; one a person and fair. It is free.

    Raises:
        NotPermitted: nobody is signed in.
        SlotFull, SlotOver, FairTakesNobody, TicketHeld: as they say.
    """
    require(GRANTS, by, Permission.VISIT_FAIRS)
    if (person_id := by.subject_id) is None:
        raise NotPermitted()
    if FairTicket.objects.of_person(person_id).standing().filter(fair=slot.fair_id).exists():
        raise TicketHeld()
    _occupy(slot.pk)
    fair = _demand_open(slot, at)
    ticket = FairTicket(fair=fair, slot=slot, person_id=person_id, token=new_token(), taken_at=at)
    ticket.number = f"BK{fair.pk:04d}-{next_number(f'karirhub.fair_ticket:{fair.pk}', at=at):05d}"
    try:
        with transaction.atomic():
            ticket.save()
    except IntegrityError as error:
        raise TicketHeld() from error
    return ticket


@transaction.atomic
def change_slot(*, ticket: FairTicket, slot: FairSlot, by: Actor, at: datetime) -> FairTicket:
    """Come at another time of the same fair; number and code stay.

    Raises:
        NotPermitted, TicketGone, TicketUsed: not one's own, given back, or used.
        SlotFull, SlotOver, FairTakesNobody: as for `take_ticket`.
    """
    current = _own(ticket, by)
    if slot.fair_id != current.fair_id:
        raise SlotOver()
    if slot.pk == current.slot_id:
        return current
    # In one order, so that two people who change places do not wait for each other.
    list(FairSlot.objects.select_for_update().filter(pk__in=[slot.pk, current.slot_id]).order_by("pk"))
    _occupy(slot.pk)
    _leave(current.slot_id)
    _demand_open(slot, at)
    current.slot, current.reminded_at = slot, None
    current.save(update_fields=["slot", "reminded_at"])
    return current


@transaction.atomic
def give_back(*, ticket: FairTicket, by: Actor, at: datetime) -> FairTicket:
    """Leave the place to somebody else; another ticket may be taken afterwards.

    Raises:
        NotPermitted, TicketGone, TicketUsed.
    """
    current = _own(ticket, by)
    _give_back(current, at)
    return current


@transaction.atomic
def admit(*, ticket: FairTicket, by: Actor, at: datetime) -> FairTicket:
    """Let the holder in and note that they came, once.

    Raises:
        NotPermitted: not an officer of the place.
        FairNotHeld, TicketGone, WrongDay: as they say.
        TicketUsed: says when it was used.
    """
    current = locked(ticket)
    fair = current.fair
    require(GRANTS, by, Permission.ADMIT_VISITORS, region_code=fair.village_id)
    if not fair.is_published:
        raise FairNotHeld()
    _demand_usable(current)
    wanted = day_in(fair.time_zone, current.slot.starts_at)
    if wanted != fair.today(at):
        raise WrongDay(_now("Tiket ini untuk %(day)s. Minta pemegangnya mengubah slot.") % {"day": day_words(wanted)})
    _note_presence(current, by, at)
    return current


@transaction.atomic
def come_online(*, ticket: FairTicket, by: Actor, at: datetime) -> FairTicket:
    """Go in to a fair online: noted once, from the beginning of one's turn to the end of the fair's hours that day.

    Raises:
        NotPermitted, TicketGone: not one's own, or given back.
        FairNotHeld: called off, closed, or held in a place with a door.
        NotYourTurn: says when it is.
    """
    current = locked(ticket)
    if current.person_id is None or current.person_id != by.subject_id:
        raise NotPermitted()
    fair = current.fair
    if current.given_back_at is not None:
        raise TicketGone()
    if not (fair.is_online and fair.is_published):
        raise FairNotHeld()
    if not current.has_turn(at):
        raise NotYourTurn(_now("Giliran Anda mulai %(when)s.") % {"when": moment(current.slot.starts_at, fair.time_zone)})
    if current.present_at is None:
        _note_presence(current, by, at)
    return current


@transaction.atomic
def remind_of_tickets(*, zone: str, by: Actor, at: datetime, limit: int = 1000) -> int:
    """Announce tickets whose day is near, each once for every slot it is changed to.

    Args:
        zone: IANA name; days are counted at the place of the fair.
        limit: tickets in one call.

    Returns:
        How many tickets.
    """
    today = day_in(zone, at)
    last = end_of_day(zone, today + timedelta(days=int(rule("job_fair.ticket_reminder_days", today).value)))
    rows = FairTicket.objects.standing().filter(
        person__isnull=False, present_at=None, reminded_at=None, slot__starts_at__gt=at, slot__starts_at__lte=last,
        fair__state="published", fair__time_zone=zone,
    )  # fmt: skip
    tickets = list(rows.select_related("slot").select_for_update(of=("self",), skip_locked=True).order_by("pk")[:limit])
    for ticket in tickets:
        fact = FairTicketNear(
            version=1, ticket_id=ticket.pk, fair_id=ticket.fair_id, person_id=ticket.person_id or 0, starts_at=ticket.slot.starts_at
        )
        announce(fact, by=by, at=at)
    FairTicket.objects.filter(pk__in=[ticket.pk for ticket in tickets]).update(reminded_at=at)
    return len(tickets)


@transaction.atomic
def erase_tickets(*, person_id: int, by: Actor, at: datetime) -> None:
    """Tickets that can still be used are given back; of the others only the number of visitors stays (UU 27/2022 art. 43)."""
    mine = FairTicket.objects.of_person(person_id)
    for ticket in mine.standing().filter(present_at=None).order_by("pk"):
        _give_back(locked(ticket), at)
    mine.update(person=None)


def _own(ticket: FairTicket, by: Actor) -> FairTicket:
    """The locked row, if it is one's own and neither used nor given back."""
    current = locked(ticket)
    if current.person_id is None:
        raise NotPermitted()
    require(GRANTS, by, Permission.VISIT_FAIRS, person_id=current.person_id)
    _demand_usable(current)
    return current


def _demand_usable(ticket: FairTicket) -> None:
    if ticket.given_back_at is not None:
        raise TicketGone()
    if ticket.present_at is not None:
        raise TicketUsed(_now("Tiket ini sudah dipakai %(moment)s.") % {"moment": moment(ticket.present_at, ticket.fair.time_zone)})


def _demand_open(slot: FairSlot, at: datetime) -> JobFair:
    """Read after the slot's row is held: calling the fair off waits for it, and is seen from here."""
    fair = JobFair.objects.get(pk=slot.fair_id)
    if not fair.is_published:
        raise FairTakesNobody()
    if slot.ends_at <= at:
        raise SlotOver()
    return fair


def _occupy(slot_id: int) -> None:
    """One place less, if there is one: decided by the database, so that two at once cannot have the last."""
    if not FairSlot.objects.filter(pk=slot_id, taken__lt=F("capacity")).update(taken=F("taken") + 1):
        raise SlotFull(fields={"slot": str(SlotFull.sentence)})


def _leave(slot_id: int) -> None:
    FairSlot.objects.filter(pk=slot_id).update(taken=F("taken") - 1)


def _note_presence(ticket: FairTicket, by: Actor, at: datetime) -> None:
    ticket.present_at = at
    ticket.save(update_fields=["present_at"])
    if ticket.person_id is not None:
        fact = FairVisited(version=1, ticket_id=ticket.pk, fair_id=ticket.fair_id, person_id=ticket.person_id)
        announce(fact, by=by, at=at)


def _give_back(ticket: FairTicket, at: datetime) -> None:
    _leave(ticket.slot_id)
    ticket.given_back_at = at
    ticket.save(update_fields=["given_back_at"])
