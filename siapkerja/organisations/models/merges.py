from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import LegalEntity, Person


class Merge(models.Model):
    """A duplicate became part of another organisation. Its address leads there ever after.

    Attributes:
        moved: how many rows moved, by "app.model.field".
    """

    kept = models.ForeignKey(LegalEntity, models.PROTECT, related_name="merges")
    absorbed = models.OneToOneField(
        LegalEntity,
        models.PROTECT,
        related_name="merge",
        error_messages={"unique": _("Organisasi ini sudah digabung.")},
    )
    reason = models.TextField()
    moved: Any = models.JSONField(default=dict)
    by_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="nothing_merges_with_itself",
                condition=~models.Q(kept=models.F("absorbed")),
                violation_error_message=_("Pilih dua organisasi yang berbeda."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.absorbed_id} > {self.kept_id}"
