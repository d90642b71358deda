"""Pages by relevance go on to the last row and back, whatever comes and goes meanwhile."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from siapkerja.search.grammar import parse
from siapkerja.search.paging import Ranked, page_by_rank
from siapkerja.search.requests import Page, Request

REQUEST = Request(words=parse("operator "), limit=7)


class Rows:
    """Rows of an engine by falling score; ties stand in the order of their ids."""

    def __init__(self, scores: dict[int, float]) -> None:
        self.scores = scores
        self.deepest = 0

    def page(self, cursor: str, mark: str = "i") -> Page:
        request = replace(REQUEST, cursor=cursor)
        return page_by_rank(request, request.start(), self.fetch, mark=mark)

    def fetch(self, offset: int, number: int) -> list[Ranked]:
        self.deepest = max(self.deepest, number)
        ranked = sorted(self.scores, key=lambda pk: (-self.scores[pk], pk))
        return [Ranked(self.scores[pk], pk) for pk in ranked[offset : offset + number]]


@pytest.fixture
def rows() -> Rows:
    pick = random.Random(4)
    return Rows({pk: pick.choice((0.5, 1.25, 3.0)) for pk in range(1, 101)})


def walk(rows: Rows, mark: str = "i") -> list[int]:
    page, found = rows.page("", mark), []
    while True:
        found += page.ids
        if not page.next_cursor:
            return found
        page = rows.page(page.next_cursor, mark)


def test_every_row_comes_once_and_back_again(rows: Rows) -> None:
    expected = [row.object_id for row in rows.fetch(0, 100)]
    assert walk(rows) == expected
    pages = [rows.page("")]
    while pages[-1].next_cursor:
        pages.append(rows.page(pages[-1].next_cursor))
    for earlier, later in pairwise(pages):
        assert rows.page(later.previous_cursor).ids == earlier.ids
    assert not pages[0].previous_cursor


def test_rows_that_come_or_go_before_the_page_move_nothing(rows: Rows) -> None:
    expected = walk(rows)
    second = rows.page(rows.page("").next_cursor)
    for pk in range(200, 205):
        rows.scores[pk] = 9.0
    assert rows.page(second.next_cursor).ids == expected[14:21]
    for pk in [*range(200, 205), *expected[:3]]:
        del rows.scores[pk]
    assert rows.page(second.next_cursor).ids == expected[14:21]


def test_the_row_beside_the_page_may_be_gone(rows: Rows) -> None:
    rows.scores = {pk: float(1000 - pk) for pk in range(1, 101)}
    second = rows.page(rows.page("").next_cursor)
    del rows.scores[second.ids[-1]]
    assert rows.page(second.next_cursor).ids == list(range(15, 22))


def test_hundreds_of_new_rows_before_the_page_are_seen_through(rows: Rows) -> None:
    rows.scores = {pk: float(1000 - pk) for pk in range(1, 101)}
    cursor = rows.page("").next_cursor
    rows.scores |= dict.fromkeys(range(1000, 1300), 5000.0)
    assert rows.page(cursor).ids == list(range(8, 15))


def test_the_other_engine_goes_on_from_about_the_same_place(rows: Rows) -> None:
    expected = walk(rows)
    assert rows.page(rows.page("").next_cursor, mark="d").ids == expected[7:14]


def test_a_page_past_the_end_is_empty_and_leads_back(rows: Rows) -> None:
    page = rows.page(f"{REQUEST.fingerprint}.n99999999.i00000000.0")
    assert (page.ids, page.next_cursor) == ([], "")
    assert rows.page(page.previous_cursor).ids


@pytest.mark.parametrize(
    "rest", ["n5", "n5.i00.1.2", "n5.x.", "n-1.i0.1", "n999999999999.i0.1", "q5.i0.1", "n5.i0.99999999999999999999", ""]
)
def test_a_cursor_that_is_none_of_ours_means_the_first_page(rows: Rows, rest: str) -> None:
    assert rows.page(f"{REQUEST.fingerprint}.{rest}").ids == rows.page("").ids
