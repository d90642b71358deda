"""How much, for whom and in what groups: dated rules by kind of aid, with the law they stand on."""

import time
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from siapkerja.kernel.calendar import Calendar
from siapkerja.reference.queries import RuleValue, calendar_for, rule, rules
from wirausaha.enums import ProgrammeKind
from wirausaha.models import Programme

_KEPT_SECONDS = 600


@dataclass(frozen=True)
class Limits:
    """Limits in force on a day.

    Attributes:
        amount_from, amount_to: rupiah.
        group_from, group_to: people, the applicant included; 1 is somebody alone.
        min_age: years.
        min_workers: workers an earlier business must have added; 0 where nothing is asked.
        work_days: days of work the aid pays; None where it pays none.
        bases: the law behind each, without doubles.
    """

    amount_from: int
    amount_to: int
    group_from: int
    group_to: int
    min_age: int
    min_workers: int
    work_days: int | None
    bases: tuple[str, ...]

    @property
    def is_group_only(self) -> bool:
        return self.group_from > 1


def limits_of(programme: Programme) -> Limits:
    """The limits of a programme: those in force on its first day, so that they are the same for everybody. One query."""
    return limits_on(ProgrammeKind(programme.kind), programme.opens_on)


def limits_on(kind: ProgrammeKind, on: date) -> Limits:
    """Raises UnknownRule where nothing is loaded for that day."""
    wanted = ["aid.min_age", f"aid.{kind}.amount", f"aid.{kind}.group_size"]
    extra = {ProgrammeKind.ADVANCED: f"aid.{kind}.min_workers", ProgrammeKind.LABOUR_INTENSIVE: f"aid.{kind}.days"}.get(kind)
    found = rules([*wanted, *([extra] if extra else [])], on)
    amount, group = found[f"aid.{kind}.amount"].value, found[f"aid.{kind}.group_size"].value
    return Limits(
        amount_from=int(amount[0]),
        amount_to=int(amount[1]),
        group_from=int(group[0]),
        group_to=int(group[1]),
        min_age=int(found["aid.min_age"].value),
        min_workers=_number(found.get(f"aid.{kind}.min_workers")) or 0,
        work_days=_number(found.get(f"aid.{kind}.days")),
        bases=tuple(dict.fromkeys(row.legal_basis for row in found.values())),
    )


def _number(found: RuleValue | None) -> int | None:
    return int(found.value) if found else None


def working_days_after(start: date, key: str) -> date:
    """The last day of a term in working days that a rule gives, counted from the day after `start`."""
    return _calendar(start).add_working_days(start, int(rule(key, start).value))


def _calendar(start: date) -> Calendar:
    """A year whose decree of holidays is not out yet counts weekends only. Read anew every ten minutes."""
    return _calendar_from(start.year, int(time.monotonic() // _KEPT_SECONDS))


@lru_cache(maxsize=8)
def _calendar_from(year: int, period: int) -> Calendar:
    years = frozenset({year, year + 1})
    return Calendar(holidays=calendar_for(years).holidays, known_years=years)
