"""SMS and WhatsApp through the gateway, over HTTP, with everything that can go wrong on the way."""

import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from siapkerja.messaging import backends
from siapkerja.messaging.actions.messages import deliver, send_message, sweep
from siapkerja.messaging.channels import Channel
from siapkerja.messaging.enums import MessageState
from siapkerja.messaging.models import OutgoingMessage
from tests.support.broker import Broker
from tests.support.simulators import Simulators
from tests.support.worker import CeleryWorker


def _sms(to: str = "+6281234567890", **more: Any) -> OutgoingMessage:
    return send_message(channel=Channel.SMS, to=to, subject="", body="Kode Anda 123456.", purpose="signin_code", at=timezone.now(), **more)


def _delivered(message: OutgoingMessage) -> OutgoingMessage:
    deliver(message_id=message.pk, at=timezone.now())
    message.refresh_from_db()
    return message


@pytest.mark.django_db
def test_a_message_reaches_the_gateway_as_the_contract_says(simulators: Simulators) -> None:
    message = _delivered(_sms())

    assert message.state == MessageState.SENT
    [arrived] = simulators.received("gateway")
    assert arrived["request"] == {
        "id": str(message.public_id),
        "channel": "sms",
        "from": "SIAPKerja",
        "to": "+6281234567890",
        "text": "Kode Anda 123456.",
    }
    assert arrived["key"] == str(message.public_id)


@pytest.mark.django_db
def test_every_attempt_carries_the_same_key(simulators: Simulators) -> None:
    simulators.behave("gateway", status=503, times=2)
    message = _sms()
    states = [_delivered(message).state for _ in range(3)]

    assert states == [MessageState.QUEUED, MessageState.QUEUED, MessageState.SENT]
    assert {entry["key"] for entry in simulators.received("gateway")} == {str(message.public_id)}
    assert message.attempts == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wish", "trouble"),
    [
        ({"status": 500}, "GatewayRefused500"),
        ({"status": 429}, "GatewayRefused429"),
        ({"nonsense": True}, "NonsenseAnswered"),
        ({"location": "http://127.0.0.1:9/"}, "NonsenseAnswered"),
    ],
)
def test_troubles_of_the_gateway_are_tried_again_later(simulators: Simulators, wish: dict[str, Any], trouble: str) -> None:
    simulators.behave("gateway", **wish)
    message = _delivered(_sms())

    assert (message.state, message.trouble, message.attempts) == (MessageState.QUEUED, trouble, 1)
    assert message.due_at > timezone.now()
    assert len(simulators.received("gateway")) == 1


@pytest.mark.django_db
def test_a_wrong_token_is_tried_again_because_the_operator_can_mend_it(simulators: Simulators, settings: Any) -> None:
    settings.GATEWAY_TOKEN = "salah"
    assert _delivered(message := _sms()).trouble == "GatewayRefused401"
    settings.GATEWAY_TOKEN = "contoh-token"
    assert _delivered(message).state == MessageState.SENT


@pytest.mark.django_db
def test_a_number_the_gateway_does_not_know_is_given_up_at_once(simulators: Simulators) -> None:
    message = _delivered(_sms("+6281234568404"))

    assert (message.state, message.trouble) == (MessageState.FAILED, "GatewayRefused422")


@pytest.mark.django_db
def test_a_slow_gateway_is_left_in_time_and_holds_up_nobody_else(simulators: Simulators, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backends, "GATEWAY_SECONDS", 0.3)
    simulators.behave("gateway", delay=3.0)
    first, second = _delivered(_sms()), _delivered(_sms())

    assert (first.trouble, first.attempts) == ("TooSlow", 1)
    assert (second.trouble, second.attempts) == ("", 0)
    assert second.due_at > timezone.now()


@pytest.fixture
def dripping(settings: Any) -> Iterator[str]:
    """A server that sends one byte every now and then and never ends."""
    listener = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        taken, _ = listener.accept()
        with taken:
            try:
                for _ in range(600):
                    taken.sendall(b"H")
                    time.sleep(0.05)
            except OSError:
                return

    Thread(target=drip, daemon=True).start()
    settings.GATEWAY_URL = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    yield settings.GATEWAY_URL
    listener.close()


@pytest.mark.django_db
def test_a_server_that_never_finishes_is_left_in_time(dripping: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backends, "GATEWAY_SECONDS", 0.4)

    assert _delivered(_sms()).trouble == "TooSlow"


@pytest.mark.django_db
@pytest.mark.parametrize(("url", "trouble"), [("http://127.0.0.1:9/", "Unreachable"), ("", "NoGateway")])
def test_a_gateway_that_is_down_or_missing_keeps_the_message(settings: Any, url: str, trouble: str) -> None:
    settings.GATEWAY_URL = url
    message = _delivered(_sms())

    assert (message.state, message.trouble) == (MessageState.QUEUED, trouble)


def test_the_worker_sends_after_commit_and_not_before(committed_db: None, celery_worker: CeleryWorker, simulators: Simulators) -> None:
    with transaction.atomic():
        message = _sms()
        assert simulators.received("gateway") == []
    celery_worker.wait_until(lambda: OutgoingMessage.objects.filter(pk=message.pk, state=MessageState.SENT).exists())

    assert len(simulators.received("gateway")) == 1
    assert mail.outbox == []


def test_a_message_the_broker_lost_is_found_by_the_sweeper(
    committed_db: None, broker: Broker, celery_worker: CeleryWorker, simulators: Simulators
) -> None:
    simulators.behave("gateway", status=503, times=1)
    message = _sms()
    celery_worker.wait_until(lambda: OutgoingMessage.objects.filter(pk=message.pk, attempts=1).exists())
    broker.empty()
    cache.clear()
    OutgoingMessage.objects.update(due_at=timezone.now() - timedelta(seconds=1))

    assert sweep(at=timezone.now()) == 1
    celery_worker.wait_until(lambda: OutgoingMessage.objects.filter(pk=message.pk, state=MessageState.SENT).exists())
