from datetime import date
from typing import Self

from django.db import models

from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models.organisations import LegalEntity, Workplace
from siapkerja.identity.models.people import Person


class MembershipQuerySet(models.QuerySet["Membership"]):
    def at(self, day: date) -> Self:
        return self.filter(valid_from__lte=day).filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day))


class Membership(models.Model):
    """A person may act for an organisation, for all its workplaces or one of them, for a time."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="memberships")
    workplace = models.ForeignKey(Workplace, models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField(max_length=12, choices=MemberRole)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "legal_entity", "workplace"],
                condition=models.Q(valid_to=None),
                nulls_distinct=False,
                name="one_open_membership",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.legal_entity_id}"
