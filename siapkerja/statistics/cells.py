"""Small-cell protection: a table of people must not let anybody be recognised (UU 27/2022).

A cell with fewer than the threshold (reference rule `statistics.small_cell_threshold`) and more than nobody is not
shown. Where what is hidden could be worked out from a total that is shown, further cells are hidden until it cannot.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key")
Pair = tuple[str, str]  # row and column


@dataclass(frozen=True)
class Cell:
    """One count; `value` is None where it is protected."""

    value: int | None

    @property
    def is_protected(self) -> bool:
        return self.value is None


def is_safe(counts: Sequence[int], threshold: int) -> bool:
    """Every count is of nobody or of enough people."""
    return not any(0 < count < threshold for count in counts)


def closed_rows(rows: Mapping[Key, Sequence[int]], *, threshold: int, total_is_shown: bool = True, also: Collection[Key] = ()) -> set[Key]:
    """Rows of a table that must not be shown; a row is shown with all its counts or with none.

    What can be worked out of the closed rows is their sum. So rows are closed, the smallest first, until there are at least
    two of them and every count of their sum is of nobody or of enough people.

    Args:
        rows: counts of people who are different people from column to column (give differences between steps, not steps).
        total_is_shown: the sum of the rows stands on some page; otherwise only what is small by itself is closed.
        also: closed for another reason (hidden in another table that shares a count with this one).
        threshold: smallest number of people that may be shown; 1 or less protects nothing.
    """
    closed = {key for key, counts in rows.items() if key in also or not is_safe(counts, threshold)}
    if not closed or not total_is_shown:
        return closed
    others = sorted((key for key, counts in rows.items() if key not in closed and any(counts)), key=lambda key: sum(rows[key]))
    for key in others:
        together = [sum(column) for column in zip(*(rows[found] for found in closed), strict=True)]
        if len(closed) > 1 and is_safe(together, threshold):
            break
        closed.add(key)
    return closed


def closed_beneath(rows: Mapping[Key, Sequence[int]], *, threshold: int, total_is_closed: bool, also: Collection[Key] = ()) -> set[Key]:
    """The same for the parts of a region whose own row is closed or not: parts that were shown would add up to it."""
    if total_is_closed:
        return {key for key, counts in rows.items() if any(counts)}
    return closed_rows(rows, threshold=threshold, also=also)


def protected(counts: Mapping[Key, int], *, threshold: int, total_is_shown: bool = True) -> dict[Key, Cell]:
    """The counts of one row or column with small ones hidden.

    Args:
        total_is_shown: their sum stands on the page as well.
        threshold: smallest number of people that may be shown; 1 or less protects nothing.
    """
    hidden = closed_rows({key: (count,) for key, count in counts.items()}, threshold=threshold, total_is_shown=total_is_shown)
    return {key: Cell(None if key in hidden else count) for key, count in counts.items()}


def closed_table(counts: Mapping[Pair, int], *, threshold: int, closed_lines: tuple[Collection[str], Collection[str]]) -> set[Pair]:
    """Cells of a table of two sides that must not be shown where the sums of its rows and columns stand on other pages.

    A line whose sum is closed is closed whole. Of every other line so much is closed that the rest of its sum says nothing; and no
    closed cell is left that rows and columns together would give away: in the graph whose edges are the closed cells between
    their row and their column, an edge whose ends nothing else joins can be worked out.

    Args:
        counts: by row and column.
        closed_lines: rows and columns whose own sum is not shown.
        threshold: smallest number of people that may be shown.
    """
    closed = {cell for cell, count in counts.items() if count and (cell[0] in closed_lines[0] or cell[1] in closed_lines[1])}
    while True:
        known = len(closed)
        for side in (0, 1):
            for line in {cell[side] for cell in counts} - set(closed_lines[side]):
                row = {cell: (count,) for cell, count in counts.items() if cell[side] == line}
                closed |= closed_rows(row, threshold=threshold, also=closed)
        if len(closed) == known:
            given_away = _given_away(closed, closed_lines)
            closed |= set(filter(None, (_next_beside(cell, counts, closed) for cell in given_away)))
        if len(closed) == known:
            return closed


def _next_beside(cell: Pair, counts: Mapping[Pair, int], closed: Collection[Pair]) -> Pair | None:
    """The smallest cell still open in the row, or else in the column, of a cell."""
    for side in (0, 1):
        beside = [other for other, count in counts.items() if other[side] == cell[side] and count and other not in closed]
        if beside:
            return min(beside, key=lambda other: (counts[other], other))
    return None


def _given_away(closed: Collection[Pair], closed_lines: tuple[Collection[str], Collection[str]]) -> list[Pair]:
    """Cells but for which nothing joins their row and their column. Lines without a sum all hang together."""

    def ends(cell: Pair) -> Pair:
        return ("" if cell[0] in closed_lines[0] else f"r{cell[0]}", "" if cell[1] in closed_lines[1] else f"c{cell[1]}")

    joined: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one, other in map(ends, closed):
        joined[one][other] += 1
        joined[other][one] += 1
    return [cell for cell in closed if not _joins_otherwise(*ends(cell), joined)]


def _joins_otherwise(start: str, goal: str, joined: Mapping[str, Counter[str]]) -> bool:
    """Is there a way between two lines beside the one edge between them?"""
    if start == goal or joined[start][goal] > 1:
        return True
    reached, waiting = {start}, [start]
    while waiting and goal not in reached:
        here = waiting.pop()
        found = {end for end in joined[here] if end not in reached and (here, end) != (start, goal)}
        reached |= found
        waiting += found
    return goal in reached
