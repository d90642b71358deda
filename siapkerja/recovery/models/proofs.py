from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.recovery.models.disputes import NikDispute
from siapkerja.recovery.models.tickets import RecoveryTicket


class LinkPurpose(models.TextChoices):
    PASSWORD = "password"  # noqa: S105 - a word, not a secret
    OBJECTION = "objection"


class ContactCode(models.Model):
    """A code on its way to a contact that is to be proven; only its digest is kept."""

    ticket = models.OneToOneField(RecoveryTicket, models.CASCADE, null=True, blank=True, related_name="code")
    dispute = models.OneToOneField(NikDispute, models.CASCADE, null=True, blank=True, related_name="code")
    digest = models.BinaryField(max_length=32)
    sent_at = models.DateTimeField()
    sent_count = models.PositiveSmallIntegerField(default=1)
    attempts = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="code_is_for_one_case",
                condition=models.Q(ticket=None, dispute__isnull=False) | models.Q(ticket__isnull=False, dispute=None),
                violation_error_message=_("Kode dikirim untuk satu permintaan."),
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class RecoveryLink(models.Model):
    """A link that was sent, by the digest of its token: to set the password once, or to object."""

    ticket = models.ForeignKey(RecoveryTicket, models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=9, choices=LinkPurpose)
    digest = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["ticket", "purpose"], name="recovery_links_of_a_ticket")]

    def __str__(self) -> str:
        return f"{self.purpose}:{self.pk}"
