"""Reading figures from the rollups of this app: `rollup_readers("hired-people")` gives what a `Figure` asks for, and
`sums_by_month` and `sums_by_region` read several figures at once for a page of a service."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, QuerySet, Sum
from django.db.models.functions import Substr

from siapkerja.statistics.models import Rollup
from siapkerja.statistics.periods import Period


@dataclass(frozen=True)
class RollupReaders:
    """The readers of one figure: `Figure(compute=r.total, by_month=r.by_month, by_region=r.by_region, as_of=r.as_of)`."""

    slug: str

    def _rows(self, region_code: str, period: Period) -> QuerySet[Rollup]:
        return Rollup.objects.of([self.slug]).within([region_code]).during(period)

    def total(self, region_code: str, period: Period) -> int:
        return self._rows(region_code, period).aggregate(total=Sum("value"))["total"] or 0

    def by_month(self, region_code: str, period: Period) -> dict[date, int]:
        return dict(self._rows(region_code, period).values_list("month").annotate(Sum("value")).order_by("month"))

    def by_region(self, region_code: str, period: Period) -> dict[str, int]:
        below = self._rows(region_code, period).annotate(below=Substr("region_code", 1, len(region_code) + 2))
        return dict(below.values_list("below").annotate(Sum("value")).order_by("below"))

    def as_of(self) -> datetime | None:
        return Rollup.objects.of([self.slug]).aggregate(at=Max("folded_at"))["at"]


def rollup_readers(slug: str) -> RollupReaders:
    return RollupReaders(slug)


def sums_by_month(figures: Collection[str], *, regions: Collection[str], period: Period) -> dict[date, Counter[str]]:
    """Every month of the period with its figures by slug, in one query.

    Args:
        regions: code prefixes, counted together; "" is the whole country.
    """
    rows = Rollup.objects.of(figures).within(regions).during(period).values_list("month", "figure").annotate(Sum("value"))
    found: dict[date, Counter[str]] = {month: Counter() for month in period.months}
    for month, figure, value in rows.order_by():
        found[month][figure] = value
    return found


def sums_by_region(figures: Collection[str], *, regions: Collection[str], period: Period, digits: int) -> dict[str, Counter[str]]:
    """The regions of that many digits that counted anything, with their figures by slug, in one query.

    Args:
        regions: code prefixes; "" is the whole country.
        digits: 2 gives provinces, 4 regencies.
    """
    below = Rollup.objects.of(figures).within(regions).during(period).annotate(below=Substr("region_code", 1, digits))
    found: dict[str, Counter[str]] = {}
    for region, figure, value in below.values_list("below", "figure").annotate(Sum("value")).order_by("below"):
        if value:
            found.setdefault(region, Counter())[figure] = value
    return found
