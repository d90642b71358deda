import uuid
from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.files.models import StoredFile
from siapkerja.identity.fields import EncryptedTextField, index_version
from siapkerja.identity.models import Person
from siapkerja.jobs.models import Job, JobState
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved
from wajiblapor.enums import RosterFormat, Severity, UploadState
from wajiblapor.models.reports import ManpowerReport
from wajiblapor.rosters.columns import BY_SLUG
from wajiblapor.rosters.faults import FAULT_KINDS, FaultKind
from wajiblapor.rosters.refusals import REFUSALS
from wajiblapor.workflows import UPLOAD


class RosterUploadQuerySet(models.QuerySet["RosterUpload"]):
    def current(self) -> "RosterUploadQuerySet":
        """Not replaced by a newer file."""
        return self.exclude(state=UploadState.REPLACED)


class RosterUpload(models.Model):
    """A company's roster file: kept encrypted as it came, and what the check found.

    Attributes:
        rows, faulty_rows, doubtful_rows: read rows, rows with a must-fix, rows with only please-confirm.
        fault_counts: faults by code, also those beyond the ones kept for display.
        summary: matrices computed from the rows (`rosters.summary.Tally.as_data`).
        refusal_code, refusal_params: why the file is no roster.
        returned: the company's own file with a column of faults.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(ManpowerReport, models.PROTECT, related_name="uploads")
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    returned = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    format = models.CharField(max_length=4, choices=RosterFormat, blank=True)
    state = models.CharField(max_length=10, choices=UPLOAD.choices(), default=UploadState.CHECKING)
    uploaded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField(default=0)
    faulty_rows = models.PositiveIntegerField(default=0)
    doubtful_rows = models.PositiveIntegerField(default=0)
    fault_counts = models.JSONField(default=dict)
    unknown_columns = models.JSONField(default=list)
    summary = models.JSONField(default=dict)
    rules_version = models.CharField(max_length=20, blank=True)
    refusal_code = models.CharField(max_length=40, blank=True)
    refusal_params = models.JSONField(default=dict)

    objects = RosterUploadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=~models.Q(state=UploadState.REPLACED),
                name="one_current_roster_per_report",
                violation_error_message=_("Berkas lain baru saja diunggah untuk laporan ini. Muat ulang halaman."),
            ),
            models.CheckConstraint(
                name="refused_rosters_say_why", condition=~models.Q(state=UploadState.REFUSED) | ~models.Q(refusal_code="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def state_row(self) -> State:
        return UPLOAD.state(self.state)

    @property
    def is_checking(self) -> bool:
        """Somebody works on it, or will: a job that was stopped before it began, or that failed, never ends the check."""
        return self.state == UploadState.CHECKING and (self.job is None or self.job.state not in {JobState.CANCELLED, JobState.FAILED})

    @property
    def has_failed(self) -> bool:
        """The check broke down on our side."""
        return self.state == UploadState.CHECKING and self.job is not None and self.job.state == JobState.FAILED

    @property
    def is_checked(self) -> bool:
        return self.state == UploadState.CHECKED

    @property
    def is_refused(self) -> bool:
        return self.state == UploadState.REFUSED

    @property
    def is_clean(self) -> bool:
        """Checked, with at least one row and nothing that must be fixed."""
        return self.is_checked and self.rows > 0 and not self.faulty_rows

    @property
    def good_rows(self) -> int:
        return self.rows - self.faulty_rows - self.doubtful_rows

    @property
    def refusal_sentence(self) -> str:
        refusal = REFUSALS.get(self.refusal_code)
        return str(refusal.sentence) % self.refusal_params if refusal else ""


class UploadHistory(Moved):
    record = models.ForeignKey(RosterUpload, models.PROTECT, related_name="history")


class RosterRow(models.Model):
    """A checked worker row that waits for the report to be sent. Can be made again from the stored file."""

    upload = models.ForeignKey(RosterUpload, models.CASCADE, related_name="checked_rows", db_constraint=False)
    row = models.PositiveIntegerField()
    worker_index = models.BinaryField(max_length=32)
    index_version = models.PositiveSmallIntegerField(default=index_version, db_default=1)
    digest = models.BinaryField(max_length=16)
    attributes = models.JSONField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "row"], name="roster_row_once")]

    def __str__(self) -> str:
        return f"baris {self.row}"


class RosterFault(models.Model):
    """One fault of one cell; the value is masked where it is a person's number, and encrypted in any case."""

    upload = models.ForeignKey(RosterUpload, models.CASCADE, related_name="faults")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=20)
    code = models.CharField(max_length=40)
    severity = models.CharField(max_length=8, choices=Severity)
    value = EncryptedTextField(purpose="roster_fault", null=True, blank=True)
    params = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["upload", "code", "row"], name="roster_fault_by_code")]

    def __str__(self) -> str:
        return f"{self.row} {self.code}"

    @property
    def kind(self) -> FaultKind:
        return FAULT_KINDS[self.code]

    @property
    def column_title(self) -> str:
        return BY_SLUG[self.column].title

    @property
    def sentence(self) -> str:
        return filled(self.kind.sentence, self.params)

    @property
    def expected(self) -> str:
        return filled(self.kind.expected, self.params)


def filled(sentence: str, params: Mapping[str, Any]) -> str:
    """A sentence of the fault table with its figures, in the reader's language."""
    return str(sentence) % params if params else str(sentence)
