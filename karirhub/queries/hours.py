"""Whether a vacancy's week is longer than working time may be. A hint, never a bar: some trades are excepted, and overtime is paid."""

from dataclasses import dataclass
from datetime import date

from karirhub.models import Vacancy
from siapkerja.reference.queries import rule

MOST = "vacancy.hours_per_week_max"


@dataclass(frozen=True)
class HoursCheck:
    """A vacancy's hours a week beside the longest working time (UU 13/2003 art. 77).

    Attributes:
        hours, most: a week.
    """

    hours: int
    most: int
    legal_basis: str

    @property
    def is_above(self) -> bool:
        return self.hours > self.most

    @property
    def excess(self) -> int:
        return max(self.hours - self.most, 0)


def hours_check(vacancy: Vacancy, on: date) -> HoursCheck | None:
    """The check for a vacancy that says its hours; None for others. One query."""
    if vacancy.hours_per_week is None:
        return None
    longest = rule(MOST, on)
    return HoursCheck(vacancy.hours_per_week, int(longest.value), longest.legal_basis)
