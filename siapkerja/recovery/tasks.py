from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from siapkerja.recovery.actions.closing import close_uncompleted
from siapkerja.recovery.actions.tickets import forget_unconfirmed

UNCONFIRMED_FOR = timedelta(days=1)


@shared_task
def sweep() -> None:
    """Forget requests whose code never came back, and close those that were never completed."""
    now = timezone.now()
    forget_unconfirmed(before=now - UNCONFIRMED_FOR)
    close_uncompleted(at=now)
