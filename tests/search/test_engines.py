"""The index and PostgreSQL find the same vacancies."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from django.db import connection

from karirhub.models import Vacancy
from karirhub.queries.documents import VACANCIES
from siapkerja.search import reading
from siapkerja.search.criteria import Criteria
from siapkerja.search.fallback import Bounds, DatabaseEngine
from siapkerja.search.patience import statements_end_after
from siapkerja.search.queries import search
from siapkerja.search.requests import Near, Request, Total
from tests.support.vacancies import open_vacancy

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
    Criteria(filters={"placement": ("abroad",)}, order="pay"),
    Criteria(place="Malaysia"),
    Criteria(text="tidak ada yang begini"),
    Criteria(text="jah*"),
    Criteria(text="c++* -operator"),
    Criteria(text="opera"),
    Criteria(text="operater"),
    Criteria(text="opertaor jahit"),
    Criteria(text="pengmebang"),
    Criteria(text="klinnik kasir"),
    Criteria(place="Kota Bandung", radius_km=5),
    Criteria(place="Kota Bandung", radius_km=30),
    Criteria(place="Kota Bandung; Kota Surabaya", radius_km=10, text="operator"),
    Criteria(place="Jawa Barat", radius_km=10),
    Criteria(near=(Near(-6.9, 107.6, 20), Near(-7.2, 112.7, 50)), order="pay"),
    Criteria(within={"pay": (4_000_000, 9_000_000)}),
    Criteria(within={"pay": (None, 4_500_000), "closing": (1000, None)}, order="closing"),
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
    abroad = {"is_overseas": True, "country": "MYS", "agency_name": "PT Contoh", "agency_permit": "CONTOH/1"}
    open_vacancy(vacancies[0].workplace, **abroad)
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
        told, truth = index.tally(request, VACANCIES.facets), database.tally(request, VACANCIES.facets)
        assert (told.total, plain(told.counts)) == (truth.total, plain(truth.counts)), criteria


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


def test_of_very_many_rows_postgresql_shows_the_newest_and_counts_no_further(vacancies: list[Vacancy]) -> None:
    """With room for five rows, a question that finds sixteen is answered by the newest first, to the last one and back."""
    database = DatabaseEngine(VACANCIES, Bounds(rows=5))
    request = Criteria(text="contoh", limit=6, filters={"time": ("full_time", "part_time")}).request(VACANCIES)
    tally, page, is_given_up = database.answer(request, ("contract", "time"))
    assert (tally.total, tally.is_whole, tally.partly, is_given_up) == (5, False, {"contract", "time"}, False)
    assert all_ids(database, request) == [row.pk for row in reversed(vacancies)]
    second = replace(request, cursor=page.next_cursor)
    assert database.page(replace(request, cursor=database.page(second).previous_cursor)).ids == page.ids
    assert database.totals([request, Criteria(text="perawat").request(VACANCIES)]) == [Total(5, False), Total(4)]
    # What finds few is ranked and counted as ever; a cursor made up, or made by the other way, begins anew.
    few, told = Criteria(text="perawat").request(VACANCIES), DatabaseEngine(VACANCIES)
    assert database.answer(few, ("contract",)) == told.answer(few, ("contract",))
    for rank in ("k", "kx", "d00000000", "k99999999999999999999"):
        assert database.page(replace(request, cursor=f"{request.fingerprint}.n0.{rank}.1")).ids == page.ids


def test_what_takes_postgresql_too_long_is_given_up_and_said(vacancies: list[Vacancy]) -> None:
    with pytest.raises(TimeoutError), statements_end_after(0.02), connection.cursor() as cursor:
        cursor.execute("select pg_sleep(5)")
    with connection.cursor() as cursor:
        cursor.execute("show statement_timeout")
        assert cursor.fetchone() == ("0",)
        with statements_end_after(30):
            cursor.execute("select 1")
        cursor.execute("show statement_timeout")
        assert cursor.fetchone() == ("0",), "what comes after it takes its time"
    hurried = DatabaseEngine(VACANCIES, Bounds(seconds=0))
    tally, page, is_given_up = hurried.answer(Criteria(text="contoh").request(VACANCIES), ("contract",))
    assert (tally.total, tally.is_whole, page.ids, is_given_up) == (0, False, [], True)
    assert hurried.totals([Criteria().request(VACANCIES)]) == [Total(0, False)]
    assert hurried.suggestions("title", "operator", 5) == []
