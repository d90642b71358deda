from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import LegalEntity
from siapkerja.profiles.models.profiles import Profile


class EmployerChoice(models.Model):
    """An employer the person named: one that may find the profile, or one it is hidden from whatever else is chosen."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="employer_choices")
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    is_allowed = models.BooleanField()
    chosen_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "legal_entity"],
                name="employer_chosen_once_per_profile",
                violation_error_message=_("Perusahaan ini sudah ada di daftar Anda."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.profile_id}: {self.legal_entity_id}"
