"""The officers' side of a recovery. Who looked first does not approve."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.recovery import AccountRecovered, RecoveryEnded, RecoveryProposed
from siapkerja.files.models import StoredFile
from siapkerja.identity.actions.recovered_accounts import give_new_contact
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Person, User
from siapkerja.identity.permissions import require
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.recovery import letters
from siapkerja.recovery.actions.links import send_password_link, tell_of_change
from siapkerja.recovery.actions.tickets import about
from siapkerja.recovery.clocks import number_from, today_in
from siapkerja.recovery.enums import ContactKind, HandBackReason, MissingPart, ObjectionOutcome, RecoveryRefusal, RecoveryState, Way
from siapkerja.recovery.models import RecoveryTicket, RecoveryTicketMoved
from siapkerja.recovery.permissions import GRANTS, Permission
from siapkerja.recovery.workflows import RECOVERY
from siapkerja.workflow import moves
from siapkerja.workflow.moves import ReasonNeeded


class SecondOfficerNeeded(Refused):
    code = "second_officer_needed"
    sentence = _("Anda yang memeriksa permintaan ini, jadi petugas lain yang menyetujuinya.")


class NotYourCase(Refused):
    code = "not_your_case"
    sentence = _("Permintaan ini sedang diperiksa petugas lain.")


class OwnAccount(Refused):
    code = "own_account"
    sentence = _("Ini akun Anda sendiri. Petugas lain yang memeriksanya.")


class NoAccountNamed(Refused):
    code = "no_account_named"
    sentence = _("Pilih dulu akun yang dimaksud, lalu usulkan.")


@transaction.atomic
def take(*, ticket: RecoveryTicket, by: Actor, at: datetime) -> RecoveryTicket:
    """An officer begins to look.

    Raises:
        NotPermitted, OwnAccount, MoveNotAllowed.
    """
    record = _entrusted(ticket, by)
    return _moved(record, "take", by, at, taken_by_id=by.person_id)


@transaction.atomic
def hand_back(*, ticket: RecoveryTicket, reason: HandBackReason, note: str, by: Actor, at: datetime) -> RecoveryTicket:
    """The officer who took a request lets another one take it; the clock goes on.

    Raises:
        NotPermitted, NotYourCase, ReasonNeeded, MoveNotAllowed.
    """
    record = _entrusted(ticket, by)
    _require_first(record, by)
    return _moved(record, "hand_back", by, at, reason_code=reason, note=note, taken_by=None)


@transaction.atomic
def ask_for_completion(*, ticket: RecoveryTicket, missing: Sequence[MissingPart], note: str, by: Actor, at: datetime) -> RecoveryTicket:
    """Ask the person for what is missing; the clock stands still until it comes.

    Raises:
        NotPermitted, NotYourCase, ReasonNeeded, MoveNotAllowed.
    """
    record = _entrusted(ticket, by)
    _require_first(record, by)
    if not missing:
        raise ReasonNeeded(fields={"missing": str(ReasonNeeded.sentence)})
    parts = [MissingPart(part).value for part in missing]
    _moved(record, "ask", by, at, reason_code=parts[0], note=note, missing=parts, paused_on=today_in(record.region, at))
    letters.send(letters.incomplete_letter(record.number or ""), kind=record.contact_kind, to=record.contact, at=at)
    return record


@transaction.atomic
def propose(*, ticket: RecoveryTicket, person: Person | None, by: Actor, at: datetime) -> RecoveryTicket:
    """The first officer is satisfied and names the account; where nothing was found before, this decides whose it is.

    Raises:
        NotPermitted, NotYourCase, NoAccountNamed, OwnAccount, MoveNotAllowed.
    """
    record = _entrusted(ticket, by)
    _require_first(record, by)
    named = person or record.person
    if named is None or not User.objects.filter(person=named).exists():
        raise NoAccountNamed(fields={"person": str(NoAccountNamed.sentence)})
    if named.pk == by.person_id:
        raise OwnAccount()
    _moved(record, "propose", by, at, person=named)
    pictures = [picture for picture in (record.card_id, record.portrait_id) if picture]
    StoredFile.objects.filter(pk__in=pictures).update(person_id=named.pk)
    publish(RecoveryProposed(**about(record)), by=by, at=at)
    return record


@transaction.atomic
def send_back(*, ticket: RecoveryTicket, note: str, by: Actor, at: datetime) -> RecoveryTicket:
    """The second officer is not satisfied yet.

    Raises:
        NotPermitted, ReasonNeeded, MoveNotAllowed.
    """
    return _moved(_entrusted(ticket, by), "return", by, at, note=note)


@transaction.atomic
def approve(*, ticket: RecoveryTicket, by: Actor, at: datetime) -> RecoveryTicket:
    """Give the account its new contact, end its sessions, tell every contact, and send the link for a new password.

    Raises:
        NotPermitted, OwnAccount, SecondOfficerNeeded, NoAccountNamed, ContactTaken, MoveNotAllowed.
    """
    record = _entrusted(ticket, by)
    RECOVERY.move("approve", source=record.state)
    if record.person is None:
        raise NoAccountNamed()
    if _needs_second(record, at) and (record.state != RecoveryState.PROPOSED or record.taken_by_id == by.person_id):
        raise SecondOfficerNeeded()
    is_email = record.contact_kind == ContactKind.EMAIL
    before = give_new_contact(
        user=User.objects.get(person=record.person),
        email=record.contact if is_email else "",
        phone="" if is_email else record.contact,
        drops_second_factors=record.drops_second_factors,
        by=by,
        at=at,
    )
    _moved(record, "approve", by, at, approved_by_id=by.person_id, granted_at=at, previous=before)
    record_act(by, "account_recovered", f"recovery.ticket:{record.pk}", at, way=record.way, first_officer_id=record.taken_by_id)
    tell_of_change(ticket=record, before=before, at=at)
    send_password_link(ticket=record, at=at)
    publish(AccountRecovered(**about(record), person_id=record.person.pk), by=by, at=at)
    return record


@transaction.atomic
def refuse(*, ticket: RecoveryTicket, refusal: RecoveryRefusal, note: str, by: Actor, at: datetime) -> RecoveryTicket:
    """End the request; the person reads the reason on the status page, the note stays with the officers.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    record = _moved(_entrusted(ticket, by), "refuse", by, at, reason_code=refusal, note=note, refusal=refusal)
    return _ended(record, "refused", by, at)


@transaction.atomic
def dismiss_objection(*, ticket: RecoveryTicket, outcome: ObjectionOutcome, note: str, by: Actor, at: datetime) -> RecoveryTicket:
    """The objection does not hold: the review goes on from where one officer looks and another approves.

    Raises:
        NotPermitted, SecondOfficerNeeded, MoveNotAllowed.
    """
    record = _entrusted(ticket, by)
    if record.approved_by_id == by.person_id:
        raise SecondOfficerNeeded()
    fields = {"taken_by_id": by.person_id, "approved_by": None, "granted_at": None}
    return _moved(record, "dismiss", by, at, reason_code=outcome, note=note, **fields)


@transaction.atomic
def revert(*, ticket: RecoveryTicket, outcome: ObjectionOutcome, note: str, by: Actor, at: datetime) -> RecoveryTicket:
    """The objection holds: everything stays as it was before the request.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    record = _moved(_entrusted(ticket, by), "revert", by, at, reason_code=outcome, note=note)
    return _ended(record, "reverted", by, at)


def _ended(record: RecoveryTicket, ending: str, by: Actor, at: datetime) -> RecoveryTicket:
    letters.send(letters.ended_letter(record.number or ""), kind=record.contact_kind, to=record.contact, at=at)
    publish(RecoveryEnded(**about(record), ending=ending), by=by, at=at)
    return record


def _entrusted(ticket: RecoveryTicket, by: Actor) -> RecoveryTicket:
    """The locked ticket, for an officer of its region who is not the one it is about."""
    record = moves.locked(ticket)
    require(GRANTS, by, Permission.HANDLE_RECOVERY, region_code=record.region_id or "")
    if by.person_id is None:
        raise NotPermitted()
    if record.person_id == by.person_id:
        raise OwnAccount()
    return record


def _require_first(record: RecoveryTicket, by: Actor) -> None:
    if record.state == RecoveryState.TAKEN and record.taken_by_id != by.person_id:
        raise NotYourCase()


def _needs_second(record: RecoveryTicket, at: datetime) -> bool:
    key = "recovery.counter_needs_second_officer" if record.way == Way.COUNTER else "recovery.needs_second_officer"
    return bool(number_from(key, today_in(record.region, at)))


def _moved(record: RecoveryTicket, move: str, by: Actor, at: datetime, **fields: Any) -> RecoveryTicket:
    moves.apply(RECOVERY, record, move, history=RecoveryTicketMoved, by=by, at=at, **fields)
    return record
