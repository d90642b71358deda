"""The person's side of a recovery: filing, proving the new contact, completing, giving up."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.documents.numbers import next_number
from siapkerja.events.publishing import publish
from siapkerja.facts.recovery import RecoveryAsked, RecoveryEnded, RecoveryProposed
from siapkerja.files.models import StoredFile
from siapkerja.identity.actions.people import NotANik
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import User
from siapkerja.identity.permissions import require
from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel.errors import Refused
from siapkerja.messaging.channels import usable_address
from siapkerja.recovery import letters
from siapkerja.recovery.actions.contacts import require_code, send_code
from siapkerja.recovery.actions.links import tell_old_contacts
from siapkerja.recovery.actions.pictures import Upload, keep_picture
from siapkerja.recovery.clocks import due_after, prolonged, today_in
from siapkerja.recovery.enums import ContactKind, Way
from siapkerja.recovery.models import ContactCode, NikDispute, RecoveryTicket, RecoveryTicketMoved
from siapkerja.recovery.permissions import GRANTS, Permission
from siapkerja.recovery.queries import account_of, region_for
from siapkerja.recovery.secrets_of_cases import access_code
from siapkerja.recovery.workflows import RECOVERY
from siapkerja.workflow import moves


class BornLater(Refused):
    code = "born_later"
    sentence = _("Tanggal lahir tidak bisa di masa depan.")


@dataclass(frozen=True, kw_only=True)
class RecoveryAnswers:
    """What the person says. NIK or passport; the country as printed on the passport (three letters)."""

    nik: str = ""
    passport: str = ""
    passport_country: str = ""
    full_name: str
    born_on: date
    contact_kind: ContactKind
    contact: str
    old_contact: str = ""
    story: str = ""
    drops_second_factors: bool = False


@transaction.atomic
def file_ticket(
    *, answers: RecoveryAnswers, card: Upload, portrait: Upload, by: Actor, at: datetime, way: Way = Way.ONLINE
) -> RecoveryTicket:
    """Take a request down and send a code to the new contact. It counts, and has a number, once the code came back.

    Raises:
        NotANik, BornLater, NotAPicture, FileTooLarge, EmptyFile, AddressNotUsable.
    """
    ticket = open_ticket(answers=answers, way=way, at=at)
    day = today_in(ticket.region, at)
    ticket.card = keep_picture(upload=card, field="card", person_id=None, by=by, at=at, on=day)
    ticket.portrait = keep_picture(upload=portrait, field="portrait", person_id=None, by=by, at=at, on=day)
    ticket.save(update_fields=["card", "portrait"])
    return ticket


def open_ticket(*, answers: RecoveryAnswers, way: Way, at: datetime) -> RecoveryTicket:
    """A ticket that does not count yet, and the code to its new contact; inside the act's transaction.

    Raises:
        NotANik, BornLater, AddressNotUsable.
    """
    nik = nik_rules.digits_of(answers.nik)
    if nik and not nik_rules.is_wellformed(nik):
        raise NotANik(fields={"nik": str(NotANik.sentence)})
    region = region_for(person=None, nik=nik, on=today_in(None, at))
    if answers.born_on > today_in(region, at):
        raise BornLater(fields={"born_on": str(BornLater.sentence)})
    try:
        contact = usable_address(letters.channel_of(answers.contact_kind), answers.contact)
    except Refused as refusal:
        refusal.fields = {"contact": str(refusal)}
        raise
    ticket = RecoveryTicket.objects.create(
        way=way,
        nik=nik or None,
        passport=None if nik else answers.passport,
        passport_country="" if nik else answers.passport_country,
        full_name=answers.full_name,
        born_on=answers.born_on,
        contact_kind=answers.contact_kind,
        contact=contact.lower() if answers.contact_kind == ContactKind.EMAIL else contact,
        old_contact=answers.old_contact or None,
        story=answers.story or None,
        drops_second_factors=answers.drops_second_factors,
        region=region,
        filed_at=at,
    )
    send_code(case=ticket, at=at)
    return ticket


def confirm_ticket(*, ticket: RecoveryTicket, code: str, by: Actor, at: datetime) -> RecoveryTicket:
    """The code came back: the request counts, gets its number and clock, and every old contact of the account is told.

    Raises:
        WrongCode, CodeExpired, MoveNotAllowed.
    """
    require_code(case=ticket, code=code, at=at)
    return _count_in(ticket=ticket, by=by, at=at)


@transaction.atomic
def _count_in(*, ticket: RecoveryTicket, by: Actor, at: datetime) -> RecoveryTicket:
    record = moves.locked(ticket)
    today = today_in(record.region, at)
    person = account_of(
        nik=record.nik or "",
        passport=record.passport or "",
        country=record.passport_country,
        full_name=record.full_name,
        born_on=record.born_on,
        today=today,
    )
    region = region_for(person=person, nik=record.nik or "", on=today)
    fields = {"person": person, "is_matched": person is not None, "region": region}
    count_in(record=record, move="confirm", fields=fields, by=by, at=at)
    publish(RecoveryAsked(**about(record)), by=by, at=at)
    return record


def count_in(*, record: RecoveryTicket, move: str, fields: dict[str, Any], by: Actor, at: datetime) -> None:
    """Number a locked ticket, start its clock, bind its pictures to the person, and write to old and new contacts."""
    today = today_in(record.region, at)
    number = f"PA-{today.year}-{next_number(f'recovery.ticket:{today.year}', at=at):06d}"
    timing: dict[str, Any] = {"number": number, "confirmed_at": at, "due_on": due_after("recovery.working_days", today)}
    moves.apply(RECOVERY, record, move, history=RecoveryTicketMoved, by=by, at=at, **timing, **fields)
    record_act(by, "recovery_asked", f"recovery.ticket:{record.pk}", at, way=record.way, matched=record.is_matched)
    letter = letters.received_letter(number, access_code(record.public_id))
    letters.send(letter, kind=record.contact_kind, to=record.contact, at=at)
    if record.person is not None:
        _bind_pictures(record)
        tell_old_contacts(ticket=record, user=User.objects.get(person=record.person), at=at)


def _bind_pictures(ticket: RecoveryTicket) -> None:
    """From now on whoever opens the pictures is on the person's own list of looks."""
    pictures = [picture for picture in (ticket.card_id, ticket.portrait_id) if picture]
    StoredFile.objects.filter(pk__in=pictures).update(person_id=ticket.person_id)


@transaction.atomic
def confirm_counter_ticket(*, ticket: RecoveryTicket, by: Actor, at: datetime) -> RecoveryTicket:
    """A ticket made at the counter counts; it waits for the second officer. The code was checked before.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    record = moves.locked(ticket)
    require(GRANTS, by, Permission.HANDLE_RECOVERY, region_code=record.region_id or "")
    count_in(record=record, move="confirm_at_counter", fields={"taken_by_id": by.person_id}, by=by, at=at)
    publish(RecoveryProposed(**about(record)), by=by, at=at)
    return record


@transaction.atomic
def supply(*, ticket: RecoveryTicket, card: Upload | None, portrait: Upload | None, story: str, by: Actor, at: datetime) -> RecoveryTicket:
    """The person sends what was asked for; the officers' clock goes on with the days it stood still.

    Raises:
        MoveNotAllowed, NotAPicture, FileTooLarge, EmptyFile.
    """
    record = moves.locked(ticket)
    today = today_in(record.region, at)
    changed: dict[str, Any] = {"missing": [], "paused_on": None}
    for name, upload in (("card", card), ("portrait", portrait)):
        if upload is not None:
            changed[name] = keep_picture(upload=upload, field=name, person_id=record.person_id, by=by, at=at, on=today)
    if story:
        changed["story"] = f"{record.story}\n\n{story}" if record.story else story
    if record.due_on and record.paused_on:
        changed["due_on"] = prolonged(record.due_on, record.paused_on, today)
    moves.apply(RECOVERY, record, "supply", history=RecoveryTicketMoved, by=by, at=at, **changed)
    return record


@transaction.atomic
def withdraw_ticket(*, ticket: RecoveryTicket, by: Actor, at: datetime) -> RecoveryTicket:
    """The person no longer wants it.

    Raises:
        MoveNotAllowed.
    """
    record = moves.locked(ticket)
    moves.apply(RECOVERY, record, "withdraw", history=RecoveryTicketMoved, by=by, at=at)
    publish(RecoveryEnded(**about(record), ending="withdrawn"), by=by, at=at)
    return record


@transaction.atomic
def forget_unconfirmed(*, before: datetime) -> int:
    """Delete requests whose code never came back. Returns how many; their pictures are removed by their own term."""
    tickets = RecoveryTicket.objects.filter(number=None, filed_at__lt=before)
    disputes = NikDispute.objects.filter(number=None, filed_at__lt=before)
    ContactCode.objects.filter(Q(ticket__in=tickets) | Q(dispute__in=disputes)).delete()
    # They never moved, and histories only grow: nothing else hangs on them, and Django's own delete would ask the history to go too.
    return int(tickets._raw_delete(tickets.db)) + int(disputes._raw_delete(disputes.db))


def about(record: RecoveryTicket) -> dict[str, Any]:
    """What every fact about a ticket says."""
    return {"recovery_ticket_id": record.pk, "region_code": record.region_id or "", "version": record.version}
