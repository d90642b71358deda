"""A question to search, an answer, and the cursors between pages."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from siapkerja.search.grammar import Words

RELEVANCE = "relevance"


@dataclass(frozen=True)
class Cursor:
    """Where a page begins. By relevance that is an offset; otherwise the sort key of the row beside it.

    Args:
        value: offset, or sort key.
        is_backward: the page ends before the key instead of starting after it.
    """

    value: int
    is_backward: bool = False


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is asked.

    Args:
        filters: accepted values by group; several values of a group mean any of them.
        order: RELEVANCE or one of the document's orders.
        limit: rows on a page.
        cursor: text from an earlier answer to the same question; anything else means the first page.
    """

    words: Words = field(default_factory=Words)
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = RELEVANCE
    limit: int = 20
    cursor: str = ""

    def without_filter(self, group: str) -> Self:
        return replace(self, filters={name: values for name, values in self.filters.items() if name != group}, cursor="")

    def without_words(self) -> Self:
        return replace(self, words=Words(), cursor="")

    @property
    def is_by_key(self) -> bool:
        return self.order != RELEVANCE

    @property
    def fingerprint(self) -> str:
        said = repr((self.words, sorted((name, sorted(values)) for name, values in self.filters.items()), self.order))
        return f"{zlib.crc32(said.encode()):08x}"

    def start(self) -> Cursor | None:
        """The cursor, if it is one of this question's own."""
        fingerprint, _, rest = self.cursor.partition(".")
        direction, digits = rest[:1], rest[1:]
        if fingerprint != self.fingerprint or direction not in {"n", "p"} or not digits.isdecimal() or len(digits) > 20:
            return None
        return Cursor(int(digits), is_backward=direction == "p")

    def cursor_text(self, cursor: Cursor) -> str:
        return f"{self.fingerprint}.{'p' if cursor.is_backward else 'n'}{cursor.value}"


@dataclass(frozen=True, kw_only=True)
class Page:
    """Ids of one page in order, with the cursors beside it ("" where there is nothing)."""

    ids: list[int]
    next_cursor: str = ""
    previous_cursor: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was found.

    Attributes:
        counts: rows by group and value; each group's counts ignore the filter of that group itself.
        is_from_index: False where PostgreSQL answered.
    """

    page: Page
    total: int
    counts: Mapping[str, Mapping[str, int]]
    is_from_index: bool


def page_of(request: Request, keyed: list[tuple[int, int]], start: Cursor | None) -> Page:
    """The page made of up to `limit + 1` (key, id) rows, which say whether there is more in the direction read.

    Args:
        keyed: in reading direction; keys are 0 by relevance.
        start: where reading began.
    """
    more = len(keyed) > request.limit
    keyed = keyed[: request.limit]
    if not request.is_by_key:
        return _page_by_offset(request, [row[1] for row in keyed], start.value if start else 0, more)
    backward = start is not None and start.is_backward
    if backward:
        keyed.reverse()
    has_next, has_previous = (True, more) if backward else (more, start is not None)
    return Page(
        ids=[row[1] for row in keyed],
        next_cursor=request.cursor_text(Cursor(keyed[-1][0])) if keyed and has_next else "",
        previous_cursor=request.cursor_text(Cursor(keyed[0][0], is_backward=True)) if keyed and has_previous else "",
    )


def _page_by_offset(request: Request, ids: list[int], offset: int, more: bool) -> Page:
    return Page(
        ids=ids,
        next_cursor=request.cursor_text(Cursor(offset + request.limit)) if more else "",
        previous_cursor=request.cursor_text(Cursor(max(offset - request.limit, 0))) if offset else "",
    )
