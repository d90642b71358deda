"""The assessor's side: findings by unit, recommendation, absence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sertihub.actions.moving import move
from sertihub.actions.scheduling import AssessorHasConflict
from sertihub.enums import CandidacyState, Mark
from sertihub.models import Assessment, Candidacy
from sertihub.permissions import Permission, may
from sertihub.queries.offers import has_trained
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.workflow.moves import locked


class AssessmentNotYet(Refused):
    code = "assessment_not_yet"
    sentence = _("Hasil dan kehadiran dicatat mulai hari asesmen.")


class NotReadyToAssess(Refused):
    code = "not_ready_to_assess"
    sentence = _("Asesi belum menyetujui asesmen ini, jadi hasil belum dapat dicatat. Minta asesi membuka permohonannya.")


class FindingsIncomplete(Refused):
    code = "findings_incomplete"
    sentence = _("Beri K atau BK untuk setiap unit dulu.")


class FindingUnexplained(Refused):
    code = "finding_unexplained"


class RecommendationMissing(Refused):
    code = "recommendation_missing"
    sentence = _("Pilih rekomendasi Anda: kompeten atau belum kompeten.")


class RecommendationContradicts(Refused):
    code = "recommendation_contradicts_findings"
    sentence = _("Rekomendasi kompeten hanya bila semua unit K. Ubah rekomendasi atau hasil unitnya.")


@dataclass(frozen=True)
class Finding:
    """What an assessor found in one unit."""

    mark: Mark
    note: str = ""


@transaction.atomic
def record_findings(*, assessment: Assessment, findings: Mapping[int, Finding], by: Actor, at: datetime) -> int:
    """Write down K or BK of some units, as often as needed until the recommendation is sent. Returns of how many.

    Args:
        findings: by id of the competence unit.

    Raises:
        NotPermitted: not this candidate's assessor.
        AssessmentNotYet, NotReadyToAssess.
        AssessorHasConflict: turned out to have trained the candidate.
    """
    current = _assessable(assessment, by, at)
    rows = list(current.units.filter(unit__in=findings))
    for row in rows:
        row.mark, row.note = findings[row.unit_id].mark, findings[row.unit_id].note
        row.save(update_fields=["mark", "note"])
    return len(rows)


@transaction.atomic
def recommend(*, assessment: Assessment, recommendation: Mark, feedback: str = "", by: Actor, at: datetime) -> Candidacy:
    """Send the recommendation to the committee.

    Raises:
        As `record_findings`; MoveNotAllowed.
        FindingsIncomplete: a unit without finding.
        FindingUnexplained: BK without a word why.
        RecommendationContradicts: competent although a unit is BK.
    """
    current = _assessable(assessment, by, at)
    units = list(current.units.select_related("unit"))
    if not units or not all(row.mark for row in units):
        raise FindingsIncomplete()
    silent = [row.unit.title for row in units if row.mark == Mark.NOT_YET and not row.note.strip()]
    if silent:
        raise FindingUnexplained(_now("Tuliskan catatan untuk unit yang BK: %(units)s.") % {"units": "; ".join(silent)})
    if recommendation == Mark.COMPETENT and any(row.mark == Mark.NOT_YET for row in units):
        raise RecommendationContradicts(fields={"recommendation": str(RecommendationContradicts.sentence)})
    Assessment.objects.filter(pk=assessment.pk).update(recommendation=recommendation, feedback=feedback, recommended_at=at)
    return move(current, "recommend", by=by, at=at)


@transaction.atomic
def conclude(
    *, assessment: Assessment, findings: Mapping[int, Finding], recommendation: Mark | None, feedback: str = "", by: Actor, at: datetime
) -> Candidacy:
    """Keep the last findings and send the recommendation, or neither.

    Raises:
        As `recommend`.
        RecommendationMissing.
    """
    if recommendation is None:
        raise RecommendationMissing(fields={"recommendation": str(RecommendationMissing.sentence)})
    record_findings(assessment=assessment, findings=findings, by=by, at=at)
    return recommend(assessment=assessment, recommendation=recommendation, feedback=feedback, by=by, at=at)


@transaction.atomic
def record_absence(*, assessment: Assessment, by: Actor, at: datetime) -> Candidacy:
    """The candidate did not come; by the assessor, or by the body's staff.

    Raises:
        NotPermitted, MoveNotAllowed.
        AssessmentNotYet: the day has not come.
    """
    current = locked(assessment.candidacy)
    if not (_is_assessor(assessment, by) or may(by, Permission.SCHEDULE_ASSESSMENT, current.body.legal_entity_id)):
        raise NotPermitted()
    if day_in(assessment.time_zone, at) < assessment.on:
        raise AssessmentNotYet()
    return move(current, "miss", by=by, at=at)


def _assessable(assessment: Assessment, by: Actor, at: datetime) -> Candidacy:
    """The case, locked, once its assessor may assess it."""
    if not _is_assessor(assessment, by):
        raise NotPermitted()
    current = locked(assessment.candidacy)
    if current.state == CandidacyState.SCHEDULED:
        raise NotReadyToAssess()
    if day_in(assessment.time_zone, at) < assessment.on:
        raise AssessmentNotYet()
    # Told of the training only after the day was set.
    if has_trained(trainer_id=assessment.assessor.person_id, person_id=current.person_id):
        raise AssessorHasConflict(_now("Anda pernah melatih asesi ini, jadi tidak boleh menilainya. Minta lembaga menugaskan asesor lain."))
    return current


def _is_assessor(assessment: Assessment, by: Actor) -> bool:
    return by.is_system or (by.person_id is not None and by.person_id == assessment.assessor.person_id)
