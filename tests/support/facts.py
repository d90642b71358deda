"""Delivering facts and running jobs in the test's own process and transaction."""

from collections.abc import Callable

import pytest

from siapkerja.events.delivery import deliver_pending
from siapkerja.jobs.models import Job
from siapkerja.jobs.running import run_here
from tests.support.worker import CeleryWorker


@pytest.fixture
def deliver_facts() -> Callable[[], int]:
    """`deliver_facts()` lets everybody hear what was announced, and what follows from it; returns how many reactions ran."""
    return deliver_pending


@pytest.fixture
def run_jobs() -> Callable[[], list[Job]]:
    """`run_jobs()` runs the jobs that wait, oldest first, and returns them; what their work raises is raised."""

    def run() -> list[Job]:
        return [run_here(job) for job in Job.objects.filter(state="queued").order_by("pk")]

    return run


@pytest.fixture
def only_own_workers(_celery_worker: CeleryWorker) -> None:
    """The Celery worker that serves many tests is not there: what this test starts is all there is."""
    _celery_worker.kill()
