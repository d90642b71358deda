from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import CapacityKind, MemberRole
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.identity.models import LegalEntity, Membership, Person
from siapkerja.kernel.workflow import State
from siapkerja.organisations.enums import CaseKind, CaseState, ClaimOutcome
from siapkerja.organisations.workflows import ORGANISATION_CASE
from siapkerja.workflow.history import Moved

OPEN = (CaseState.SUBMITTED, CaseState.RETURNED)


class CaseQuerySet(models.QuerySet["OrganisationCase"]):
    def within(self, regions: Iterable[str]) -> Self:
        """Cases of any of the regions; "" is the whole country. Offices are decided nationally only."""
        codes = set(regions)
        if "" in codes:
            return self.all()
        reached = Q(pk__in=[])
        for code in codes:
            reached |= Q(regency__code__startswith=code)
        return self.filter(reached).exclude(capacity=CapacityKind.OFFICE)

    def standing(self) -> Self:
        return self.filter(state__in=OPEN)

    def with_conflict(self) -> Self:
        """Each row's `is_contested`: a claim beside another standing claim, or on an organisation others manage."""
        others = OrganisationCase.objects.filter(kind=CaseKind.CLAIM, state__in=OPEN, legal_entity=OuterRef("legal_entity")).exclude(
            person=OuterRef("person")
        )
        managers = Membership.objects.filter(
            legal_entity=OuterRef("legal_entity"), ended_at=None, valid_to=None, role__in=(MemberRole.SIGNATORY, MemberRole.MANAGER)
        ).exclude(person=OuterRef("person"))
        return self.annotate(is_contested=Q(kind=CaseKind.CLAIM) & (Q(Exists(others)) | Q(Exists(managers))))


class OrganisationCase(models.Model):
    """Somebody asks an officer to decide about an organisation: that it is theirs, that they take over, that it is a training centre.

    Attributes:
        number: what people quote ("KLM-3273-2026-000001").
        statement: in the person's words; may name people, so it is encrypted.
        regency: of the head office when asked; officers of that region decide.
        objections_until: last day present managers may object to a handover.
        due_on: by when it is to be decided; empty while the ball is with the person.
        outcome: what an approved claim did to the others.
    """

    number = models.CharField(max_length=30, unique=True)
    kind = models.CharField(max_length=8, choices=CaseKind)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="cases")
    person = models.ForeignKey(Person, models.PROTECT, related_name="organisation_cases")
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=20, choices=CapacityKind, blank=True)
    statement = EncryptedTextField(purpose="case statement", null=True, blank=True)
    state = models.CharField(max_length=9, choices=ORGANISATION_CASE.choices(), default=CaseState.SUBMITTED)
    outcome = models.CharField(max_length=8, choices=ClaimOutcome, blank=True)
    objections_until = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    submitted_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["submitted_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "person", "legal_entity", "capacity"],
                condition=Q(state__in=OPEN),
                name="one_open_case_of_a_kind",
                violation_error_message=_("Anda sudah punya permintaan yang sama dan masih diperiksa."),
            ),
            models.CheckConstraint(
                name="capacity_cases_name_a_capacity",
                condition=Q(kind=CaseKind.CAPACITY) & ~Q(capacity="") | ~Q(kind=CaseKind.CAPACITY) & Q(capacity=""),
                violation_error_message=_("Pilih kedudukan yang diminta."),
            ),
            models.CheckConstraint(
                name="decided_cases_are_dated",
                condition=Q(state__in=OPEN, decided_at=None) | ~Q(state__in=OPEN) & Q(decided_at__isnull=False),
                violation_error_message=_("Permintaan yang diputus harus punya waktu keputusan."),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "submitted_at", "id"], name="case_queue"),
            models.Index(fields=["legal_entity", "kind", "state"], name="case_of_organisation"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def state_row(self) -> State:
        return ORGANISATION_CASE.state(self.state)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class CaseMoved(Moved):
    """One move; `note` is the reason, which the person and the other side read."""

    record = models.ForeignKey(OrganisationCase, models.CASCADE, related_name="history")


class Objection(models.Model):
    """A present manager says why a handover should not happen."""

    case = models.ForeignKey(OrganisationCase, models.CASCADE, related_name="objections")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = EncryptedTextField(purpose="handover objection")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"],
                name="one_objection_per_manager",
                violation_error_message=_("Anda sudah menyatakan keberatan."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}"
