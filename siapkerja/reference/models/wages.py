from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.reference.models.dated import Dated, DatedQuerySet
from siapkerja.reference.models.regions import Region


class MinimumWageKind(models.TextChoices):
    UMP = "UMP", _("Upah minimum provinsi")
    UMK = "UMK", _("Upah minimum kabupaten/kota")


class MinimumWage(Dated):
    """The governor's minimum wage for a province or regency, rupiah a month (PP 36/2021 as amended)."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="minimum_wages")
    kind = models.CharField(max_length=3, choices=MinimumWageKind)
    amount = models.PositiveBigIntegerField()
    decree = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)
    is_doubtful = models.BooleanField(default=False)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["region", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["region", "kind", "valid_from"], name="minimum_wage_once_per_start"),
            models.CheckConstraint(
                name="minimum_wage_is_a_month_of_rupiah",
                condition=models.Q(amount__gte=500_000),
                violation_error_message=_("Upah minimum ditulis dalam rupiah per bulan."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.region_id} {self.valid_from.year}"
