"""Messages are stored with the act, sent once, tried again, given up visibly, and erased."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection, transaction
from django.utils import timezone

from siapkerja.messaging.actions.messages import MOST_ATTEMPTS, deliver, erase_old, send_message, sweep
from siapkerja.messaging.channels import AddressNotUsable, Channel, masked_address
from siapkerja.messaging.enums import MessageState
from siapkerja.messaging.models import OutgoingMessage

pytestmark = pytest.mark.django_db


def _message(channel: Channel = Channel.EMAIL, to: str = "rina@contoh.example", **more: Any) -> OutgoingMessage:
    fields = {"subject": "Kode masuk", "body": "Kode Anda 123456.", "purpose": "signin_code", "at": timezone.now()} | more
    return send_message(channel=channel, to=to, **fields)


def _delivered(message: OutgoingMessage) -> MessageState | None:
    return deliver(message_id=message.pk, at=timezone.now())


def test_an_email_is_sent_once_and_notes_when() -> None:
    message = _message(subject="Kode\r\nBcc: lain@contoh.example")

    assert _delivered(message) == MessageState.SENT
    assert _delivered(message) is None
    message.refresh_from_db()
    assert message.sent_at is not None
    [sent] = mail.outbox
    assert sent.to == ["rina@contoh.example"]
    assert sent.subject == "Kode Bcc: lain@contoh.example"
    assert sent.body == "Kode Anda 123456."
    assert str(message.public_id) in sent.message()["Message-ID"]


def test_the_same_occasion_sends_once() -> None:
    assert _message(key="signin:1").pk == _message(key="signin:1").pk
    assert _message().pk != _message().pk


def test_a_message_of_an_act_that_fails_is_never_sent() -> None:
    with transaction.atomic():
        _message()
        transaction.set_rollback(True)

    assert not OutgoingMessage.objects.exists()


def test_receiver_and_text_are_unreadable_in_the_table() -> None:
    _message(Channel.SMS, "0812 3456 7890")
    with connection.cursor() as cursor:
        cursor.execute("select encode(sealed, 'escape') || purpose || key from messaging_outgoingmessage")
        [[text]] = cursor.fetchall()

    assert "812" not in text
    assert "123456" not in text


@pytest.mark.parametrize(
    ("channel", "to", "stored"),
    [
        (Channel.SMS, "0812-3456-7890", "+6281234567890"),
        (Channel.WHATSAPP, "62 812 3456 7890", "+6281234567890"),
        (Channel.SMS, "+60123456789", "+60123456789"),
        (Channel.EMAIL, " rina@contoh.example ", "rina@contoh.example"),
    ],
)
def test_addresses_are_stored_as_they_are_sent_to(channel: Channel, to: str, stored: str) -> None:
    content = _message(channel, to).content
    assert content is not None
    assert content.to == stored


@pytest.mark.parametrize(
    ("channel", "to"),
    [(Channel.EMAIL, "rina"), (Channel.EMAIL, "a@b.example\nBcc: c@d.example"), (Channel.SMS, "12"), (Channel.SMS, "rina@contoh.example")],
)
def test_what_is_no_address_is_refused_in_a_sentence(channel: Channel, to: str) -> None:
    with pytest.raises(AddressNotUsable, match="tidak dapat dikirimi pesan"):
        _message(channel, to)


def test_an_expired_code_is_not_sent() -> None:
    message = _message(worthless_at=timezone.now() - timedelta(seconds=1))

    assert _delivered(message) == MessageState.FAILED
    assert mail.outbox == []


def test_a_mail_server_that_is_down_is_tried_later_each_time_and_given_up(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    message, at, pauses = _message(), timezone.now(), []
    while deliver(message_id=message.pk, at=at) == MessageState.QUEUED:
        message.refresh_from_db()
        pauses.append(message.due_at - at)
        at = message.due_at + timedelta(hours=1)
        cache.clear()  # the pause after a trouble
    message.refresh_from_db()

    assert len(pauses) == MOST_ATTEMPTS - 1
    assert pauses == sorted(pauses)
    assert (message.state, message.trouble) == (MessageState.FAILED, "ConnectionRefusedError")


def test_after_a_trouble_of_the_way_the_next_message_waits_without_costing_an_attempt(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    first, second = _message(), _message()
    _delivered(first)
    _delivered(second)
    first.refresh_from_db()
    second.refresh_from_db()

    assert (first.attempts, second.attempts) == (1, 0)
    assert second.due_at > timezone.now()


def test_the_sweeper_finds_what_is_due_only() -> None:
    due, later = _message(), _message()
    OutgoingMessage.objects.filter(pk=due.pk).update(due_at=timezone.now() - timedelta(seconds=1))

    assert sweep(at=timezone.now()) == 1
    assert sweep(at=timezone.now()) == 0
    assert later.due_at > timezone.now()


def test_texts_are_erased_when_they_have_served_and_not_before(settings: Any) -> None:
    settings.IS_DEMO = False
    sent, waiting = _message(), _message()
    _delivered(sent)
    assert erase_old(at=timezone.now()) == 0

    assert erase_old(at=timezone.now() + timedelta(hours=settings.MESSAGE_TEXT_HOURS, minutes=1)) == 1
    sent.refresh_from_db()
    waiting.refresh_from_db()
    assert sent.content is None
    assert sent.masked_to == ""
    assert waiting.content is not None


def test_a_demo_keeps_its_outbox(settings: Any) -> None:
    settings.IS_DEMO = True
    _delivered(_message())

    assert erase_old(at=timezone.now() + timedelta(days=5)) == 0


def test_masked_addresses_are_known_to_their_owner_only() -> None:
    assert masked_address(Channel.EMAIL, "budi@contoh.example") == "b***@contoh.example"
    assert masked_address(Channel.SMS, "+6281234567890") == "+6281*******90"
