"""The records a figure counts in a month and region."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from siapkerja.reference.queries.places import place
from siapkerja.statistics.figures import Figure
from siapkerja.statistics.models import Contribution, Milestone
from siapkerja.statistics.periods import Period
from siapkerja.statistics.records import Record, described


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One line of a list behind a figure; `amount` is None where people are counted."""

    record: Record
    place: str
    amount: int | None


def records_behind(figure: Figure, *, region_code: str, month: date) -> QuerySet[Any]:
    """Each with `source`, `regency`, and `amount` where the figure is a sum.

    Of people counted once, a list holds every record that stands; several may be of the same person.
    """
    if figure.milestone:
        period = Period.month(month)
        reached = Milestone.objects.filter(kind=figure.milestone, on__range=(period.first, period.last), is_standing=True)
        return reached.filter(regency_code__startswith=region_code).annotate(regency=F("regency_code"))
    told = Contribution.objects.filter(figure=figure.measure, month=month).exclude(amount=0)
    return told.filter(region_code__startswith=region_code).annotate(regency=F("region_code"))


def told(rows: Iterable[Any]) -> list[Listed]:
    """The rows of one page in words."""
    kept = list(rows)
    records = described(row.source for row in kept)
    return [Listed(record=records[row.source], place=_place(row.regency), amount=getattr(row, "amount", None)) for row in kept]


def _place(code: str) -> str:
    found = place(code)
    return found.name if found else code
