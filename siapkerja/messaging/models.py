import json
import uuid
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Self

from django.db import models

from siapkerja.files.keys import key_ring
from siapkerja.messaging.channels import CHANNEL_WORDS, Channel, masked_address
from siapkerja.messaging.enums import MessageState

SEALED_PURPOSE = "outgoing message"
TONES = {MessageState.QUEUED: "info", MessageState.SENT: "good", MessageState.FAILED: "bad"}


@dataclass(frozen=True)
class Content:
    """What is personal about a message. `subject` is "" where the channel has none.

    Attributes:
        stop_url: whole address that ends such mails by one press of the mail program (RFC 8058); "" where nothing can be ended.
    """

    to: str
    subject: str
    body: str
    stop_url: str = ""

    def sealed(self) -> bytes:
        return key_ring().encrypt(json.dumps(asdict(self)).encode(), purpose=SEALED_PURPOSE)


class OutgoingMessageQuerySet(models.QuerySet["OutgoingMessage"]):
    def queued(self) -> Self:
        return self.filter(state=MessageState.QUEUED)

    def due(self, at: datetime) -> Self:
        return self.queued().filter(due_at__lte=at)

    def settled(self) -> Self:
        return self.exclude(state=MessageState.QUEUED)


class OutgoingMessage(models.Model):
    """A message on its way to one address. Receiver and text are encrypted, and erased some hours after it is settled.

    Attributes:
        public_id: goes along as idempotency key, so that a message sent again arrives once where the receiver looks at it.
        purpose: what it is about, as a code ("signin_code").
        key: stable name of the occasion, unique where set.
        due_at: while queued, when the sweeper hands it to the worker (again).
        worthless_at: from when nobody is helped by it any more, as with a code that has expired.
        trouble: kind of the last failure, never its words.
        sealed: receiver, subject and text; empty once erased.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    channel = models.CharField(max_length=8, choices=[(channel.value, CHANNEL_WORDS[channel]) for channel in Channel])
    purpose = models.CharField(max_length=40)
    key = models.CharField(max_length=120, blank=True)
    sealed = models.BinaryField()
    state = models.CharField(max_length=6, choices=MessageState, default=MessageState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    worthless_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=60, blank=True)

    objects = OutgoingMessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~models.Q(key=""), name="one_message_per_key"),
            models.CheckConstraint(
                name="sent_messages_are_dated", condition=~models.Q(state=MessageState.SENT) | models.Q(sent_at__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(state=MessageState.QUEUED), name="outgoing_queued"),
            models.Index(fields=["created_at"], condition=~models.Q(sealed=b""), name="outgoing_unerased"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}: {self.state}"

    @property
    def content(self) -> Content | None:
        """None once erased."""
        if not len(self.sealed):
            return None
        return Content(**json.loads(key_ring().decrypt(bytes(self.sealed), purpose=SEALED_PURPOSE)))

    @property
    def tone(self) -> str:
        return TONES[MessageState(self.state)]

    @property
    def masked_to(self) -> str:
        """ "" once erased."""
        content = self.content
        return masked_address(Channel(self.channel), content.to) if content else ""
