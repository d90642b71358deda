from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import LimitKind
from siapkerja.identity.models.people import Person


class ProcessingLimitQuerySet(models.QuerySet["ProcessingLimit"]):
    def standing(self) -> Self:
        return self.filter(lifted_at=None)


class ProcessingLimit(models.Model):
    """A person's no to one way of using their data: processing limited to keeping it, or no automatic valuing (UU 27/2022 art. 10-11)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="processing_limits")
    kind = models.CharField(max_length=12, choices=LimitKind)
    set_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = ProcessingLimitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=models.Q(lifted_at=None),
                name="one_standing_limit_of_a_kind",
                violation_error_message=_("Pilihan ini sudah berlaku."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"
