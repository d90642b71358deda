"""Officers decide cases. Every decision has a reason, which the one who asked and the other side read."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.identity.actions.legal_identity import grant_capacity, prove_organisation
from siapkerja.identity.actions.memberships import appoint_signatory, end_by_decision, lock_organisation
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import CapacityKind, MembershipEnding
from siapkerja.identity.models import Membership
from siapkerja.kernel.errors import Refused
from siapkerja.organisations.actions.cases import announce, other_side
from siapkerja.organisations.enums import ClaimOutcome
from siapkerja.organisations.models import CaseMoved, OrganisationCase
from siapkerja.organisations.permissions import demand_decision
from siapkerja.organisations.queries import is_contested, members_beside, other_claims
from siapkerja.organisations.workflows import ORGANISATION_CASE
from siapkerja.workflow import moves


class OutcomeNeeded(Refused):
    code = "outcome_needed"
    sentence = _("Ada pihak lain pada organisasi ini. Pilih apa yang terjadi dengan peran mereka.")


class ObjectionPeriodRuns(Refused):
    code = "objection_period_runs"


@transaction.atomic
def return_case(*, case: OrganisationCase, note: str, by: Actor, at: datetime) -> OrganisationCase:
    """Ask the person for more; the clock stops.

    Raises:
        NotPermitted, OwnCase, MoveNotAllowed, ReasonNeeded.
    """
    record = _locked(case, by)
    moves.apply(ORGANISATION_CASE, record, "return", history=CaseMoved, by=by, at=at, note=note, due_on=None)
    announce(record, "return", (), by, at)
    return record


@transaction.atomic
def refuse_case(*, case: OrganisationCase, note: str, by: Actor, at: datetime) -> OrganisationCase:
    """Say no; nothing about the organisation changes.

    Raises:
        NotPermitted, OwnCase, MoveNotAllowed, ReasonNeeded.
    """
    record = _locked(case, by)
    return _decide(record, "refuse", note, other_side(record, timezone.localdate(at)), by, at)


@transaction.atomic
def approve_claim(*, case: OrganisationCase, outcome: ClaimOutcome | None, note: str, by: Actor, at: datetime) -> OrganisationCase:
    """Find the organisation to be the claimant's: it is proven and they are its signatory.

    Args:
        outcome: what becomes of those on the other side; may be None only where there is nobody. `REPLACES` ends their
            memberships and refuses their claims by this same decision.

    Raises:
        NotPermitted, OwnCase, MoveNotAllowed, ReasonNeeded, OutcomeNeeded.
    """
    record, on = _locked(case, by), timezone.localdate(at)
    if outcome is None and is_contested(record, on=on):
        raise OutcomeNeeded(fields={"outcome": str(OutcomeNeeded.sentence)})
    others = other_side(record, on)
    losing = list(other_claims(record)) if outcome == ClaimOutcome.REPLACES else []
    _decide(record, "approve", note, others, by, at, outcome=outcome or ClaimOutcome.JOINS)
    prove_organisation(legal_entity=record.legal_entity, by=by, at=at)
    appoint_signatory(person=record.person, legal_entity=record.legal_entity, by=by, at=at, on=on)
    if outcome == ClaimOutcome.REPLACES:
        _end(members_beside(record, on=on), by, at, on)
    for claim in losing:
        _decide(moves.locked(claim), "refuse", note, (record.person_id,), by, at)
    return record


@transaction.atomic
def approve_handover(*, case: OrganisationCase, ended: Iterable[Membership], note: str, by: Actor, at: datetime) -> OrganisationCase:
    """Make the one who asked the signatory, and end the memberships of those who left.

    Args:
        ended: memberships of this organisation; others in it are left alone.

    Raises:
        NotPermitted, OwnCase, MoveNotAllowed, ReasonNeeded.
        ObjectionPeriodRuns: the present managers may still object.
    """
    record, on = _locked(case, by), timezone.localdate(at)
    if record.objections_until and on <= record.objections_until:
        words = _("Pengelola yang ada masih dapat menyatakan keberatan sampai %(day)s. Putuskan sesudah hari itu, atau tolak sekarang.")
        raise ObjectionPeriodRuns(str(words) % {"day": f"{record.objections_until:%d-%m-%Y}"})
    others = other_side(record, on)
    _decide(record, "approve", note, others, by, at)
    appoint_signatory(person=record.person, legal_entity=record.legal_entity, by=by, at=at, on=on)
    chosen = {row.pk for row in ended}
    _end((row for row in members_beside(record, on=on) if row.pk in chosen), by, at, on)
    return record


@transaction.atomic
def approve_capacity(*, case: OrganisationCase, note: str, by: Actor, at: datetime) -> OrganisationCase:
    """Let the organisation take part in the capacity from today on.

    Raises:
        NotPermitted, OwnCase, MoveNotAllowed, ReasonNeeded, CapacityHeld.
    """
    record, on = _locked(case, by), timezone.localdate(at)
    _decide(record, "approve", note, (), by, at)
    grant_capacity(legal_entity=record.legal_entity, kind=CapacityKind(record.capacity), by=by, at=at, on=on)
    return record


def _locked(case: OrganisationCase, by: Actor) -> OrganisationCase:
    lock_organisation(legal_entity_id=case.legal_entity_id)
    record = moves.locked(case)
    demand_decision(by, record)
    return record


def _decide(
    record: OrganisationCase, move: str, note: str, others: tuple[int, ...], by: Actor, at: datetime, **companions: Any
) -> OrganisationCase:
    moves.apply(ORGANISATION_CASE, record, move, history=CaseMoved, by=by, at=at, note=note, decided_at=at, due_on=None, **companions)
    record_act(by, f"organisation_case_{move}", f"organisations.case:{record.pk}", at, kind=record.kind)
    announce(record, move, others, by, at)
    return record


def _end(memberships: Iterable[Membership], by: Actor, at: datetime, on: date) -> None:
    for membership in list(memberships):
        end_by_decision(membership=membership, ending=MembershipEnding.REPLACED, by=by, at=at, on=on)
