"""Telling programs: signed, at least once, in order for each subject, again for a day, and never where it must not lead."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from docs.examples.wajib_lapor_client import NotFromThePortal, verified
from siapkerja.api.actions import telling
from siapkerja.api.actions.clients import AlreadyRevoked, revoke_client
from siapkerja.api.actions.telling import PAUSES, NotUndelivered, deliver_due, forget_old_messages, send_again, send_all_again, sweep, tell
from siapkerja.api.actions.webhooks import (
    AddressNotUsable,
    NothingToTell,
    end_former_secret,
    rotate_webhook_secret,
    set_webhook,
)
from siapkerja.api.models import MessageState, Webhook, WebhookMessage
from siapkerja.kernel.errors import NotPermitted
from siapkerja.messaging.outgoing import AddressForbidden, post_to_stranger
from tests.support.people import PASSWORD, Somebody, now
from tests.support.programs import Program, Receiver, receiving

pytestmark = pytest.mark.django_db
TOPICS = ["report.accepted", "report.returned"]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


@pytest.fixture
def program(manager: Somebody) -> Program:
    assert manager.organisation is not None
    return Program(manager.organisation, ["reports:read"], base="/api/v1/wajib-lapor/")


def _tell(manager: Somebody, topic: str = "report.accepted", subject: int = 1, **more: Any) -> int:
    assert manager.organisation is not None
    told: dict[str, Any] = {
        "legal_entity_id": manager.organisation.pk, "workplace_id": manager.workplace.pk, "is_sandbox": False,
        "subject": f"wajiblapor.report:{subject}", "data": {"year": 2026, "turn": more.pop("turn", 0)}, "at": timezone.now(),
    }  # fmt: skip
    return tell(topic, **told | more)


def _due_again(webhook: Webhook) -> None:
    webhook.messages.waiting().update(due_at=timezone.now() - timedelta(seconds=1))


def test_a_message_is_signed_so_that_the_example_client_knows_it(manager: Somebody, program: Program, receiver: Receiver) -> None:
    webhook, secret = set_webhook(client=program.client, url=receiver.url, topics=TOPICS, by=manager.actor, at=now())
    assert (_tell(manager), _tell(manager, is_sandbox=True), _tell(manager, "roster.checked")) == (1, 0, 0)

    assert deliver_due(webhook_id=webhook.pk, at=timezone.now()) == 1
    assert deliver_due(webhook_id=webhook.pk, at=timezone.now()) == 0

    [(headers, body)] = receiver.heard
    message = webhook.messages.get()
    assert verified(headers, body, [secret]) == {
        "type": "report.accepted",
        "timestamp": message.body["timestamp"],
        "data": message.body["data"],
    }
    assert headers["webhook-id"] == message.message_id
    assert (message.state, message.last_status, message.attempts) == (MessageState.DELIVERED, 204, 1)
    for wrong in (body + b" ", body.replace(b"2026", b"2027")):
        with pytest.raises(NotFromThePortal):
            verified(headers, wrong, [secret])
    with pytest.raises(NotFromThePortal):
        verified(headers, body, [secret], now=timezone.now().timestamp() + 3600)
    with pytest.raises(NotFromThePortal):
        verified({}, body, [secret])

    # Two secrets live side by side, until the former one is ended.
    fresh = rotate_webhook_secret(webhook=webhook, by=manager.actor, at=timezone.now())
    _tell(manager)
    deliver_due(webhook_id=webhook.pk, at=timezone.now())
    headers, body = receiver.heard[-1]
    assert headers["webhook-signature"].count("v1,") == 2
    assert verified(headers, body, [secret]) == verified(headers, body, [fresh])
    end_former_secret(webhook=webhook, by=manager.actor, at=timezone.now())
    _tell(manager)
    deliver_due(webhook_id=webhook.pk, at=timezone.now())
    with pytest.raises(NotFromThePortal):
        verified(*receiver.heard[-1], [secret])
    assert forget_old_messages(at=timezone.now() + timedelta(days=91)) == 3


def test_what_fails_is_tried_for_a_day_and_holds_up_only_what_is_about_the_same(
    manager: Somebody, program: Program, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    webhook, _secret = set_webhook(client=program.client, url=receiver.url, topics=TOPICS, by=manager.actor, at=now())
    for turn, subject in enumerate((1, 1, 2)):
        _tell(manager, subject=subject, turn=turn)
    receiver.answers = [500, 204]
    begun = timezone.now()

    assert deliver_due(webhook_id=webhook.pk, at=begun) == 1
    assert [body["data"]["turn"] for body in receiver.bodies] == [0, 2]  # the second of the first report waits for the first
    assert sweep(at=begun) == 0, "its turn has not come, so no worker is asked"
    _due_again(webhook)
    assert sweep(at=timezone.now()) == 1
    deliver_due(webhook_id=webhook.pk, at=timezone.now())
    assert [body["data"]["turn"] for body in receiver.bodies] == [0, 2, 0, 1]
    assert receiver.heard[0][0]["webhook-id"] == receiver.heard[2][0]["webhook-id"]

    # Nobody listens: the others wait as well, and after the last pause it is dead until somebody sends it again.
    webhook.url = "http://127.0.0.1:9/"
    webhook.save()
    _tell(manager, subject=3)
    _tell(manager, subject=4)
    for _attempt in range(len(PAUSES) + 1):
        _due_again(webhook)
        deliver_due(webhook_id=webhook.pk, at=timezone.now())
    dead, waiting = webhook.messages.order_by("pk")[3:]
    assert (dead.state, dead.last_trouble, waiting.state) == (MessageState.DEAD, "Unreachable", MessageState.WAITING)
    assert 20 * 3600 < sum(PAUSES) < 28 * 3600
    with pytest.raises(NotUndelivered):
        send_again(message=waiting, by=manager.actor, at=timezone.now())
    webhook.url = receiver.url
    webhook.save()
    assert send_again(message=dead, by=manager.actor, at=timezone.now()).state == MessageState.WAITING
    _due_again(webhook)
    assert deliver_due(webhook_id=webhook.pk, at=timezone.now()) == 2
    WebhookMessage.objects.filter(pk=dead.pk).update(state=MessageState.DEAD)
    assert (send_all_again(webhook=webhook, by=manager.actor, at=now()), send_all_again(webhook=webhook, by=manager.actor, at=now())) == (
        1,
        0,
    )

    # One that answers slowly gives the worker back to others in between.
    monkeypatch.setattr(telling, "SECONDS_A_GO", 0)
    for subject in (5, 6):
        _tell(manager, subject=subject)
    _due_again(webhook)
    assert [deliver_due(webhook_id=webhook.pk, at=timezone.now()) for _go in range(4)] == [1, 1, 1, 0]

    # Another worker is at it; and a program without rights is told nothing.
    Webhook.objects.filter(pk=webhook.pk).update(busy_until=timezone.now() + timedelta(seconds=20))
    assert deliver_due(webhook_id=webhook.pk, at=timezone.now()) == 0
    revoke_client(client=program.client, by=manager.actor, at=now())
    assert (deliver_due(webhook_id=webhook.pk, at=timezone.now()), WebhookMessage.objects.count(), _tell(manager)) == (0, 0, 0)
    with pytest.raises(AlreadyRevoked):
        set_webhook(client=program.client, url=receiver.url, topics=TOPICS, by=manager.actor, at=now())


@pytest.mark.parametrize(
    "url",
    ["https://127.0.0.1/", "https://[::1]/", "https://10.0.0.1/", "https://169.254.169.254/latest", "http://1.1.1.1/", "ftp://1.1.1.1/",
     "https://siapa:rahasia@1.1.1.1/", "https://1.1.1.1:99999/", "https://[::", "https:///", "", "https://gateway.intern/"],
)  # fmt: skip
def test_addresses_of_strangers_never_lead_inside(settings: Any, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    settings.WEBHOOKS_MAY_STAY_LOCAL = False
    settings.OUTGOING_MAY_STAY_LOCAL = True  # a demo may, for its own partners
    settings.OUTGOING_PRIVATE_HOSTS = ["gateway.intern"]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **options: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 0))])

    with pytest.raises(AddressForbidden):
        post_to_stranger(url, body=b"{}", headers={}, seconds=1.0, may_be_plain=False)


def test_redirects_are_not_followed_and_addresses_are_looked_at_when_they_are_set(
    settings: Any, manager: Somebody, program: Program, receiver: Receiver
) -> None:
    webhook, _secret = set_webhook(client=program.client, url=receiver.url, topics=TOPICS, by=manager.actor, at=now())
    receiver.answers = [302]
    _tell(manager)
    deliver_due(webhook_id=webhook.pk, at=timezone.now())
    assert (len(receiver.heard), webhook.messages.get().last_trouble) == (1, "NonsenseAnswered")

    settings.WEBHOOKS_MAY_STAY_LOCAL = False
    told = {"client": program.client, "by": manager.actor, "at": now()}
    for url in ("http://hris.contoh.example/", "bukan alamat", "https://a:b@hris.contoh.example/", "https://hris.contoh.example:0/"):
        with pytest.raises(AddressNotUsable):
            set_webhook(url=url, topics=TOPICS, **told)
    with pytest.raises(NothingToTell):
        set_webhook(url="https://hris.contoh.example/", topics=["segalanya"], **told)


def test_only_the_responsible_person_of_the_whole_organisation_decides(colleague: Somebody, manager: Somebody, program: Program) -> None:
    told = {"url": "https://hris.contoh.example/", "topics": TOPICS, "at": now()}
    with pytest.raises(NotPermitted):
        set_webhook(client=program.client, by=colleague.actor, **told)
    webhook, _secret = set_webhook(client=program.client, by=manager.actor, **told)
    with pytest.raises(NotPermitted):
        rotate_webhook_secret(webhook=webhook, by=colleague.actor, at=now())


def test_the_page_shows_the_secret_once_and_what_never_arrived(manager: Somebody, program: Program) -> None:
    assert manager.organisation is not None
    web, names = manager.client, [manager.organisation.public_id, program.client.client_id]
    web.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = reverse("api_clients:webhook", args=names)
    assert "Belum ada alamat" in web.get(page).content.decode()

    wrong = web.post(reverse("api_clients:webhook_change", args=names), {"url": "bukan", "topics": TOPICS})
    set_up = web.post(reverse("api_clients:webhook_change", args=names), {"url": "https://hris.contoh.example/k", "topics": TOPICS})
    webhook = Webhook.objects.get()
    assert (wrong.status_code, set_up.status_code) == (422, 201)
    assert str(webhook.secret) in set_up.content.decode()
    assert str(webhook.secret) not in web.get(page).content.decode()

    web.post(reverse("api_clients:webhook_trial", args=names))
    web.post(reverse("api_clients:webhook_secret", args=names))
    webhook.messages.update(state=MessageState.DEAD, attempts=11, last_status=500)
    shown = web.get(page).content.decode()
    assert "Tidak sampai" in shown
    assert "HTTP 500" in shown
    assert "Rahasia lama ikut" in shown
    message = webhook.messages.get()
    again = reverse("api_clients:webhook_again", args=[*names, message.public_id])
    assert "Pesan dikirim ulang." in web.post(again, follow=True).content.decode()
    assert "sudah sampai atau masih dicoba" in web.post(again, follow=True).content.decode()
    assert "0 pesan" in web.post(reverse("api_clients:webhook_all_again", args=names), follow=True).content.decode()
    web.post(reverse("api_clients:webhook_former", args=names))
    assert "Rahasia lama ikut" not in web.get(page).content.decode()
    web.post(reverse("api_clients:webhook_end", args=names))
    assert not Webhook.objects.exists()
    assert web.post(reverse("api_clients:webhook_end", args=names)).status_code == 404
