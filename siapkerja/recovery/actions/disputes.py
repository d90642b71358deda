"""NIK that somebody else uses, the people's side: filing, answering, withdrawing, appealing."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.documents.numbers import next_number
from siapkerja.events.publishing import publish
from siapkerja.facts.recovery import NikDisputeAppealed, NikDisputeFiled
from siapkerja.identity.actions.disputed_niks import write_claim_states
from siapkerja.identity.actions.people import NotANik
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim, Person
from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.messaging.channels import usable_address
from siapkerja.recovery import letters
from siapkerja.recovery.actions.contacts import require_code, send_code
from siapkerja.recovery.actions.pictures import Upload, keep_picture
from siapkerja.recovery.clocks import due_after, today_in
from siapkerja.recovery.enums import DisputeReason, DisputeState
from siapkerja.recovery.models import DisputeHolder, NikDispute, NikDisputeMoved
from siapkerja.recovery.queries import dispute_side, region_for
from siapkerja.recovery.secrets_of_cases import access_code
from siapkerja.recovery.workflows import DISPUTE
from siapkerja.workflow import moves


class AppealTooLate(Refused):
    code = "appeal_too_late"
    sentence = _("Waktu untuk banding sudah lewat.")


class AlreadyAnswered(Refused):
    code = "already_answered"
    sentence = _("Jawaban Anda sudah kami terima.")


@dataclass(frozen=True, kw_only=True)
class DisputeAnswers:
    """What the claimant says. `contact` is compulsory for strangers."""

    nik: str
    full_name: str
    born_on: date | None
    reason: DisputeReason
    story: str
    contact_kind: str = ""
    contact: str = ""


@transaction.atomic
def file_dispute(
    *, answers: DisputeAnswers, claimant: Person | None, card: Upload, family_card: Upload | None, by: Actor, at: datetime
) -> NikDispute:
    """Take down that a NIK is somebody's. A person with an account files it at once; a stranger first proves a contact.

    Nothing is held by it: only an officer who hears both sides does that.

    Raises:
        NotANik, NotAPicture, FileTooLarge, EmptyFile, AddressNotUsable.
    """
    nik = nik_rules.digits_of(answers.nik)
    if not nik_rules.is_wellformed(nik):
        raise NotANik(fields={"nik": str(NotANik.sentence)})
    region = region_for(person=claimant, nik=nik, on=today_in(None, at))
    today = today_in(region, at)
    dispute = NikDispute(
        nik=nik,
        claimant=claimant,
        full_name=answers.full_name,
        born_on=answers.born_on,
        reason=answers.reason,
        story=answers.story,
        region=region,
        filed_at=at,
    )
    if claimant is None:
        dispute.contact_kind, dispute.contact = answers.contact_kind, _usable(answers)
    person_id = claimant.pk if claimant else None
    dispute.card = keep_picture(upload=card, field="card", person_id=person_id, by=by, at=at, on=today)
    if family_card is not None:
        dispute.family_card = keep_picture(upload=family_card, field="family_card", person_id=person_id, by=by, at=at, on=today)
    dispute.save()
    if claimant is None:
        send_code(case=dispute, at=at)
        return dispute
    return _count_in(dispute=dispute, by=by, at=at)


def _usable(answers: DisputeAnswers) -> str:
    try:
        return usable_address(letters.channel_of(answers.contact_kind), answers.contact)
    except Refused as refusal:
        refusal.fields = {"contact": str(refusal)}
        raise


def confirm_dispute(*, dispute: NikDispute, code: str, by: Actor, at: datetime) -> NikDispute:
    """The stranger's code came back: the dispute counts.

    Raises:
        WrongCode, CodeExpired, MoveNotAllowed.
    """
    require_code(case=dispute, code=code, at=at)
    return _count_in(dispute=dispute, by=by, at=at)


@transaction.atomic
def _count_in(*, dispute: NikDispute, by: Actor, at: datetime) -> NikDispute:
    record = moves.locked(dispute)
    today = today_in(record.region, at)
    number = f"SN-{today.year}-{next_number(f'recovery.dispute:{today.year}', at=at):06d}"
    timing = {"number": number, "confirmed_at": at, "due_on": due_after("nik_dispute.working_days", today)}
    moved(record, "confirm", by, at, **timing)
    record_act(by, "nik_disputed", f"recovery.dispute:{record.pk}", at, reason=record.reason)
    if record.contact:
        letter = letters.received_letter(number, access_code(record.public_id))
        letters.send(letter, kind=record.contact_kind, to=record.contact, at=at)
    publish(NikDisputeFiled(**about(record)), by=by, at=at)
    return record


@transaction.atomic
def open_registry_dispute(*, claim_id: int, verified_claim_id: int, by: Actor, at: datetime) -> NikDispute | None:
    """The population registry matched two people: a dispute without anybody having filed one. None where one is open already."""
    claim = NikClaim.objects.select_related("person").get(pk=claim_id)
    if DisputeHolder.objects.filter(claim__in=[claim_id, verified_claim_id], dispute__state__in=["hearing", "appealed"]).exists():
        return None
    if NikDispute.objects.filter(claimant=claim.person, reason=DisputeReason.REGISTRY, state=DisputeState.NEW).exists():
        return None
    person = claim.person
    dispute = NikDispute.objects.create(
        nik=claim.nik,
        claimant=person,
        full_name=person.full_name,
        born_on=person.born_on,
        reason=DisputeReason.REGISTRY,
        region=region_for(person=person, nik=claim.nik, on=today_in(None, at)),
        filed_at=at,
    )
    return _count_in(dispute=dispute, by=by, at=at)


@transaction.atomic
def answer_dispute(*, dispute: NikDispute, answer: str, card: Upload | None, by: Actor, at: datetime) -> DisputeHolder:
    """The other side says why the NIK is theirs. An answer after the term still counts while nothing is decided.

    Raises:
        NotPermitted, AlreadyAnswered, MoveNotAllowed, NotAPicture, FileTooLarge, EmptyFile.
    """
    record = moves.locked(dispute)
    if by.person_id is None:
        raise NotPermitted()
    holder = record.holders.select_for_update(of=("self",)).filter(claim__person_id=by.person_id, is_claimants_own=False).first()
    if holder is None:
        raise NotPermitted()
    if holder.answered_at is not None:
        raise AlreadyAnswered()
    if card is not None:
        day = today_in(record.region, at)
        holder.card = keep_picture(upload=card, field="card", person_id=by.person_id, by=by, at=at, on=day)
    holder.answer, holder.answered_at = answer, at
    holder.save(update_fields=["answer", "answered_at", "card"])
    moved(record, "answer", by, at)
    return holder


@transaction.atomic
def withdraw_dispute(*, dispute: NikDispute, by: Actor, at: datetime) -> NikDispute:
    """The claimant gives up: claims are again what they were.

    Raises:
        MoveNotAllowed.
    """
    record = moves.locked(dispute)
    moved(record, "withdraw", by, at)
    release(record, by, at)
    return record


def release(record: NikDispute, by: Actor, at: datetime) -> None:
    """Give the claims that were held the states they had before."""
    states = {holder.claim_id: NikClaimState(holder.state_before) for holder in record.holders.all()}
    write_claim_states(states=states, by=by, at=at, cause=f"recovery.dispute:{record.pk}")


@transaction.atomic
def appeal(*, dispute: NikDispute, side: str, reason: str, by: Actor, at: datetime) -> NikDispute:
    """One side asks for a second decision, once. Until then the first one stands.

    Args:
        side: "claimant" or "holder"; strangers who opened the case with its code are the claimant.

    Raises:
        NotPermitted, AppealTooLate, ReasonNeeded, MoveNotAllowed.
    """
    record = moves.locked(dispute)
    if record.claimant_id is not None or side == "holder":
        side = dispute_side(record, by.person_id)
    if not side:
        raise NotPermitted()
    if record.state == DisputeState.DECIDED and record.appeal_until and today_in(record.region, at) > record.appeal_until:
        raise AppealTooLate(fields={"reason": str(AppealTooLate.sentence)})
    due_on = due_after("nik_dispute.working_days", today_in(record.region, at))
    moved(record, "appeal", by, at, reason_code=f"by_{side}", appeal=reason, appeal_by=side, due_on=due_on)
    publish(NikDisputeAppealed(**about(record)), by=by, at=at)
    return record


def moved(record: NikDispute, move: str, by: Actor, at: datetime, **fields: Any) -> None:
    moves.apply(DISPUTE, record, move, history=NikDisputeMoved, by=by, at=at, **fields)


def about(record: NikDispute) -> dict[str, Any]:
    """What every fact about a dispute says."""
    return {"nik_dispute_id": record.pk, "region_code": record.region_id or "", "version": record.version}
