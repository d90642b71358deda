"""The real follower process: fresh within moments, alone on its host, and hard to kill."""

import shutil
import signal
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
from siapkerja.search import reading
from siapkerja.search.criteria import Criteria
from siapkerja.search.heartbeat import last_beat
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


def test_what_is_published_and_closed_is_right_in_the_index_soon(company: Somebody, start_command: Callable[..., PortalProcess]) -> None:
    start_command("search_follower")
    wait_until(lambda: found("") == [], what="the first index")
    vacancy = open_vacancy(company.workplace, title="Tukang las")
    wait_until(lambda: found("las") == ["Tukang las"], what="the new vacancy")
    close(vacancy=vacancy, reason=CloseReason.FILLED, by=SYSTEM, at=timezone.now())
    wait_until(lambda: find(Criteria(text="las")).answer.total == 0, what="the closed vacancy to leave")


def test_a_long_transaction_of_somebody_else_keeps_no_vacancy_waiting(
    company: Somebody, start_command: Callable[..., PortalProcess]
) -> None:
    other = connection.copy()
    try:
        start_command("search_follower")
        wait_until(lambda: found("") == [], what="the first index")
        with other.cursor() as cursor:
            cursor.execute("begin")
            cursor.execute("select pg_current_xact_id()")
        open_vacancy(company.workplace, title="Tukang las")
        wait_until(lambda: found("las") == ["Tukang las"], what="the new vacancy")
        with other.cursor() as cursor:
            cursor.execute("rollback")
        open_vacancy(company.workplace, title="Tukang kayu")
        wait_until(lambda: found("kayu") == ["Tukang kayu"], what="the next vacancy")
        assert find(Criteria()).answer.total == 2
    finally:
        other.close()


def test_killed_while_writing_it_comes_back_with_every_vacancy_once(company: Somebody, start_command: Callable[..., PortalProcess]) -> None:
    for number in range(4):
        follower = start_command("search_follower")
        wait_until(lambda number=number: (found("") or []) == ["Tukang las"] * number, what="the index after the start")
        open_vacancy(company.workplace, title="Tukang las")
        follower.kill(signal.SIGKILL)
        assert len(find(Criteria(text="las")).records) >= number
    start_command("search_follower")
    wait_until(lambda: found("las") == ["Tukang las"] * 4, what="all four")
    assert find(Criteria()).answer.total == 4


def test_the_index_deleted_under_a_running_follower_and_reader_comes_back(
    company: Somebody, search_dir: Path, start_command: Callable[..., PortalProcess]
) -> None:
    open_vacancy(company.workplace, title="Tukang las")
    start_command("search_follower")
    wait_until(lambda: found("las") == ["Tukang las"], what="the first index")
    shutil.rmtree(search_dir / "vacancies")
    assert [row.title for row in find(Criteria(text="las")).records] == ["Tukang las"]
    wait_until(lambda: found("las") == ["Tukang las"], what="the index to come back")


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


def test_the_heartbeat_says_what_is_indexed(company: Somebody, start_command: Callable[..., PortalProcess]) -> None:
    open_vacancy(company.workplace)
    start_command("search_follower")
    beat = wait_until(lambda: (said := last_beat()) and said.rows.get("vacancies") == 1 and said)
    assert beat.is_alive(timezone.now())
    assert not beat.is_building


def test_many_published_at_once_are_all_found(company: Somebody, start_command: Callable[..., PortalProcess]) -> None:
    start_command("search_follower")
    wait_until(lambda: found("") == [], what="the first index")
    with transaction.atomic():
        for _ in range(30):
            open_vacancy(company.workplace, title="Tukang las")
    wait_until(lambda: find(Criteria(text="las")).answer.total == 30 and reading.engine(VACANCIES), what="all thirty")
