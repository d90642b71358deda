from celery import shared_task
from django.utils import timezone

from siapkerja.api.actions.answers import forget_old_answers
from siapkerja.api.actions.telling import deliver_due, forget_old_messages, sweep
from siapkerja.api.actions.tokens import forget_expired_tokens


@shared_task
def keep_house() -> int:
    """Hourly: tokens that ran out, answers older than a day, and messages settled long ago."""
    now = timezone.now()
    return forget_expired_tokens(at=now) + forget_old_answers(at=now) + forget_old_messages(at=now)


@shared_task
def deliver_webhook(webhook_id: int) -> int:
    return deliver_due(webhook_id=webhook_id, at=timezone.now())


@shared_task
def sweep_webhooks() -> int:
    return sweep(at=timezone.now())
