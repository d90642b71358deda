from django.contrib.postgres.fields import ArrayField
from django.db import models

from karirhub.models.applications import Application


class ApplicationSummary(models.Model):
    """The codes of a frozen profile by which an employer filters and sorts; the profile itself is sealed.

    Nothing of sex, birth, religion or disability is in it, so that nobody can be sorted by them.

    Attributes:
        education_rank: of the highest level, None where not said.
        regency: where the person lived, None where not said.
        skills: folded.
        schemes: numbers of certification schemes whose certificate was proven that day, or satisfied by one.
        occupations: KBJI codes of what was proven, worked as and sought, with the three-digit group of each.
        answers: to questions of yes or no and of choice, as `<question>=yes` or `<question>=<place of the option>`.
    """

    application = models.OneToOneField(Application, models.CASCADE, primary_key=True, related_name="summary")
    education_rank = models.PositiveSmallIntegerField(null=True, blank=True)
    regency = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    skills = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    schemes = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    occupations = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    answers = ArrayField(models.CharField(max_length=30), default=list, blank=True)

    def __str__(self) -> str:
        return str(self.application_id)
