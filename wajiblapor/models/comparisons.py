"""A payroll file held against the last filed roster: who joined, left or changed, until somebody confirms it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.fields import index_version
from siapkerja.identity.models import Person, Workplace
from siapkerja.jobs.models import Job
from wajiblapor.enums import ChangeKind, LeaveReason
from wajiblapor.models.reports import Filing
from wajiblapor.models.rosters import RosterUpload
from wajiblapor.rosters.columns import BY_SLUG


class RosterComparison(models.Model):
    """An upload that only says what changed since a filing: what its file lacks is taken over from there.

    Attributes:
        filing: whose roster it is held against.
        taken_over: slugs of the columns the file lacks.
        joined, left, changed, unchanged: workers, once every row of the file is good.
        carried: workers missing from the file who work on: their rows are those of the last roster.
        first_carried: number of the first of those rows, beyond the last row of the file.
        by_column: how many workers changed in each column, by slug.
        doubts: what seems unlikely, as `rosters.doubts` writes it.
        compared_at: None while rows of the file wait for mending, or while the worker is at it.
        job: the newest work of the worker on a large roster; meanwhile nothing else is changed in it.
    """

    upload = models.OneToOneField(RosterUpload, models.CASCADE, primary_key=True, related_name="comparison")
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="+")
    taken_over = models.JSONField(default=list)
    joined = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    carried = models.PositiveIntegerField(default=0)
    first_carried = models.PositiveIntegerField(null=True, blank=True)
    by_column = models.JSONField(default=dict)
    doubts = models.JSONField(default=list)
    compared_at = models.DateTimeField(null=True, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="confirmed_comparison_was_compared",
                condition=models.Q(confirmed_at=None) | models.Q(compared_at__isnull=False),
                violation_error_message=_("Perubahan baru dapat dipastikan setelah semua baris diperiksa."),
            )
        ]

    def __str__(self) -> str:
        return f"perbandingan {self.upload_id}"

    @property
    def is_running(self) -> bool:
        """The worker is at it, or will be."""
        return self.job is not None and not self.job.is_over

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def taken_over_titles(self) -> list[str]:
        return [BY_SLUG[slug].title for slug in self.taken_over if slug in BY_SLUG]


class RosterChange(models.Model):
    """A row of the file whose worker is new, or of whom something changed.

    Attributes:
        fields: slugs of the columns that differ, for a change.
    """

    upload = models.ForeignKey(RosterUpload, models.CASCADE, related_name="changes", db_constraint=False)
    kind = models.CharField(max_length=8, choices=ChangeKind)
    row = models.PositiveIntegerField()
    fields = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "row"], name="roster_change_once")]
        indexes = [models.Index(fields=["upload", "kind", "row"], name="roster_change_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.row}"


class RosterLeaver(models.Model):
    """A worker of the last roster who is missing from the file, and what the company says of it.

    Attributes:
        place: in the list; those whose contract ended come first.
        started_on, contract_ends_on: from the last roster.
    """

    upload = models.ForeignKey(RosterUpload, models.CASCADE, related_name="leavers", db_constraint=False)
    place = models.PositiveIntegerField()
    worker_index = models.BinaryField(max_length=32)
    index_version = models.PositiveSmallIntegerField(default=index_version, db_default=1)
    started_on = models.DateField(null=True, blank=True)
    contract_ends_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=12, choices=LeaveReason, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["upload", "worker_index"], name="roster_leaver_once"),
            models.UniqueConstraint(fields=["upload", "place"], name="roster_leaver_place_once"),
        ]

    def __str__(self) -> str:
        return f"keluar {self.place}"


class Departure(models.Model):
    """That a worker left a workplace, when and why, as a filing stated it."""

    workplace = models.ForeignKey(Workplace, models.PROTECT, related_name="+")
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="departures")
    worker_index = models.BinaryField(max_length=32)
    index_version = models.PositiveSmallIntegerField(default=index_version, db_default=1)
    reason = models.CharField(max_length=12, choices=LeaveReason)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["filing", "worker_index"], name="departure_once_per_filing")]
        indexes = [models.Index(fields=["workplace", "worker_index"], name="departure_by_worker")]

    def __str__(self) -> str:
        return f"{self.filing_id} {self.reason}"
