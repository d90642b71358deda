import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sertihub.enums import AssessmentPurpose, CandidacyState, EvidenceKind, Mark, Part
from sertihub.models.bodies import CertificationBody
from sertihub.models.schemes import Scheme
from sertihub.models.standards import CompetenceUnit, Element
from sertihub.workflows import BEFORE_ASSESSMENT, CANDIDACY, OPEN
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved


class CandidacyQuerySet(models.QuerySet["Candidacy"]):
    def of_person(self, person_id: int | None) -> Self:
        return self.filter(person=person_id)

    def of(self, body_id: int) -> Self:
        """What the body's staff see: everything that was handed in."""
        return self.filter(body=body_id).exclude(submitted_at=None)

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def with_scheme(self) -> Self:
        return self.select_related("scheme__occupation", "scheme__industry", "body__legal_entity")


class Candidacy(models.Model):
    """A person asks a body to be assessed in a scheme (FR.APL.01). What the portal knows of the person is not asked again.

    Attributes:
        number: given when it is handed in first, gapless per body and year; "" before.
        adjustment: what the candidate needs to be assessed fairly, for instance because of a disability (FR.AK.07).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="candidacies")
    body = models.ForeignKey(CertificationBody, models.PROTECT, related_name="candidacies")
    person = models.ForeignKey("identity.Person", models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=CandidacyState, default=CandidacyState.DRAFT)
    version = models.IntegerField(default=1)
    number = models.CharField(max_length=30, blank=True)

    purpose = models.CharField(_("Tujuan asesmen"), max_length=16, choices=AssessmentPurpose)
    purpose_note = models.CharField(_("Tujuan lain"), max_length=150, blank=True)
    employer = models.CharField(_("Lembaga atau perusahaan"), max_length=150, blank=True)
    position = models.CharField(_("Jabatan"), max_length=120, blank=True)
    office_address = models.CharField(_("Alamat kantor"), max_length=300, blank=True)
    office_phone = EncryptedTextField(purpose="phone", null=True, blank=True)
    adjustment = EncryptedTextField(purpose="assessment adjustment", null=True, blank=True)

    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField()

    objects = CandidacyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "scheme"],
                condition=Q(state__in=OPEN),
                name="one_open_candidacy_per_scheme",
                violation_error_message=_("Anda masih punya permohonan yang berjalan pada skema ini."),
            ),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="candidacy_number_once"),
            models.CheckConstraint(
                name="other_purpose_is_explained",
                condition=~Q(purpose=AssessmentPurpose.OTHER) | ~Q(purpose_note=""),
                violation_error_message=_("Tuliskan tujuan asesmen Anda."),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="candidacy_of_person"),
            models.Index(fields=["body", "state", "-moved_at", "-id"], name="candidacy_queue"),
        ]

    def __str__(self) -> str:
        return self.number or f"draf {self.pk}"

    @property
    def state_row(self) -> State:
        return CANDIDACY.state(self.state)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def may_be_edited(self) -> bool:
        return self.state in {CandidacyState.DRAFT, CandidacyState.TO_MEND}

    @property
    def may_be_withdrawn(self) -> bool:
        return self.state in BEFORE_ASSESSMENT


class CandidacyMove(Moved):
    record = models.ForeignKey(Candidacy, models.CASCADE, related_name="moves")


class CandidacyUnit(models.Model):
    """A unit the candidate is assessed in, kept as it stood in the scheme; with what the assessor found.

    Attributes:
        mark: the assessor's finding, "" before.
        note: what the assessor writes with it; the candidate reads it.
    """

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="units")
    unit = models.ForeignKey(CompetenceUnit, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    mark = models.CharField(max_length=2, choices=Mark, blank=True)
    note = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidacy", "unit"], name="unit_once_in_a_candidacy", violation_error_message=_("Unit ini sudah ada.")
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidacy_id}/{self.order}"


class SelfAssessment(models.Model):
    """What a candidate says of themselves on one element (FR.APL.02), and by what it shows.

    Attributes:
        words: evidence in the candidate's words; files hang on `Evidence.element`.
    """

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="self_assessments")
    element = models.ForeignKey(Element, models.PROTECT, related_name="+")
    mark = models.CharField(max_length=2, choices=Mark)
    words = models.TextField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["candidacy", "element"],
                name="element_assessed_once_in_a_candidacy",
                violation_error_message=_("Elemen ini sudah diisi."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidacy_id}/{self.element_id}"


class Evidence(models.Model):
    """A file that proves a basic requirement, or, with `element`, what the candidate says of an element."""

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=12, choices=EvidenceKind)
    element = models.ForeignKey(Element, models.PROTECT, null=True, blank=True, related_name="+")
    stored = models.OneToOneField("files.StoredFile", models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return f"bukti {self.pk}"


class Remark(models.Model):
    """What staff asked the candidate to mend, part by part.

    Attributes:
        settled_at: when the candidate handed the application in again.
    """

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="remarks")
    part = models.CharField(max_length=16, choices=Part)
    note = models.TextField(max_length=1000)
    written_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.candidacy_id}/{self.part}"
