"""Reading the sums of many figures at once."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from siapkerja.reference.queries import rule
from siapkerja.statistics.figures import Figure
from siapkerja.statistics.models import Span

_READ = """
select figure, region_code, 'month', month, value, folded_at from statistics_rollup
where figure = any(%(sums)s) and month = any(%(months)s::date[]) and {place} and (month = any(%(part_months)s::date[]) or {own})
union all
select figure, region_code, 'year', make_date(year, 1, 1), value, folded_at from statistics_yearrollup
where figure = any(%(sums)s) and year = any(%(calendar_years)s) and {place}
union all
select measure, region_code, span, starts_on, people, folded_at from statistics_peoplecount
where measure = any(%(people)s) and days = 0 and span = 'month' and starts_on = any(%(months)s::date[]) and {place}
  and (starts_on = any(%(part_months)s::date[]) or {own})
union all
select measure, region_code, span, starts_on, people, folded_at from statistics_peoplecount
where measure = any(%(people)s) and days = 0 and span = 'year' and starts_on = any(%(years)s::date[]) and {place}
"""


@dataclass
class Sums:
    """Values by measure, region, span and first day; what was never counted is 0."""

    values: dict[tuple[str, str, str, date], int] = field(default_factory=dict)
    folded: dict[str, datetime] = field(default_factory=dict)

    def month(self, figure: Figure, region_code: str, first: date) -> int:
        return self.values.get((figure.measure, region_code, Span.MONTH, first), 0)

    def year(self, figure: Figure, region_code: str, year: int) -> int:
        return self.values.get((figure.measure, region_code, Span.YEAR, date(year, 1, 1)), 0)

    def as_of(self, figure: Figure) -> datetime | None:
        """When what was read of a figure was last brought up to date."""
        return self.folded.get(figure.measure)


def place(parts_of: str | None) -> str:
    """SQL condition on `region_code`: the regions asked for, and (unless None) all one level below one.

    As a list of codes, which an index is asked for one by one; a condition on what codes look like would be asked of every region.
    """
    if parts_of is None:
        return "region_code = any(%(regions)s)"
    below = "parent_id = %(above)s" if parts_of else "parent_id is null"
    return f"region_code = any(%(regions)s::text[] || array(select code::text from reference_region where {below}))"  # noqa: S608


def place_values(regions: Collection[str], parts_of: str | None) -> dict[str, Any]:
    return {"regions": list(regions), "above": parts_of}


def read_sums(
    figures: Collection[Figure],
    *,
    regions: Collection[str],
    parts_of: str | None = None,
    months: Collection[date] = (),
    years: Collection[int] = (),
    part_months: Collection[date] | None = None,
) -> Sums:
    """Sums of figures in regions and, unless None, in the regions one level below `parts_of`. One query.

    Args:
        months: first days.
        years: calendar years; people are counted once in each.
        part_months: those of the months that are read of the regions below, too; all of them where None.
    """
    found = Sums()
    parameters = {
        "sums": [figure.measure for figure in figures if not figure.milestone],
        "people": [figure.measure for figure in figures if figure.milestone],
        "months": list(months),
        "part_months": list(months if part_months is None else part_months),
        "calendar_years": list(years),
        "years": [date(year, 1, 1) for year in years],
        **place_values(regions, parts_of),
    }
    with connection.cursor() as cursor:
        cursor.execute(_READ.format(place=place(parts_of), own=place(None)), parameters)
        for measure, region, span, start, value, folded_at in cursor.fetchall():
            found.values[measure, region, span, start] = int(value)
            found.folded[measure] = max(folded_at, found.folded.get(measure, folded_at))
    return found


def small_cell_threshold() -> int:
    """Fewest people a cell may show in public (reference rule)."""
    return int(rule("statistics.small_cell_threshold", timezone.localdate()).value)
