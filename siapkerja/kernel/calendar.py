"""Days as the law counts them: working days, terms in days and months, and days in the workplace's zone."""

import calendar as month_lengths
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def day_in(zone: str, at: datetime) -> date:
    """The calendar day that `at` (aware) falls on in `zone` (IANA name): legal dates are days at the workplace.

    Raises:
        ValueError: `at` is naive.
    """
    if at.tzinfo is None:
        raise ValueError("a naive time has no day anywhere")
    return at.astimezone(ZoneInfo(zone)).date()


def end_of_day(zone: str, day: date) -> datetime:
    """The last moment of `day` at the workplace: a deadline is met until then."""
    start_of_next = datetime.combine(day + timedelta(days=1), datetime.min.time(), ZoneInfo(zone))
    return start_of_next - timedelta(microseconds=1)


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day (31 January + 1 month = 28/29 February)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = month_lengths.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@dataclass(frozen=True)
class Calendar:
    """Working days: Monday to Friday that are neither national holiday nor collective leave.

    Args:
        holidays: days off by decree.
        known_years: years for which holidays were loaded; asking about another year is an error, not a guess.
    """

    holidays: frozenset[date]
    known_years: frozenset[int]

    def is_working_day(self, day: date) -> bool:
        if day.year not in self.known_years:
            raise ValueError(f"no holidays are loaded for {day.year}")
        return day.weekday() < 5 and day not in self.holidays

    def working_days_after(self, start: date) -> Iterator[date]:
        day = start
        while True:
            day += timedelta(days=1)
            if self.is_working_day(day):
                yield day

    def add_working_days(self, start: date, days: int) -> date:
        """The `days`-th working day after `start` (the day of the act is not counted).

        Args:
            days: one or more.

        Raises:
            ValueError: fewer than one day, or a year without loaded holidays.
        """
        if days < 1:
            raise ValueError("a term has at least one working day")
        for count, day in enumerate(self.working_days_after(start), start=1):
            if count == days:
                return day
        raise AssertionError("unreachable: the calendar does not end")

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; 0 where `end` is not after `start`."""
        count = 0
        for offset in range(1, (end - start).days + 1):
            count += self.is_working_day(start + timedelta(days=offset))
        return count
