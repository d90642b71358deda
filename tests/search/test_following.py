"""The index follows the facts, and comes back by itself."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from karirhub.actions.vacancies import close, freeze, rewrite, unfreeze
from karirhub.enums import CloseReason
from karirhub.models import Vacancy
from karirhub.queries.documents import VACANCIES
from karirhub.queries.search import find
from siapkerja.reference.models import Industry
from siapkerja.search import generations, reading
from siapkerja.search.building import rebuild_now, save_position
from siapkerja.search.changes import horizon
from siapkerja.search.criteria import Criteria
from siapkerja.search.following import Keeper, public_sums
from siapkerja.search.models import SearchEntry
from tests.support.people import SYSTEM, Somebody
from tests.support.vacancies import content, open_vacancy

pytestmark = pytest.mark.django_db


def titles(text: str) -> list[str]:
    return sorted(row.title for row in find(Criteria(text=text)).records)


def indexed_rows() -> int:
    engine = reading.engine(VACANCIES)
    assert engine is not None
    return engine.searcher.num_docs


def test_a_vacancy_published_after_the_index_was_built_is_found(manager: Somebody, settle: Callable[[], None]) -> None:
    settle()
    open_vacancy(manager.workplace, title="Tukang las")
    settle()
    found = find(Criteria(text="las"))
    assert found.answer.is_from_index
    assert [row.title for row in found.records] == ["Tukang las"]


def test_a_changed_vacancy_replaces_itself(manager: Somebody, few_vacancies: list[Vacancy], settle: Callable[[], None]) -> None:
    settle()
    rewrite(vacancy=few_vacancies[0], content=content(title="Barista kopi"), by=SYSTEM, at=timezone.now())
    settle()
    assert indexed_rows() == len(few_vacancies)
    assert find(Criteria()).answer.total == len(few_vacancies)
    assert titles("barista") == ["Barista kopi"]


def test_what_is_no_longer_public_is_gone_at_once_and_from_the_index_soon(
    manager: Somebody, few_vacancies: list[Vacancy], settle: Callable[[], None]
) -> None:
    settle()
    close(vacancy=few_vacancies[0], reason=CloseReason.FILLED, by=SYSTEM, at=timezone.now())
    before = find(Criteria(limit=50))
    assert few_vacancies[0].pk in before.answer.page.ids
    assert few_vacancies[0].pk not in [row.pk for row in before.records]
    settle()
    assert few_vacancies[0].pk not in find(Criteria(limit=50)).answer.page.ids


def test_a_frozen_vacancy_leaves_and_comes_back(few_vacancies: list[Vacancy], settle: Callable[[], None]) -> None:
    settle()
    freeze(vacancy=few_vacancies[0], reason_code="doubtful", note="", by=SYSTEM, at=timezone.now())
    settle()
    assert indexed_rows() == len(few_vacancies) - 1
    unfreeze(vacancy=few_vacancies[0], by=SYSTEM, at=timezone.now())
    settle()
    assert indexed_rows() == len(few_vacancies)


def test_with_the_index_deleted_search_goes_on_and_the_index_comes_back(
    search_dir: Path, few_vacancies: list[Vacancy], settle: Callable[[], None]
) -> None:
    settle()
    from_index = find(Criteria(text="operator"))
    shutil.rmtree(search_dir)
    without = find(Criteria(text="operator"))
    assert (from_index.answer.is_from_index, without.answer.is_from_index) == (True, False)
    assert {row.pk for row in from_index.records} == {row.pk for row in without.records}
    settle()
    assert find(Criteria(text="operator")).answer.is_from_index


def test_files_lost_under_a_reader_fail_no_request(search_dir: Path, few_vacancies: list[Vacancy], settle: Callable[[], None]) -> None:
    settle()
    assert find(Criteria(text="operator")).answer.is_from_index
    for path in generations.home("vacancies").glob("gen-*/**/*"):
        if path.is_file():
            path.unlink()
    assert len(find(Criteria(text="operator")).records) == 2
    settle()
    assert find(Criteria(text="operator")).answer.is_from_index


def test_rows_written_past_the_actions_are_noticed(few_vacancies: list[Vacancy], keeper: Keeper, settle: Callable[[], None]) -> None:
    settle()
    Vacancy.objects.filter(pk=few_vacancies[0].pk).update(title="Juru ukur", version=99)
    for _ in range(4):
        keeper._next_check = 0.0
        settle()
    assert titles("juru ukur") == ["Juru ukur"]


def test_an_index_of_another_declaration_is_left_alone_and_built_anew(few_vacancies: list[Vacancy], settle: Callable[[], None]) -> None:
    directory = rebuild_now(VACANCIES)
    generations.write_json(directory / generations.ABOUT, {"digest": "an older one"})
    SearchEntry.objects.update(facets=["contract:as_it_was_called"])
    reading.forget(VACANCIES)
    assert not find(Criteria()).answer.is_from_index
    settle()
    assert find(Criteria()).answer.is_from_index
    assert generations.current("vacancies") != directory
    settle()
    assert not SearchEntry.objects.filter(facets__contains=["contract:as_it_was_called"]).exists()


def test_a_generation_whose_opening_killed_a_process_is_not_opened_again(few_vacancies: list[Vacancy], settle: Callable[[], None]) -> None:
    directory = rebuild_now(VACANCIES)
    (directory / generations.OPENING).touch()
    settle()
    assert generations.current("vacancies") != directory
    assert indexed_rows() == len(few_vacancies)


def test_facts_read_twice_double_nothing(few_vacancies: list[Vacancy], keeper: Keeper, settle: Callable[[], None]) -> None:
    start = horizon()
    settle()
    directory = generations.current("vacancies")
    assert directory is not None
    keeper.close()
    save_position(directory, start)
    settle()
    assert indexed_rows() == len(few_vacancies)
    assert public_sums(VACANCIES)[0] == len(few_vacancies)


def test_an_empty_country_has_an_index_too(settle: Callable[[], None]) -> None:
    settle()
    found = find(Criteria())
    assert (found.answer.is_from_index, found.answer.total) == (True, 0)


def test_entries_are_kept_in_the_same_transaction(manager: Somebody) -> None:
    company = manager.workplace.legal_entity
    company.industry = Industry.objects.get(code="47")
    company.save()
    vacancy = open_vacancy(manager.workplace)
    entry = SearchEntry.objects.get(document="vacancies", object_id=vacancy.pk)
    assert {"region:3273", "industry:G"} <= set(entry.facets)
    close(vacancy=vacancy, reason=CloseReason.FILLED, by=SYSTEM, at=timezone.now())
    assert not SearchEntry.objects.filter(object_id=vacancy.pk).exists()
