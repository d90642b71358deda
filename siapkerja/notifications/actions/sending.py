import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from siapkerja.events.dispatch import queue_task
from siapkerja.messaging.actions.messages import send_message
from siapkerja.messaging.channels import Channel
from siapkerja.notifications.models import Message, MessageState
from siapkerja.notifications.rendering import render

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 8
FIRST_RETRY = timedelta(seconds=30)
SWEPT_AT_ONCE = 500


def send(*, message_id: int, at: datetime) -> bool:
    """Put a message into words and hand it to `messaging`, which sends it, unless that was done.

    Tried again later if it cannot be worded; after eight times given up, visibly.
    """
    try:
        with transaction.atomic():
            message = _locked(message_id)
            if message is None:
                return False
            address = _address(message)
            if not address:
                message.state, message.trouble = MessageState.FAILED, "NoAddress"
            else:
                _mail(message, address, at)
                message.state, message.sent_at, message.trouble = MessageState.SENT, timezone.now(), ""
            message.save(update_fields=["state", "sent_at", "trouble"])
            return message.state == MessageState.SENT
    except Exception as trouble:
        logger.exception("Message %s was not sent.", message_id)
        _note_failure(message_id, trouble, at)
        return False


def _locked(message_id: int) -> Message | None:
    pending = Message.objects.select_for_update(of=("self",), skip_locked=True).filter(state=MessageState.PENDING)
    return pending.select_related("notification__person").filter(pk=message_id).first()


def _address(message: Message) -> str:
    user = getattr(message.notification.person, "user", None)
    return user.email if user is not None and user.is_active else ""


def _mail(message: Message, address: str, at: datetime) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        words = render(message.notification)
        body = words.body
        if words.url:
            body += f"\n\n{settings.BASE_URL}{words.url}"
        body += "\n\n--\n" + translation.gettext(
            "Pesan ini dikirim oleh SIAPKerja. Semua layanan gratis. Atur pemberitahuan Anda di halaman Pengaturan pemberitahuan."
        )
    key = f"notice-{message.key}"
    send_message(channel=Channel.EMAIL, to=address, subject=words.subject, body=body, purpose="notice", at=at, key=key)


def _note_failure(message_id: int, trouble: Exception, at: datetime) -> None:
    with transaction.atomic():
        message = _locked(message_id)
        if message is None:
            return
        message.attempts += 1
        message.trouble = type(trouble).__name__[:80]
        message.due_at = at + FIRST_RETRY * 2 ** (message.attempts - 1)
        if message.attempts >= MOST_ATTEMPTS:
            message.state = MessageState.FAILED
        message.save(update_fields=["attempts", "trouble", "due_at", "state"])


@transaction.atomic
def sweep(*, at: datetime) -> int:
    """Queue messages that are due: never queued, lost by the broker, or to be tried again."""
    overdue = list(Message.objects.select_for_update(skip_locked=True).due(at).order_by("due_at")[:SWEPT_AT_ONCE])
    for message in overdue:
        message.due_at = at + timedelta(minutes=10)
    Message.objects.bulk_update(overdue, ["due_at"])
    for message in overdue:
        if not queue_task("siapkerja.notifications.tasks.send", message.pk, queue="quick"):
            break
    return len(overdue)
