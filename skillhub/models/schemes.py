from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.text import slugify


class CertificationSchemeQuerySet(models.QuerySet["CertificationScheme"]):
    def offered(self) -> Self:
        return self.filter(is_offered=True)


class CertificationScheme(models.Model):
    """A certification scheme as Sertihub announces it: what a programme can lead to.

    Attributes:
        scheme_id: its key there, for the address of its page.
        version: of the scheme when it was last told of; older news is ignored.
    """

    number = models.CharField(max_length=60, primary_key=True)
    scheme_id = models.BigIntegerField()
    version = models.IntegerField()
    title = models.CharField(max_length=200)
    occupation_code = models.CharField(max_length=6, blank=True)
    unit_codes = ArrayField(models.CharField(max_length=30), default=list)
    is_offered = models.BooleanField(default=True)

    objects = CertificationSchemeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["occupation_code"], condition=models.Q(is_offered=True), name="scheme_of_occupation")]

    def __str__(self) -> str:
        return self.number

    @property
    def slug(self) -> str:
        """For the address of its page there."""
        return slugify(self.title) or "skema"
