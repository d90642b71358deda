"""What was seen at a workplace, what the company must mend by when, what it answered, and the deed that is kept there."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from siapkerja.files.models import StoredFile
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.identity.models import LegalEntity, Person, Workplace
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved
from wajiblapor.enums import CheckOutcome, FindingState, Referral
from wajiblapor.models.inspections import Inspection
from wajiblapor.models.reports import Filing
from wajiblapor.workflows import FINDING

NOTE_LEVELS = {1: "I", 2: "II"}
SETTLED = (FindingState.FULFILLED, FindingState.WITHDRAWN)


class InspectionVisit(models.Model):
    """Inspectors were at the workplace: the first visit with the checklist, later ones to look at what was mended.

    Attributes:
        key: made with the form, so that what a weak line sends twice is kept once.
        met_name, met_position: who received them.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="visits")
    key = models.UUIDField(unique=True)
    visited_on = models.DateField()
    met_name = EncryptedTextField(purpose="inspection_met")
    met_position = models.CharField(max_length=100)
    summary = EncryptedTextField(purpose="inspection_visit", null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"kunjungan {self.inspection_id} {self.visited_on}"


class VisitPicture(models.Model):
    """A photo or paper from a visit."""

    visit = models.ForeignKey(InspectionVisit, models.PROTECT, related_name="pictures")
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    caption = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"foto {self.visit_id}"


class NormCheck(models.Model):
    """One line of the checklist.

    Attributes:
        norm: slug in `wajiblapor.norms.catalogue`.
        told: what the report shows of it (`norms.kinds.Weight`), "" for nothing amiss.
    """

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="checks")
    norm = models.SlugField(max_length=40)
    told = models.CharField(max_length=8, blank=True)
    outcome = models.CharField(max_length=8, choices=CheckOutcome)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "norm"],
                name="norm_once_in_a_checklist",
                violation_error_message=_("Norma ini sudah diperiksa dalam kunjungan ini."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.norm}: {self.outcome}"


class Finding(models.Model):
    """What was seen against a norm, and until when the company must mend it.

    Attributes:
        norm: slug in `wajiblapor.norms.catalogue`; "" for what stands in no list.
        title, legal_basis: as they stood on the day of the visit.
        seen: what was seen; it may speak of people.
        days: how long the company has once the note is out, in days of the rule `inspection.first_note_term`.
        fulfil_by: last day, at the workplace; None before a note.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings")
    norm = models.SlugField(max_length=40, blank=True)
    title = models.CharField(max_length=150)
    legal_basis = models.CharField(max_length=300)
    seen = EncryptedTextField(purpose="inspection_finding")
    days = models.PositiveSmallIntegerField()
    fulfil_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=FINDING.choices(), default=FindingState.OPEN)
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"temuan {self.pk}"

    @property
    def state_row(self) -> State:
        return FINDING.state(self.state)

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED


class FindingHistory(Moved):
    record = models.ForeignKey(Finding, models.CASCADE, related_name="history")


class FindingAnswer(models.Model):
    """What the company says it did, with evidence."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="answers")
    words = EncryptedTextField(purpose="finding_answer")
    stored = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"jawaban {self.finding_id}"


class InspectionNote(models.Model):
    """Nota Pemeriksaan I or II: what the company must mend, and by when.

    Attributes:
        content: the findings as the paper states them, as JSON; the document carries their digest.
        answer_by: last day, at the workplace.
    """

    LEVELS: ClassVar[dict[int, str]] = NOTE_LEVELS

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="notes")
    level = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=40, unique=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    content = EncryptedTextField(purpose="inspection_note")
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answer_by = models.DateField()

    class Meta:
        ordering = ["level"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "level"],
                name="note_once_per_level",
                violation_error_message=_("Nota pemeriksaan ini sudah terbit."),
            ),
            models.CheckConstraint(
                name="notes_are_first_or_second",
                condition=Q(level__in=list(NOTE_LEVELS)),
                violation_error_message=_("Nota pemeriksaan ada dua: I dan II."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def roman(self) -> str:
        return self.LEVELS[self.level]


class ReferralLetter(models.Model):
    """What follows when the second note was not heeded: recommended to whoever decides next."""

    inspection = models.OneToOneField(Inspection, models.PROTECT, primary_key=True, related_name="referral")
    way = models.CharField(max_length=16, choices=Referral)
    number = models.CharField(max_length=40, unique=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.number


class InspectionDeed(models.Model):
    """Akta pengawasan: kept at the workplace, prefilled from its last report, one of them in force.

    Attributes:
        filing: the report it was prefilled from.
        replaced_at: when a newer one took its place.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    workplace = models.ForeignKey(Workplace, models.PROTECT, related_name="+")
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="deeds")
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="+")
    number = models.CharField(max_length=40, unique=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workplace"],
                condition=Q(replaced_at=None),
                name="one_deed_in_force_per_workplace",
                violation_error_message=_("Akta pengawasan tempat kerja ini sudah ada."),
            )
        ]

    def __str__(self) -> str:
        return self.number
