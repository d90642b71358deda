"""Asking officers to decide about an organisation: a claim, a handover, a capacity."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.numbers import next_number
from siapkerja.events.publishing import publish
from siapkerja.facts.organisations import CaseMoved as CaseMovedFact
from siapkerja.facts.organisations import CaseObjected, CaseSubmitted
from siapkerja.identity.actions.legal_identity import CapacityHeld, grant_capacity
from siapkerja.identity.actions.memberships import lock_organisation
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import CapacityKind
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.proof import demand_proof
from siapkerja.identity.rights import managers_of, manages_whole
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.organisations.actions.documents import add_document
from siapkerja.organisations.enums import CaseKind, DocumentKind
from siapkerja.organisations.models import CaseMoved, Objection, OrganisationCase
from siapkerja.organisations.queries import head_office_of, members_beside, number_from_rule, other_claims, working_day_after
from siapkerja.organisations.workflows import ORGANISATION_CASE
from siapkerja.reference.queries import rule
from siapkerja.workflow import moves

PREFIXES = {CaseKind.CLAIM: "KLM", CaseKind.HANDOVER: "ALH", CaseKind.CAPACITY: "KDK"}
TERMS = {
    CaseKind.CLAIM: "organisation.claim_working_days",
    CaseKind.HANDOVER: "organisation.handover_working_days",
    CaseKind.CAPACITY: "organisation.capacity_working_days",
}


class AlreadyManages(Refused):
    code = "already_manages"
    sentence = _("Anda sudah mengelola organisasi ini, dan organisasinya sudah dibuktikan. Tidak ada yang perlu diajukan.")


class CaseOpen(Refused):
    code = "case_open"
    sentence = _("Permintaan yang sama masih diperiksa. Lihat keadaannya di daftar permintaan Anda.")


class ClaimInstead(Refused):
    code = "claim_instead"
    sentence = _("Organisasi ini belum dibuktikan. Ajukan klaim dengan surat NIB, bukan pengambilalihan.")


class ObjectionsClosed(Refused):
    code = "objections_closed"
    sentence = _("Masa keberatan sudah lewat atau permintaan ini sudah diputus.")


@dataclass(frozen=True, kw_only=True)
class Proof:
    """A paper handed in with a case."""

    kind: DocumentKind
    stream: BinaryIO


@transaction.atomic
def claim_organisation(*, legal_entity: LegalEntity, proof: Proof, statement: str, by: Actor, at: datetime) -> OrganisationCase:
    """Say that an organisation is one's own. The officer of its region decides; until then nobody loses anything.

    Raises:
        AlreadyManages: it is proven, and the actor manages it.
        CaseOpen; NotADocument, FileTooLarge, EmptyFile.
    """
    current = lock_organisation(legal_entity_id=legal_entity.pk)
    if current.proven_at and manages_whole(by, current.pk):
        raise AlreadyManages
    return _submit(CaseKind.CLAIM, current, proof, statement, by, at)


@transaction.atomic
def request_handover(*, legal_entity: LegalEntity, proof: Proof, statement: str, by: Actor, at: datetime) -> OrganisationCase:
    """Ask to take over from managers who have left, with deed or letter of appointment. They are told and may object for a time.

    Raises:
        AlreadyManages, ClaimInstead, CaseOpen; NotADocument, FileTooLarge, EmptyFile.
    """
    current = lock_organisation(legal_entity_id=legal_entity.pk)
    if current.proven_at is None:
        raise ClaimInstead
    if manages_whole(by, current.pk):
        raise AlreadyManages
    return _submit(CaseKind.HANDOVER, current, proof, statement, by, at)


@transaction.atomic
def ask_capacity(
    *, legal_entity: LegalEntity, kind: CapacityKind, proof: Proof | None, statement: str, by: Actor, at: datetime
) -> OrganisationCase | None:
    """Ask to take part in a capacity. Those the rule `organisation.capacities_decided` does not name begin at once.

    Returns:
        The case to be decided, or None where the capacity holds already.

    Raises:
        NotPermitted: the actor does not manage the whole organisation.
        CapacityHeld, CaseOpen, OrganisationNotProven; NotADocument, FileTooLarge, EmptyFile.
    """
    current = lock_organisation(legal_entity_id=legal_entity.pk)
    if not manages_whole(by, current.pk):
        raise NotPermitted
    on = timezone.localdate(at)
    if current.capacities.filter(kind=kind, valid_to=None).exists():
        raise CapacityHeld(fields={"kind": str(CapacityHeld.sentence)})
    if kind not in rule("organisation.capacities_decided", on).value:
        grant_capacity(legal_entity=current, kind=kind, by=by, at=at, on=on)
        return None
    demand_proof(current)
    return _submit(CaseKind.CAPACITY, current, proof, statement, by, at, capacity=kind)


def _submit(
    kind: CaseKind, entity: LegalEntity, proof: Proof | None, statement: str, by: Actor, at: datetime, capacity: str = ""
) -> OrganisationCase:
    """The caller has locked the organisation, so that of two at the same moment one comes first."""
    asked_by = {} if kind == CaseKind.CAPACITY else {"person_id": by.person_id}
    if OrganisationCase.objects.standing().filter(kind=kind, legal_entity=entity, capacity=capacity, **asked_by).exists():
        raise CaseOpen
    if by.person_id is None:
        raise NotPermitted
    on = timezone.localdate(at)
    regency = head_office_of(entity).regency
    until = _objection_day(on) if kind == CaseKind.HANDOVER else None
    case = OrganisationCase(
        kind=kind,
        legal_entity=entity,
        person_id=by.person_id,
        regency=regency,
        capacity=capacity,
        statement=statement or None,
        objections_until=until,
        due_on=_due(kind, until or on, on),
        submitted_at=at,
        number="",
    )
    series = f"{PREFIXES[kind]}-{regency.pk}-{on.year}"
    case.number = f"{series}-{next_number(f'organisations.{series}', at=at):06d}"
    case.save(force_insert=True)
    if proof:
        _hand_in(case, proof, by, at)
    fact = CaseSubmitted(
        version=case.version, case_id=case.pk, kind=str(kind), person_id=case.person_id, legal_entity_id=entity.pk,
        regency_code=regency.pk, others=other_side(case, on), objections_until=until,
    )  # fmt: skip
    publish(fact, by=by, at=at)
    return case


def _hand_in(case: OrganisationCase, proof: Proof, by: Actor, at: datetime) -> None:
    add_document(legal_entity=case.legal_entity, case=case, kind=proof.kind, stream=proof.stream, by=by, at=at)


def _objection_day(on: date) -> date:
    return working_day_after(on, number_from_rule("organisation.handover_objection_working_days", on))


def _due(kind: CaseKind, start: date, on: date) -> date:
    return working_day_after(start, number_from_rule(TERMS[kind], on))


def other_side(case: OrganisationCase, on: date) -> tuple[int, ...]:
    """Persons whose place the case touches: for a claim everybody who acts or claims, for a handover the managers."""
    if case.kind == CaseKind.CAPACITY:
        rows: set[int] = set()
    elif case.kind == CaseKind.HANDOVER:
        rows = set(managers_of(case.legal_entity_id, on=on).values_list("person_id", flat=True))
    else:
        rows = set(members_beside(case, on=on).values_list("person_id", flat=True))
        rows |= set(other_claims(case).values_list("person_id", flat=True))
    return tuple(sorted(rows - {case.person_id}))


@transaction.atomic
def resubmit(*, case: OrganisationCase, proof: Proof | None, statement: str, by: Actor, at: datetime) -> OrganisationCase:
    """Answer what the officer asked for; the clock begins anew.

    Raises:
        NotPermitted: not the one who asked. MoveNotAllowed: nothing was asked for.
    """
    record = _own(case, by)
    on = timezone.localdate(at)
    if proof:
        _hand_in(record, proof, by, at)
    start = max(on, record.objections_until or on)
    due_on = _due(CaseKind(record.kind), start, on)
    moves.apply(ORGANISATION_CASE, record, "resubmit", history=CaseMoved, by=by, at=at, note=statement, due_on=due_on)
    announce(record, "resubmit", (), by, at)
    return record


@transaction.atomic
def withdraw(*, case: OrganisationCase, by: Actor, at: datetime) -> OrganisationCase:
    """Take the request back.

    Raises:
        NotPermitted: not the one who asked. MoveNotAllowed: it is decided.
    """
    record = _own(case, by)
    others = other_side(record, timezone.localdate(at))
    moves.apply(ORGANISATION_CASE, record, "withdraw", history=CaseMoved, by=by, at=at, decided_at=at, due_on=None)
    announce(record, "withdraw", others, by, at)
    return record


@transaction.atomic
def object_to_handover(*, case: OrganisationCase, words: str, by: Actor, at: datetime) -> Objection:
    """A present manager says why the handover should not happen; the officer reads it before deciding.

    Raises:
        NotPermitted: the actor does not manage the organisation. ObjectionsClosed: too late, or decided.
    """
    record = moves.locked(case)
    if not manages_whole(by, record.legal_entity_id) or by.person_id is None or by.person_id == record.person_id:
        raise NotPermitted
    last = record.objections_until
    if record.kind != CaseKind.HANDOVER or not record.is_open or last is None or timezone.localdate(at) > last:
        raise ObjectionsClosed
    objection, _ = Objection.objects.update_or_create(case=record, person_id=by.person_id, defaults={"words": words, "made_at": at})
    record.version += 1
    record.save(update_fields=["version"])
    fact = CaseObjected(
        version=record.version, case_id=record.pk, kind=record.kind, person_id=record.person_id, legal_entity_id=record.legal_entity_id,
        regency_code=record.regency_id, by_id=by.person_id,
    )  # fmt: skip
    publish(fact, by=by, at=at)
    return objection


def announce(case: OrganisationCase, move: str, others: tuple[int, ...], by: Actor, at: datetime) -> None:
    """Tell that a case moved."""
    fact = CaseMovedFact(
        version=case.version, case_id=case.pk, kind=case.kind, person_id=case.person_id, legal_entity_id=case.legal_entity_id,
        regency_code=case.regency_id, move=move, state=case.state, others=others,
    )  # fmt: skip
    publish(fact, by=by, at=at)


def _own(case: OrganisationCase, by: Actor) -> OrganisationCase:
    record = moves.locked(case)
    if by.person_id != record.person_id:
        raise NotPermitted
    return record
