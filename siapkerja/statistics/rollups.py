"""Reading a figure from the rollups of this app: `rollup_readers("hired-people")` gives what a `Figure` asks for."""

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
        return Rollup.objects.filter(figure=self.slug, region_code__startswith=region_code, month__range=(period.first, period.last))

    def total(self, region_code: str, period: Period) -> int:
        return self._rows(region_code, period).aggregate(total=Sum("value"))["total"] or 0

    def by_month(self, region_code: str, period: Period) -> dict[date, int]:
        return dict(self._rows(region_code, period).values_list("month").annotate(Sum("value")).order_by("month"))

    def by_region(self, region_code: str, period: Period) -> dict[str, int]:
        below = self._rows(region_code, period).annotate(below=Substr("region_code", 1, len(region_code) + 2))
        return dict(below.values_list("below").annotate(Sum("value")).order_by("below"))

    def as_of(self) -> datetime | None:
        return Rollup.objects.filter(figure=self.slug).aggregate(at=Max("folded_at"))["at"]


def rollup_readers(slug: str) -> RollupReaders:
    return RollupReaders(slug)
