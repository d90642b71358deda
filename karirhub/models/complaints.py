from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from karirhub.enums import CaseState, ComplaintReason, FreezeReason
from karirhub.models.vacancies import Vacancy
from karirhub.workflows import COMPLAINT_CASE
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved


class ComplaintCaseQuerySet(models.QuerySet["ComplaintCase"]):
    def within(self, regions: Iterable[str]) -> Self:
        """Cases of vacancies in any of the regions; "" is the whole country."""
        reached = Q(pk__in=[])
        for code in regions:
            if not code:
                return self.all()
            reached |= Q(regency__code__startswith=code)
        return self.filter(reached)

    def open(self) -> Self:
        return self.filter(state__in=COMPLAINT_CASE.values(final=False))

    def withholding(self) -> Self:
        """Cases for which the employer does not see who applied."""
        return self.filter(withholds=True)


class ComplaintCase(models.Model):
    """What is looked into about one vacancy: all complaints that come in meanwhile, the employer's answer, the decision.

    Attributes:
        regency: of the vacancy on the day it was first reported; decides which officers see it.
        due_on: last working day for a decision.
        frozen_at, freeze_reason: when and why it took the vacancy out of sight; empty where it did not.
        withholds: applications are kept from the employer: while frozen, and for good once the vacancy was taken down.
        asked_at: since when the employer knows and may answer.
        question: what the officer asked the employer.
        decision: why it was decided so, for the employer and those who reported.
    """

    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="cases")
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    number = models.CharField(max_length=30, unique=True)
    state = models.CharField(max_length=9, choices=COMPLAINT_CASE.choices(), default=CaseState.NEW)
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    handled_by = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    frozen_at = models.DateTimeField(null=True, blank=True)
    freeze_reason = models.CharField(max_length=20, choices=FreezeReason, blank=True)
    withholds = models.BooleanField(default=False)
    asked_at = models.DateTimeField(null=True, blank=True)
    question = models.TextField(blank=True)
    answer = EncryptedTextField(purpose="complaint answer", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ComplaintCaseQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy"],
                condition=Q(state__in=["new", "handled"]),
                name="one_open_complaint_case_per_vacancy",
                violation_error_message=_("Lowongan ini sedang diperiksa."),
            ),
            models.CheckConstraint(
                name="complaint_case_decided_is_dated",
                condition=Q(state__in=["new", "handled"], decided_at=None) | Q(state__in=["upheld", "dismissed"], decided_at__isnull=False),
                violation_error_message=_("Kasus yang selesai harus punya tanggal putusan."),
            ),
            models.CheckConstraint(
                name="complaint_case_answer_is_dated",
                condition=Q(answer=None, answered_at=None) | Q(answer__isnull=False, answered_at__isnull=False),
                violation_error_message=_("Jawaban harus punya tanggal."),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "opened_at", "id"], name="complaint_queue"),
            models.Index(fields=["vacancy"], condition=Q(withholds=True), name="complaint_withholds"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def state_row(self) -> State:
        return COMPLAINT_CASE.state(self.state)

    @property
    def opened_on(self) -> date:
        """The day its clock began, for drawing the deadline."""
        return timezone.localdate(self.opened_at)

    @property
    def is_open(self) -> bool:
        return not self.state_row.is_final

    @property
    def may_be_answered(self) -> bool:
        """The employer knows of it and nothing is decided yet."""
        return self.is_open and self.asked_at is not None


class ComplaintCaseMove(Moved):
    record = models.ForeignKey(ComplaintCase, models.CASCADE, related_name="moves")


class VacancyComplaint(models.Model):
    """Somebody reports a vacancy. Whoever tells us may stay unknown; the employer never learns who it was.

    Attributes:
        code: opens the state of the complaint, together with its number, to whoever holds both.
        person: the account to tell, only where its holder asked for that.
        source: keyed digest of the account or the address it came from, so that one person counts once.
    """

    case = models.ForeignKey(ComplaintCase, models.PROTECT, related_name="complaints")
    number = models.CharField(max_length=30, unique=True)
    code = models.CharField(max_length=9)
    reason = models.CharField(max_length=16, choices=ComplaintReason)
    story = EncryptedTextField(purpose="complaint story", null=True, blank=True)
    contact = EncryptedTextField(purpose="complaint contact", null=True, blank=True)
    evidence = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    source = models.BinaryField(max_length=32)
    reported_at = models.DateTimeField()

    class Meta:
        ordering = ["reported_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="complaint_code_is_readable",
                condition=Q(code__regex=r"^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$"),
                violation_error_message=_("Kode terdiri dari delapan huruf dan angka."),
            ),
        ]

    def __str__(self) -> str:
        return self.number
