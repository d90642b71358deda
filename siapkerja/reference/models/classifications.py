from django.db import models

from siapkerja.reference.models.dated import Dated, DatedQuerySet


class Industry(Dated):
    """A group of the Indonesian industry classification (KBLI); the version tells which one."""

    code = models.CharField(max_length=5)
    version = models.CharField(max_length=4)
    title = models.CharField(max_length=200)
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["version", "code"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["version", "code"], name="industry_code_once_per_version"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Occupation(Dated):
    """An occupation of KBJI 2014 / ISCO-08, one to four digits."""

    code = models.CharField(max_length=6, primary_key=True)
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class OccupationSynonym(models.Model):
    """A word people use for an occupation."""

    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="synonyms")
    term = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["occupation", "term"], name="synonym_once_per_occupation")]

    def __str__(self) -> str:
        return self.term


class EducationLevel(models.Model):
    """A level of schooling; `rank` orders them, `kkni_level` is its place in Perpres 8/2012."""

    code = models.CharField(max_length=10, primary_key=True)
    name = models.CharField(max_length=60)
    rank = models.PositiveSmallIntegerField(unique=True)
    kkni_level = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["rank"]

    def __str__(self) -> str:
        return self.name
