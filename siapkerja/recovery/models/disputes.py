import uuid
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.kernel.text import masked
from siapkerja.kernel.workflow import State
from siapkerja.recovery.enums import ContactKind, DisputeOutcome, DisputeReason, DisputeRefusal, DisputeState
from siapkerja.recovery.models.regional import RegionalQuerySet
from siapkerja.recovery.workflows import DISPUTE
from siapkerja.workflow.history import Moved


class NikDispute(models.Model):
    """Somebody says that a NIK others use is theirs. Nobody is stopped by it before an officer hears both sides.

    Attributes:
        claimant: the person who says so; None for a stranger, who then is reached by `contact` only.
        decided_by: officer of the first decision; an appeal is decided by another one.
        appeal_by: "claimant" or "holder".
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=20, unique=True, null=True, blank=True)
    nik = EncryptedTextField(purpose="nik")
    claimant = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    full_name = EncryptedTextField(purpose="recovery name")
    born_on = models.DateField(null=True, blank=True)
    contact_kind = models.CharField(max_length=5, choices=ContactKind, blank=True)
    contact = EncryptedTextField(purpose="contact", null=True, blank=True)
    reason = models.CharField(max_length=15, choices=DisputeReason)
    story = EncryptedTextField(purpose="recovery story", null=True, blank=True)
    card = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    family_card = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    region = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=11, choices=DISPUTE.choices(), default=DisputeState.UNCONFIRMED)
    outcome = models.CharField(max_length=8, choices=DisputeOutcome, blank=True)
    refusal = models.CharField(max_length=13, choices=DisputeRefusal, blank=True)
    taken_by = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    decision = EncryptedTextField(purpose="dispute decision", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    appeal_by = models.CharField(max_length=8, blank=True)
    appeal = EncryptedTextField(purpose="dispute appeal", null=True, blank=True)
    appeal_until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    filed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)

    objects = RegionalQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="dispute_counts_once_confirmed",
                condition=models.Q(state=DisputeState.UNCONFIRMED, number=None)
                | ~models.Q(state=DisputeState.UNCONFIRMED) & models.Q(number__isnull=False),
                violation_error_message=_("Sengketa baru bernomor setelah kontaknya dicek."),
            ),
            models.CheckConstraint(
                name="decided_disputes_have_an_outcome",
                condition=~models.Q(state__in=[DisputeState.DECIDED, DisputeState.APPEALED, DisputeState.CLOSED]) | ~models.Q(outcome=""),
                violation_error_message=_("Sengketa yang diputuskan harus punya hasil."),
            ),
            models.CheckConstraint(
                name="dispute_claimants_can_be_reached",
                condition=models.Q(claimant__isnull=False) | models.Q(contact__isnull=False),
                violation_error_message=_("Tuliskan e-mail atau nomor HP supaya kami dapat mengabari Anda."),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_on", "id"], name="dispute_queue"),
        ]

    def __str__(self) -> str:
        return self.number or str(self.public_id)

    @property
    def confirmed_on(self) -> date | None:
        """The day its clock began, for drawing the deadline."""
        return timezone.localdate(self.confirmed_at) if self.confirmed_at else None

    @property
    def state_row(self) -> State:
        return DISPUTE.state(self.state)

    @property
    def masked_nik(self) -> str:
        return masked(self.nik)


class DisputeHolder(models.Model):
    """The other side: a person whose account carries the disputed NIK, and what they answered.

    `state_before` is the state of their claim before the hearing, put back when the dispute ends without a decision.
    """

    dispute = models.ForeignKey(NikDispute, models.CASCADE, related_name="holders")
    claim = models.ForeignKey("identity.NikClaim", models.PROTECT, related_name="+")
    state_before = models.CharField(max_length=10, choices=NikClaimState)
    is_claimants_own = models.BooleanField(default=False)
    answer_until = models.DateField()
    answer = EncryptedTextField(purpose="dispute answer", null=True, blank=True)
    card = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispute", "claim"], name="one_side_per_claim", violation_error_message=_("Pihak ini sudah didengar.")
            )
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id}:{self.claim_id}"


class NikDisputeMoved(Moved):
    record = models.ForeignKey(NikDispute, models.CASCADE, related_name="history")
