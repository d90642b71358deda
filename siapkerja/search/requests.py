"""A question to search, an answer, and the cursors between pages."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self

from siapkerja.kernel.text import id_of
from siapkerja.search.grammar import Words

RELEVANCE = "relevance"
DEEPEST = 100_000_000

Bounds = tuple[int | None, int | None]


class Total(NamedTuple):
    """How many rows a question finds; where `is_exact` is False at least so many, and 0 where nobody knows."""

    rows: int
    is_exact: bool = True


@dataclass(frozen=True)
class Near:
    """Around a point.

    Args:
        latitude, longitude: in degrees.
        km: how far at most.
        middle_of: the place somebody named of which the point is the middle; "" where it is where somebody is.
    """

    latitude: float
    longitude: float
    km: float
    middle_of: str = ""


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: beside the last row of the page before it.

    Args:
        value: that row's sort key; by relevance how many rows lie before the page, which may have changed since.
        is_backward: the page ends before the row instead of starting after it.
        rank: by relevance, the row's score as text, marked by the engine that gave it.
        object_id: by relevance, that row.
    """

    value: int
    is_backward: bool = False
    rank: str = ""
    object_id: int = 0


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is asked.

    Args:
        filters: accepted values by group; several values of a group mean any of them.
        near: at least one of these; empty means anywhere.
        within: lowest and highest accepted value by order, both included; None leaves a side open.
        order: RELEVANCE or one of the document's orders.
        limit: rows on a page.
        cursor: text from an earlier answer to the same question; anything else means the first page.
    """

    words: Words = field(default_factory=Words)
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    near: tuple[Near, ...] = ()
    within: Mapping[str, Bounds] = field(default_factory=dict)
    order: str = RELEVANCE
    limit: int = 20
    cursor: str = ""

    def without_filter(self, group: str) -> Self:
        return replace(self, filters={name: values for name, values in self.filters.items() if name != group}, cursor="")

    def without_order(self, order: str) -> Self:
        """Without lowest and highest value of that order."""
        return replace(self, within={name: bounds for name, bounds in self.within.items() if name != order}, cursor="")

    def without_words(self) -> Self:
        return replace(self, words=Words(), cursor="")

    @property
    def is_by_key(self) -> bool:
        return self.order != RELEVANCE

    @property
    def key(self) -> str:
        """The question as text, without page and limit: two that ask the same have the same."""
        filters = sorted((name, sorted(values)) for name, values in self.filters.items())
        return repr((self.words, filters, self.near, sorted(self.within.items()), self.order))

    @property
    def fingerprint(self) -> str:
        return f"{zlib.crc32(self.key.encode()):08x}"

    def start(self) -> Cursor | None:
        """The cursor, if it is one of this question's own."""
        fingerprint, _, rest = self.cursor.partition(".")
        place, *beside = rest[1:].split(".")
        direction = rest[:1]
        if fingerprint != self.fingerprint or direction not in {"n", "p"} or not is_number(place):
            return None
        if self.is_by_key:
            return Cursor(int(place), is_backward=direction == "p") if not beside else None
        if len(beside) != 2 or not is_number(beside[1]) or int(place) > DEEPEST:
            return None
        return Cursor(int(place), is_backward=direction == "p", rank=beside[0], object_id=int(beside[1]))

    def cursor_text(self, cursor: Cursor) -> str:
        beside = "" if self.is_by_key else f".{cursor.rank}.{cursor.object_id}"
        return f"{self.fingerprint}.{'p' if cursor.is_backward else 'n'}{cursor.value}{beside}"


def is_number(text: str) -> bool:
    """Whether it is digits only, and not beyond what a key can be."""
    return id_of(text) is not None


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
        total: at least so many where `is_whole` is False; then the newest rows come first, whatever order was asked for.
        counts: rows by group and value; each group's counts ignore the filter of that group itself.
        is_from_index: False where PostgreSQL answered.
        partly: groups whose counts are of some of the rows only, and say no more than which values there are.
        is_given_up: something took too long and was left out.
        read_as: typed words that stand (nearly) nowhere, and the words looked for beside them.
    """

    page: Page
    total: int
    counts: Mapping[str, Mapping[str, int]]
    is_from_index: bool
    read_as: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_whole: bool = True
    partly: frozenset[str] = frozenset()
    is_given_up: bool = False
