"""Small-cell protection: a table of people must not let anybody be recognised (UU 27/2022).

A cell with fewer than the threshold (reference rule `statistics.small_cell_threshold`) and more than nobody is not
shown. Where a single hidden cell could be worked out from a total that is shown, the next smallest is hidden too.
"""

from collections.abc import Mapping
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


def protected(counts: Mapping[Key, int], *, threshold: int, total_is_shown: bool = True) -> dict[Key, Cell]:
    """The counts of one row or column with small ones hidden.

    Args:
        total_is_shown: their sum stands on the page as well.
        threshold: smallest number of people that may be shown; 1 or less protects nothing.
    """
    hidden = {key for key, count in counts.items() if 0 < count < threshold}
    if total_is_shown and (len(hidden) == 1 or (hidden and sum(counts[key] for key in hidden) < threshold)):
        others = [key for key, count in counts.items() if key not in hidden and count > 0]
        if others:
            hidden.add(min(others, key=lambda key: counts[key]))
    return {key: Cell(None if key in hidden else count) for key, count in counts.items()}
