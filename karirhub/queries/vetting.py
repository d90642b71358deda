"""Which vacancies an officer looks at first and which afterwards, and by when."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.db.models import Count, Q

from karirhub.models import Vacancy
from siapkerja.kernel.calendar import Calendar
from siapkerja.reference.queries import calendar_for, rule, rules

_KEPT_SECONDS = 600
_MARKS = ("return", "refuse", "freeze")


@dataclass(frozen=True)
class Record:
    """What an employer's vacancies were like lately, or those that a partner portal passed on.

    Attributes:
        good: how many an officer found in order.
        faulty: how many were returned, refused or frozen.
        needed: how many good ones it takes, without a faulty one, to publish at once.
        days: how far back this looks.
        is_passed_on: it is of a portal, whose good record says nothing about the employer it names next.
    """

    good: int
    faulty: int
    needed: int
    days: int
    is_passed_on: bool = False

    @property
    def is_trusted(self) -> bool:
        return self.good >= self.needed and not self.faulty and not self.is_passed_on


_Whose = tuple[int, bool, date]
_read: ContextVar[dict[_Whose, Record] | None] = ContextVar("records_read", default=None)


@contextmanager
def records_read_once() -> Iterator[None]:
    """Within, an employer's record is counted once: for many vacancies sent in one request, none of which changes it."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def record_of(vacancy: Vacancy, on: date) -> Record:
    """The record that counts for a vacancy: of its employer's own ones, or of all that its portal passed on.

    Two queries: the rules and the count; none where `records_read_once` has it.
    """
    whose = (vacancy.legal_entity_id, vacancy.is_passed_on, on)
    read = _read.get()
    if read is None:
        return _counted(*whose)
    if whose not in read:
        read[whose] = _counted(*whose)
    return read[whose]


def _counted(legal_entity_id: int, is_passed_on: bool, on: date) -> Record:
    terms = rules(["vacancy.trust_vacancies", "vacancy.trust_days"], on)
    days = int(terms["vacancy.trust_days"].value)
    since = on - timedelta(days=days)
    rows = Vacancy.objects.of(legal_entity_id).filter(origin__partner__isnull=not is_passed_on)
    counted = rows.aggregate(
        good=Count("pk", filter=Q(checked_at__date__gte=since), distinct=True),
        faulty=Count("pk", filter=Q(moves__move__in=_MARKS, moves__at__date__gte=since), distinct=True),
    )
    return Record(counted["good"], counted["faulty"], int(terms["vacancy.trust_vacancies"].value), days, is_passed_on)


def is_trusted(vacancy: Vacancy, on: date) -> bool:
    """Does it open at once, to be looked at afterwards? Never what a portal passes on for somebody nobody here knows."""
    return record_of(vacancy, on).is_trusted


def check_due_on(today: date, *, is_public: bool) -> date:
    """The last day for an officer to look, in working days after `today`."""
    days = int(rule("vacancy.after_check_working_days" if is_public else "vacancy.check_working_days", today).value)
    return _calendar(today.year, int(time.monotonic() // _KEPT_SECONDS)).add_working_days(today, days)


@lru_cache(maxsize=8)
def _calendar(year: int, _period: int) -> Calendar:
    """A year whose decree of holidays is not out yet counts weekends only. Read anew every ten minutes."""
    years = frozenset({year, year + 1})
    return Calendar(holidays=calendar_for(years).holidays, known_years=years)
