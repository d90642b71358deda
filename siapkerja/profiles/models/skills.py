from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.profiles.models.profiles import Profile


class Skill(models.Model):
    """A skill in the person's own words; `folded` is how it is compared."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="skills")
    name = models.CharField(max_length=60)
    folded = models.CharField(max_length=60)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["folded"], name="skill_by_word")]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "folded"],
                name="skill_once_per_profile",
                violation_error_message=_("Keterampilan ini sudah tercatat."),
            )
        ]

    def __str__(self) -> str:
        return f"keterampilan {self.pk}"
