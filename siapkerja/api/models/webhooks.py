"""Where programs of organisations want to be told, and what they were told."""

import uuid
from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.api.models.clients import ApiClient
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.identity.models import Person


class MessageState(models.TextChoices):
    WAITING = "waiting", _("Menunggu dikirim")
    DELIVERED = "delivered", _("Sampai")
    DEAD = "dead", _("Tidak sampai")
    WITHDRAWN = "withdrawn", _("Ditarik")


class Webhook(models.Model):
    """The address a program wants to be told at (Standard Webhooks): of its own organisation, and of those that gave it rights.

    Attributes:
        topics: of what, codes of `siapkerja.api.topics`.
        secret: `whsec_` and base64; both sides sign with it, so a digest would not do.
        former_secret, former_until: the one before signs too until then, so that the other side can change over in peace.
        busy_until: one worker at a time speaks to an address; until then it is taken, unless that worker died.
    """

    client = models.OneToOneField(ApiClient, models.CASCADE, related_name="webhook")
    url = models.URLField(max_length=500)
    topics = ArrayField(models.CharField(max_length=60))
    secret = EncryptedTextField(purpose="webhook secret")
    secret_changed_at = models.DateTimeField()
    former_secret = EncryptedTextField(purpose="webhook secret", null=True, blank=True)
    former_until = models.DateTimeField(null=True, blank=True)
    busy_until = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"webhook of {self.client_id}"

    def secrets_at(self, at: datetime) -> list[str]:
        """The secrets a message of that time is signed with, the newest first."""
        former = [self.former_secret] if self.former_secret and self.former_until and at < self.former_until else []
        return [str(self.secret), *map(str, former)]


def _is_over(at: datetime) -> Exists:
    """The delegation a message rests on was taken back or is over."""
    live = ApiClient.objects.live(timezone.localdate(at))
    return Exists(ApiClient.objects.filter(pk=OuterRef("delegation")).exclude(pk__in=live.values("pk")))


class WebhookMessageQuerySet(models.QuerySet["WebhookMessage"]):
    def waiting(self) -> Self:
        return self.filter(state=MessageState.WAITING)

    def next_due(self, at: datetime) -> Self:
        """Those whose turn it is: their pause is over, nothing earlier about the same subject waits, and whoever gave the rights to
        hear of it gives them still."""
        earlier = WebhookMessage.objects.waiting().filter(webhook=OuterRef("webhook"), subject=OuterRef("subject"), pk__lt=OuterRef("pk"))
        return self.waiting().filter(~Exists(earlier), ~_is_over(at), due_at__lte=at).order_by("pk")

    def of_ended_rights(self, at: datetime) -> Self:
        """Those about an organisation whose rights the program does not have any more, which it must not hear."""
        return self.filter(_is_over(at))


class WebhookMessage(models.Model):
    """One message to one program: kept until it arrived, for a day of attempts, and then until somebody sends it again.

    Attributes:
        public_id: the other side knows a repetition by it.
        subject: what it is about, `app.noun:id`; messages about the same arrive in their order.
        delegation: the rights another organisation gave to the program, where it is about that one: they end, and it is not sent.
        body: ids, codes, numbers and days; never a person.
        last_status, last_trouble: how the last attempt ended: a status of HTTP, or what went wrong before there was one.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="messages")
    delegation = models.ForeignKey(ApiClient, models.CASCADE, null=True, blank=True, related_name="told_messages")
    topic = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    body = models.JSONField()
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.WAITING)
    happened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    last_status = models.PositiveSmallIntegerField(null=True, blank=True)
    last_trouble = models.CharField(max_length=40, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = WebhookMessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["webhook", "subject", "id"], condition=Q(state=MessageState.WAITING), name="webhook_message_in_order"),
            models.Index(fields=["due_at"], condition=Q(state=MessageState.WAITING), name="webhook_message_due"),
            models.Index(fields=["webhook", "-id"], name="webhook_message_newest"),
            models.Index(fields=["settled_at"], name="webhook_message_settled"),
        ]

    def __str__(self) -> str:
        return self.message_id

    @property
    def message_id(self) -> str:
        return f"msg_{self.public_id.hex}"

    @property
    def is_dead(self) -> bool:
        return self.state == MessageState.DEAD

    @property
    def is_delivered(self) -> bool:
        return self.state == MessageState.DELIVERED

    @property
    def is_withdrawn(self) -> bool:
        """It never arrived, and whoever it is about has ended the rights meanwhile."""
        return self.state == MessageState.WITHDRAWN
