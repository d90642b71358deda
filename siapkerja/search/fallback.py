"""The same questions answered by PostgreSQL: always right, slower, and never in need of anything else.

Ranking and counting take it a minute where half a million rows match, so no more of them are looked at than `Bounds` says. A
question that finds more is answered by the newest rows first and "more than so many", and nobody waits longer than that either.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from siapkerja.search.analysis import stem, tokens
from siapkerja.search.answers import Answers
from siapkerja.search.conditions import any_of, matches, near, phrase_of, rank_of, ways
from siapkerja.search.documents import KEY_BITS, SearchDocument
from siapkerja.search.indexing import suggestion_starts
from siapkerja.search.models import SearchEntry
from siapkerja.search.paging import Ranked, page_by_rank, page_of
from siapkerja.search.patience import Patience
from siapkerja.search.requests import Cursor, Page, Request, Total, is_number
from siapkerja.search.tallying import Counts, Tally
from siapkerja.search.understanding import Meaning, named_occupations, understand

MARK, NEWEST_MARK = "d", "k"
SUGGESTED_FROM_ROWS = 300
# Suggestions say about how many.
MOST_SUGGESTED = 1_000
# Of words that may have been meant the likeliest stand in more rows; beyond so many they are equally likely.
COMMON = 10_000
# Words at most so many letters away; a swap of neighbours is two changes to PostgreSQL and one to us.
_LIKE = """
    select word from search_searchword
    where document = %s and length(word) between %s and %s and levenshtein_less_equal(word, %s, %s) <= %s
"""
_COUNTED = """
    with found as materialized ({rows})
    select '', count(*) from found
    union all select facet, count(*) from found, unnest(found.facets) as facet group by facet
"""


@dataclass(frozen=True)
class Bounds:
    """How much PostgreSQL may look at.

    Args:
        rows: so many are ranked and counted; None means all there are.
        seconds: for the answer to one question, and once more for the newest rows where that was too short; None means as long
            as it takes.
    """

    rows: int | None = 10_000
    seconds: float | None = 2.0


BOUNDS = Bounds()
UNBOUNDED = Bounds(None, None)


class DatabaseVocabulary:
    """What PostgreSQL knows of the words in its rows."""

    def __init__(self, document: SearchDocument) -> None:
        self.document = document

    def rows_of(self, word: str, most: int) -> int:
        return self._rows(f"'={stem(word)}'", most)

    def rows_written(self, word: str, most: int) -> int:
        return self._rows(f"'{word}'", min(most, COMMON))

    def has_start(self, start: str) -> bool:
        return bool(self._rows(f"'{start}':*", 1))

    def _rows(self, query: str, most: int) -> int:
        return SearchEntry.objects.filter(matches(query), document=self.document.slug)[:most].count()

    def written_like(self, word: str, slips: int) -> Iterable[str]:
        far = 2 * slips
        with connection.cursor() as cursor:
            cursor.execute(_LIKE, [self.document.slug, len(word) - slips, len(word) + slips, word, far, far])
            return [row[0] for row in cursor.fetchall()]


class DatabaseEngine:
    """Answers from the entries that actions keep.

    Args:
        bounds: by default those of people who wait.
    """

    is_index = False

    def __init__(self, document: SearchDocument, bounds: Bounds | None = None) -> None:
        self.document = document
        self.bounds = bounds or BOUNDS
        self.vocabulary = DatabaseVocabulary(document)
        # PostgreSQL may answer otherwise the next moment, so nothing outlives this object.
        self.answers = Answers()

    def answer(self, request: Request, groups: tuple[str, ...]) -> tuple[Tally, Page, bool]:
        """Counts, page, and whether something was given up for want of time: first the counts of groups without a filter of their own."""
        patience = Patience(self.bounds.seconds)
        loose, *own = self._passes(request, groups)
        told = [patience.wait_for(lambda: self._counts(*loose), None)]
        page: Page | None = patience.wait_for(lambda: self.page(request), None) if told[0] else None
        if page is None:
            # One more try at what is found quickest: the newest rows.
            hurried = Patience(self.bounds.seconds)
            page = hurried.wait_for(lambda: self._newest(request), Page(ids=[]))
        told += [patience.wait_for(lambda one=one: self._counts(*one), None) for one in own]  # type: ignore[misc]
        tally = _tallied(told, groups)
        if told[0] is None:
            is_all = bool(page.ids) and not (page.next_cursor or request.cursor)
            tally = replace(tally, total=len(page.ids), is_whole=is_all)
        return tally, page, patience.is_lost

    def page(self, request: Request) -> Page:
        start = request.start()
        if request.is_by_key:
            return self._page_by_key(request)
        if (start and start.rank.startswith(NEWEST_MARK)) or not self._rows(request).is_exact:
            return self._newest(request)
        rank = rank_of(self._wanted(request), named_occupations(self.document, request))
        ranked = self._matching(request).annotate(rank=rank).order_by("-rank", "-orders__0").values_list("rank", "object_id")
        return page_by_rank(request, start, lambda offset, number: _ranked(ranked, offset, number), mark=MARK)

    def _page_by_key(self, request: Request) -> Page:
        rows, start = self._matching(request), request.start()
        place = f"orders__{self.document.orders.index(request.order)}"
        backward = start is not None and start.is_backward
        if start:
            rows = rows.filter(**{f"{place}__{'gt' if backward else 'lt'}": start.value})
        keys = rows.order_by(place if backward else f"-{place}").values_list(place, flat=True)[: request.limit + 1]
        return page_of(request, [(key, key & (1 << KEY_BITS) - 1) for key in keys], start)

    def _newest(self, request: Request) -> Page:
        """The page of a question that finds too many rows to rank or to sort: the newest first, to the last one."""
        twin, start = replace(request, order=self.document.orders[0], cursor=""), request.start()
        key = start.rank.removeprefix(NEWEST_MARK) if start else ""
        if start and is_number(key):
            twin = replace(twin, cursor=twin.cursor_text(Cursor(int(key), is_backward=start.is_backward)))
        page = self._page_by_key(twin)

        def told(cursor: str) -> str:
            place = replace(twin, cursor=cursor).start()
            if place is None or request.is_by_key:
                return ""
            rank, row = f"{NEWEST_MARK}{place.value}", place.value & (1 << KEY_BITS) - 1
            return request.cursor_text(Cursor(0, is_backward=place.is_backward, rank=rank, object_id=row))

        return Page(ids=page.ids, next_cursor=told(page.next_cursor), previous_cursor=told(page.previous_cursor))

    def total(self, request: Request) -> int:
        return self._rows(request).rows

    def totals(self, requests: Sequence[Request]) -> list[Total]:
        patience = Patience(self.bounds.seconds)
        return [patience.wait_for(lambda request=request: self._rows(request), Total(0, is_exact=False)) for request in requests]  # type: ignore[misc]

    def _rows(self, request: Request) -> Total:
        return self.answers.kept_or(("rows", request.key), lambda: self._at_most(self._some(request).count()))

    def tally(self, request: Request, groups: tuple[str, ...]) -> Tally:
        """How many rows there are, and how many by value of each group, the group's own filter left out."""
        return _tallied([self._counts(*one) for one in self._passes(request, groups)], groups)

    def _passes(self, request: Request, groups: Sequence[str]) -> list[tuple[Request, list[str]]]:
        """Which groups are counted among which rows; the first among those the question itself finds."""
        own = [group for group in groups if group in request.filters]
        return [(request, [group for group in groups if group not in own]), *((request.without_filter(group), [group]) for group in own)]

    def _counts(self, request: Request, groups: Sequence[str]) -> tuple[Total, Counts]:
        if not groups:
            return self._rows(request), {}
        counted: Counts = {group: Counter() for group in groups}
        sql, values = self._some(request).values("facets").query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(_COUNTED.format(rows=sql), values)
            by_facet: dict[str, int] = dict(cursor.fetchall())
        rows = self.answers.kept_or(("rows", request.key), lambda: self._at_most(by_facet.pop("")))
        for facet, number in by_facet.items():
            group, _, value = facet.partition(":")
            if group in counted:
                counted[group][value] = number
        return rows, counted

    def _some(self, request: Request) -> QuerySet[SearchEntry]:
        """The rows that match; of too many one more than are looked at."""
        rows = self._matching(request)
        return rows if self.bounds.rows is None else rows[: self.bounds.rows + 1]

    def _at_most(self, rows: int) -> Total:
        most = self.bounds.rows
        return Total(rows, is_exact=True) if most is None or rows <= most else Total(most, is_exact=False)

    def meanings(self, request: Request) -> tuple[Meaning, ...]:
        """What the typed words are taken for now."""
        return self.answers.kept_or(("meanings", request.words), lambda: understand(request.words, self.vocabulary))

    def suggestions(self, kind: str, start: str, most: int) -> list[tuple[str, str, int]]:
        """Text, facet value and number of rows of what is offered to people who typed that, from some of the rows that hold the words."""
        wanted = " & ".join(f"'{token}':*" for token in tokens(start))
        if not wanted:
            return []
        rows = SearchEntry.objects.filter(matches(wanted), document=self.document.slug)
        nothing: list[int] = []
        ids = rows.values_list("object_id", flat=True)[:SUGGESTED_FROM_ROWS]
        found = Patience(self.bounds.seconds).wait_for(lambda: list(ids), nothing)
        told: Counter[tuple[str, str]] = Counter()
        for entry in self.document.load(found):
            for shown, value in entry.suggestions.get(kind, ()):
                told[shown, value] += any(typed.startswith(start) for typed in suggestion_starts(shown))
        known = sorted((-rows, shown, value) for (shown, value), rows in told.items() if rows)
        return [(shown, value, -rows) for rows, shown, value in known[:most]]

    def rows_with(self, group: str, values: Sequence[str]) -> list[int]:
        """How many rows have each value of a group, as far as they are counted."""
        rows = SearchEntry.objects.filter(document=self.document.slug)
        patience = Patience(self.bounds.seconds)

        def counted(value: str) -> int:
            return rows.filter(facets__contains=[f"{group}:{value}"])[:MOST_SUGGESTED].count()

        return [patience.wait_for(lambda value=value: counted(value), 0) for value in values]  # type: ignore[misc]

    def _matching(self, request: Request) -> QuerySet[SearchEntry]:
        rows = SearchEntry.objects.filter(document=self.document.slug)
        for group, values in request.filters.items():
            rows = rows.filter(facets__overlap=[f"{group}:{value}" for value in values])
        for order, bounds in request.within.items():
            place = f"orders__{self.document.orders.index(order)}"
            lowest, highest = self.document.key_bounds(order, bounds)
            rows = rows.filter(**{f"{place}__gte": lowest, f"{place}__lte": highest})
        if request.near:
            rows = rows.filter(any_of([near(one) for one in request.near]))
        if request.words:
            rows = rows.filter(matches(self._needed(request)))
        return rows

    def _needed(self, request: Request) -> str:
        """The query as a tsquery literal; tokens hold no quotes, so none need escaping."""
        words = request.words
        parts = [f"({' | '.join(ways(meaning))})" for meaning in self.meanings(request)]
        parts += [f"'{start}':*" for start in words.starts]
        parts += [phrase_of(phrase) for phrase in words.phrases]
        parts += [f"!{phrase_of(phrase)}" for phrase in words.without]
        return " & ".join(parts)

    def _wanted(self, request: Request) -> list[str]:
        """Words that raise a row's rank."""
        words = request.words
        wanted = [f"'{token}'" for token in (*words.words, *(token for phrase in words.phrases for token in phrase))]
        wanted += [f"'{start}':*" for start in words.starts]
        for meaning in self.meanings(request):
            wanted += [f"'{other}'" for other in meaning.close] + ([f"'{meaning.start}':*"] if meaning.start else [])
        return wanted


def _tallied(told: Sequence[tuple[Total, Counts] | None], groups: Sequence[str]) -> Tally:
    """The counts of all passes, the first of which tells the total; None stands for one that was given up."""
    counts: Counts = {group: Counter() for group in groups}
    partly = set(groups)
    for total, found in filter(None, told):
        counts |= found
        partly -= set(found) if total.is_exact else set()
    total = told[0][0] if told[0] else Total(0, is_exact=False)
    return Tally(total.rows, counts, is_whole=total.is_exact, partly=frozenset(partly))


def _ranked(rows: QuerySet[Any, tuple[Any, int]], offset: int, number: int) -> list[Ranked]:
    return [Ranked(score, pk) for score, pk in rows[offset : offset + number]]
