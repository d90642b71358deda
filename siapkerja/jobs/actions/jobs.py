from datetime import datetime
from typing import Any

from django.db import transaction

from siapkerja.jobs.models import Job, JobState


@transaction.atomic
def cancel(*, job: Job, by: Any, at: datetime) -> Job:
    """Ask a job to stop. One that has not begun is over at once; a running one stops at its next sign of progress."""
    row = Job.objects.select_for_update().get(pk=job.pk)
    if row.is_over or row.cancel_asked_at is not None:
        return row
    row.cancel_asked_at = at
    if row.state == JobState.QUEUED:
        row.state, row.ended_at = JobState.CANCELLED, at
    row.save(update_fields=["cancel_asked_at", "state", "ended_at"])
    return row
