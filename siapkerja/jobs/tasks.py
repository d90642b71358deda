from celery import shared_task
from django.utils import timezone

from siapkerja.jobs import running


@shared_task
def run(job_id: int) -> None:
    running.run(job_id)


@shared_task
def resume_stalled() -> None:
    running.resume_stalled(at=timezone.now())
