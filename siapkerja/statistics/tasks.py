from celery import shared_task
from django.utils import timezone

from siapkerja.statistics.actions.catching_up import count_what_waits


@shared_task
def fold() -> None:
    """Count what was contributed since last time; queued after each contribution, and by beat for what was missed."""
    count_what_waits(at=timezone.now(), is_patient=False)
