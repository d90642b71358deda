from collections.abc import Iterable
from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from karirhub.enums import Demand
from karirhub.models.vacancies import Vacancy


class CertificationSchemeQuerySet(models.QuerySet["CertificationScheme"]):
    def offered(self) -> Self:
        return self.filter(is_offered=True)


class CertificationScheme(models.Model):
    """A certification scheme as Sertihub last announced it, so that a vacancy can ask for its certificate.

    Attributes:
        number: the scheme's public number.
        title: "" while only its withdrawal has been heard of.
        occupation_code: KBJI, "" where not said.
        certified: folded title and titles of its units, which skills are looked up in.
        version: of the announcement it was written from; an older one changes nothing.
    """

    number = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=200, blank=True)
    occupation_code = models.CharField(max_length=10, blank=True)
    unit_codes = models.JSONField(default=list, blank=True)
    certified = models.TextField(blank=True, default="", db_default="")
    is_offered = models.BooleanField(default=True)
    version = models.IntegerField()

    objects = CertificationSchemeQuerySet.as_manager()

    class Meta:
        indexes = [GinIndex(OpClass("certified", name="gin_trgm_ops"), name="scheme_certifies")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def is_satisfied_by(self, unit_codes: Iterable[str]) -> bool:
        """Do these units cover all of the scheme's? Another body's certificate of the same units proves the same."""
        return bool(self.unit_codes) and set(self.unit_codes) <= set(unit_codes)


class AskedCertificate(models.Model):
    """A vacancy asks for the competence certificate of a scheme."""

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="asked")
    scheme = models.ForeignKey(CertificationScheme, models.PROTECT, related_name="+")
    demand = models.CharField(_("Kebutuhan"), max_length=10, choices=Demand)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy", "scheme"],
                name="certificate_asked_once_per_vacancy",
                violation_error_message=_("Sertifikat ini sudah diminta."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.vacancy_id}: {self.scheme_id}"

    @property
    def is_required(self) -> bool:
        return self.demand == Demand.REQUIRED
