import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import MemberRole
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.identity.models import LegalEntity, Person, Workplace
from siapkerja.organisations.enums import InvitationState


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open_at(self, at: datetime) -> Self:
        return self.filter(state=InvitationState.SENT, expires_at__gt=at)


class Invitation(models.Model):
    """Somebody is asked by e-mail to act for an organisation.

    Attributes:
        email: as written by the manager; `email_index` finds it without reading it.
        serial: how often it was sent; only the last link opens.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="invitations")
    workplace = models.ForeignKey(Workplace, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=12, choices=MemberRole)
    email = EncryptedTextField(purpose="invitation email")
    email_index = models.CharField(max_length=64)
    serial = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=9, choices=InvitationState, default=InvitationState.SENT)
    invited_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["legal_entity", "email_index"],
                condition=models.Q(state=InvitationState.SENT),
                name="one_open_invitation_per_address",
                violation_error_message=_("Alamat ini sudah diundang. Kirim ulang undangannya dari daftar anggota."),
            ),
            models.CheckConstraint(
                name="accepted_invitations_say_by_whom",
                condition=models.Q(state=InvitationState.ACCEPTED, accepted_by__isnull=False)
                | ~models.Q(state=InvitationState.ACCEPTED) & models.Q(accepted_by=None),
                violation_error_message=_("Undangan yang diterima harus tahu diterima oleh siapa."),
            ),
        ]
        indexes = [models.Index(fields=["email_index"], name="invitation_by_address")]

    def __str__(self) -> str:
        return str(self.public_id)

    def is_expired(self, at: datetime) -> bool:
        return self.state == InvitationState.SENT and self.expires_at <= at
