"""Terms of a case in working days, by the rules in force and the calendar of the case's region."""

from datetime import date, datetime
from typing import Any

from siapkerja.kernel.calendar import Calendar, day_in
from siapkerja.reference.models import Region
from siapkerja.reference.queries import calendar_for, rule

NATIONAL_ZONE = "Asia/Jakarta"


def today_in(region: Region | None, at: datetime) -> date:
    """The day at the case's place."""
    return day_in((region.time_zone if region else "") or NATIONAL_ZONE, at)


def number_from(key: str, on: date) -> int:
    """The number a rule holds on a day."""
    value: Any = rule(key, on).value
    return int(value)


def due_after(key: str, start: date) -> date:
    """The last day of the term that the rule gives in working days."""
    return _calendar(start).add_working_days(start, number_from(key, start))


def prolonged(due_on: date, paused_on: date, today: date) -> date:
    """A deadline moved on by the working days that passed while the person had something to send."""
    calendar = _calendar(min(due_on, paused_on))
    passed = calendar.working_days_between(paused_on, today)
    return calendar.add_working_days(due_on, passed) if passed else due_on


def _calendar(start: date) -> Calendar:
    """Holidays of this year and the next; a year whose decree is not out yet counts weekends only."""
    years = (start.year - 1, start.year, start.year + 1)
    loaded = calendar_for(years)
    return Calendar(holidays=loaded.holidays, known_years=frozenset(years))
