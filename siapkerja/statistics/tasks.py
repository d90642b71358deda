from celery import shared_task
from django.utils import timezone

from siapkerja.statistics.actions.contributions import fold_contributions
from siapkerja.statistics.actions.milestones import fold_milestones


@shared_task
def fold() -> None:
    """Count what was contributed since last time; queued after each contribution, and by beat for what was missed."""
    fold_contributions(at=timezone.now(), is_patient=False)
    fold_milestones(at=timezone.now(), is_patient=False)
