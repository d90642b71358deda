from typing import Self

from django.db import models

from siapkerja.identity.models import Workplace
from wajiblapor.models.reports import Filing

PARTITIONS = 16


class EmploymentSpanQuerySet(models.QuerySet["EmploymentSpan"]):
    def current(self) -> Self:
        return self.filter(valid_to_filing=None)

    def at_filing(self, filing_id: int) -> Self:
        """The roster as that filing stated it."""
        return self.filter(valid_from_filing_id__lte=filing_id).filter(
            models.Q(valid_to_filing=None) | models.Q(valid_to_filing_id__gt=filing_id)
        )


class EmploymentSpan(models.Model):
    """A worker at a workplace, unchanged from one filing until another. Only grows: the end is written once, nothing else changes, and only
    those of invented companies ever go.

    The table is hash-partitioned by workplace, and a row is written only where something changed against the last filing.

    Attributes:
        worker_index: blind index of the NIK, or of passport and country.
        attributes: what is not personal (codes, dates of employment, wage).
        sealed: NIK, name, date of birth and membership numbers under the data key of the report of `valid_from_filing`.
    """

    pk = models.CompositePrimaryKey("workplace_id", "worker_index", "valid_from_filing_id")
    workplace = models.ForeignKey(Workplace, models.PROTECT, related_name="+")
    worker_index = models.BinaryField(max_length=32)
    valid_from_filing = models.ForeignKey(Filing, models.PROTECT, related_name="+")
    valid_to_filing = models.ForeignKey(Filing, models.PROTECT, null=True, blank=True, related_name="+")
    index_version = models.PositiveSmallIntegerField(default=1)
    digest = models.BinaryField(max_length=16)
    attributes = models.JSONField()
    sealed = models.BinaryField()

    objects = EmploymentSpanQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["worker_index"], name="employment_by_worker")]

    def __str__(self) -> str:
        return f"{self.workplace_id} {self.valid_from_filing_id}"
