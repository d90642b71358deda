"""Contributions and the rollups they are folded into.

A contribution says what one source (a report, a batch) adds to one figure; a newer version of the source replaces it.
Rollups are the sums by region and month. Both can be rebuilt from the sources and give the same figures.
"""

from collections.abc import Collection, Iterable
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.statistics.periods import Period


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


class RollupQuerySet(models.QuerySet["Rollup"]):
    def of(self, figures: Collection[str]) -> Self:
        return self.filter(figure__in=figures)

    def within(self, regions: Iterable[str]) -> Self:
        """Of regencies in one of the regions (code prefixes); "" is the whole country, and no region is nothing."""
        codes = set(regions)
        if "" in codes:
            return self.all()
        wanted = models.Q(pk__in=[])
        for code in codes:
            wanted |= models.Q(region_code__startswith=code)
        return self.filter(wanted)

    def during(self, period: Period) -> Self:
        return self.filter(month__range=(period.first, period.last))


class Rollup(models.Model):
    """The sum of all counted contributions to a figure in a regency and month."""

    figure = models.CharField(max_length=60)
    region_code = models.CharField(max_length=4)
    month = models.DateField()
    value = models.BigIntegerField()
    folded_at = models.DateTimeField()

    objects = RollupQuerySet.as_manager()

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
