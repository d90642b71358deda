"""A payroll house is told of all its customers at one address, as far and as long as each of them lets it hear."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from docs.examples.wajib_lapor_client import verified
from siapkerja.api.actions.clients import register_client, revoke_client
from siapkerja.api.actions.delegations import delegate
from siapkerja.api.actions.telling import NotUndelivered, asking_companies, deliver_due, send_again, send_all_again, sweep, tell
from siapkerja.api.actions.webhooks import set_webhook
from siapkerja.api.models import ApiClient, MessageState, Webhook
from tests.support.people import Somebody, make_company, make_somebody, now
from tests.support.programs import Receiver, receiving

pytestmark = pytest.mark.django_db
TOPICS = ["report.accepted", "roster.checked"]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


@pytest.fixture
def house() -> Somebody:
    return make_company("PT Contoh Gaji", make_somebody("Gani Contoh"))


@pytest.fixture
def program(house: Somebody) -> ApiClient:
    assert house.organisation is not None
    scopes = ["reports:read", "rosters:write"]
    return register_client(organisation=house.organisation, name="Gaji Contoh", allowed=scopes, is_sandbox=False, by=house.actor, at=now())[
        0
    ]


def _give(customer: Somebody, program: ApiClient, *scopes: str, **more: Any) -> ApiClient:
    assert customer.organisation is not None
    allowed = scopes or ("reports:read",)
    return delegate(organisation=customer.organisation, client_id=program.client_id, allowed=allowed, by=customer.actor, at=now(), **more)


def _happens(somebody: Somebody, topic: str = "report.accepted", subject: int = 1) -> int:
    assert somebody.organisation is not None
    return tell(
        topic, legal_entity_id=somebody.organisation.pk, workplace_id=somebody.workplace.pk, is_sandbox=False,
        subject=f"wajiblapor.report:{subject}", data={"year": 2026}, at=timezone.now(),
    )  # fmt: skip


def test_one_address_hears_of_every_customer_until_each_takes_it_back(
    manager: Somebody, other_manager: Somebody, house: Somebody, program: ApiClient, receiver: Receiver
) -> None:
    organisations = [somebody.organisation for somebody in (house, manager, other_manager)]
    own, customer, other = [organisation for organisation in organisations if organisation is not None]
    assert _happens(manager) == 0
    delegated = _give(manager, program)
    _give(other_manager, program, "rosters:write")
    page, house_page = (
        f"/organisasi/{customer.public_id}/api/{delegated.client_id}/",
        f"/organisasi/{own.public_id}/api/{program.client_id}/",
    )
    assert "Mitra belum meminta kabar" in manager.client.get(page).content.decode()
    webhook, secret = set_webhook(client=program, url=receiver.url, topics=TOPICS, by=house.actor, at=now())

    # Only what the customer's own rights let it hear, of the topics the house asked for.
    assert (_happens(other_manager), _happens(manager, "report.returned")) == (0, 0)
    _give(other_manager, program)
    assert (_happens(house), _happens(manager), _happens(other_manager)) == (1, 1, 1)
    assert asking_companies("report.accepted", [organisation.pk for organisation in (own, customer, other)]) == {
        own.pk,
        customer.pk,
        other.pk,
    }
    assert deliver_due(webhook_id=webhook.pk, at=timezone.now()) == 3
    told = [verified(headers, body, [secret])["data"]["organisation"] for headers, body in receiver.heard]
    assert told == [str(organisation.public_id) for organisation in (own, customer, other)]

    # The customer reads that it is heard of, and where; the house reads whom it hears of.
    shown = manager.client.get(page).content.decode()
    assert "127.0.0.1" in shown
    assert "report.accepted" in shown
    assert other.name not in shown, "a customer learns nothing of another"
    listed = house.client.get(f"{house_page}kabar/").content.decode()
    assert customer.name in listed
    assert other.name in listed

    # What is still on its way when the rights end is never sent; the other customer is heard of as before.
    receiver.answers = [500]
    _happens(manager, subject=2)
    deliver_due(webhook_id=webhook.pk, at=timezone.now())
    revoke_client(client=delegated, by=manager.actor, at=timezone.now())
    receiver.answers, heard = [204], len(receiver.heard)
    Webhook.objects.get(pk=webhook.pk).messages.waiting().update(due_at=now())
    assert (_happens(manager), _happens(other_manager, subject=3)) == (0, 1)
    assert deliver_due(webhook_id=webhook.pk, at=timezone.now()) == 1
    assert [body["data"]["organisation"] for body in receiver.bodies[heard:]] == [str(other.public_id)]
    withdrawn = webhook.messages.get(state=MessageState.WITHDRAWN)
    assert withdrawn.delegation == delegated
    with pytest.raises(NotUndelivered):
        send_again(message=withdrawn, by=house.actor, at=timezone.now())
    assert "Ditarik" in house.client.get(f"{house_page}kabar/").content.decode()
    assert "Kabar yang didengar mitra" not in manager.client.get(page).content.decode()


def test_rights_for_some_workplaces_or_until_a_day_let_no_more_be_heard(
    manager: Somebody, house: Somebody, program: ApiClient, receiver: Receiver
) -> None:
    webhook, _secret = set_webhook(client=program, url=receiver.url, topics=TOPICS, by=house.actor, at=now())
    assert manager.organisation is not None
    delegated = _give(manager, program, workplaces=[manager.workplace], valid_until=timezone.localdate())
    elsewhere: dict[str, Any] = {"legal_entity_id": manager.organisation.pk, "workplace_id": manager.workplace.pk + 1, "is_sandbox": False}
    assert tell("report.accepted", subject="wajiblapor.report:9", data={}, at=timezone.now(), **elsewhere) == 0
    assert (_happens(manager, subject=1), _happens(manager, subject=2)) == (1, 1)
    webhook.messages.filter(subject="wajiblapor.report:1").update(state=MessageState.DEAD, settled_at=now())
    dead = webhook.messages.get(state=MessageState.DEAD)

    # The last day passes while one message waits and one never arrived.
    ApiClient.objects.filter(pk=delegated.pk).update(valid_until=timezone.localdate() - timedelta(days=1))
    assert _happens(manager) == 0
    with pytest.raises(NotUndelivered):
        send_again(message=dead, by=house.actor, at=timezone.now())
    assert deliver_due(webhook_id=webhook.pk, at=timezone.now()) == 0
    assert sweep(at=timezone.now()) == 0
    assert send_all_again(webhook=webhook, by=house.actor, at=timezone.now()) == 0
    assert receiver.heard == []
    assert set(webhook.messages.values_list("state", flat=True)) == {MessageState.WITHDRAWN}
