import uuid
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import LegalEntity, Person
from siapkerja.kernel.workflow import State
from siapkerja.privacy.enums import BreachScope, BreachState
from siapkerja.privacy.workflows import BREACH
from siapkerja.workflow.history import Moved


class Breach(models.Model):
    """A failure to protect personal data: told in writing to the people and the authority within 3 x 24 hours (UU 27/2022 art. 46).

    Attributes:
        what: which data; how: when and how it was laid open; handling: what is done about it; advice: what people can do.
        due_at: end of the 3 x 24 hours, counted from the discovery.
        affected: how many people were found when the notice went out.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=30, unique=True)
    title = models.CharField(max_length=150)
    discovered_at = models.DateTimeField()
    happened_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField()
    what = models.TextField()
    how = models.TextField()
    handling = models.TextField()
    advice = models.TextField()
    scope = models.CharField(max_length=12, choices=BreachScope)
    region = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=BREACH.choices(), default=BreachState.RECORDED)
    version = models.PositiveIntegerField(default=1)
    affected = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    notified_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "breaches"
        constraints = [
            models.CheckConstraint(
                name="breach_scope_names_its_people",
                condition=models.Q(scope=BreachScope.REGION, region__isnull=False, legal_entity=None)
                | models.Q(scope=BreachScope.ORGANISATION, legal_entity__isnull=False, region=None)
                | models.Q(scope__in=[BreachScope.ALL, BreachScope.LIST], region=None, legal_entity=None),
                violation_error_message=_("Pilih wilayah atau organisasi yang sesuai dengan cakupannya."),
            )
        ]
        indexes = [models.Index(fields=["state", "discovered_at", "id"], name="breach_register")]

    def __str__(self) -> str:
        return self.number

    @property
    def state_row(self) -> State:
        return BREACH.state(self.state)

    def hours_left(self, at: datetime) -> int:
        """Whole hours until the notice is due; negative once it is late."""
        return (self.due_at - at) // timedelta(hours=1)

    @property
    def was_in_time(self) -> bool:
        return self.notified_at is not None and self.notified_at <= self.due_at


class BreachMoved(Moved):
    record = models.ForeignKey(Breach, models.PROTECT, related_name="history")


class BreachPerson(models.Model):
    """Somebody whose data is concerned: named beforehand, or found when the notice went out."""

    breach = models.ForeignKey(Breach, models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    notified_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["breach", "person"], name="breach_names_a_person_once", violation_error_message=_("Orang ini sudah tercatat.")
            )
        ]

    def __str__(self) -> str:
        return f"{self.breach_id} {self.person_id}"
