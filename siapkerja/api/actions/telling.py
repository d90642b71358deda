"""Messages to programs: stored with the act they tell of, delivered by the worker at least once, in order for each subject."""

import json
import time
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.api.models import ApiClient, MessageState, Webhook, WebhookMessage
from siapkerja.api.rights import demand_management
from siapkerja.api.signing import signed_headers
from siapkerja.api.topics import scope_of
from siapkerja.audit.recording import record_act
from siapkerja.events.dispatch import queue_task
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused
from siapkerja.messaging.outgoing import OutgoingTrouble, post_to_stranger

# Seconds between one attempt and the next: about a day in all.
PAUSES = (5, 30, 120, 600, 1800, 3600, 7200, 14400, 28800, 28800)
SECONDS = 5.0
# Others wait for the same worker: so many messages in one go and for about so long, then the next task takes on.
TOLD_TOGETHER = 20
SECONDS_A_GO = 10.0
LEASE = timedelta(seconds=30)
SWEPT_AT_ONCE = 200
KEPT_DAYS = 90
TRIAL = "test"
TASK = "siapkerja.api.tasks.deliver_webhook"


class NotUndelivered(Refused):
    code = "message_not_undelivered"
    sentence = _("Pesan ini sudah sampai atau masih dicoba. Hanya pesan yang tidak sampai dapat dikirim ulang.")


def tell(
    topic: str, *, legal_entity_id: int, workplace_id: int, is_sandbox: bool, subject: str, data: Mapping[str, Any], at: datetime
) -> int:
    """Store a message for every program that asked for it and may know; called in the transaction of what it tells of.

    A program another organisation gave rights to hears of it at its own address, and of whom: `data` gets `organisation`.
    Whoever calls holds the row of the subject, so that messages about it are numbered in the order of what happened.

    Args:
        topic: a registered code.
        subject: what it is about, `app.noun:id`.
        data: ids, codes, numbers and ISO days; never a person.

    Returns:
        How many addresses will be told.
    """
    today = timezone.localdate(at)
    programs = ApiClient.objects.live(today).filter(legal_entity=legal_entity_id, is_sandbox=is_sandbox, scopes__contains=[scope_of(topic)])
    reaching = programs.filter(Q(workplaces=None) | Q(workplaces=workplace_id)).distinct()
    # Most companies have no program: they are asked about in one short question.
    known = {row.pk: row for row in reaching.select_related("legal_entity").only("operator", "legal_entity__public_id")}
    if not known:
        return 0
    lent = {row.operator_id: row.pk for row in known.values() if row.operator_id}
    asking = Webhook.objects.filter(client__in=[*known, *lent], topics__contains=[topic]).order_by("pk")
    body = {"type": topic, "timestamp": at.isoformat()}
    said = {"organisation": str(next(iter(known.values())).legal_entity.public_id), **data}
    told = WebhookMessage.objects.bulk_create(
        WebhookMessage(
            webhook=webhook, delegation_id=lent.get(webhook.client_id), topic=topic, subject=subject, body=body | {"data": said},
            happened_at=at, due_at=at,
        )
        for webhook in asking
    )  # fmt: skip
    for message in told:
        transaction.on_commit(partial(queue_task, TASK, message.webhook_id, queue="quick"))
    return len(told)


def asking_companies(topic: str, legal_entity_ids: Collection[int]) -> set[int]:
    """Those of many organisations whose programs asked for a topic; one query, so that only of these anything is told."""
    asking = Webhook.objects.filter(topics__contains=[topic]).values("client")
    programs = ApiClient.objects.filter(legal_entity__in=legal_entity_ids, is_sandbox=False, revoked_at=None)
    return set(programs.filter(Q(pk__in=asking) | Q(operator__in=asking)).values_list("legal_entity", flat=True))


def deliver_due(*, webhook_id: int, at: datetime) -> int:
    """Send what is due to one program, one message after the other. Returns how many arrived.

    A second worker that comes meanwhile leaves it alone. What could not be sent because nobody answers holds up the others to the
    same address; a refusal holds up only those about the same subject.
    """
    webhook = _taken(webhook_id, at)
    if webhook is None:
        return 0
    arrived, until = 0, time.monotonic() + SECONDS_A_GO
    try:
        for _turn in range(TOLD_TOGETHER):
            message = webhook.messages.next_due(timezone.now()).first()
            if message is None:
                break
            Webhook.objects.filter(pk=webhook.pk).update(busy_until=timezone.now() + LEASE)
            status, trouble = _attempt(webhook, message)
            arrived += _note(message, status, trouble, at=timezone.now())
            if trouble or time.monotonic() > until:
                break
    finally:
        Webhook.objects.filter(pk=webhook.pk).update(busy_until=None)
    if webhook.messages.next_due(timezone.now()).exists():
        queue_task(TASK, webhook.pk, queue="quick")
    return arrived


def _taken(webhook_id: int, at: datetime) -> Webhook | None:
    """The webhook, for this worker alone; None where another has it, or its program has no rights any more."""
    live = ApiClient.objects.live(timezone.localdate(at)).values("pk")
    free = Webhook.objects.filter(Q(busy_until=None) | Q(busy_until__lt=at), pk=webhook_id, client__in=live)
    return Webhook.objects.select_related("client").get(pk=webhook_id) if free.update(busy_until=at + LEASE) else None


def _attempt(webhook: Webhook, message: WebhookMessage) -> tuple[int | None, str]:
    """Status of the answer, or the kind of trouble where there was none."""
    now = timezone.now()
    body = json.dumps(message.body, ensure_ascii=False, separators=(",", ":")).encode()
    headers = signed_headers(message_id=message.message_id, at=now, body=body, secret_words=webhook.secrets_at(now))
    try:
        return post_to_stranger(webhook.url, body=body, headers=headers, seconds=SECONDS, may_be_plain=webhook.client.is_sandbox), ""
    except OutgoingTrouble as trouble:
        return None, trouble.kind


@transaction.atomic
def _note(message: WebhookMessage, status: int | None, trouble: str, *, at: datetime) -> bool:
    """Write how an attempt ended. Returns whether it arrived."""
    has_arrived = status is not None and status < 300
    attempts = message.attempts + 1
    fields: dict[str, Any] = {"attempts": attempts, "last_status": status, "last_trouble": trouble}
    if has_arrived:
        fields |= {"state": MessageState.DELIVERED, "settled_at": at}
    elif attempts > len(PAUSES):
        fields |= {"state": MessageState.DEAD, "settled_at": at}
    else:
        fields["due_at"] = at + timedelta(seconds=PAUSES[attempts - 1])
        if trouble:
            others = WebhookMessage.objects.waiting().filter(webhook=message.webhook_id).exclude(pk=message.pk)
            others.update(due_at=Greatest(F("due_at"), fields["due_at"]))
    WebhookMessage.objects.filter(pk=message.pk).update(**fields)
    return has_arrived


@transaction.atomic
def send_again(*, message: WebhookMessage, by: Actor, at: datetime) -> WebhookMessage:
    """Give a message that never arrived a new day of attempts, under its old number.

    Raises:
        NotPermitted, OnlyOnePlace: not the responsible person of the whole organisation.
        NotUndelivered: it arrived, is still being tried, or is about an organisation that ended the rights.
    """
    row = WebhookMessage.objects.select_for_update(of=("self",)).select_related("webhook__client__legal_entity").get(pk=message.pk)
    client = row.webhook.client
    demand_management(by, client.keeper_id)
    if not row.is_dead or WebhookMessage.objects.of_ended_rights(at).filter(pk=row.pk).exists():
        raise NotUndelivered
    row.state, row.attempts, row.due_at, row.settled_at = MessageState.WAITING, 0, at, None
    row.save(update_fields=["state", "attempts", "due_at", "settled_at"])
    record_act(by, "webhook_message_sent_again", client.subject, at)
    transaction.on_commit(partial(queue_task, TASK, row.webhook_id, queue="quick"))
    return row


@transaction.atomic
def send_all_again(*, webhook: Webhook, by: Actor, at: datetime) -> int:
    """The same for everything that never arrived. Returns how many.

    Raises:
        NotPermitted, OnlyOnePlace: not the responsible person of the whole organisation.
    """
    client = ApiClient.objects.get(pk=webhook.client_id)
    demand_management(by, client.keeper_id)
    withdraw_ended(at=at)
    dead = WebhookMessage.objects.filter(webhook=webhook, state=MessageState.DEAD)
    count = dead.update(state=MessageState.WAITING, attempts=0, due_at=at, settled_at=None)
    if count:
        record_act(by, "webhook_messages_sent_again", client.subject, at, count=count)
        transaction.on_commit(partial(queue_task, TASK, webhook.pk, queue="quick"))
    return count


@transaction.atomic
def send_trial(*, webhook: Webhook, by: Actor, at: datetime) -> WebhookMessage:
    """A message that tells of nothing, to see whether it arrives.

    Raises:
        NotPermitted, OnlyOnePlace: not the responsible person of the whole organisation.
    """
    client = ApiClient.objects.get(pk=webhook.client_id)
    demand_management(by, client.keeper_id)
    message = WebhookMessage.objects.create(
        webhook=webhook, topic=TRIAL, subject=f"api.webhook:{webhook.pk}", happened_at=at, due_at=at,
        body={"type": TRIAL, "timestamp": at.isoformat(), "data": {}},
    )  # fmt: skip
    transaction.on_commit(partial(queue_task, TASK, webhook.pk, queue="quick"))
    return message


def sweep(*, at: datetime) -> int:
    """Queue every address to which something is due: its pause is over, or its task was lost. Returns how many."""
    withdraw_ended(at=at)
    waiting = WebhookMessage.objects.next_due(at).order_by().values("webhook")
    live = ApiClient.objects.live(timezone.localdate(at)).values("pk")
    free = Webhook.objects.filter(Q(busy_until=None) | Q(busy_until__lt=at), pk__in=waiting, client__in=live)
    found = list(free.order_by("pk").values_list("pk", flat=True)[:SWEPT_AT_ONCE])
    for webhook_id in found:
        queue_task(TASK, webhook_id, queue="quick")
    return len(found)


def withdraw_ended(*, at: datetime) -> int:
    """What did not arrive before an organisation's rights ended is never sent. Returns how many."""
    open_ones = WebhookMessage.objects.filter(state__in=[MessageState.WAITING, MessageState.DEAD]).exclude(delegation=None)
    return open_ones.of_ended_rights(at).update(state=MessageState.WITHDRAWN, settled_at=at)


def forget_old_messages(*, at: datetime) -> int:
    """Delete messages settled long ago. Returns how many."""
    return WebhookMessage.objects.filter(settled_at__lt=at - timedelta(days=KEPT_DAYS)).delete()[0]
