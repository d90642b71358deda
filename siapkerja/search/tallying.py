"""Counting every filter of a page at once.

Each group's counts ignore the group's own filter. Groups with few values are kept as one value a row, so a single pass over
the rows that the rest of the question leaves tells how many there are with and without each of their filters.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from siapkerja.search.indexing import BETWEEN

Counts = dict[str, Counter[str]]


@dataclass(frozen=True)
class Tally:
    """How many rows a question finds, and how many per value of each group.

    Attributes:
        is_whole: False where there are more rows than `total`.
        partly: groups of which only some rows were counted.
    """

    total: int
    counts: Mapping[str, Mapping[str, int]]
    is_whole: bool = True
    partly: frozenset[str] = frozenset()


def narrow_tally(rows: Iterable[tuple[str, int]], filters: Mapping[str, Sequence[str]], groups: Sequence[str]) -> tuple[int, Counts]:
    """Total and counts from rows by their joined values.

    Args:
        filters: chosen values of those groups that are kept joined.
        groups: which to count.
    """
    counts: Counts = {group: Counter() for group in groups}
    accepted = {group: frozenset(values) for group, values in filters.items()}
    total = 0
    for joined, number in rows:
        pairs = _pairs(joined)
        refused = [group for group, values in accepted.items() if not any(name == group and value in values for name, value in pairs)]
        if not refused:
            total += number
        if len(refused) > 1:
            continue
        for group, value in pairs:
            if group in counts and (not refused or refused[0] == group):
                counts[group][value] += number
    return total, counts


def wide_counts(rows: Iterable[tuple[str, int]]) -> Counter[str]:
    """Rows by value from rows by the joined values of one group."""
    counts: Counter[str] = Counter()
    for joined, number in rows:
        for value in _values(joined):
            counts[value] += number
    return counts


@lru_cache(maxsize=20_000)
def _pairs(joined: str) -> tuple[tuple[str, str], ...]:
    return tuple((group, value) for group, _, value in (pair.partition(":") for pair in _values(joined)))


@lru_cache(maxsize=20_000)
def _values(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(BETWEEN)) if joined else ()
