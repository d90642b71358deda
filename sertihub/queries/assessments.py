"""Reading assessments, by their assessor."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from sertihub.enums import CandidacyState
from sertihub.models import Assessment, Assessor
from siapkerja.kernel.calendar import day_in

AHEAD = (CandidacyState.SCHEDULED, CandidacyState.AGREED)


def assessments_of(person_id: int | None, *, is_done: bool) -> QuerySet[Assessment]:
    """What an assessor has ahead, the nearest day first; or what is done, the latest first."""
    rows = Assessment.objects.of_assessor(person_id).with_case()
    if is_done:
        return rows.exclude(candidacy__state__in=(*AHEAD, CandidacyState.WITHDRAWN)).order_by("-on", "-pk")
    return rows.filter(candidacy__state__in=AHEAD).order_by("on", "pk")


def assessment_of(person_id: int | None, candidacy_id: UUID) -> Assessment | None:
    """One candidate of this assessor."""
    rows = Assessment.objects.of_assessor(person_id).with_case() if person_id else Assessment.objects.none()
    return rows.filter(candidacy__public_id=candidacy_id).exclude(candidacy__state=CandidacyState.WITHDRAWN).first()


def registrations_of(person_id: int | None) -> list[Assessor]:
    """As what, and for which bodies, a person assesses."""
    rows = Assessor.objects.filter(person=person_id, ended_on=None).select_related("body__legal_entity")
    return list(rows.order_by("pk"))


def has_come(assessment: Assessment, at: datetime) -> bool:
    """Is it the day of the assessment, where it takes place, or after it?"""
    return day_in(assessment.time_zone, at) >= assessment.on
