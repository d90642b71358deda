"""The index and PostgreSQL find the same vacancies."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from karirhub.models import Vacancy
from karirhub.queries.documents import VACANCIES
from siapkerja.search import reading
from siapkerja.search.criteria import Criteria
from siapkerja.search.fallback import DatabaseEngine
from siapkerja.search.queries import search
from siapkerja.search.requests import Request

QUESTIONS = [
    Criteria(),
    Criteria(text="operator jahit"),
    Criteria(text="menjahit"),
    Criteria(text="perawat"),
    Criteria(text='"mutu jahitan"'),
    Criteria(text='"perawat"'),
    Criteria(text="jahit -sepatu"),
    Criteria(text="-operator"),
    Criteria(text="nurse"),
    Criteria(text="c++"),
    Criteria(place="Bandung"),
    Criteria(text="operator", place="Kota Surabaya"),
    Criteria(text="contoh", filters={"contract": ("permanent", "daily"), "education": ("degree",)}),
    Criteria(filters={"pay": ("5000000", "none")}, order="pay"),
    Criteria(filters={"region": ("32",), "time": ("part_time",), "inclusion": ("disability",)}),
    Criteria(filters={"occupation": ("2",)}, order="newest"),
    Criteria(text="tidak ada yang begini"),
]


def all_ids(engine: object, request: Request) -> list[int]:
    """Ids of every page, three rows at a time."""
    ids: list[int] = []
    request = replace(request, limit=3, cursor="")
    while True:
        page = engine.page(request)  # type: ignore[attr-defined]
        ids += page.ids
        if not page.next_cursor:
            return ids
        request = replace(request, cursor=page.next_cursor)


def test_both_engines_give_the_same_rows_and_counts(vacancies: list[Vacancy], settle: Callable[[], None]) -> None:
    settle()
    index, database = reading.engine(VACANCIES), DatabaseEngine(VACANCIES)
    assert index is not None
    for criteria in QUESTIONS:
        request = criteria.request(VACANCIES)
        found, expected = all_ids(index, request), all_ids(database, request)
        assert sorted(found) == sorted(expected), criteria
        assert len(found) == len(set(found)) == index.total(request) == database.total(request), criteria
        if request.is_by_key:
            assert found == expected, criteria
        assert plain(index.counts(request, VACANCIES.facets)) == plain(database.counts(request, VACANCIES.facets)), criteria


def plain(counts: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    return {group: dict(values) for group, values in counts.items()}


@pytest.mark.parametrize("has_index", [True, False])
def test_a_word_as_written_in_the_title_comes_before_its_relatives(
    has_index: bool, vacancies: list[Vacancy], settle: Callable[[], None]
) -> None:
    if has_index:
        settle()
    answer = search(VACANCIES, Criteria(text="perawat").request(VACANCIES))
    titles = dict(Vacancy.objects.values_list("pk", "title"))
    assert answer.is_from_index is has_index
    assert [titles[pk] for pk in answer.page.ids][:2] == ["Perawat klinik"] * 2


@pytest.mark.parametrize("has_index", [True, False])
def test_counts_of_a_group_ignore_its_own_filter_and_keep_the_others(
    has_index: bool, vacancies: list[Vacancy], settle: Callable[[], None]
) -> None:
    if has_index:
        settle()
    criteria = Criteria(filters={"contract": ("fixed_term",), "education": ("upper",)})
    answer = search(VACANCIES, criteria.request(VACANCIES), groups=("contract", "education", "time"))
    assert answer.total == 2
    assert answer.counts["contract"] == {"permanent": 6, "fixed_term": 2}
    assert answer.counts["education"] == {"upper": 2}
    assert answer.counts["time"] == {"full_time": 2}


@pytest.mark.parametrize("has_index", [True, False])
def test_one_can_page_forward_to_the_end_and_back(has_index: bool, vacancies: list[Vacancy], settle: Callable[[], None]) -> None:
    if has_index:
        settle()
    for order in ("newest", "pay", "relevance"):
        request = Criteria(text="contoh", order=order, limit=5).request(VACANCIES)
        pages = [search(VACANCIES, request).page]
        while pages[-1].next_cursor:
            pages.append(search(VACANCIES, replace(request, cursor=pages[-1].next_cursor)).page)
        assert [len(page.ids) for page in pages] == [5, 5, 5, 1]
        back = search(VACANCIES, replace(request, cursor=pages[-1].previous_cursor)).page
        assert back.ids == pages[-2].ids
        assert not pages[0].previous_cursor


def test_a_cursor_of_another_question_shows_the_first_page(vacancies: list[Vacancy]) -> None:
    request = Criteria(text="operator").request(VACANCIES)
    first = search(VACANCIES, request).page.ids
    for cursor in ("nonsense", "deadbeef.n5", ".n1", "x.p99999999999999999999999", "n5"):
        assert search(VACANCIES, replace(request, cursor=cursor)).page.ids == first
