from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.models import Document
from skillhub.enums import CertificateWithdrawReason
from skillhub.models.enrolments import Enrolment


class TrainingCertificateQuerySet(models.QuerySet["TrainingCertificate"]):
    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)


class TrainingCertificate(models.Model):
    """The certificate of a training somebody passed (UU 13/2003 art. 11 and 18). Its words and its state are the document's."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="certificates")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    issued_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = TrainingCertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=Q(withdrawn_at=None),
                name="one_standing_training_certificate",
                violation_error_message=_("Peserta ini sudah punya sertifikat yang berlaku."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.issued_on}"

    def withdrawal_words(self) -> str:
        """Why it was withdrawn; "" while it stands."""
        code = self.document.history.filter(move="withdraw").values_list("reason_code", flat=True).first()
        return str(CertificateWithdrawReason(code).label) if code else ""

    @property
    def source(self) -> str:
        """How other records name it."""
        return f"skillhub.certificate:{self.pk}"
