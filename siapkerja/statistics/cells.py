"""Small-cell protection: a table of people must not let anybody be recognised (UU 27/2022).

A cell with fewer than the threshold (reference rule `statistics.small_cell_threshold`) and more than nobody is not
shown. Where what is hidden could be worked out from a total that is shown, further cells are hidden until it cannot.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key")


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
