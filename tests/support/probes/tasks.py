from pathlib import Path

from celery.exceptions import SoftTimeLimitExceeded
from django.db import connection, transaction

from siapkerja.jobs.models import Job
from siapkerja.jobs.running import MOST_ATTEMPTS
from siapkerja.jobs.work import Progress, work
from tests.support.probes.effects import count, hold

CHUNKS = 5


@work("probes.count", queue="bulk")
def count_chunks(job: Job, progress: Progress) -> None:
    """Five chunks, each counted in the transaction of its checkpoint. The subject is `probes.hold:<folder>` or anything."""
    folder = job.subject.partition(":")[2]
    count_runs(job)
    for chunk in range(progress.checkpoint.get("next", 0), CHUNKS):
        with transaction.atomic():
            count(f"chunk:{job.pk}:{chunk}")
            progress.advance(chunk, faults=chunk // 2, total=CHUNKS)
            if chunk == 2:
                hold(folder)
            progress.save_checkpoint({"next": chunk + 1})
    progress.advance(CHUNKS, faults=CHUNKS // 2)


@transaction.atomic
def count_runs(job: Job) -> None:
    count(f"runs:{job.pk}")


@work("probes.fail")
def fail(job: Job, progress: Progress) -> None:
    progress.advance(1, total=2)
    raise ValueError("this work fails")


@work("probes.need_room", queue="bulk")
def need_room(job: Job, progress: Progress) -> None:
    """Finds the database's disk full while the folder of its subject exists."""
    if Path(job.subject.partition(":")[2]).exists():
        with connection.cursor() as cursor:
            cursor.execute("do $$ begin raise exception 'no room' using errcode = 'disk_full'; end $$")
    count_runs(job)


@work("probes.slow", queue="bulk")
def be_slow(job: Job, progress: Progress) -> None:
    """Takes longer than a task may, each time; gets one step further each time where its subject says `probes.slow:step`."""
    if job.subject.endswith("step"):
        with transaction.atomic():
            progress.save_checkpoint({"next": progress.checkpoint.get("next", 0) + 1})
        if progress.checkpoint["next"] > MOST_ATTEMPTS + 2:
            return
    raise SoftTimeLimitExceeded
