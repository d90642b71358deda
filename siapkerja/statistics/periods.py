"""Spans of whole days that figures are about."""

from dataclasses import dataclass
from datetime import date, timedelta

from siapkerja.kernel.calendar import add_months


@dataclass(frozen=True, order=True)
class Period:
    """From the first day to the last, both included.

    Raises:
        ValueError: the last day is before the first.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends after it starts")

    @classmethod
    def month(cls, day: date) -> "Period":
        """The calendar month that `day` lies in."""
        first = day.replace(day=1)
        return cls(first, add_months(first, 1) - timedelta(days=1))

    @classmethod
    def year(cls, day: date) -> "Period":
        """The calendar year that `day` lies in."""
        return cls(date(day.year, 1, 1), date(day.year, 12, 31))

    @classmethod
    def months_up_to(cls, day: date, count: int) -> "Period":
        """`count` calendar months, the last one being the month of `day`."""
        return cls(add_months(day.replace(day=1), 1 - count), cls.month(day).last)

    @property
    def months(self) -> list[date]:
        """First days of the months the period touches."""
        found = [self.first.replace(day=1)]
        while (following := add_months(found[-1], 1)) <= self.last:
            found.append(following)
        return found
