from celery import shared_task
from django.utils import timezone

from siapkerja.audit.sealing import seal as seal_now


@shared_task
def seal() -> None:
    seal_now(at=timezone.now())
