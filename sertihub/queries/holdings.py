"""What Sertihub holds of a person, for the copy of one's own data, and what stands against forgetting them."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sertihub.enums import CandidacyState
from sertihub.models import Assessment, Assessor, Candidacy, Certificate, Offer, Training

# The body has the next step, or the day of the assessment is set.
_BODY_IS_BUSY = (CandidacyState.SUBMITTED, CandidacyState.VERIFIED, CandidacyState.SCHEDULED, CandidacyState.AGREED)
# The assessor has spoken; nobody steps back any more, and the body still owes its decision or the certificate.
_AWAITS_DECISION = (CandidacyState.RECOMMENDED, CandidacyState.COMPETENT)
_AWAITS_ASSESSOR = (CandidacyState.SCHEDULED, CandidacyState.AGREED)


def candidacies_held(person_id: int) -> list[dict[str, Any]]:
    """Every application with what was written and shown in it, and how it went."""
    rows = Candidacy.objects.of_person(person_id).with_scheme().select_related("assessment__venue").order_by("pk")
    return [
        _candidacy(row)
        for row in rows.prefetch_related("moves", "units__unit", "self_assessments__element", "evidence__element", "remarks")
    ]


def certificates_held(person_id: int) -> list[dict[str, Any]]:
    rows = Certificate.objects.of_person(person_id).with_names().order_by("pk")
    return [
        {
            "scheme": row.scheme.title,
            "body": row.body.legal_entity.name,
            "number": row.number,
            "registration_number": row.registration_number,
            "issued_on": row.issued_on,
            "valid_until": row.valid_until,
            "state": row.state,
        }
        for row in rows
    ]


def offers_held(person_id: int) -> list[dict[str, Any]]:
    """Schemes that were offered after a training."""
    rows = Offer.objects.filter(person=person_id).select_related("scheme__body__legal_entity").order_by("pk")
    return [
        {
            "scheme": row.scheme.title,
            "body": row.scheme.body.legal_entity.name,
            "offered_at": row.offered_at,
            "dismissed_at": row.dismissed_at,
        }
        for row in rows
    ]


def training_pairs_held(person_id: int) -> list[dict[str, Any]]:
    """Trainings kept so that no trainer assesses a trainee of theirs; the other person is not named."""
    rows = Training.objects.filter(Q(person=person_id) | Q(trainer=person_id)).order_by("pk")
    return [{"role": "trainer" if row.trainer_id == person_id else "trainee", "completed_on": row.completed_on} for row in rows]


def assessor_registrations_held(person_id: int) -> list[dict[str, Any]]:
    """Every registration as an assessor, with the days of assessing; the candidates are not named."""
    days: dict[int, list[dict[str, Any]]] = {}
    for one in Assessment.objects.of_assessor(person_id).select_related("candidacy__scheme").order_by("on", "pk"):
        days.setdefault(one.assessor_id, []).append({"on": one.on, "scheme": one.candidacy.scheme.title})
    rows = Assessor.objects.filter(person=person_id).select_related("body__legal_entity").order_by("pk")
    return [
        {
            "body": row.body.legal_entity.name,
            "registration_number": row.registration_number,
            "issued_on": row.issued_on,
            "valid_until": row.valid_until,
            "ended_on": row.ended_on,
            "assessments": days.get(row.pk, []),
        }
        for row in rows
    ]


def open_candidacy_of(person_id: int, at: datetime) -> str | None:
    """Why an unused account is left alone: a body may still answer its application."""
    if Candidacy.objects.of_person(person_id).filter(state__in=_BODY_IS_BUSY).exists():
        return str(_("Permohonan sertifikasi Anda masih berjalan."))
    return None


def awaited_decision(person_id: int, at: datetime) -> str | None:
    """Who was assessed cannot step back; the body decides on what was shown, and that has to be there until then."""
    if Candidacy.objects.of_person(person_id).filter(state__in=_AWAITS_DECISION).exists():
        return str(_("Asesmen Anda sudah dinilai dan menunggu keputusan lembaga sertifikasi. Tunggu sampai hasilnya terbit."))
    return None


def awaited_assessment(person_id: int, at: datetime) -> str | None:
    """Candidates wait for this assessor."""
    if Assessment.objects.of_assessor(person_id).filter(candidacy__state__in=_AWAITS_ASSESSOR).exists():
        return str(_("Ada asesi yang dijadwalkan untuk Anda. Catat hasilnya, atau minta lembaga sertifikasi mengganti asesornya."))
    return None


def _candidacy(row: Candidacy) -> dict[str, Any]:
    return {
        "number": row.number,
        "scheme": row.scheme.title,
        "body": row.body.legal_entity.name,
        "state": row.state,
        "purpose": row.purpose,
        "purpose_note": row.purpose_note,
        "employer": row.employer,
        "position": row.position,
        "office_address": row.office_address,
        "office_phone": row.office_phone,
        "adjustment": row.adjustment,
        "drafted_at": row.drafted_at,
        "submitted_at": row.submitted_at,
        "self_assessment": [{"element": one.element.title, "mark": one.mark, "words": one.words} for one in row.self_assessments.all()],
        "evidence": [
            {"kind": one.kind, "element": one.element.title if one.element else "", "added_at": one.added_at} for one in row.evidence.all()
        ],
        "remarks": [{"part": one.part, "note": one.note, "written_at": one.written_at} for one in row.remarks.all()],
        "units": [{"code": one.unit.code, "title": one.unit.title, "mark": one.mark, "note": one.note} for one in row.units.all()],
        "assessment": _assessment(getattr(row, "assessment", None)),
        "history": [{"state": move.target, "at": move.at, "note": move.note} for move in row.moves.all()],
    }


def _assessment(row: Assessment | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "on": row.on,
        "venue": row.venue.name,
        "agreed_at": row.agreed_at,
        "recommendation": row.recommendation,
        "feedback": row.feedback,
        "decision": row.decision,
        "decision_reason": row.decision_reason,
        "decided_at": row.decided_at,
    }
