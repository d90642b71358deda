from celery import shared_task
from django.utils import timezone

from siapkerja.files.actions import retention


@shared_task
def sweep() -> None:
    now = timezone.now()
    retention.remove_expired(at=now)
    retention.remove_orphans(at=now)
