from django.db import transaction

from siapkerja.jobs.models import Job
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
