from django.db import models

from siapkerja.reference.models.dated import Dated, DatedQuerySet


class Rule(Dated):
    """A rate, deadline or threshold in force for a time, with the law it comes from."""

    key = models.CharField(max_length=80)
    value = models.JSONField()
    legal_basis = models.CharField(max_length=300)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["key", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["key", "valid_from"], name="rule_once_per_start"),
        ]

    def __str__(self) -> str:
        return self.key
