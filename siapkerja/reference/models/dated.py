"""Rows that hold for a time: nearly every rate, code and boundary changes, so nothing is overwritten or deleted."""

from datetime import date
from typing import Any, Self

from django.db import models


class DatedQuerySet(models.QuerySet[Any]):
    def at(self, day: date) -> Self:
        """Rows in force on `day`; `valid_to` is the last day in force."""
        return self.filter(valid_from__lte=day).filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day))


class Dated(models.Model):
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_ends_after_it_starts",
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                violation_error_message="Akhir masa berlaku mendahului awalnya.",
            )
        ]
