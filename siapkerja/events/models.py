from datetime import datetime
from typing import Self

from django.contrib.postgres.functions import TransactionNow
from django.db import models

from siapkerja.audit.fields import CurrentTransactionId, TransactionIdField
from siapkerja.facts.base import REGISTRY, Fact


class EventRecord(models.Model):
    """A fact as it was announced. Append-only; partitioned by the month of `recorded_at` (see the first migration)."""

    id = models.BigAutoField(primary_key=True)
    fact = models.CharField(max_length=80)
    subject = models.CharField(max_length=80)
    version = models.IntegerField()
    payload = models.JSONField()
    at = models.DateTimeField()
    by_person_id = models.BigIntegerField(null=True)
    on_behalf_of_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=40)
    recorded_at = models.DateTimeField(db_default=TransactionNow())
    xid = TransactionIdField(db_default=CurrentTransactionId())

    def __str__(self) -> str:
        return f"{self.fact} {self.pk}"

    def revived(self) -> Fact:
        """The fact itself.

        Raises:
            KeyError: this version of the code no longer knows such facts.
        """
        return REGISTRY[self.fact].from_payload(self.payload)


class DeliveryState(models.TextChoices):
    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def pending(self) -> Self:
        return self.filter(state=DeliveryState.PENDING)

    def due(self, at: datetime) -> Self:
        return self.pending().filter(due_at__lte=at)


class Delivery(models.Model):
    """What one reaction still has to do, or has done, about one fact. It takes effect in the database once.

    Attributes:
        due_at: while pending, when the sweeper queues it (again).
        attempts: how often the reaction was tried and failed.
        queued: how often it was handed to the broker.
    """

    event_id = models.BigIntegerField()
    reaction = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=DeliveryState, default=DeliveryState.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued = models.PositiveIntegerField(default=1)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [models.UniqueConstraint(fields=["event_id", "reaction"], name="one_delivery_per_reaction")]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(state=DeliveryState.PENDING), name="delivery_pending"),
            models.Index(fields=["reaction"], condition=models.Q(state=DeliveryState.FAILED), name="delivery_failed"),
        ]

    def __str__(self) -> str:
        return f"{self.reaction} of {self.event_id}: {self.state}"
