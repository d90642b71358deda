from celery import shared_task
from django.utils import timezone

from siapkerja.signin.actions import accounts


@shared_task
def forget_unfinished() -> None:
    """Daily: sign-ups that were never finished."""
    accounts.forget_unfinished(at=timezone.now())
