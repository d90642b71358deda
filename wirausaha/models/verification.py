from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirausaha.enums import ProposalPart
from wirausaha.models.proposals import Proposal


class ReturnPoint(models.Model):
    """One thing an officer asks to be mended, by the part of the application it concerns."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="return_points")
    part = models.CharField(max_length=10, choices=ProposalPart)
    words = models.CharField(max_length=500)
    at = models.DateTimeField()
    is_settled = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.part} {self.proposal_id}"


class Visit(models.Model):
    """An officer was at the place of business.

    Attributes:
        distance_m: metres between where the officer stood and the place the applicant stated; None where none was stated.
        feasibility, readiness, impact: 0 to 5 each; how they weigh is a dated rule.
    """

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="visits")
    by_person = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    visited_on = models.DateField(_("Tanggal kunjungan"))
    latitude = models.FloatField()
    longitude = models.FloatField()
    distance_m = models.PositiveIntegerField(null=True, blank=True)
    photo = models.OneToOneField("files.StoredFile", models.SET_NULL, null=True, blank=True, related_name="+")
    findings = models.TextField(_("Yang Anda lihat"), max_length=2000)
    feasibility = models.PositiveSmallIntegerField(_("Kelayakan usaha"))
    readiness = models.PositiveSmallIntegerField(_("Kesiapan tempat dan alat"))
    impact = models.PositiveSmallIntegerField(_("Manfaat bagi penyerapan tenaga kerja"))
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="visit_marks_0_to_5",
                condition=Q(feasibility__lte=5, readiness__lte=5, impact__lte=5),
                violation_error_message=_("Nilai tiap bagian antara 0 dan 5."),
            ),
            models.CheckConstraint(
                name="visit_coordinates_are_on_earth",
                condition=Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                violation_error_message=_("Koordinat terdiri dari lintang dan bujur, misalnya -6,9147 dan 107,6098."),
            ),
        ]

    def __str__(self) -> str:
        return f"kunjungan {self.pk}"
