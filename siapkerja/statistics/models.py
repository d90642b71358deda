"""Contributions and the rollups they are folded into.

A contribution says what one source (a report, a batch) adds to one figure; a newer version of the source replaces it.
Rollups are the sums by region and month. Both can be rebuilt from the sources and give the same figures.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Contribution(models.Model):
    """What a source adds to a figure at its newest version; `counted_*` is what the rollup holds of it."""

    figure = models.CharField(max_length=60)
    source = models.CharField(max_length=80)
    version = models.PositiveBigIntegerField()
    region_code = models.CharField(max_length=4)
    month = models.DateField()
    amount = models.BigIntegerField()
    is_counted = models.BooleanField(default=False)
    counted_region_code = models.CharField(max_length=4, blank=True)
    counted_month = models.DateField(null=True, blank=True)
    counted_amount = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["figure", "source"], name="contribution_once_per_source"),
            models.CheckConstraint(
                name="contribution_month_starts_on_the_first",
                condition=models.Q(month__day=1),
                violation_error_message=_("Bulan ditulis sebagai hari pertamanya."),
            ),
        ]
        indexes = [models.Index(fields=["id"], name="contribution_waiting", condition=models.Q(is_counted=False))]

    def __str__(self) -> str:
        return f"{self.figure} {self.source} v{self.version}"


class Rollup(models.Model):
    """The sum of all counted contributions to a figure in a regency and month."""

    figure = models.CharField(max_length=60)
    region_code = models.CharField(max_length=4)
    month = models.DateField()
    value = models.BigIntegerField()
    folded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["figure", "month", "region_code"], name="rollup_once_per_cell")]
        indexes = [
            models.Index(
                fields=["figure", "region_code", "month"],
                name="rollup_by_region",
                opclasses=["varchar_ops", "varchar_pattern_ops", "date_ops"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.figure} {self.region_code} {self.month:%Y-%m}"
