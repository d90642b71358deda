from celery import shared_task
from django.utils import timezone

from siapkerja.alerts.actions import matching, subscriptions, telling
from siapkerja.alerts.kinds import kinds


@shared_task
def look_for_news() -> None:
    """Every minute: what is new is laid against all searches, and letters that are due are written."""
    now = timezone.now()
    for kind in kinds():
        matching.match_new(kind=kind, at=now)
    telling.tell_due(at=now)


@shared_task
def forget() -> None:
    """Daily: addresses that were never confirmed, and findings told long ago."""
    subscriptions.forget_unconfirmed(at=timezone.now())
    matching.forget_told(at=timezone.now())
