"""Reading sums: `total_of` one figure, and `sums_by_month` and `sums_by_region` several at once for a page of a service."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.db.models import Sum

from siapkerja.statistics.models import PeopleCount, Rollup, Span
from siapkerja.statistics.periods import Period


def total_of(measure: str, region_code: str, period: Period, *, is_of_people: bool = False) -> int:
    """One sum of a region (exactly that code) in a period.

    Raises:
        ValueError: people are asked for in neither a calendar month nor a calendar year; adding periods would count some twice.
    """
    if is_of_people:
        counts = PeopleCount.objects.filter(measure=measure, region_code=region_code, span=_span(period), starts_on=period.first)
        return counts.aggregate(total=Sum("people"))["total"] or 0
    rows = Rollup.objects.of([measure]).exactly([region_code]).during(period)
    return rows.aggregate(total=Sum("value"))["total"] or 0


def _span(period: Period) -> Span:
    if period == Period.month(period.first):
        return Span.MONTH
    if period == Period.year(period.first):
        return Span.YEAR
    raise ValueError("people are counted in calendar months and years, not in other periods")


def sums_by_month(figures: Collection[str], *, regions: Collection[str], period: Period) -> dict[date, Counter[str]]:
    """Every month of the period with its figures by slug, in one query.

    Args:
        regions: codes of provinces or regencies, counted together; "" is the whole country.
    """
    rows = Rollup.objects.of(figures).exactly(regions).during(period).values_list("month", "figure").annotate(Sum("value"))
    found: dict[date, Counter[str]] = {month: Counter() for month in period.months}
    for month, figure, value in rows.order_by():
        found[month][figure] = value
    return found


def sums_by_region(figures: Collection[str], *, regions: Collection[str], period: Period, digits: int) -> dict[str, Counter[str]]:
    """The regions of that many digits that counted anything, with their figures by slug, in one query.

    Args:
        regions: codes they lie in; "" is the whole country.
        digits: 2 gives provinces, 4 regencies.
    """
    rows = Rollup.objects.of(figures).parts(regions, digits).during(period)
    found: dict[str, Counter[str]] = {}
    for region, figure, value in rows.values_list("region_code", "figure").annotate(Sum("value")).order_by("region_code"):
        if value:
            found.setdefault(region, Counter())[figure] = value
    return found
