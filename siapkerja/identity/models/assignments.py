from datetime import date
from typing import Self

from django.db import models

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models.people import Person


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def at(self, day: date) -> Self:
        return self.filter(valid_from__lte=day).filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day))


class Assignment(models.Model):
    """An officer's role over a region for a time. No region is the whole country (ministry)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=20, choices=OfficerRole)
    region = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.CharField(max_length=120, blank=True)
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "region"],
                condition=models.Q(valid_to=None),
                nulls_distinct=False,
                name="one_open_assignment",
            ),
            models.CheckConstraint(
                name="only_national_roles_have_no_region",
                condition=models.Q(region__isnull=False)
                | models.Q(role__in=[OfficerRole.MINISTRY_OFFICER, OfficerRole.ADMINISTRATOR, OfficerRole.AUDITOR]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.region_id or 'nasional'}"
