from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models.people import Person

NATIONAL_ROLES = [
    OfficerRole.MINISTRY_OFFICER,
    OfficerRole.ADMINISTRATOR,
    OfficerRole.AUDITOR,
    OfficerRole.DATA_PROTECTION_OFFICER,
]


class InspectionArea(models.Model):
    """A named unit that works over several regencies of one province, such as a UPTD of labour inspection (UU 23/2014).

    An assignment to it is one `Assignment` per regency, so that whoever asks about a region need not know of areas.
    """

    name = models.CharField(max_length=120)
    province = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    regencies = models.ManyToManyField("reference.Region", related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["province_id", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "name"],
                name="inspection_area_name_once",
                violation_error_message=_("Provinsi ini sudah punya unit dengan nama itu."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def at(self, day: date) -> Self:
        """In force on a day. One that was ended is over from that very moment, so that day counts no more."""
        dated = self.filter(valid_from__lte=day).filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day))
        return dated.filter(models.Q(ended_at=None) | models.Q(ended_at__date__gt=day))

    def standing(self) -> Self:
        """Not ended, in force or still to come."""
        return self.filter(ended_at=None)


class Assignment(models.Model):
    """An officer's role over a region for a time. No region is the whole country (ministry).

    Attributes:
        unit: the office's name as the decree has it, or the inspection area's.
        document_number: number of the decree it rests on.
        ended_at: when it was ended by hand, before `valid_to`.
        warned_for: the `valid_to` the officer was told of.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=20, choices=OfficerRole)
    region = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    area = models.ForeignKey(InspectionArea, models.PROTECT, null=True, blank=True, related_name="assignments")
    unit = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    document_number = models.CharField(max_length=80, blank=True)
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField(null=True, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ending_reason = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    warned_for = models.DateField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "region"],
                condition=models.Q(valid_to=None, ended_at=None),
                nulls_distinct=False,
                name="one_open_assignment",
            ),
            models.CheckConstraint(
                name="only_national_roles_have_no_region",
                condition=models.Q(region__isnull=False) | models.Q(role__in=NATIONAL_ROLES),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.region_id or 'nasional'}"

    def is_in_force(self, day: date) -> bool:
        """As `AssignmentQuerySet.at` says it of a row already read, today or later."""
        return self.ended_at is None and self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)
