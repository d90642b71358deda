from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sertihub.enums import Mark
from sertihub.models.assessors import Assessor
from sertihub.models.candidacies import Candidacy
from sertihub.models.venues import Venue

# A case that still takes up a place in the assessor's day.
TAKING_A_PLACE = ("scheduled", "agreed", "recommended", "competent", "not_yet_competent", "certified")


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def of_assessor(self, person_id: int | None) -> Self:
        return self.filter(assessor__person=person_id)

    def taking_a_place(self) -> Self:
        return self.filter(candidacy__state__in=TAKING_A_PLACE)

    def with_case(self) -> Self:
        return self.select_related(
            "candidacy__scheme", "candidacy__body__legal_entity", "candidacy__person", "venue__regency__parent", "assessor__person"
        )


class Assessment(models.Model):
    """Day, venue and assessor of a candidate's assessment, what the assessor recommends and what the committee decides.

    Attributes:
        on, starts_at: day and time at the venue.
        agreed_at: when the candidate agreed to how they are assessed (FR.AK.01); anew after each change of the schedule.
        recommendation, feedback: the assessor's.
        decision: the committee's; `decision_reason` where it differs from the recommendation.
    """

    candidacy = models.OneToOneField(Candidacy, models.CASCADE, related_name="assessment")
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="assessments")
    assessor = models.ForeignKey(Assessor, models.PROTECT, related_name="assessments")
    on = models.DateField()
    starts_at = models.TimeField()
    scheduled_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    recommendation = models.CharField(max_length=2, choices=Mark, blank=True)
    feedback = models.TextField(max_length=2000, blank=True)
    recommended_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(max_length=2, choices=Mark, blank=True)
    decision_reason = models.TextField(max_length=2000, blank=True)
    decided_by = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="differing_decision_has_a_reason",
                condition=Q(decision="") | Q(decision=models.F("recommendation")) | ~Q(decision_reason=""),
                violation_error_message=_("Tuliskan alasan keputusan yang berbeda dari rekomendasi asesor."),
            )
        ]
        indexes = [models.Index(fields=["assessor", "on"], name="assessment_day")]

    def __str__(self) -> str:
        return f"{self.candidacy_id} {self.on}"

    @property
    def time_zone(self) -> str:
        """Where the day is counted."""
        return self.venue.regency.time_zone or "Asia/Jakarta"
