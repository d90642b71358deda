from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import MemberRole, MembershipEnding
from siapkerja.identity.models.organisations import LegalEntity, Workplace
from siapkerja.identity.models.people import Person


class MembershipQuerySet(models.QuerySet["Membership"]):
    def at(self, day: date) -> Self:
        """In force on a day: a last day set beforehand still counts, one on which somebody ended it does not."""
        still = models.Q(valid_to=None) | models.Q(valid_to__gt=day) | models.Q(valid_to=day, ended_at=None)
        return self.filter(still, valid_from__lte=day)


class Membership(models.Model):
    """A person may act for an organisation, for all its workplaces or one of them, for a time.

    Attributes:
        ended_at, ending: when and why somebody ended it; from that moment it gives nothing any more.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="memberships")
    workplace = models.ForeignKey(Workplace, models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField(max_length=12, choices=MemberRole)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=12, choices=MembershipEnding, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ended_memberships_have_a_last_day",
                condition=models.Q(ended_at=None, ending="")
                | models.Q(ended_at__isnull=False, valid_to__isnull=False) & ~models.Q(ending=""),
                violation_error_message=_("Peran yang diakhiri harus punya tanggal dan alasan."),
            ),
            models.UniqueConstraint(
                fields=["person", "legal_entity", "workplace"],
                condition=models.Q(valid_to=None),
                nulls_distinct=False,
                name="one_open_membership",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.legal_entity_id}"
