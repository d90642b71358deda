import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.files.models import StoredFile
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.identity.models import Person
from siapkerja.kernel.workflow import State
from siapkerja.privacy.enums import CorrectionField, CorrectionState, DeletionState
from siapkerja.privacy.workflows import CORRECTION, DELETION
from siapkerja.workflow.history import Moved


class CorrectionRequestQuerySet(models.QuerySet["CorrectionRequest"]):
    def within(self, regions: Iterable[str]) -> Self:
        """Of people in any of the regions; "" is the whole country and people who have not said where they live."""
        reached = models.Q(pk__in=[])
        for code in regions:
            if not code:
                return self.all()
            reached |= models.Q(region__code__startswith=code)
        return self.filter(reached)

    def open(self) -> Self:
        return self.filter(state=CorrectionState.FILED)


class CorrectionRequest(models.Model):
    """A person asks that something held of them be put right (UU 27/2022 art. 6); an officer decides within 3 x 24 hours.

    Attributes:
        wanted: what it should be, as the field writes it (ISO dates, sixteen digits).
        region: regency of the person when it was filed; None reaches national officers only.
        answer: the officer's words to the person.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=30, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="correction_requests")
    field = models.CharField(max_length=10, choices=CorrectionField)
    wanted = EncryptedTextField(purpose="correction wanted")
    story = EncryptedTextField(purpose="correction story", null=True, blank=True)
    proof = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    region = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=CORRECTION.choices(), default=CorrectionState.FILED)
    answer = EncryptedTextField(purpose="correction answer", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    filed_at = models.DateTimeField()
    due_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = CorrectionRequestQuerySet.as_manager()

    class Meta:
        ordering = ["filed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "field"],
                condition=models.Q(state=CorrectionState.FILED) & ~models.Q(field=CorrectionField.OTHER),
                name="one_open_correction_of_a_field",
                violation_error_message=_("Permintaan Anda untuk data ini masih diperiksa. Tunggu keputusannya, atau batalkan dulu."),
            ),
        ]
        indexes = [models.Index(fields=["state", "filed_at", "id"], name="correction_queue")]

    def __str__(self) -> str:
        return self.number

    @property
    def state_row(self) -> State:
        return CORRECTION.state(self.state)


class CorrectionMoved(Moved):
    record = models.ForeignKey(CorrectionRequest, models.PROTECT, related_name="history")


class DeletionRequestQuerySet(models.QuerySet["DeletionRequest"]):
    def standing(self) -> Self:
        return self.filter(state__in=DELETION.values(final=False))

    def over(self, at: datetime) -> Self:
        """Those whose cooling-off has ended."""
        return self.standing().filter(erase_at__lte=at)


class DeletionRequest(models.Model):
    """A person asks to be forgotten (UU 27/2022 art. 8). After the cooling-off everything goes that no law keeps.

    Attributes:
        erase_at: end of the cooling-off.
        held_reason: sentence for the person why it cannot be done yet ("" while nothing stands against it).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=30, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="deletion_requests")
    state = models.CharField(max_length=10, choices=DELETION.choices(), default=DeletionState.WAITING)
    version = models.PositiveIntegerField(default=1)
    asked_at = models.DateTimeField()
    erase_at = models.DateTimeField()
    held_reason = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = DeletionRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(state__in=[DeletionState.WAITING, DeletionState.HELD]),
                name="one_standing_deletion_per_person",
                violation_error_message=_("Penghapusan akun Anda sudah diminta dan masih berjalan."),
            )
        ]
        indexes = [models.Index(fields=["erase_at"], condition=models.Q(state__in=["waiting", "held"]), name="deletion_due")]

    def __str__(self) -> str:
        return self.number

    @property
    def state_row(self) -> State:
        return DELETION.state(self.state)


class DeletionMoved(Moved):
    record = models.ForeignKey(DeletionRequest, models.PROTECT, related_name="history")


class InactivityNotice(models.Model):
    """A person whose account nobody uses was told when it will be closed.

    Attributes:
        last_active_at: the activity it counts from; a later sign-in makes the notice void.
        erase_at: when the person will be anonymised.
        days_before: which of the warnings.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="inactivity_notices")
    last_active_at = models.DateTimeField()
    erase_at = models.DateTimeField()
    days_before = models.PositiveSmallIntegerField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "last_active_at", "days_before"],
                name="one_inactivity_notice_of_a_kind",
                violation_error_message=_("Orang ini sudah diberi tahu."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.days_before}"
