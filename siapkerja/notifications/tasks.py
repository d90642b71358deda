from celery import shared_task
from django.utils import timezone

from siapkerja.notifications.actions import sending


@shared_task
def send(message_id: int) -> None:
    sending.send(message_id=message_id, at=timezone.now())


@shared_task
def sweep() -> None:
    sending.sweep(at=timezone.now())
