import uuid
from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.alerts.enums import Frequency
from siapkerja.identity.fields import EncryptedTextField, email_indexes, index_version
from siapkerja.identity.models import Person


class AlertQuerySet(models.QuerySet["Alert"]):
    def of_person(self, person_id: int | None) -> Self:
        return self.filter(person=person_id) if person_id else self.none()

    def of_address(self, address: str) -> Self:
        """Those of an address without an account, under whichever index key."""
        return self.filter(email_index__in=email_indexes(address))

    def confirmed(self) -> Self:
        return self.exclude(confirmed_at=None)

    def unconfirmed(self) -> Self:
        return self.filter(confirmed_at=None)

    def wanting_news(self) -> Self:
        return self.confirmed().exclude(frequency=Frequency.NEVER)


class Alert(models.Model):
    """A search that somebody keeps, and wants to hear of when something new matches it.

    It belongs to a person with an account, or to an e-mail address whose owner has said yes.

    Attributes:
        kind: slug of a `siapkerja.alerts.kinds.Kind`.
        query: the question as the part of an address after "?"; sealed, as it may say something about one's health.
        zone: IANA name of the time zone whose mornings count.
        language: of the letters.
        confirmed_at: when the owner of the address agreed; nothing is sent before.
        told_at: when the last letter was written.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=30)
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="alerts")
    email = EncryptedTextField(purpose="alert_email", null=True, blank=True)
    email_index = models.BinaryField(max_length=32, null=True, blank=True)
    index_version = models.PositiveSmallIntegerField(default=index_version)
    query = EncryptedTextField(purpose="alert_query")
    frequency = models.CharField(_("Seberapa sering"), max_length=8, choices=Frequency)
    zone = models.CharField(max_length=32, default="Asia/Jakarta")
    language = models.CharField(max_length=5, default="id")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="alert_of_a_person_or_an_address",
                condition=models.Q(person__isnull=False, email=None, email_index=None)
                | models.Q(person=None, email__isnull=False, email_index__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="alert_of_person"),
            models.Index(fields=["email_index"], name="alert_of_address"),
            models.Index(fields=["kind", "id"], condition=models.Q(confirmed_at__isnull=False), name="alert_confirmed"),
            models.Index(fields=["asked_at"], condition=models.Q(confirmed_at=None), name="alert_unconfirmed"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None


class MatchingRound(models.Model):
    """New records laid against all alerts of their kind, once. A round that was broken off goes on after `reached`.

    Attributes:
        reached: primary key of the last alert dealt with.
    """

    kind = models.CharField(max_length=30)
    started_at = models.DateTimeField()
    reached = models.BigIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind"], condition=models.Q(finished_at=None), name="one_open_round_per_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class NewRecord(models.Model):
    """Something became public; each record is new once, so nobody is told of it twice."""

    kind = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    at = models.DateTimeField()
    round = models.ForeignKey(MatchingRound, models.PROTECT, null=True, blank=True, related_name="records")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="record_is_new_once")]
        indexes = [models.Index(fields=["kind", "id"], condition=models.Q(round=None), name="new_record_waiting")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class FindingQuerySet(models.QuerySet["Finding"]):
    def untold(self) -> Self:
        return self.filter(told_at=None)

    def due(self, at: datetime) -> Self:
        return self.untold().filter(due_at__lte=at)


class Finding(models.Model):
    """What one round found for one alert.

    Attributes:
        object_ids: the newest of them, as many as a letter can tell of.
        total: how many there were.
        due_at: when the alert may be told.
    """

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="findings")
    round = models.ForeignKey(MatchingRound, models.CASCADE, related_name="findings")
    object_ids = ArrayField(models.BigIntegerField())
    total = models.PositiveIntegerField()
    due_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alert", "round"], name="alert_finds_once_a_round")]
        indexes = [models.Index(fields=["due_at"], condition=models.Q(told_at=None), name="finding_due")]

    def __str__(self) -> str:
        return f"{self.alert_id}: {self.total}"


class Verdict(models.Model):
    """Whether something a letter told of was what its reader looked for. The alert may be gone; the answer still counts."""

    alert = models.ForeignKey(Alert, models.SET_NULL, null=True, blank=True, related_name="verdicts")
    kind = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    is_fitting = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alert", "object_id"], name="one_verdict_per_alert_and_record")]
        indexes = [models.Index(fields=["kind", "at"], name="verdict_by_time")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.is_fitting}"
