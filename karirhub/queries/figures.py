"""The figures of Karirhub for statistics: folded from what `reactions` contributes."""

from django.utils.translation import gettext_lazy as _

from siapkerja.statistics.figures import Figure
from siapkerja.statistics.rollups import rollup_readers

VACANCIES = "published-vacancies"
OPENINGS = "vacancy-openings"

_vacancies, _openings = rollup_readers(VACANCIES), rollup_readers(OPENINGS)
_SOURCE = _("Lowongan yang dipasang pemberi kerja di Karirhub")

FIGURES = (
    Figure(
        slug=VACANCIES,
        name=_("Lowongan baru"),
        definition=_("Lowongan yang terbit pada bulan itu, menurut wilayah tempat kerjanya (Perpres 57/2023)."),
        source=_SOURCE,
        unit=_("lowongan"),
        compute=_vacancies.total,
        by_month=_vacancies.by_month,
        by_region=_vacancies.by_region,
        as_of=_vacancies.as_of,
        service="karirhub",
    ),
    Figure(
        slug=OPENINGS,
        name=_("Orang yang dicari"),
        definition=_("Jumlah orang yang dibutuhkan dalam lowongan yang terbit pada bulan itu."),
        source=_SOURCE,
        unit=_("orang"),
        compute=_openings.total,
        by_month=_openings.by_month,
        by_region=_openings.by_region,
        as_of=_openings.as_of,
        service="karirhub",
    ),
)
