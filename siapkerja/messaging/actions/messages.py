"""Sending messages: stored with the act that asks for them, handed over by the worker, erased when they have served."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.utils import timezone

from siapkerja.events.dispatch import queue_task
from siapkerja.messaging.backends import GatewayRefused, hand_over
from siapkerja.messaging.channels import Channel, usable_address
from siapkerja.messaging.enums import MessageState
from siapkerja.messaging.models import Content, OutgoingMessage
from siapkerja.messaging.outgoing import OutgoingTrouble

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 10
FIRST_RETRY = timedelta(seconds=10)
LONGEST_RETRY = timedelta(hours=1)
SWEEP_AFTER = timedelta(seconds=60)
SWEPT_AT_ONCE = 500
# Messages of one task where many are sent: few enough to leave the worker free for codes that people wait for.
HANDED_TOGETHER = 20
# After a trouble of the way itself, others on it wait this many seconds: else each would hold the worker until time is up.
PAUSE_SECONDS = 10
ROWS_KEPT_FOR = timedelta(days=90)


@transaction.atomic
def send_message(
    *,
    channel: Channel,
    to: str,
    subject: str,
    body: str,
    purpose: str,
    at: datetime,
    key: str = "",
    worthless_at: datetime | None = None,
) -> OutgoingMessage:
    """Store a message with the act that asks for it; the worker sends it after commit.

    Args:
        to: e-mail address, or telephone number as `siapkerja.kernel.phone.normalised` writes it or understands it.
        subject: for e-mail; other channels leave it out.
        body: plain text.
        purpose: what it is about, a code of up to 40 characters ("signin_code"). Nothing personal.
        key: stable name of the occasion, up to 120 characters; the same key sends once. Nothing personal.
        worthless_at: from when it is no longer sent, for codes that expire.

    Returns:
        The message, or the one that was stored under this key before.

    Raises:
        AddressNotUsable: not an address of this channel.
    """
    address = usable_address(channel, to)
    content = Content(address, "" if channel.is_by_telephone else subject, body)
    fields = {
        "channel": channel.value,
        "purpose": purpose,
        "key": key,
        "sealed": content.sealed(),
        "created_at": at,
        "due_at": timezone.now() + SWEEP_AFTER,
        "worthless_at": worthless_at,
    }
    try:
        with transaction.atomic():
            message = OutgoingMessage.objects.create(**fields)
    except IntegrityError:
        if not key:
            raise
        return OutgoingMessage.objects.get(key=key)
    transaction.on_commit(partial(queue_task, "siapkerja.messaging.tasks.deliver", message.pk, queue="quick"))
    return message


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One of many e-mails.

    Args:
        key: stable name of the occasion, up to 120 characters; the same key sends once. Nothing personal.
        stop_url: see `Content`.
    """

    to: str
    subject: str
    body: str
    key: str
    stop_url: str = ""


@transaction.atomic
def send_mails(*, mails: Sequence[Mail], purpose: str, at: datetime) -> int:
    """Store many e-mails in one statement; workers send them after commit, some at a time.

    Args:
        mails: to addresses that were checked when they were taken.
        purpose: what they are about, a code of up to 40 characters.

    Returns:
        How many were stored now; those of a known key are left as they were.
    """
    keys = [mail.key for mail in mails]
    known = set(OutgoingMessage.objects.filter(key__in=keys).values_list("key", flat=True))
    due_at = timezone.now() + SWEEP_AFTER
    OutgoingMessage.objects.bulk_create(
        (
            OutgoingMessage(
                channel=Channel.EMAIL.value,
                purpose=purpose,
                key=mail.key,
                sealed=Content(mail.to, mail.subject, mail.body, mail.stop_url).sealed(),
                created_at=at,
                due_at=due_at,
            )
            for mail in mails
        ),
        ignore_conflicts=True,
    )
    new = OutgoingMessage.objects.filter(key__in=[key for key in keys if key not in known])
    ids = list(new.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), HANDED_TOGETHER):
        some = ids[start : start + HANDED_TOGETHER]
        transaction.on_commit(partial(queue_task, "siapkerja.messaging.tasks.deliver_some", *some, queue="quick"))
    return len(ids)


def deliver(*, message_id: int, at: datetime) -> MessageState | None:
    """Hand a queued message over, unless another worker is at it.

    A worker that dies between handing over and noting it sends again, under the same id.

    Returns:
        The message's state, None where there was nothing to do.
    """
    with transaction.atomic():
        message = OutgoingMessage.objects.queued().select_for_update(skip_locked=True).filter(pk=message_id).first()
        if message is None:
            return None
        _attempt(message, at)
        message.save(update_fields=["state", "attempts", "due_at", "sent_at", "trouble"])
        return MessageState(message.state)


def _attempt(message: OutgoingMessage, at: datetime) -> None:
    channel, content = Channel(message.channel), message.content
    if content is None or (message.worthless_at is not None and message.worthless_at <= at):
        message.state, message.trouble = MessageState.FAILED, "Expired"
        return
    if cache.get(_pause_key(channel)):
        message.due_at = at + timedelta(seconds=PAUSE_SECONDS)
        return
    try:
        hand_over(channel, content, public_id=str(message.public_id))
    except Exception as trouble:
        _note_failure(message, trouble, at)
    else:
        message.state, message.sent_at, message.trouble = MessageState.SENT, timezone.now(), ""


def _note_failure(message: OutgoingMessage, trouble: Exception, at: datetime) -> None:
    """Try again later each time, and give up visibly. Only the kind of the trouble is kept: its words may hold an address."""
    kind = trouble.kind if isinstance(trouble, OutgoingTrouble) else type(trouble).__name__
    logger.warning("Message %s (%s, %s) was not sent: %s", message.pk, message.channel, message.purpose, kind)
    is_about_message = isinstance(trouble, GatewayRefused) and trouble.is_final
    message.attempts += 1
    message.trouble = kind[:60]
    message.due_at = at + min(FIRST_RETRY * 2 ** (message.attempts - 1), LONGEST_RETRY)
    if is_about_message or message.attempts >= MOST_ATTEMPTS:
        message.state = MessageState.FAILED
    if isinstance(trouble, OSError | OutgoingTrouble) and not isinstance(trouble, GatewayRefused):
        cache.set(_pause_key(Channel(message.channel)), True, PAUSE_SECONDS)


def _pause_key(channel: Channel) -> str:
    return f"messaging-pause-{'gateway' if channel.is_by_telephone else 'mail'}"


@transaction.atomic
def sweep(*, at: datetime) -> int:
    """Queue messages that are due: never queued, lost by the broker, or to be tried again. Returns how many."""
    overdue = list(OutgoingMessage.objects.due(at).select_for_update(skip_locked=True).order_by("due_at")[:SWEPT_AT_ONCE])
    for message in overdue:
        message.due_at = at + SWEEP_AFTER
    OutgoingMessage.objects.bulk_update(overdue, ["due_at"])
    for message in overdue:
        transaction.on_commit(partial(queue_task, "siapkerja.messaging.tasks.deliver", message.pk, queue="quick"))
    return len(overdue)


@transaction.atomic
def erase_old(*, at: datetime) -> int:
    """Erase receiver and text of messages that were settled hours ago, and rows of long ago. A demo keeps its outbox readable.

    Returns:
        How many texts were erased.
    """
    OutgoingMessage.objects.settled().filter(created_at__lt=at - ROWS_KEPT_FOR).delete()
    if settings.IS_DEMO:
        return 0
    old = OutgoingMessage.objects.settled().filter(created_at__lt=at - timedelta(hours=settings.MESSAGE_TEXT_HOURS))
    return old.exclude(sealed=b"").update(sealed=b"")
