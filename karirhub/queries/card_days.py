"""Days and ages of job seekers' cards, by the rules in force (Permenaker 18/2024)."""

import time
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from karirhub.models import JobSeekerCard
from siapkerja.kernel.calendar import Calendar, add_months, day_in
from siapkerja.reference.models import Region
from siapkerja.reference.queries import rule
from siapkerja.reference.queries.calendars import calendar_for

NATIONAL_ZONE = "Asia/Jakarta"
_KEPT_SECONDS = 600


def zone_of(regency: Region) -> str:
    return regency.time_zone or NATIONAL_ZONE


def today_in(regency: Region, at: datetime) -> date:
    """The day it is at a regency's office."""
    return day_in(zone_of(regency), at)


def last_day(issued_on: date) -> date:
    """The last day of a card issued on a day."""
    return add_months(issued_on, int(rule("ak1.validity_months", issued_on).value)) - timedelta(days=1)


def report_days(issued_on: date) -> list[date]:
    """The days by which the holder says that they still seek work: one for each box of the form AK/I.

    Every `ak1.check_in_months` of the `ak1.validity_months` of a card, so four in two years; the last of them is the card's own last day,
    as its period ends there.
    """
    months, validity = (int(rule(key, issued_on).value) for key in ("ak1.check_in_months", "ak1.validity_months"))
    end = last_day(issued_on)
    return [min(add_months(issued_on, months * count), end) for count in range(1, validity // months + 1)]


def next_report_day(issued_on: date, *, after: date) -> date | None:
    """The first of the card's report days behind a day; None where only its end is left."""
    return next((day for day in report_days(issued_on) if day > after), None)


def opens_on(due_on: date) -> date:
    """The first day on which one may report for a day due."""
    return due_on - timedelta(days=int(rule("ak1.check_in_opens_days", due_on).value))


def renewable_from(card: JobSeekerCard) -> date | None:
    """The first day on which a card may be renewed; None before it was issued."""
    if card.valid_until is None:
        return None
    return card.valid_until - timedelta(days=int(rule("ak1.renewal_days", card.valid_until).value))


def check_due(applied_on: date) -> date:
    """The last day for the officer's check of an application."""
    return _calendar(applied_on.year, int(time.monotonic() // _KEPT_SECONDS)).add_working_days(
        applied_on, int(rule("ak1.check_working_days", applied_on).value)
    )


@lru_cache(maxsize=8)
def _calendar(year: int, period: int) -> Calendar:
    """A year whose decree of holidays is not out yet counts weekends only."""
    years = frozenset({year, year + 1})
    return Calendar(holidays=calendar_for(years).holidays, known_years=years)


def age_on(born_on: date, day: date) -> int:
    """Whole years."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def age_groups(on: date) -> list[str]:
    """The groups of the monthly report: "15-19", …, "55+"."""
    starts = [int(start) for start in rule("ipk.age_groups", on).value]
    return [f"{start}-{following - 1}" for start, following in pairwise(starts)] + [f"{starts[-1]}+"]


def age_group(born_on: date, on: date) -> str:
    """The group of a person's age on a day; the youngest one also for those below it."""
    starts = [int(start) for start in rule("ipk.age_groups", on).value]
    age = age_on(born_on, on)
    place = sum(age >= start for start in starts[1:])
    return age_groups(on)[place]
