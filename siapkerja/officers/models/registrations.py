import uuid
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from siapkerja.identity.models import Assignment, Consent, Person


class CitizenRegistrationQuerySet(models.QuerySet["CitizenRegistration"]):
    def within(self, regions: frozenset[str]) -> Self:
        """Of citizens who live in one of the regions (code prefixes); no region is nothing."""
        if "" in regions:
            return self.all()
        wanted = Q(pk__in=[])
        for code in regions:
            wanted |= Q(village__code__startswith=code)
        return self.filter(wanted)

    def with_names(self) -> Self:
        return self.select_related("person", "officer", "village", "consent", "form")


class CitizenRegistration(models.Model):
    """An officer wrote a citizen down from a signed paper form.

    Attributes:
        village: where the citizen lives, as the form says.
        form: the sealed picture of the signed form; `consent` rests on it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="registrations")
    officer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="+")
    village = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    form = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()

    objects = CitizenRegistrationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["village", "-id"], name="registration_by_village")]

    def __str__(self) -> str:
        return f"pencatatan {self.pk}"

    @property
    def is_consent_standing(self) -> bool:
        return self.consent.withdrawn_at is None

    def serves_at(self, at: datetime, *, hours: int) -> bool:
        """May the officer still begin to assist on this very form?"""
        return self.is_consent_standing and at < self.registered_at + timedelta(hours=hours)
