"""Clockwork of assignments."""

from celery import shared_task
from django.utils import timezone

from siapkerja.officers.actions.assignments import warn_of_endings


@shared_task
def warn() -> int:
    """Tell officers whose assignment ends soon."""
    return warn_of_endings(at=timezone.now(), on=timezone.localdate())
