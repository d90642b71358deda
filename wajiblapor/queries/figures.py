"""The figures of Wajib Lapor for statistics: read from the monthly tallies of filed reports."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from siapkerja.statistics.figures import Figure
from siapkerja.statistics.periods import Period
from wajiblapor.models import MonthlyTally


@dataclass(frozen=True)
class TallyReaders:
    """One column of the monthly tallies, as `Figure` asks for it."""

    column: str

    def _rows(self, region_code: str, period: Period) -> "QuerySet[MonthlyTally]":
        return MonthlyTally.objects.filter(regency_code__startswith=region_code, month__range=(period.first, period.last))

    def total(self, region_code: str, period: Period) -> int:
        return int(self._rows(region_code, period).aggregate(total=Sum(self.column))["total"] or 0)

    def by_month(self, region_code: str, period: Period) -> dict[date, int]:
        return dict(self._rows(region_code, period).values_list("month").annotate(Sum(self.column)).order_by("month"))

    def by_region(self, region_code: str, period: Period) -> dict[str, int]:
        below = self._rows(region_code, period).annotate(below=Substr("regency_code", 1, len(region_code) + 2))
        return dict(below.values_list("below").annotate(Sum(self.column)).order_by("below"))


_REPORTS, _WORKERS, _FOREIGN = TallyReaders("reports"), TallyReaders("workers_total"), TallyReaders("workers_foreign")
_SOURCE = _("Wajib Lapor Ketenagakerjaan di Perusahaan")

FIGURES = (
    Figure(
        slug="manpower-reports",
        name=_("Perusahaan melapor"),
        definition=_("Laporan ketenagakerjaan yang dikirim tempat kerja pada bulan itu, menurut tanggal lapornya."),
        source=_SOURCE,
        unit=_("laporan"),
        compute=_REPORTS.total,
        by_month=_REPORTS.by_month,
        by_region=_REPORTS.by_region,
        service="wajiblapor",
    ),
    Figure(
        slug="reported-workers",
        name=_("Pekerja dalam laporan"),
        definition=_("Pekerja dalam daftar pekerja yang dikirim pada bulan itu. Orang dengan dua pemberi kerja terhitung dua kali."),
        source=_SOURCE,
        unit=_("pekerja"),
        compute=_WORKERS.total,
        by_month=_WORKERS.by_month,
        by_region=_WORKERS.by_region,
        service="wajiblapor",
        counts_people=True,
    ),
    Figure(
        slug="reported-foreign-workers",
        name=_("Tenaga kerja asing dalam laporan"),
        definition=_("Pekerja berkewarganegaraan asing dalam daftar pekerja yang dikirim pada bulan itu."),
        source=_SOURCE,
        unit=_("pekerja"),
        compute=_FOREIGN.total,
        by_month=_FOREIGN.by_month,
        by_region=_FOREIGN.by_region,
        service="wajiblapor",
        counts_people=True,
        is_public=False,
    ),
)
