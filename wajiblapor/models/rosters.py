import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from siapkerja.files.models import FilePart, StoredFile
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
from wajiblapor.rosters.remarks import sentence_of
from wajiblapor.workflows import UPLOAD

if TYPE_CHECKING:
    from wajiblapor.models.comparisons import RosterComparison

NOT_CURRENT = (UploadState.ARRIVING, UploadState.ABANDONED, UploadState.REPLACED)


class RosterUploadQuerySet(models.QuerySet["RosterUpload"]):
    def current(self) -> "RosterUploadQuerySet":
        """The file that counts for its report: here in full, and not replaced by a newer one."""
        return self.exclude(state__in=NOT_CURRENT)

    def arriving(self) -> "RosterUploadQuerySet":
        """Begun, and not yet here in full."""
        return self.filter(state=UploadState.ARRIVING)

    def with_held(self) -> "RosterUploadQuerySet":
        """With `held`: how many bytes of the file are here."""
        parts = FilePart.objects.filter(stored=models.OuterRef("stored")).order_by("-start")
        held = models.Subquery(parts.annotate(end=models.F("start") + models.F("size")).values("end")[:1])
        return self.annotate(held=Coalesce(held, 0, output_field=models.BigIntegerField()))


class RosterUpload(models.Model):
    """A company's roster file: kept encrypted as it came, and what the check found.

    Attributes:
        uploaded_at: when it was here in full; while it arrives, when something of it came last.
        fingerprint: by what the same file is known when it is chosen again to go on with it; "" once it is here.
        glance: what the first look at it said (`rosters.glance.Glance.as_data`).
        rows, faulty_rows, doubtful_rows: read rows, rows with a must-fix, rows with only please-confirm.
        fault_counts: faults by code, also those beyond the ones kept for display.
        summary: matrices computed from the rows (`rosters.summary.Tally.as_data`).
        refusal_code, refusal_params: why the file is no roster.
        remarks: how a file was understood that leaves room for doubt: [code, params] of `rosters.remarks`.
        headings: headings of a file whose columns were not all recognised, as they stand in it.
        samples: the first rows below them, sealed under the report's data key, so that a person sees what a column holds.
        returned: the company's own file with a column of faults, made on request by `return_job`.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(ManpowerReport, models.PROTECT, related_name="uploads")
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    returned = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    return_job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    format = models.CharField(max_length=4, choices=RosterFormat, blank=True)
    state = models.CharField(max_length=10, choices=UPLOAD.choices(), default=UploadState.CHECKING)
    uploaded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_at = models.DateTimeField()
    fingerprint = models.BinaryField(max_length=32, default=bytes)
    glance = models.JSONField(default=dict)
    checked_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField(default=0)
    faulty_rows = models.PositiveIntegerField(default=0)
    doubtful_rows = models.PositiveIntegerField(default=0)
    fault_counts = models.JSONField(default=dict)
    unknown_columns = models.JSONField(default=list)
    headings = models.JSONField(default=list)
    samples = models.BinaryField(null=True, blank=True)
    summary = models.JSONField(default=dict)
    rules_version = models.CharField(max_length=20, blank=True)
    refusal_code = models.CharField(max_length=40, blank=True)
    refusal_params = models.JSONField(default=dict)
    remarks = models.JSONField(default=list)

    objects = RosterUploadQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["uploaded_at"], condition=models.Q(state="arriving"), name="roster_upload_arriving")]
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=~models.Q(state__in=["arriving", "abandoned", "replaced"]),
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
    def number(self) -> str:
        """`3F2A-91BC`: the beginning of its id, short enough to be said on the telephone."""
        head = self.public_id.hex[:8].upper()
        return f"{head[:4]}-{head[4:]}"

    @property
    def is_arriving(self) -> bool:
        return self.state == UploadState.ARRIVING

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
    def needs_mapping(self) -> bool:
        """Its headings wait for somebody to say which column they mean."""
        return self.state == UploadState.MAPPING

    @property
    def is_refused(self) -> bool:
        return self.state == UploadState.REFUSED

    @property
    def is_clean(self) -> bool:
        """Checked, with at least one row and nothing that must be fixed."""
        return self.is_checked and self.rows > 0 and not self.faulty_rows

    @property
    def comparing(self) -> "RosterComparison | None":
        """What it is held against; None for a whole roster. At hand where it was selected together with the upload."""
        return getattr(self, "comparison", None)

    @property
    def is_ready(self) -> bool:
        """Clean, and what changed since the last roster is confirmed where the file only says that."""
        return self.is_clean and (self.comparing is None or self.comparing.is_confirmed)

    @property
    def good_rows(self) -> int:
        return self.rows - self.faulty_rows - self.doubtful_rows

    @property
    def kept_rows(self) -> int:
        """Rows without a must-fix, which stay in the draft while the others wait."""
        return self.rows - self.faulty_rows

    @property
    def missing_at_a_glance(self) -> list[str]:
        """Titles of compulsory columns that the first look did not find; of a file held against the last roster none is."""
        if self.comparing:
            return []
        return [BY_SLUG[slug].title for slug in self.glance.get("missing", []) if slug in BY_SLUG]

    @property
    def refusal_sentence(self) -> str:
        refusal = REFUSALS.get(self.refusal_code)
        return str(refusal.sentence) % self.refusal_params if refusal else ""

    @property
    def remark_sentences(self) -> list[str]:
        return [sentence_of(code, params) for code, params in self.remarks]


class UploadHistory(Moved):
    record = models.ForeignKey(RosterUpload, models.PROTECT, related_name="history")


class RosterCourse(models.Model):
    """How far the check of a file has come, written together with the rows it kept: whoever goes on begins there.

    Attributes:
        turn: raised by whoever takes the check over; a run that finds it changed has lost the file to another.
        busy_until: somebody is at a file that still arrives; kept short, so that a dead worker holds nothing up.
        data: `{}` at the beginning, else what `actions.courses` wrote.
    """

    upload = models.OneToOneField(RosterUpload, models.CASCADE, primary_key=True, related_name="course")
    turn = models.PositiveIntegerField(default=0)
    busy_until = models.DateTimeField(null=True, blank=True)
    data = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"course of {self.upload_id}"


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
    def title(self) -> str:
        return filled(self.kind.title, self.params)

    @property
    def sentence(self) -> str:
        return filled(self.kind.sentence, self.params)

    @property
    def expected(self) -> str:
        return filled(self.kind.expected, self.params)


def filled(sentence: str, params: Mapping[str, Any]) -> str:
    """A sentence of the fault table with its figures, in the reader's language."""
    return str(sentence) % params if params else str(sentence)
