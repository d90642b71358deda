"""Trainings as Skillhub last announced them, so that a vacancy can say where a missing skill is taught."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.urls import reverse
from django.utils.text import slugify


class TrainingQuerySet(models.QuerySet["Training"]):
    def offered(self) -> Self:
        return self.filter(is_offered=True).exclude(title="")


class Training(models.Model):
    """A training programme.

    Attributes:
        programme_id: its number at Skillhub, which is in its address.
        title: "" while only its withdrawal has been heard of.
        occupation_code: KBJI it prepares for, "" where not said.
        unit_codes: competence units it teaches.
        taught: folded title and titles of its units, which skills are looked up in.
        version: of the announcement it was written from; an older one changes nothing.
    """

    programme_id = models.BigIntegerField(primary_key=True)
    title = models.CharField(max_length=200, blank=True)
    occupation_code = models.CharField(max_length=10, blank=True)
    regency_code = models.CharField(max_length=4, blank=True)
    unit_codes = models.JSONField(default=list, blank=True)
    taught = models.TextField(blank=True)
    is_offered = models.BooleanField(default=True)
    version = models.IntegerField()

    objects = TrainingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["occupation_code"], name="training_for_occupation"),
            GinIndex(OpClass("taught", name="gin_trgm_ops"), name="training_teaches"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        """Its public page at Skillhub."""
        return reverse("skillhub:programme", args=[self.programme_id, slugify(self.title) or "pelatihan"])


class TrainingBatch(models.Model):
    """One run of a training: when one can register.

    Attributes:
        is_open: not cancelled, full or closed by its centre.
        registered: how many have registered: each of the first forty, then every tenth; None where nobody told.
        withdrawn: how many of them stepped back.
    """

    batch_id = models.BigIntegerField(primary_key=True)
    training = models.ForeignKey(Training, models.CASCADE, related_name="batches")
    quota = models.PositiveIntegerField(default=0)
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    is_open = models.BooleanField(default=True)
    registered = models.PositiveIntegerField(null=True, blank=True)
    withdrawn = models.PositiveIntegerField(default=0, db_default=0)
    version = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.training_id}: {self.batch_id}"
