"""The office's look at a filed report: its clock, who has it, and what went back to the company."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import Person
from wajiblapor.enums import ReturnReason, ReviewPhase, ReviewSection, SkipReason
from wajiblapor.models.reports import Filing, ManpowerReport


class ReportReviewQuerySet(models.QuerySet["ReportReview"]):
    def waiting(self) -> Self:
        """In the office's hands."""
        return self.filter(phase=ReviewPhase.WAITING)

    def within(self, regions: Any) -> Self:
        """Of workplaces in one of the regions (code prefixes); "" is the whole country."""
        codes = set(regions)
        if "" in codes:
            return self.all()
        wanted = Q(pk__in=[])
        for code in codes:
            wanted |= Q(regency__code__startswith=code)
        return self.filter(wanted)


class ReportReview(models.Model):
    """One per filed report, from its first sending on.

    Attributes:
        regency: of the report, so that an office's queue is one index.
        wanted_at: when it came into the queue; sent again, it stays in its old place.
        due_on: last day for the office's decision, while it waits for the office.
        days_left: working days the office had left when it went back to the company, or the company began to correct it: there the
            clock stands still.
        assigned_to: the officer who has it.
        decided_by: who decided last.
    """

    report = models.OneToOneField(ManpowerReport, models.PROTECT, primary_key=True, related_name="review")
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    phase = models.CharField(max_length=8, choices=ReviewPhase, default=ReviewPhase.WAITING)
    wanted_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    days_left = models.PositiveSmallIntegerField(null=True, blank=True)
    assigned_to = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    assigned_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ReportReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="review_clock_runs_or_stands",
                condition=Q(phase=ReviewPhase.WAITING, due_on__isnull=False, days_left=None)
                | Q(phase=ReviewPhase.RETURNED, due_on=None, days_left__isnull=False)
                | Q(phase=ReviewPhase.DONE),
                violation_error_message=_("Waktu pemeriksaan berjalan pada petugas atau berhenti pada perusahaan."),
            ),
            models.CheckConstraint(
                name="review_assigned_says_when",
                condition=Q(assigned_to=None, assigned_at=None) | Q(assigned_to__isnull=False, assigned_at__isnull=False),
                violation_error_message=_("Penugasan menyebut petugas dan waktunya."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["regency", "wanted_at", "report"],
                condition=~Q(phase=ReviewPhase.DONE),
                opclasses=["varchar_pattern_ops", "timestamptz_ops", "int8_ops"],
                name="review_open_by_regency",
            ),
            models.Index(fields=["wanted_at", "report"], condition=~Q(phase=ReviewPhase.DONE), name="review_open_oldest"),
            models.Index(fields=["assigned_to"], condition=Q(phase=ReviewPhase.WAITING), name="review_by_officer"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"pemeriksaan {self.report_id}"

    @property
    def is_waiting(self) -> bool:
        return self.phase == ReviewPhase.WAITING


class ReviewSkip(models.Model):
    """An officer left a report to somebody else, and why. It is not offered to them again."""

    review = models.ForeignKey(ReportReview, models.CASCADE, related_name="skips")
    officer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=10, choices=SkipReason)
    note = models.CharField(max_length=500, blank=True)
    skipped_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "officer"],
                name="review_skipped_once_by_an_officer",
                violation_error_message=_("Anda sudah menyerahkan laporan ini kepada rekan."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.reason}"


class ReportReturn(models.Model):
    """A filed report went back to the company with notes.

    Attributes:
        filing: the revision that was looked at.
        answer_by: last day for the company to send it again, at the workplace.
        settled_at: when it was sent again.
    """

    report = models.ForeignKey(ManpowerReport, models.PROTECT, related_name="returns")
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="+")
    returned_at = models.DateTimeField()
    returned_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answer_by = models.DateField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(settled_at=None),
                name="one_open_return_per_report",
                violation_error_message=_("Laporan ini sudah dikembalikan dan menunggu perusahaan."),
            ),
            models.CheckConstraint(
                name="return_settled_after_it_was_made",
                condition=Q(settled_at=None) | Q(settled_at__gte=F("returned_at")),
                violation_error_message=_("Laporan dikirim lagi sesudah dikembalikan."),
            ),
        ]

    def __str__(self) -> str:
        return f"pengembalian {self.report_id}"


class ReturnNote(models.Model):
    """One thing to mend: the section, a coded reason, and words for the company."""

    made_in = models.ForeignKey(ReportReturn, models.CASCADE, related_name="notes")
    section = models.CharField(max_length=20, choices=ReviewSection)
    reason = models.CharField(max_length=15, choices=ReturnReason)
    note = models.CharField(max_length=500)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.section}: {self.reason}"
