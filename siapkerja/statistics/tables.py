"""What is on a page of figures as a plain table, for downloads: the same numbers, the same cells hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from siapkerja.statistics.cells import Cell
from siapkerja.statistics.figures import Figure
from siapkerja.statistics.queries.benefit import Benefit, Benefits
from siapkerja.statistics.queries.dashboard import Card, FigurePage
from siapkerja.statistics.queries.public import PublicCard, PublicPage

Value = str | int


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows under a head, and beneath them what the numbers mean.

    Attributes:
        name: of the file, without ending.
        notes: definition, source and time.
    """

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Value]]
    notes: Sequence[str]


def cards_table(cards: Sequence[Card], *, region_name: str, month: date) -> Table:
    return Table(
        name=f"dasbor-{month:%Y-%m}",
        head=[_("Angka"), _("Satuan"), *_months_head(month), _("Sumber"), _("Diperbarui")],
        rows=[
            [str(card.figure.name), str(card.figure.unit), *_compared(card), str(card.figure.source), _moment(card.as_of)] for card in cards
        ],
        notes=[region_name],
    )


def figure_table(page: FigurePage, *, region_code: str, region_name: str, month: date) -> Table:
    whole: list[Value] = [region_code, region_name, *_compared(page.card)]
    parts: list[list[Value]] = [[part.code, part.name, *_compared(part)] for part in page.parts]
    return Table(
        name=f"{page.card.figure.slug}-{month:%Y-%m}",
        head=[_("Kode"), _("Wilayah"), *_months_head(month)],
        rows=[whole, *parts],
        notes=_notes(page.card.figure, page.card.as_of),
    )


def benefit_table(found: Benefits, *, year: int) -> Table:
    return Table(
        name=f"manfaat-{year}",
        head=[
            _("Kode"), _("Wilayah"), _("Terlatih"), _("Bersertifikat"), _("Diterima bekerja"), _("Hari sampai bersertifikat (median)"),
            _("Hari sampai bekerja (median)"),
        ],
        rows=[_benefit_row(row) for row in (found.whole, *found.parts)],
        notes=[_moment(found.as_of)],
    )  # fmt: skip


def public_cards_table(cards: Sequence[PublicCard], *, region_name: str, year: int) -> Table:
    return Table(
        name=f"statistik-{year}",
        head=[_("Angka"), _("Satuan"), str(year), str(year - 1), _("Arti"), _("Sumber"), _("Diperbarui")],
        rows=[
            [
                str(card.figure.name), str(card.figure.unit), _shown(card.cell), _shown(card.before), str(card.figure.definition),
                str(card.figure.source), _moment(card.as_of),
            ]
            for card in cards
        ],
        notes=[region_name],
    )  # fmt: skip


def public_figure_table(page: PublicPage, *, region_code: str, region_name: str, year: int) -> Table:
    years: list[list[Value]] = [[region_code, region_name, str(which), _shown(cell)] for which, cell in page.years]
    months: list[list[Value]] = [[region_code, region_name, f"{first:%Y-%m}", value] for first, value, _before in page.months]
    parts: list[list[Value]] = [[part.code, part.name, str(year), _shown(part.cell)] for part in page.parts]
    return Table(
        name=f"{page.card.figure.slug}-{year}",
        head=[_("Kode"), _("Wilayah"), _("Masa"), str(page.card.figure.unit)],
        rows=[*years, *months, *parts],
        notes=_notes(page.card.figure, page.card.as_of),
    )


def _months_head(month: date) -> list[str]:
    before = (month.replace(day=1) - timedelta(days=1)).replace(day=1)
    return [f"{month:%Y-%m}", f"{before:%Y-%m}", f"{month.replace(year=month.year - 1):%Y-%m}", str(month.year)]


def _compared(row: object) -> list[Value]:
    compared = row.compared  # type: ignore[attr-defined]
    return [compared.value, compared.month_before, compared.year_before, row.in_year]  # type: ignore[attr-defined]


def _benefit_row(row: Benefit) -> list[Value]:
    counts = [row.trained, row.certified, row.hired]
    days = [row.days_to_certificate, row.days_to_work]
    hidden = _("dijaga")
    return [row.code, row.name, *(hidden if row.is_closed or n is None else n for n in counts), *("" if d is None else d for d in days)]


def _shown(cell: Cell) -> Value:
    return _("dijaga") if cell.value is None else cell.value


def _notes(figure: Figure, as_of: datetime | None) -> list[str]:
    return [str(figure.definition), str(figure.source), _moment(as_of)]


def _moment(at: datetime | None) -> str:
    return timezone.localtime(at).isoformat(timespec="minutes") if at else ""
