"""Long work: seen while it goes on, stopped when asked, gone on with after its worker died."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from siapkerja.identity.actor import Actor
from siapkerja.jobs import progress as progress_module
from siapkerja.jobs.actions.jobs import cancel
from siapkerja.jobs.models import Checkpoint, Job, JobState
from siapkerja.jobs.progress import JobLost, Progress, claim
from siapkerja.jobs.running import MOST_ATTEMPTS, STALLED_AFTER, resume_stalled, run, run_here
from siapkerja.jobs.work import start, work
from tests.support.broker import Broker
from tests.support.probes.effects import counted
from tests.support.probes.tasks import CHUNKS
from tests.support.processes import wait_until
from tests.support.worker import CeleryWorker

BY = Actor.the_system("test")


def begin(subject: str = "probes.thing:1", kind: str = "probes.count") -> Job:
    with transaction.atomic():
        return start(kind, subject=subject, by=BY, at=timezone.now())


def state_of(job: Job) -> str:
    job.refresh_from_db()
    return job.state


@pytest.fixture
def hold() -> Iterator[Path]:
    """A folder with a short name: it stands in the job's subject."""
    with tempfile.TemporaryDirectory(prefix="hold-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.mark.django_db
def test_a_job_runs_to_its_end_and_tells_how_far_it_is(run_jobs: Callable[[], list[Job]]) -> None:
    begin()
    (job,) = run_jobs()
    assert (job.state, job.done, job.total, job.faults, job.percent) == (JobState.FINISHED, CHUNKS, CHUNKS, 2, 100)
    assert job.ended_at is not None
    assert run_jobs() == []


@pytest.mark.django_db
def test_work_that_raises_fails_its_job_and_only_the_kind_of_trouble_is_kept() -> None:
    job = begin(kind="probes.fail")
    with pytest.raises(ValueError, match="this work fails"):
        run_here(job)
    assert (state_of(job), job.trouble) == (JobState.FAILED, "ValueError")


@pytest.mark.django_db
def test_starting_work_nobody_registered_is_an_error() -> None:
    with pytest.raises(KeyError):
        begin(kind="probes.unknown")


def test_two_works_of_one_kind_are_refused() -> None:
    with pytest.raises(ValueError, match="already has work"):
        work("probes.count")(lambda job, progress: None)


def test_progress_is_visible_while_a_chunk_is_open(celery_worker: CeleryWorker, hold: Path) -> None:
    job = begin(f"probes.hold:{hold}")
    wait_until((hold / "begun").exists)
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.faults, job.percent) == (JobState.RUNNING, 2, CHUNKS, 1, 40)
    assert counted(f"chunk:{job.pk}:2") == 0
    shutil.rmtree(hold)
    wait_until(lambda: state_of(job) == JobState.FINISHED)
    assert [counted(f"chunk:{job.pk}:{chunk}") for chunk in range(CHUNKS)] == [1] * CHUNKS


def test_a_cancelled_job_stops_and_keeps_nothing_half_done(celery_worker: CeleryWorker, hold: Path) -> None:
    job = begin(f"probes.hold:{hold}")
    wait_until((hold / "begun").exists)
    cancel(job=job, by=BY, at=timezone.now())
    shutil.rmtree(hold)
    wait_until(lambda: state_of(job) == JobState.CANCELLED)
    assert counted(f"chunk:{job.pk}:2") == 1
    assert counted(f"chunk:{job.pk}:3") == 0


@pytest.mark.django_db
def test_a_job_that_has_not_begun_is_cancelled_at_once(run_jobs: Callable[[], list[Job]]) -> None:
    job = begin()
    cancel(job=job, by=BY, at=timezone.now())
    assert state_of(job) == JobState.CANCELLED
    assert run_jobs() == []


def test_a_job_whose_worker_was_killed_goes_on_from_its_checkpoint(
    only_own_workers: None, start_celery_worker: Callable[[str], CeleryWorker], hold: Path
) -> None:
    victim = start_celery_worker("victim")
    job = begin(f"probes.hold:{hold}")
    wait_until((hold / "begun").exists)
    victim.kill()
    shutil.rmtree(hold)
    assert state_of(job) == JobState.RUNNING

    start_celery_worker("heir")
    assert resume_stalled(at=timezone.now()) == 0
    assert resume_stalled(at=timezone.now() + STALLED_AFTER + timedelta(seconds=30)) == 1
    wait_until(lambda: state_of(job) == JobState.FINISHED)
    assert counted(f"runs:{job.pk}") == 2
    assert [counted(f"chunk:{job.pk}:{chunk}") for chunk in range(CHUNKS)] == [1] * CHUNKS


def test_a_job_lost_by_the_broker_is_queued_again(
    only_own_workers: None, broker: Broker, start_celery_worker: Callable[[str], CeleryWorker]
) -> None:
    job = begin()
    broker.empty()
    start_celery_worker("next")
    assert resume_stalled(at=timezone.now() + STALLED_AFTER + timedelta(seconds=1)) == 1
    wait_until(lambda: state_of(job) == JobState.FINISHED)
    assert counted(f"runs:{job.pk}") == 1


def test_a_job_queued_twice_runs_once(only_own_workers: None, committed_db: None) -> None:
    job = begin()
    run(job.pk)
    run(job.pk)
    assert state_of(job) == JobState.FINISHED
    assert counted(f"runs:{job.pk}") == 1


def test_a_living_run_is_not_taken_over(only_own_workers: None, committed_db: None) -> None:
    job = begin()
    now = timezone.now()
    assert claim(job.pk, at=now, stalled_before=now - STALLED_AFTER) is not None
    assert claim(job.pk, at=now, stalled_before=now - STALLED_AFTER) is None


def test_a_run_that_hangs_in_the_middle_of_a_chunk_does_not_keep_the_clock_from_other_jobs(
    only_own_workers: None, committed_db: None
) -> None:
    """It would wait for as long as the run hangs; the job itself is gone on with as soon as its chunk is over, one way or the other."""
    hanging, other = begin("probes.thing:1"), begin("probes.thing:2")
    claimed = claim(hanging.pk, at=timezone.now(), stalled_before=timezone.now())
    assert claimed
    later = timezone.now() + timedelta(hours=1)
    line = connections.create_connection("default")
    try:
        with line.cursor() as cursor:
            cursor.execute("begin; update jobs_checkpoint set data = data where job_id = %s", [hanging.pk])
            assert resume_stalled(at=later) == 1
            assert (state_of(hanging), state_of(other)) == (JobState.RUNNING, JobState.QUEUED)
            cursor.execute("rollback")
    finally:
        line.close()
    assert resume_stalled(at=later + timedelta(hours=1)) == 2
    assert state_of(hanging) == JobState.QUEUED


def test_a_process_that_hangs_in_the_middle_of_a_transaction_gives_up_what_it_has_locked(committed_db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("show idle_in_transaction_session_timeout")
        assert cursor.fetchone() == ("2min",)


def test_a_run_taken_for_dead_can_neither_tell_nor_finish_anything(only_own_workers: None, committed_db: None) -> None:
    job = begin()
    now = timezone.now()
    first, first_claim = claim(job.pk, at=now, stalled_before=now)
    with Progress(first, first_claim) as late:
        second, second_claim = claim(job.pk, at=now, stalled_before=now + timedelta(seconds=1))
        with pytest.raises(JobLost):
            late.advance(1)
        with pytest.raises(JobLost):
            late.save_checkpoint({"next": 1})
        with pytest.raises(JobLost):
            late.demand_claim()
        with Progress(second, second_claim) as alive:
            alive.save_checkpoint({"next": 4})
    assert Checkpoint.objects.get(job=job).data == {"next": 4}


def test_work_that_says_nothing_for_long_still_shows_signs_of_life(
    only_own_workers: None, committed_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_module, "BEAT_SECONDS", 0.05)
    job = begin()
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    claimed = claim(job.pk, at=long_ago, stalled_before=timezone.now())
    assert claimed is not None
    with Progress(*claimed):
        wait_until(lambda: Job.objects.get(pk=job.pk).heartbeat_at > long_ago)


def test_a_job_that_dies_again_and_again_is_given_up(only_own_workers: None, committed_db: None) -> None:
    job = begin()
    Job.objects.update(state=JobState.RUNNING, attempts=MOST_ATTEMPTS)
    resume_stalled(at=timezone.now() + timedelta(hours=1))
    assert (state_of(job), job.trouble) == (JobState.FAILED, "WorkerDied")


def test_work_waits_for_a_full_disk_and_goes_on_when_there_is_room(only_own_workers: None, committed_db: None, hold: Path) -> None:
    job = begin(f"probes.hold:{hold}", kind="probes.need_room")
    for _ in range(MOST_ATTEMPTS + 1):
        run(job.pk)
        assert (state_of(job), job.trouble) == (JobState.QUEUED, "OperationalError")
    assert resume_stalled(at=timezone.now()) == 0
    hold.rmdir()
    assert resume_stalled(at=timezone.now() + timedelta(minutes=1)) == 1
    run(job.pk)
    assert (state_of(job), job.trouble, counted(f"runs:{job.pk}")) == (JobState.FINISHED, "", 1)


def test_work_that_finds_the_disk_full_for_a_day_is_given_up(only_own_workers: None, committed_db: None, hold: Path) -> None:
    job = begin(f"probes.hold:{hold}", kind="probes.need_room")
    Job.objects.update(created_at=timezone.now() - timedelta(days=2))
    run(job.pk)
    assert (state_of(job), job.trouble) == (JobState.FAILED, "OperationalError")


def test_work_that_never_gets_further_in_its_time_is_given_up_and_work_that_does_is_not(only_own_workers: None, committed_db: None) -> None:
    standing, going = begin(kind="probes.slow"), begin("probes.slow:step", kind="probes.slow")
    for _ in range(MOST_ATTEMPTS + 3):
        run(standing.pk)
        run(going.pk)
    assert (state_of(standing), standing.trouble) == (JobState.FAILED, "TooSlow")
    assert state_of(going) == JobState.FINISHED


@pytest.mark.django_db
def test_seconds_left_follow_the_pace_so_far(time_machine) -> None:
    started = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    job = Job(state=JobState.RUNNING, total=1000, done=250, faults=10, started_at=started)
    time_machine.move_to(started + timedelta(seconds=5), tick=False)
    assert job.seconds_left == 15
    assert (job.percent, job.right) == (25, 240)
    job.done = 0
    assert job.seconds_left is None


@pytest.mark.django_db
def test_before_work_has_a_pace_of_its_own_it_is_promised_what_the_last_hour_measured() -> None:
    now = timezone.now()

    def finished(done: int, seconds: int, *, waited: int = 2, ago: int = 10, before: int = 0) -> None:
        started = now - timedelta(minutes=ago)
        Job.objects.create(
            kind="probes.count", subject="probes:1", state=JobState.FINISHED, done=done, done_before=before, heartbeat_at=started,
            created_at=started - timedelta(seconds=waited), started_at=started, ended_at=started + timedelta(seconds=seconds),
        )  # fmt: skip

    waiting = Job(kind="probes.count", state=JobState.QUEUED, total=1000, created_at=timezone.now())
    assert waiting.seconds_left is None
    finished(1000, 10)
    finished(3000, 30, waited=900)
    finished(2000, 10, before=1000, waited=3)
    finished(9, 9)
    finished(1000, 500, ago=90)
    assert waiting.seconds_left == 13
    assert Job.objects.pace("probes.count", at=now).units_a_second == 85
    assert Job(kind="probes.count", state=JobState.QUEUED, total=10**6, created_at=now).seconds_left is None, "none was as large"
