"""Killing the portal while a company reports loses nothing, doubles nothing and shows nothing half. `script/bench crash` does more."""

import io
import os
import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from siapkerja.jobs.progress import JobLost, Progress, claim
from siapkerja.jobs.running import run_here
from tests.support.people import now
from tests.wajiblapor.crashing.runs import Point, Runs
from tests.wajiblapor.crashing.world import World, running_world
from tests.wajiblapor.worksheets import csv_file, workers
from wajiblapor.actions.checks import check_roster
from wajiblapor.actions.rosters import upload_roster
from wajiblapor.models import RosterRow

# Random, and printed with a failure; CRASH_SEED has the same points again.
SEED = int(os.environ.get("CRASH_SEED") or random.SystemRandom().randrange(100_000))
STRUCK = [("worker", ["check"], 1), ("web", ["upload", "pieces"], 1), ("postgres", ["submission"], 3)]
ROWS = 1_500


@pytest.fixture
def world(only_own_workers: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[World]:
    with django_db_blocker.unblock(), running_world(tmp_path) as world:
        yield world


def test_whatever_is_killed_at_whatever_moment_nothing_is_lost_doubled_or_half(world: World) -> None:
    dice, runs = random.Random(SEED), Runs(world)
    print(f"CRASH_SEED={SEED}")
    for number, (victim, phases, times) in enumerate(STRUCK, start=1):
        phase, place = dice.choice(phases), dice.uniform(0, 1.15)
        is_between = phase == "pieces" and dice.random() < 0.4
        point = Point(number=number, victim=victim, phase=phase, place=place, rows=ROWS, times=times, is_between=is_between)
        outcome = runs.crash(point)
        print(f"{point}: {outcome.answers}, back in {outcome.recovered:.1f} s, done {outcome.seconds:.1f} s later")
        assert not outcome.troubles


@pytest.mark.django_db
def test_a_check_that_was_taken_for_dead_stages_nothing_beside_the_one_that_goes_on(draft, manager) -> None:
    upload = upload_roster(report=draft, stream=io.BytesIO(csv_file(workers(30))), filename="daftar.csv", by=manager.actor, at=now())
    job = upload.job
    late = claim(job.pk, at=timezone.now(), stalled_before=timezone.now())
    assert late is not None
    with Progress(*late, apart=False) as progress:
        assert claim(job.pk, at=timezone.now(), stalled_before=timezone.now() + timedelta(seconds=1)) is not None
        with pytest.raises(JobLost):
            check_roster(upload=upload, progress=progress, by=manager.actor, at=now())
    run_here(job)
    upload.refresh_from_db()
    assert (upload.is_clean, RosterRow.objects.count()) == (True, 30)
