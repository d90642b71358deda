"""Running a job in the worker, and finding those whose worker died."""

import errno
import logging
import uuid
from datetime import datetime, timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.db.models import F
from django.utils import timezone

from siapkerja.jobs.models import Checkpoint, Job, JobState
from siapkerja.jobs.progress import JobCancelled, JobLost, Progress, claim
from siapkerja.jobs.work import queue, work_of

logger = logging.getLogger(__name__)

# A run says every 10 seconds that it lives; silent for this long, its worker is gone.
STALLED_AFTER = timedelta(seconds=60)
MOST_ATTEMPTS = 5
# What is wrong with the house and not with the work: it passes, and the work waits for that, longer the older it is.
_PASSING = (OperationalError, InterfaceError)
_PASSING_ERRNOS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ESTALE}
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(minutes=15)
PATIENCE = timedelta(days=1)


def run(job_id: int) -> None:
    """Run a job, unless it is over or another run of it lives."""
    now = timezone.now()
    claimed = claim(job_id, at=now, stalled_before=now - STALLED_AFTER)
    if claimed is None:
        return
    _run_claimed(*claimed, apart=True)


def run_here(job: Job) -> Job:
    """Run a job in this process and on this connection, for tests and for building demo data.

    Raises whatever the work raises, after the job is marked failed, or queued again where the trouble passes.
    """
    now = timezone.now()
    claimed = claim(job.pk, at=now, stalled_before=now)
    if claimed is not None:
        trouble = _run_claimed(*claimed, apart=False)
        if trouble is not None:
            raise trouble
    job.refresh_from_db()
    return job


def _run_claimed(job: Job, token: uuid.UUID, *, apart: bool) -> Exception | None:
    progress: Progress | None = None
    try:
        with Progress(job, token, apart=apart) as progress:
            work_of(job.kind).run(job, progress)
    except JobCancelled:
        _end(job, token, JobState.CANCELLED)
    except JobLost:
        logger.warning("Job %s goes on in another run.", job.pk)
    except SoftTimeLimitExceeded:
        _go_on_later(job, token, has_gone_on=progress is not None and progress.has_gone_on)
    except Exception as trouble:
        logger.exception("Job %s failed.", job.pk)
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        if not (_is_passing(trouble) and _wait_for_the_house(job, token, trouble)):
            _end(job, token, JobState.FAILED, type(trouble).__name__)
        return trouble
    else:
        _end(job, token, JobState.FINISHED)
    return None


def _end(job: Job, token: uuid.UUID, state: JobState, trouble: str = "") -> None:
    now = timezone.now()
    Job.objects.filter(pk=job.pk, claim=token).update(state=state, ended_at=now, heartbeat_at=now, trouble=trouble)


def _is_passing(trouble: BaseException | None) -> bool:
    """The database or a disk is away, full or overloaded; or that is what lies behind the trouble."""
    # Of a connection that breaks, the driver may only say that it is a trouble of the database.
    if trouble is None or isinstance(trouble, _PASSING) or type(trouble) is DatabaseError:
        return trouble is not None
    return (isinstance(trouble, OSError) and trouble.errno in _PASSING_ERRNOS) or _is_passing(trouble.__cause__)


def _wait_for_the_house(job: Job, token: uuid.UUID, trouble: Exception) -> bool:
    """Queue the job again for later, without counting the attempt; False where it has waited long enough."""
    now = timezone.now()
    age = now - job.created_at
    if age > PATIENCE:
        return False
    due_at = now + min(max(age / 4, FIRST_WAIT), LONGEST_WAIT)
    Job.objects.filter(pk=job.pk, claim=token).update(
        state=JobState.QUEUED, heartbeat_at=due_at - STALLED_AFTER, attempts=F("attempts") - 1, trouble=type(trouble).__name__
    )
    return True


def _go_on_later(job: Job, token: uuid.UUID, *, has_gone_on: bool) -> None:
    """The time one task may take is over: queue the job again, to go on from its checkpoint. Work that gets no further in the time
    it has is given up like work that dies."""
    if not has_gone_on and job.attempts >= MOST_ATTEMPTS:
        _end(job, token, JobState.FAILED, "TooSlow")
        return
    attempts = 0 if has_gone_on else job.attempts
    if Job.objects.filter(pk=job.pk, claim=token).update(state=JobState.QUEUED, heartbeat_at=timezone.now(), attempts=attempts):
        queue(job)


def resume_stalled(*, at: datetime) -> int:
    """Queue again every job without a sign of life: its task was lost, or its worker died. Gives up after five runs.

    Returns:
        How many were queued.
    """
    count = 0
    for pk in Job.objects.stalled(at, STALLED_AFTER).values_list("pk", flat=True):
        with transaction.atomic():
            job = Job.objects.select_for_update(skip_locked=True).stalled(at, STALLED_AFTER).filter(pk=pk).first()
            # A worker that hangs may hold its checkpoint; whoever waited for it here would keep all other work from being looked for.
            if job is None or not Checkpoint.objects.select_for_update(skip_locked=True).filter(job=job).first():
                continue
            if job.cancel_asked_at is not None or job.attempts >= MOST_ATTEMPTS:
                _give_up(job, at)
                continue
            job.state, job.claim, job.heartbeat_at = JobState.QUEUED, None, at
            job.save(update_fields=["state", "claim", "heartbeat_at"])
            Checkpoint.objects.filter(job=job).update(claim=None)
        count += queue(job)
    return count


def _give_up(job: Job, at: datetime) -> None:
    job.state = JobState.CANCELLED if job.cancel_asked_at else JobState.FAILED
    job.trouble = "" if job.cancel_asked_at else "WorkerDied"
    job.claim, job.ended_at = None, at
    job.save(update_fields=["state", "trouble", "claim", "ended_at"])
    Checkpoint.objects.filter(job=job).update(claim=None)
