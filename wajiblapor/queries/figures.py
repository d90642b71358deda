"""The figures of Wajib Lapor for statistics: folded from what `reactions` contributes."""

from django.utils.translation import gettext_lazy as _

from siapkerja.statistics.figures import Figure
from siapkerja.statistics.rollups import rollup_readers

REPORTS = "manpower-reports"
WORKERS = "reported-workers"
FOREIGN_WORKERS = "reported-foreign-workers"
# What a report adds besides itself, by the column (and field of the fact) it comes from. Men and women are kept, not shown yet.
WORKERS_BY_COLUMN = {
    "workers_total": WORKERS,
    "workers_male": "reported-male-workers",
    "workers_female": "reported-female-workers",
    "workers_foreign": FOREIGN_WORKERS,
}

_reports, _workers, _foreign = rollup_readers(REPORTS), rollup_readers(WORKERS), rollup_readers(FOREIGN_WORKERS)
_SOURCE = _("Wajib Lapor Ketenagakerjaan di Perusahaan")

FIGURES = (
    Figure(
        slug=REPORTS,
        name=_("Perusahaan melapor"),
        definition=_("Laporan ketenagakerjaan yang dikirim tempat kerja pada bulan itu, menurut tanggal lapornya."),
        source=_SOURCE,
        unit=_("laporan"),
        compute=_reports.total,
        by_month=_reports.by_month,
        by_region=_reports.by_region,
        as_of=_reports.as_of,
        service="wajiblapor",
    ),
    Figure(
        slug=WORKERS,
        name=_("Pekerja dalam laporan"),
        definition=_("Pekerja dalam daftar pekerja yang dikirim pada bulan itu. Orang dengan dua pemberi kerja terhitung dua kali."),
        source=_SOURCE,
        unit=_("pekerja"),
        compute=_workers.total,
        by_month=_workers.by_month,
        by_region=_workers.by_region,
        as_of=_workers.as_of,
        service="wajiblapor",
        counts_people=True,
    ),
    Figure(
        slug=FOREIGN_WORKERS,
        name=_("Tenaga kerja asing dalam laporan"),
        definition=_("Pekerja berkewarganegaraan asing dalam daftar pekerja yang dikirim pada bulan itu."),
        source=_SOURCE,
        unit=_("pekerja"),
        compute=_foreign.total,
        by_month=_foreign.by_month,
        by_region=_foreign.by_region,
        as_of=_foreign.as_of,
        service="wajiblapor",
        counts_people=True,
        is_public=False,
    ),
)
