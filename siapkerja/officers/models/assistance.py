from datetime import datetime
from typing import Self

from django.db import models

from siapkerja.identity.models import Person


class AssistanceCodeQuerySet(models.QuerySet["AssistanceCode"]):
    def usable(self, at: datetime) -> Self:
        return self.filter(used_at=None, expires_at__gt=at)


class AssistanceCode(models.Model):
    """A citizen's yes to being assisted now: short-lived, used once, kept as a digest.

    Attributes:
        digest: keyed digest of the code, 32 bytes.
        asked_by: the officer it was sent for; None for a code the citizen made in their own account.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    digest = models.BinaryField(max_length=32)
    asked_by = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects = AssistanceCodeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["digest"], name="assistance_code_by_digest")]

    def __str__(self) -> str:
        return f"kode {self.pk}"
