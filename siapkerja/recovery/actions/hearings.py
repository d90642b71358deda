"""NIK that somebody else uses, the officers' side: hearing both, deciding, deciding again after an appeal."""

from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from siapkerja.events.publishing import publish
from siapkerja.facts.recovery import NikDisputeDecided, NikDisputeHeard
from siapkerja.identity.actions.disputed_niks import verified_claim, write_claim_states
from siapkerja.identity.actions.recovered_accounts import known_contacts
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim, User
from siapkerja.identity.permissions import require
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.recovery import letters
from siapkerja.recovery.actions.disputes import about, moved
from siapkerja.recovery.clocks import due_after, today_in
from siapkerja.recovery.enums import DisputeOutcome, DisputeRefusal
from siapkerja.recovery.models import DisputeHolder, NikDispute
from siapkerja.recovery.permissions import GRANTS, Permission
from siapkerja.recovery.queries import open_dispute_about
from siapkerja.recovery.workflows import DISPUTE
from siapkerja.workflow import moves


class NoOtherHolder(Refused):
    code = "no_other_holder"
    sentence = _("Tidak ada akun lain yang memakai NIK ini. Jangan lanjutkan sengketanya.")


class HeardAlready(Refused):
    code = "heard_already"
    sentence = _("NIK ini sedang disengketakan dalam perkara lain. Selesaikan perkara itu lebih dulu.")


class OtherSideUnheard(Refused):
    code = "other_side_unheard"
    sentence = _("Pihak lain belum menjawab dan waktunya belum habis. Putuskan setelah jawaban atau setelah tanggal itu.")


class WinnerNeeded(Refused):
    code = "winner_needed"
    sentence = _("Ada beberapa pemegang akun. Pilih yang mana.")


class OtherOfficerNeeded(Refused):
    code = "other_officer_needed"
    sentence = _("Anda yang memutuskan pertama kali, jadi petugas lain yang memutuskan bandingnya.")


@transaction.atomic
def hear(*, dispute: NikDispute, by: Actor, at: datetime) -> NikDispute:
    """Hear both sides: the others are asked for their answer, and from now on nobody signs in by this NIK.

    Their accounts go on working in every other way.

    Raises:
        NotPermitted, NoOtherHolder, HeardAlready, MoveNotAllowed.
    """
    record = _entrusted(dispute, Permission.HANDLE_DISPUTE, by)
    DISPUTE.move("hear", source=record.state)
    if open_dispute_about(record.nik) is not None:
        raise HeardAlready()
    claims = list(NikClaim.objects.standing().of_nik(record.nik).select_for_update())
    others = [claim for claim in claims if claim.person_id != record.claimant_id]
    if not others:
        raise NoOtherHolder()
    until = due_after("nik_dispute.answer_working_days", today_in(record.region, at))
    for claim in claims:
        DisputeHolder.objects.create(
            dispute=record,
            claim=claim,
            state_before=_state_before(claim),
            is_claimants_own=claim.person_id == record.claimant_id,
            answer_until=until,
        )
    states = dict.fromkeys([claim.pk for claim in claims], NikClaimState.DISPUTED)
    write_claim_states(states=states, by=by, at=at, cause=f"recovery.dispute:{record.pk}")
    moved(record, "hear", by, at, taken_by_id=by.person_id)
    _tell_others(record, others, until, at)
    people = tuple(sorted({claim.person_id for claim in others}))
    publish(NikDisputeHeard(**about(record), person_ids=people), by=by, at=at)
    return record


def _state_before(claim: NikClaim) -> str:
    """Claims the registry put in doubt come back as unverified: nobody knows any more which of them was right."""
    return NikClaimState.CLAIMED if claim.state == NikClaimState.DISPUTED else claim.state


def _tell_others(record: NikDispute, others: list[NikClaim], until: date, at: datetime) -> None:
    day = date_format(until, "j F Y")
    for user in User.objects.filter(person__in=[claim.person_id for claim in others]).select_related("person"):
        for kind, address in known_contacts(user):
            letters.send(letters.disputed_letter(record.number or "", record.public_id, day), kind=kind, to=address, at=at)


@transaction.atomic
def refuse_dispute(*, dispute: NikDispute, refusal: DisputeRefusal, note: str, by: Actor, at: datetime) -> NikDispute:
    """End it without hearing anybody; nothing was held and nothing changes.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    record = _entrusted(dispute, Permission.HANDLE_DISPUTE, by)
    moved(record, "refuse", by, at, reason_code=refusal, note=note, refusal=refusal)
    _tell_claimant(record, at)
    return record


@transaction.atomic
def decide(
    *, dispute: NikDispute, outcome: DisputeOutcome, decision: str, by: Actor, at: datetime, winner_id: int | None = None
) -> NikDispute:
    """Decide whose NIK it is. Both sides read `decision`; either may appeal once.

    Args:
        winner_id: claim that keeps the NIK, where there are several other holders.

    Raises:
        NotPermitted, OtherSideUnheard, WinnerNeeded, ReasonNeeded, ClaimElsewhere, MoveNotAllowed.
    """
    record = _entrusted(dispute, Permission.HANDLE_DISPUTE, by)
    DISPUTE.move("decide", source=record.state)
    today = today_in(record.region, at)
    if record.holders.filter(is_claimants_own=False, answered_at=None, answer_until__gte=today).exists():
        raise OtherSideUnheard()
    _settle(record, outcome, winner_id, by, at)
    until = due_after("nik_dispute.appeal_working_days", today)
    fields = {"outcome": outcome, "decision": decision, "decided_by_id": by.person_id, "decided_at": at, "appeal_until": until}
    moved(record, "decide", by, at, reason_code=outcome if decision.strip() else "", **fields)
    return _announced(record, False, by, at)


@transaction.atomic
def decide_appeal(
    *, dispute: NikDispute, outcome: DisputeOutcome, decision: str, by: Actor, at: datetime, winner_id: int | None = None
) -> NikDispute:
    """Decide again, by another officer of the province or the ministry; this is the end.

    Raises:
        NotPermitted, OtherOfficerNeeded, WinnerNeeded, ReasonNeeded, ClaimElsewhere, MoveNotAllowed.
    """
    record = _entrusted(dispute, Permission.DECIDE_APPEAL, by)
    DISPUTE.move("decide_appeal", source=record.state)
    if record.decided_by_id == by.person_id:
        raise OtherOfficerNeeded()
    _settle(record, outcome, winner_id, by, at)
    fields = {"outcome": outcome, "decision": decision, "decided_at": at}
    moved(record, "decide_appeal", by, at, reason_code=outcome if decision.strip() else "", **fields)
    return _announced(record, True, by, at)


def _settle(record: NikDispute, outcome: DisputeOutcome, winner_id: int | None, by: Actor, at: datetime) -> None:
    """Move the claims to what the outcome says."""
    cause = f"recovery.dispute:{record.pk}"
    sides = list(record.holders.all())
    others = [side.claim_id for side in sides if not side.is_claimants_own]
    if outcome == DisputeOutcome.HOLDER:
        winner = winner_id or (others[0] if len(others) == 1 else None)
        if winner not in others:
            raise WinnerNeeded(fields={"winner": str(WinnerNeeded.sentence)})
        states = {side.claim_id: NikClaimState.VERIFIED if side.claim_id == winner else NikClaimState.WITHDRAWN for side in sides}
    else:
        rest = NikClaimState.CLAIMED if outcome == DisputeOutcome.BOTH else NikClaimState.WITHDRAWN
        states = dict.fromkeys([side.claim_id for side in sides], rest)
        if outcome == DisputeOutcome.CLAIMANT:
            states |= {side.claim_id: NikClaimState.VERIFIED for side in sides if side.is_claimants_own}
    write_claim_states(states=states, by=by, at=at, cause=cause)
    if outcome == DisputeOutcome.CLAIMANT and record.claimant is not None and NikClaimState.VERIFIED not in states.values():
        verified_claim(person=record.claimant, nik=record.nik, by=by, at=at, cause=cause)


def _announced(record: NikDispute, is_final: bool, by: Actor, at: datetime) -> NikDispute:
    people = {side.claim.person_id for side in record.holders.select_related("claim")}
    if record.claimant_id:
        people.add(record.claimant_id)
    _tell_claimant(record, at)
    fact = NikDisputeDecided(**about(record), outcome=record.outcome, is_final=is_final, person_ids=tuple(sorted(people)))
    publish(fact, by=by, at=at)
    return record


def _tell_claimant(record: NikDispute, at: datetime) -> None:
    """Strangers hear by the contact they proved; people with an account by their inbox."""
    if record.contact:
        letters.send(letters.ended_letter(record.number or ""), kind=record.contact_kind, to=record.contact, at=at)


def _entrusted(dispute: NikDispute, permission: Permission, by: Actor) -> NikDispute:
    record = moves.locked(dispute)
    require(GRANTS, by, permission, region_code=record.region_id or "")
    sides = {record.claimant_id, *record.holders.values_list("claim__person_id", flat=True)}
    if by.person_id is None or by.person_id in sides:
        raise NotPermitted()
    return record
