from datetime import datetime
from typing import Any, Self

from django.db import models

from siapkerja.identity.models import Person


class Channel(models.TextChoices):
    EMAIL = "email"


class NotificationQuerySet(models.QuerySet["Notification"]):
    def unread(self) -> Self:
        return self.filter(read_at=None)

    def of(self, person_id: int) -> Self:
        return self.filter(person_id=person_id)


class Notification(models.Model):
    """Something a person is told: a template and its parameters, rendered when read, in the reader's language.

    Attributes:
        slug: template `templates/notifications/<slug>.txt`.
        key: stable name of the occasion; the same occasion tells a person once.
        url_name, url_args: where the matter is.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="notifications")
    slug = models.CharField(max_length=60)
    category = models.CharField(max_length=30)
    key = models.CharField(max_length=120)
    params: Any = models.JSONField(default=dict)
    url_name = models.CharField(max_length=80, blank=True)
    url_args: Any = models.JSONField(default=list)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="told_once")]
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="notification_inbox"),
            models.Index(fields=["person"], condition=models.Q(read_at=None), name="notification_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.pk}"


class MessageState(models.TextChoices):
    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self, at: datetime) -> Self:
        return self.filter(state=MessageState.PENDING, due_at__lte=at)


class Message(models.Model):
    """A notification on its way through one channel. Sent means handed to `messaging`, under a key made of `key`."""

    notification = models.ForeignKey(Notification, models.CASCADE, related_name="messages")
    channel = models.CharField(max_length=10, choices=Channel)
    state = models.CharField(max_length=8, choices=MessageState, default=MessageState.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=80, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notification", "channel"], name="one_message_per_channel")]
        indexes = [models.Index(fields=["due_at"], condition=models.Q(state="pending"), name="message_pending")]

    def __str__(self) -> str:
        return f"{self.channel} of {self.notification_id}: {self.state}"

    @property
    def key(self) -> str:
        return f"{self.channel}-{self.notification_id}"


class Preference(models.Model):
    """A person's wish about a category on a channel; without a row the channel is on."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="notification_preferences")
    category = models.CharField(max_length=30)
    channel = models.CharField(max_length=10, choices=Channel)
    is_on = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "category", "channel"], name="one_wish_per_channel")]

    def __str__(self) -> str:
        return f"{self.category} {self.channel}: {self.is_on}"
