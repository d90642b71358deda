"""A program of the manager's company, with an address where it is told and a message that never arrived, and an invented company."""

from typing import Any

from siapkerja.api.actions.clients import register_client
from siapkerja.api.actions.sandboxes import make_sandbox
from siapkerja.api.actions.telling import send_trial
from siapkerja.api.actions.webhooks import set_webhook
from siapkerja.api.models import MessageState, WebhookMessage
from tests.support.people import SYSTEM, Somebody, now


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    assert manager.organisation is not None
    client, _secret = register_client(
        organisation=manager.organisation,
        name="HRIS Contoh",
        allowed=["vacancies:read", "reports:read"],
        is_sandbox=False,
        by=SYSTEM,
        at=now(),
    )
    webhook, _secret = set_webhook(client=client, url="https://hris.contoh.example/kabar", topics=["report.accepted"], by=SYSTEM, at=now())
    message = send_trial(webhook=webhook, by=SYSTEM, at=now())
    WebhookMessage.objects.filter(pk=message.pk).update(state=MessageState.DEAD, attempts=11, last_status=500, settled_at=now())
    make_sandbox(organisation=manager.organisation, by=SYSTEM, at=now())
    return {"api_client": client.client_id, "webhook_message": message.public_id}
