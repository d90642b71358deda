from celery import shared_task
from django.utils import timezone

from siapkerja.messaging.actions import messages


@shared_task
def deliver(message_id: int) -> None:
    messages.deliver(message_id=message_id, at=timezone.now())


@shared_task
def deliver_some(*message_ids: int) -> None:
    for message_id in message_ids:
        messages.deliver(message_id=message_id, at=timezone.now())


@shared_task
def sweep() -> None:
    messages.sweep(at=timezone.now())


@shared_task
def erase_old() -> None:
    messages.erase_old(at=timezone.now())
