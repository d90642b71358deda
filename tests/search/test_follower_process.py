"""The real follower process: fresh within moments, alone on its host, and hard to kill."""

import json
import os
import shutil
import signal
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from karirhub.actions.vacancies import close
from karirhub.enums import CloseReason
from karirhub.queries.documents import VACANCIES
from karirhub.queries.search import find
from siapkerja.search import generations, reading, shares
from siapkerja.search.building import rebuild_now
from siapkerja.search.criteria import Criteria
from siapkerja.search.heartbeat import last_beat
from siapkerja.search.vocabulary import DIRECTORY
from tests.support import environment
from tests.support.people import SYSTEM, Somebody, make_company, make_somebody
from tests.support.processes import PortalProcess, wait_until
from tests.support.vacancies import open_vacancy


@pytest.fixture(autouse=True)
def search_dir(settings: Any) -> Iterator[Path]:
    """The directory that the other processes of these tests use."""
    settings.SEARCH_DIR = environment.VAR / "search"
    shutil.rmtree(settings.SEARCH_DIR, ignore_errors=True)
    yield settings.SEARCH_DIR
    shutil.rmtree(settings.SEARCH_DIR, ignore_errors=True)


@pytest.fixture
def company(committed_db: None) -> Somebody:
    return make_company("PT Contoh Satu", make_somebody("Sari Contoh"))


def found(text: str) -> list[str] | None:
    """Titles the index finds; None while PostgreSQL answers."""
    answer = find(Criteria(text=text))
    return [row.title for row in answer.records] if answer.answer.is_from_index else None


def test_what_is_published_and_closed_is_right_soon_whoever_else_is_busy(
    company: Somebody, start_command: Callable[..., PortalProcess]
) -> None:
    other = connection.copy()
    try:
        start_command("search_follower")
        wait_until(lambda: found("") == [], what="the first index")
        vacancy = open_vacancy(company.workplace, title="Tukang las")
        wait_until(lambda: found("las") == ["Tukang las"], what="the new vacancy")
        close(vacancy=vacancy, reason=CloseReason.FILLED, by=SYSTEM, at=timezone.now())
        wait_until(lambda: find(Criteria(text="las")).answer.total == 0, what="the closed vacancy to leave")
        # A long transaction of somebody else keeps no vacancy waiting.
        with other.cursor() as cursor:
            cursor.execute("begin")
            cursor.execute("select pg_current_xact_id()")
        open_vacancy(company.workplace, title="Tukang cat")
        wait_until(lambda: found("cat") == ["Tukang cat"], what="the vacancy beside a long transaction")
        with other.cursor() as cursor:
            cursor.execute("rollback")
        with transaction.atomic():
            for _ in range(30):
                open_vacancy(company.workplace, title="Tukang kayu")
        wait_until(lambda: find(Criteria(text="kayu")).answer.total == 30 and reading.engine(VACANCIES), what="all thirty")
        assert find(Criteria()).answer.total == 31
        beat = wait_until(lambda: (said := last_beat()) and said.rows.get("vacancies") == 31 and said, what="the heartbeat")
        assert beat.is_alive(timezone.now())
        assert not beat.is_building
    finally:
        other.close()


def files_of(directory: Path) -> set[str]:
    return set(os.listdir(directory))


def test_killed_in_the_middle_of_writing_it_comes_back_with_every_vacancy_once(
    company: Somebody, start_command: Callable[..., PortalProcess]
) -> None:
    """A new segment's files stand there before the commit that lists them: that is when the writer is killed."""
    for number in range(2):
        follower = start_command("search_follower")
        wait_until(lambda number=number: found("") == ["Tukang las"] * number, what="the index after the start")
        directory = generations.current("vacancies")
        assert directory is not None
        before = files_of(directory)
        open_vacancy(company.workplace, title="Tukang las")
        until = time.monotonic() + 60
        while files_of(directory) <= before and time.monotonic() < until:
            time.sleep(0.0002)
        follower.kill(signal.SIGKILL)
        assert len(find(Criteria(text="las")).records) >= number
    start_command("search_follower")
    wait_until(lambda: found("las") == ["Tukang las"] * 2, what="both")
    assert find(Criteria()).answer.total == 2


def test_the_index_deleted_under_a_running_server_fails_no_request(
    company: Somebody, served: str, search_dir: Path, start_command: Callable[..., PortalProcess]
) -> None:
    open_vacancy(company.workplace, title="Tukang las")
    start_command("search_follower")
    wait_until(lambda: found("las") == ["Tukang las"], what="the first index")
    answers: set[tuple[int, int]] = set()
    enough = threading.Event()

    def read() -> None:
        while not enough.is_set():
            with urllib.request.urlopen(f"{served}/karirhub/lowongan/?q=las&format=json") as response:  # noqa: S310 - our own server
                answers.add((response.status, json.load(response)["total"]))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for _ in range(2):
            shutil.rmtree(search_dir / "vacancies")
            assert [row.title for row in find(Criteria(text="las")).records] == ["Tukang las"]
            wait_until(lambda: found("las") == ["Tukang las"], what="the index to come back")
    finally:
        enough.set()
        reader.join()
    assert answers == {(200, 1)}


def test_many_rows_are_shared_out_among_processes_and_a_share_that_fails_replaces_nothing(
    company: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        open_vacancy(company.workplace, title=f"Tukang las {number}")
    monkeypatch.setattr(shares, "ROWS_A_PROCESS", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    for name, value in environment.process_environment().items():
        monkeypatch.setenv(name, value)
    directory = rebuild_now(VACANCIES)
    assert found("las") is not None
    assert sorted(found("las") or []) == [f"Tukang las {number}" for number in range(5)]
    assert {path.name for path in directory.iterdir() if path.is_dir()} == {DIRECTORY}
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(OSError, match="share"):
        rebuild_now(VACANCIES)
    assert generations.current("vacancies") == directory
    assert len(found("las") or []) == 5


def test_a_second_follower_waits_until_the_first_ends(company: Somebody, start_command: Callable[..., PortalProcess]) -> None:
    first = start_command("search_follower")
    wait_until(lambda: found("") == [], what="the first index")
    second = start_command("search_follower")
    open_vacancy(company.workplace, title="Tukang las")
    wait_until(lambda: found("las") == ["Tukang las"], what="the first at work")
    first.kill(signal.SIGTERM)
    assert second.is_running
    open_vacancy(company.workplace, title="Tukang kayu")
    wait_until(lambda: found("kayu") == ["Tukang kayu"], what="the second at work")
