"""Contributions and milestones, and the sums they are folded into.

A contribution says what one source (a report, a batch) adds to one figure; a newer version of the source replaces it.
Rollups are their sums by region and month. A milestone says what a person reached; counts of people are folded from
milestones, each person once per region and period. All of it can be rebuilt from the facts and gives the same figures.
"""

from collections.abc import Collection, Iterable
from typing import Self

from django.db import models
from django.db.models.functions import Length
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
        indexes = [
            models.Index(fields=["id"], name="contribution_waiting", condition=models.Q(is_counted=False)),
            models.Index(
                fields=["figure", "month", "region_code"],
                name="contribution_behind_a_figure",
                opclasses=["varchar_ops", "date_ops", "varchar_pattern_ops"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure} {self.source} v{self.version}"


class RollupQuerySet(models.QuerySet["Rollup"]):
    def of(self, figures: Collection[str]) -> Self:
        return self.filter(figure__in=figures)

    def exactly(self, regions: Iterable[str]) -> Self:
        """Of these regions; what lies in another of them is not counted twice, and no region is nothing."""
        codes = set(regions)
        return self.filter(region_code__in=[code for code in codes if not any(code[:digits] in codes for digits in range(len(code)))])

    def parts(self, regions: Iterable[str], digits: int) -> Self:
        """Of the regions with that many digits that lie in one of these."""
        wanted = models.Q(pk__in=[])
        for code in set(regions):
            wanted |= models.Q(region_code__startswith=code)
        return self.annotate(digits=Length("region_code")).filter(wanted, digits=digits)

    def during(self, period: Period) -> Self:
        return self.filter(month__range=(period.first, period.last))


class Rollup(models.Model):
    """The sum of all counted contributions to a figure in a month and a region: a regency, its province, or ("") the country."""

    figure = models.CharField(max_length=60)
    region_code = models.CharField(max_length=4, blank=True)
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


class YearRollup(models.Model):
    """A rollup's sum over a calendar year: public pages read every province's years to decide which cells to hide."""

    figure = models.CharField(max_length=60)
    region_code = models.CharField(max_length=4, blank=True)
    year = models.PositiveSmallIntegerField()
    value = models.BigIntegerField()
    folded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["figure", "year", "region_code"], name="year_rollup_once_per_cell")]

    def __str__(self) -> str:
        return f"{self.figure} {self.region_code} {self.year}"


class MilestoneKind(models.TextChoices):
    """What a person can reach that the portal counts people by."""

    TRAINED = "trained", _("terlatih")
    CERTIFIED = "certified", _("bersertifikat")
    HIRED = "hired", _("diterima bekerja")
    AIDED = "aided", _("dibantu berusaha")


class Milestone(models.Model):
    """A person reached something on a day and at a place, as one source tells it; `counted_*` is what the counts hold of it.

    Attributes:
        source: `app.noun:id` of the record that proves it.
        is_standing: not revoked.
    """

    person_id = models.BigIntegerField()
    kind = models.CharField(max_length=10, choices=MilestoneKind)
    on = models.DateField()
    regency_code = models.CharField(max_length=4)
    source = models.CharField(max_length=80, unique=True)
    version = models.PositiveBigIntegerField()
    is_standing = models.BooleanField(default=True)
    is_counted = models.BooleanField(default=False)
    counted_on = models.DateField(null=True, blank=True)
    counted_regency_code = models.CharField(max_length=4, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["person_id"], name="milestone_of_person"),
            models.Index(fields=["id"], name="milestone_waiting", condition=models.Q(is_counted=False)),
            models.Index(fields=["kind", "on"], name="milestone_behind_a_figure"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.source} v{self.version}"


class Span(models.TextChoices):
    MONTH = "month", _("Bulan")
    YEAR = "year", _("Tahun")


class PeopleCount(models.Model):
    """How many people: each one once in a region and a month or year, however many milestones they have there.

    Attributes:
        measure: a kind of milestone; or `trained-certified` and `trained-hired`: those trained in the period and region who
            were certified afterwards, and who were hired after that, whenever and wherever.
        region_code: a regency, a province, or "" for the country.
        starts_on: first day of the month or year.
        days: days since the training, for the two ways that begin with one; else 0.
    """

    measure = models.CharField(max_length=20)
    span = models.CharField(max_length=5, choices=Span)
    starts_on = models.DateField()
    region_code = models.CharField(max_length=4, blank=True)
    days = models.PositiveIntegerField(default=0)
    people = models.IntegerField()
    folded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "span", "starts_on", "region_code", "days"], name="people_count_once_per_cell")
        ]
        indexes = [
            models.Index(
                fields=["measure", "region_code", "span", "starts_on"],
                name="people_count_by_region",
                opclasses=["varchar_ops", "varchar_pattern_ops", "varchar_ops", "date_ops"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.region_code} {self.span} {self.starts_on} {self.days}"
