from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from siapkerja.recovery.actions.tickets import forget_unconfirmed

UNCONFIRMED_FOR = timedelta(days=1)


@shared_task
def sweep() -> None:
    """Forget requests whose code never came back."""
    forget_unconfirmed(before=timezone.now() - UNCONFIRMED_FOR)
