"""Long work: registered by kind, started in a transaction, run by the worker, seen through its row."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Literal, Protocol

from django.db import transaction

from siapkerja.events.dispatch import queue_task
from siapkerja.jobs.models import Checkpoint, Job
from siapkerja.jobs.progress import JobCancelled, JobLost, Progress

__all__ = ["JobCancelled", "JobLost", "Progress", "start", "work"]

Run = Callable[[Job, Progress], None]


class By(Protocol):
    """The part of an Actor a job keeps."""

    @property
    def person_id(self) -> int | None: ...


@dataclass(frozen=True)
class Work:
    """One kind of long work.

    Attributes:
        is_told: whoever waits finds a message in their inbox at the end.
    """

    kind: str
    run: Run
    queue: Literal["quick", "bulk"]
    is_told: bool = True


_works: dict[str, Work] = {}


def work(kind: str, *, queue: Literal["quick", "bulk"] = "bulk", is_told: bool = True) -> Callable[[Run], Run]:
    """Register `def run(job: Job, progress: Progress) -> None` as the work of a kind ("wajiblapor.check_roster").

    The work runs outside a transaction, in chunks, each in a transaction of its own. It may be interrupted at any
    moment and is then run again: it goes on from `progress.checkpoint`, which it saves in each chunk's transaction.
    Refusals and other exceptions fail the job; the work tells its own service through its own records and facts.

    Args:
        is_told: the service sends a message at the end, so that the page may promise one.

    Raises:
        ValueError: the kind has other work.
    """

    def register(run: Run) -> Run:
        known = _works.get(kind)
        if known is not None and known.run.__qualname__ != run.__qualname__:
            raise ValueError(f"{kind} already has work")
        _works[kind] = Work(kind, run, queue, is_told)
        return run

    return register


def work_of(kind: str) -> Work:
    """Raises KeyError for a kind nobody registered."""
    return _works[kind]


def is_told(kind: str) -> bool:
    """Whether a message comes at the end of work of a kind."""
    return kind in _works and _works[kind].is_told


def start(
    kind: str,
    *,
    subject: str,
    by: By,
    at: datetime,
    total: int | None = None,
    person_id: int | None = None,
    legal_entity_id: int | None = None,
) -> Job:
    """Record a job in the caller's transaction; the worker begins after commit.

    Args:
        subject: what it works on, `app.noun:id`.
        total: units of work, where known beforehand.
        person_id, legal_entity_id: whose matter it is.

    Raises:
        KeyError: no work is registered for the kind.
    """
    queue = work_of(kind).queue
    with transaction.atomic():
        job = Job.objects.create(
            public_id=uuid.uuid4(),
            kind=kind,
            subject=subject,
            total=total,
            person_id=person_id,
            legal_entity_id=legal_entity_id,
            started_by_id=by.person_id,
            created_at=at,
            heartbeat_at=at,
        )
        Checkpoint.objects.create(job=job)
    transaction.on_commit(partial(queue_task, "siapkerja.jobs.tasks.run", job.pk, queue=queue))
    return job


def queue(job: Job) -> bool:
    """Hand a job to the broker (again)."""
    return queue_task("siapkerja.jobs.tasks.run", job.pk, queue=work_of(job.kind).queue)


def latest(kind: str, subject: str) -> Any:
    """The newest job of a kind on a subject, or None."""
    return Job.objects.filter(kind=kind, subject=subject).order_by("-pk").first()
