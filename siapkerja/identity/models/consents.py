from django.db import models

from siapkerja.identity.enums import ActingBasis, ConsentPurpose
from siapkerja.identity.models.organisations import LegalEntity
from siapkerja.identity.models.people import Person


class Consent(models.Model):
    """A person's recorded, revocable yes to one use of their data (UU 27/2022 art. 20-22)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=40, choices=ConsentPurpose)
    recipient = models.ForeignKey(LegalEntity, models.PROTECT, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose", "recipient"],
                condition=models.Q(withdrawn_at=None),
                nulls_distinct=False,
                name="one_standing_consent",
            )
        ]

    def __str__(self) -> str:
        return self.purpose


class Representation(models.Model):
    """An agent (officer, relative) may act for a person, on a stated basis and for a limited time."""

    agent = models.ForeignKey(Person, models.PROTECT, related_name="represents")
    principal = models.ForeignKey(Person, models.PROTECT, related_name="represented_by")
    basis = models.CharField(max_length=20, choices=ActingBasis)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="nobody_represents_themselves", condition=~models.Q(agent=models.F("principal"))),
            models.CheckConstraint(name="representation_ends_after_it_starts", condition=models.Q(ends_at__gt=models.F("starts_at"))),
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} untuk {self.principal_id}"
