"""Rows of a roster that wait for mending, what was repaired on the page, and what a company told about its files."""

from typing import Self

from django.db import models

from siapkerja.identity.models import LegalEntity, Person
from siapkerja.jobs.models import Job, JobState
from wajiblapor.enums import RepairKind
from wajiblapor.models.rosters import RosterUpload
from wajiblapor.rosters.columns import BY_SLUG


class WaitingRow(models.Model):
    """A row with a must-fix: kept as it was read until somebody mends it on the page or sends a new file.

    Attributes:
        sealed: the cells by column slug as the file had them, under the report's data key.
    """

    upload = models.ForeignKey(RosterUpload, models.CASCADE, related_name="waiting", db_constraint=False)
    row = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "row"], name="waiting_row_once")]

    def __str__(self) -> str:
        return f"baris {self.row}"


class RosterRepairQuerySet(models.QuerySet["RosterRepair"]):
    def running(self) -> Self:
        """The worker is at them, or will be."""
        return self.exclude(wanted=None).filter(job__state__in=[JobState.QUEUED, JobState.RUNNING])


class RosterRepair(models.Model):
    """Rows changed on the page that waited or were asked about, one by hand or all like ones together; can be undone, the newest first.

    Attributes:
        column, code: what was repaired; "" where a row was mended by hand.
        rows: how many rows it changed.
        wanted: what is to be written in place of what, sealed under the report's data key, until `job` has done it.
        job: the work of a repair of very many rows.
    """

    upload = models.ForeignKey(RosterUpload, models.CASCADE, related_name="repairs", db_constraint=False)
    kind = models.CharField(max_length=10, choices=RepairKind)
    column = models.CharField(max_length=20, blank=True)
    code = models.CharField(max_length=40, blank=True)
    rows = models.PositiveIntegerField()
    repaired_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    repaired_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    wanted = models.BinaryField(null=True, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = RosterRepairQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} {self.rows}"

    @property
    def is_running(self) -> bool:
        return self.wanted is not None and self.job is not None and not self.job.is_over

    @property
    def column_title(self) -> str:
        return BY_SLUG[self.column].title if self.column else ""


class RepairedRow(models.Model):
    """What a repaired row was before, its cells sealed."""

    repair = models.ForeignKey(RosterRepair, models.CASCADE, related_name="before")
    row = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["repair", "row"], name="repaired_row_once")]

    def __str__(self) -> str:
        return f"baris {self.row}"


class KnownHeading(models.Model):
    """What a company said one of its headings means; its next file is read without asking.

    Attributes:
        is_sandbox: said by a program that only tries things out, and known to its trials only.
        heading: folded, as `rosters.columns.heading_keys` writes it.
        column: slug; "" for a heading that means none of our columns.
    """

    legal_entity = models.ForeignKey(LegalEntity, models.CASCADE, related_name="+")
    heading = models.CharField(max_length=100)
    column = models.CharField(max_length=20, blank=True)
    is_sandbox = models.BooleanField(default=False, db_default=False)
    told_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["legal_entity", "is_sandbox", "heading"], name="known_heading_once")]

    def __str__(self) -> str:
        return f"{self.heading} {self.column}"
