"""What workers say against what was reported of them."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.fields import EncryptedTextField
from siapkerja.identity.models import LegalEntity, Person, Workplace
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved
from wajiblapor.enums import DisputedMatter, DisputeState
from wajiblapor.models.reports import Filing
from wajiblapor.workflows import DISPUTE

STANDING = (DisputeState.OPEN, DisputeState.AGREED, DisputeState.EXPLAINED, DisputeState.UNANSWERED, DisputeState.ESCALATED)
FOR_COMPANY = (DisputeState.OPEN, DisputeState.AGREED, DisputeState.UNANSWERED, DisputeState.ESCALATED)
FOR_OFFICERS = (DisputeState.UNANSWERED, DisputeState.ESCALATED)


class EmploymentDisputeQuerySet(models.QuerySet["EmploymentDispute"]):
    def standing(self) -> Self:
        return self.filter(state__in=STANDING)

    def for_officers(self) -> Self:
        """Those the company did not answer in time, and those the worker asks an officer to look at."""
        return self.filter(state__in=FOR_OFFICERS)

    def within(self, regions: Any) -> Self:
        """Of workplaces in one of the regions (code prefixes); "" is the whole country."""
        codes = set(regions)
        if "" in codes:
            return self.all()
        wanted = Q(pk__in=[])
        for code in codes:
            wanted |= Q(regency__code__startswith=code)
        return self.filter(wanted)


class EmploymentDispute(models.Model):
    """A worker says that a line reported of them is wrong (UU 27/2022 art. 6). It goes to the company with a deadline.

    Attributes:
        filing: the filing from which on the line stood so.
        regency: of the workplace; decides which officers see it.
        statement: the worker's words.
        answer_by: last day for the company to answer, and once it has agreed, to correct; None once nothing is expected of it.
        answer: the company's words.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    workplace = models.ForeignKey(Workplace, models.PROTECT, related_name="+")
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="+")
    matter = models.CharField(max_length=16, choices=DisputedMatter)
    statement = EncryptedTextField(purpose="employment_dispute")
    state = models.CharField(max_length=10, choices=DISPUTE.choices(), default=DisputeState.OPEN)
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    answer_by = models.DateField(null=True, blank=True)
    answer = EncryptedTextField(purpose="employment_dispute", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = EmploymentDisputeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "workplace"],
                condition=Q(state__in=STANDING),
                name="one_standing_dispute_per_workplace",
                violation_error_message=_("Keberatan Anda tentang tempat kerja ini masih berjalan. Tunggu jawabannya, atau tarik dulu."),
            ),
            models.CheckConstraint(
                name="disputes_that_wait_have_a_day",
                condition=~Q(state__in=[DisputeState.OPEN, DisputeState.AGREED]) | Q(answer_by__isnull=False),
                violation_error_message=_("Keberatan yang menunggu perusahaan punya batas waktu."),
            ),
        ]
        indexes = [
            models.Index(fields=["legal_entity", "-opened_at", "-id"], name="dispute_of_company"),
            models.Index(fields=["answer_by"], condition=Q(state__in=[DisputeState.OPEN, DisputeState.AGREED]), name="dispute_due"),
            models.Index(
                fields=["regency", "opened_at", "id"],
                condition=Q(state__in=FOR_OFFICERS),
                opclasses=["varchar_pattern_ops", "timestamptz_ops", "int8_ops"],
                name="dispute_for_officers",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"keberatan {self.pk}"

    @property
    def state_row(self) -> State:
        return DISPUTE.state(self.state)

    @property
    def is_standing(self) -> bool:
        return self.state in STANDING

    @property
    def waits_for_company(self) -> bool:
        """An answer of the company still counts."""
        return self.state in FOR_COMPANY


class DisputeHistory(Moved):
    record = models.ForeignKey(EmploymentDispute, models.CASCADE, related_name="history")
