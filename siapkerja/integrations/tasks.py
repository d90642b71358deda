from celery import shared_task
from django.utils import timezone

from siapkerja.integrations.actions import checks


@shared_task
def check(check_id: int) -> None:
    checks.run_check(check_id=check_id, at=timezone.now())


@shared_task
def sweep() -> None:
    checks.sweep(at=timezone.now())
