from datetime import datetime
from typing import Self

from django.db import models

from siapkerja.identity.enums import ActingBasis, ConsentPurpose
from siapkerja.identity.models.assignments import Assignment
from siapkerja.identity.models.organisations import LegalEntity
from siapkerja.identity.models.people import Person


class Consent(models.Model):
    """A person's recorded, revocable yes to one use of their data (UU 27/2022 art. 20-22).

    Attributes:
        wording: edition of the words that were agreed to (`siapkerja.identity.enums.CONSENT_EDITION`).
        channel: through which channel the yes came ("web", "api", "paper").
        signed_form: the sealed paper form, where that is the basis.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=40, choices=ConsentPurpose)
    recipient = models.ForeignKey(LegalEntity, models.PROTECT, null=True, blank=True, related_name="+")
    wording = models.CharField(max_length=20, blank=True)
    channel = models.CharField(max_length=10, blank=True)
    signed_form = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
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


class RepresentationQuerySet(models.QuerySet["Representation"]):
    def in_force(self, at: datetime) -> Self:
        return self.filter(starts_at__lte=at, ends_at__gt=at, ended_at=None)


class Representation(models.Model):
    """An agent (officer, relative) may act for a person, on a stated basis and for a limited time.

    Attributes:
        assignment: the officer's assignment it follows from; when that ends, so does this.
        ended_at: when one of the two ended it before its time.
        signed_form: the sealed form, where that is the basis.
    """

    agent = models.ForeignKey(Person, models.PROTECT, related_name="represents")
    principal = models.ForeignKey(Person, models.PROTECT, related_name="represented_by")
    basis = models.CharField(max_length=20, choices=ActingBasis)
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, blank=True, related_name="+")
    signed_form = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = RepresentationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="nobody_represents_themselves", condition=~models.Q(agent=models.F("principal"))),
            models.CheckConstraint(name="representation_ends_after_it_starts", condition=models.Q(ends_at__gt=models.F("starts_at"))),
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} untuk {self.principal_id}"
