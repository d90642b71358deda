"""What running work tells of itself: counts and signs of life, visible at once; and what it has finished for good."""

import logging
import threading
import uuid
from datetime import datetime
from typing import Any, Self

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, transaction
from django.utils import timezone

from siapkerja.jobs.models import Checkpoint, Job, JobState

logger = logging.getLogger(__name__)

BEAT_SECONDS = 10.0


class JobCancelled(Exception):
    """The person who waits asked the work to stop; raised by `Progress.advance` and let through by the work."""


class JobLost(Exception):
    """This run was taken for dead and another goes on with the job; nothing more may be written."""


_ADVANCE = """
    update jobs_job set done = %s, faults = %s, total = coalesce(%s, total), heartbeat_at = %s
    where id = %s and claim = %s and state = 'running' returning cancel_asked_at is not null
"""
_BEAT = "update jobs_job set heartbeat_at = %s where id = %s and claim = %s and state = 'running'"


class Progress:
    """Handed to the work. Counts go over a connection of their own, so that others see them while a chunk is open.

    Args:
        apart: False writes on the work's own connection, for tests and for work run in a transaction.

    Attributes:
        checkpoint: what earlier runs have finished.
        has_gone_on: this run has finished something for good.
    """

    def __init__(self, job: Job, claim: uuid.UUID, *, apart: bool = True) -> None:
        self._job, self._claim = job, claim
        self._connection = connections.create_connection(DEFAULT_DB_ALIAS) if apart else connection
        if apart:
            self._connection.inc_thread_sharing()  # used by the heartbeat too, one at a time
        self._apart = apart
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"heartbeat of job {job.pk}", daemon=True)
        self.checkpoint: dict[str, Any] = Checkpoint.objects.get(job=job).data
        self.has_gone_on = False

    def __enter__(self) -> Self:
        if self._apart:
            self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._over.set()
        if self._apart:
            self._thread.join()
            self._connection.close()

    def advance(self, done: int, faults: int = 0, total: int | None = None) -> None:
        """Say how far the work is.

        Args:
            done: units worked through since the job's first beginning, not since the last call.
            faults: units found wrong so far.
            total: units in all, once known.

        Raises:
            JobCancelled: the job was cancelled: stop, keep nothing half done.
            JobLost: another run goes on with the job: stop.
        """
        parameters = [done, faults, total, timezone.now(), self._job.pk, self._claim]
        with self._lock, self._connection.cursor() as cursor:
            cursor.execute(_ADVANCE, parameters)
            row = cursor.fetchone()
        if row is None:
            raise JobLost(str(self._job))
        if row[0]:
            raise JobCancelled(str(self._job))
        self._job.done, self._job.faults = done, faults

    def begin_at(self, done: int) -> None:
        """Say that something else had worked through so many units when this job began: they say nothing of its pace."""
        Job.objects.filter(pk=self._job.pk, claim=self._claim, done_before=0, done=0).update(done_before=done)

    def save_checkpoint(self, data: dict[str, Any]) -> None:
        """Remember what is finished, in the transaction that finishes it: both hold, or neither.

        Raises:
            JobLost: another run goes on with the job; the transaction must not commit.
        """
        if not Checkpoint.objects.filter(job=self._job, claim=self._claim).update(data=data):
            raise JobLost(str(self._job))
        self.checkpoint, self.has_gone_on = data, True

    def demand_claim(self) -> None:
        """Make sure, in the transaction that writes for the job, that this run is still its only one until that transaction ends.
        For work that begins anew after an interruption; other work saves checkpoints.

        Raises:
            JobLost: another run goes on with the job; the transaction must not commit.
        """
        if not Checkpoint.objects.filter(job=self._job, claim=self._claim).update(claim=self._claim):
            raise JobLost(str(self._job))

    def _beat(self) -> None:
        while not self._over.wait(BEAT_SECONDS):
            try:
                with self._lock, self._connection.cursor() as cursor:
                    cursor.execute(_BEAT, [timezone.now(), self._job.pk, self._claim])
            except DatabaseError:
                logger.warning("A sign of life of job %s was lost.", self._job.pk, exc_info=True)


def claim(job_id: int, *, at: datetime, stalled_before: datetime) -> tuple[Job, uuid.UUID] | None:
    """Make this run the job's only one; None if it is over, or another run is alive."""
    token = uuid.uuid4()
    with transaction.atomic():
        job = Job.objects.select_for_update(skip_locked=True).unfinished().filter(pk=job_id).first()
        if job is None or (job.state == JobState.RUNNING and job.heartbeat_at >= stalled_before):
            return None
        job.state, job.claim, job.heartbeat_at = JobState.RUNNING, token, at
        job.started_at = job.started_at or at
        job.attempts += 1
        job.save(update_fields=["state", "claim", "heartbeat_at", "started_at", "attempts"])
        # Waits for a chunk that a run taken for dead may still have open; afterwards that run can finish nothing.
        Checkpoint.objects.filter(job=job).update(claim=token)
    return job, token
