"""The tables of the labour market's page for download: the same numbers, the same cells hidden."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from karirhub.queries.market import Line, Market, Pay
from karirhub.queries.market_figures import OPEN_VACANCIES, PAY_OFFERED, PEOPLE_SOUGHT, PLACES_PER_TEN, SEEKERS, SKILLS_ASKED
from karirhub.views.public.market_words import Scope
from siapkerja.statistics.cells import Cell
from siapkerja.statistics.figures import Figure
from siapkerja.statistics.tables import Table, Value


def _trend(market: Market, scope: Scope) -> Table:
    return _table(
        "tren",
        [_("Bulan"), OPEN_VACANCIES.name, PEOPLE_SOUGHT.name, SEEKERS.name],
        [[f"{first:%Y-%m}", vacancies, openings, _people(seekers)] for first, vacancies, openings, seekers in market.months],
        scope,
        (OPEN_VACANCIES, PEOPLE_SOUGHT, SEEKERS),
        market.counted_at,
    )


def _regions(market: Market, scope: Scope) -> Table:
    return _lines("wilayah", _("Wilayah"), market.regions, market, scope)


def _occupations(market: Market, scope: Scope) -> Table:
    return _lines("jabatan", _("Golongan jabatan (KBJI)"), [*market.occupations, *market.top], market, scope)


def _pay(market: Market, scope: Scope) -> Table:
    found = [("", scope.short, market.pay), *((line.code, line.name, line.pay) for line in pay_lines(market))]
    rows: list[Sequence[Value]] = [[code, name, *_offered(pay)] for code, name, pay in found if pay]
    head = [
        _("Kode"), _("Wilayah atau jabatan"), _("Rendah"), _("Tengah"), _("Tinggi"), _("Lowongan yang menyebut upah"), _("Pemberi kerja"),
        _("Lowongan yang tidak menyebut upah"),
    ]  # fmt: skip
    return _table("upah", head, rows, scope, (PAY_OFFERED,), market.pay_counted_at)


def _skills(market: Market, scope: Scope) -> Table:
    rows: list[Sequence[Value]] = [[skill.name, skill.vacancies, _people(Cell(skill.holders))] for skill in market.skills]
    head = [_("Keterampilan"), OPEN_VACANCIES.name, SEEKERS.name]
    return _table("keterampilan", head, rows, scope, (SKILLS_ASKED,), market.pay_counted_at)


TABLES: dict[str, Callable[[Market, Scope], Table]] = {
    "tren": _trend, "wilayah": _regions, "jabatan": _occupations, "upah": _pay, "keterampilan": _skills,
}  # fmt: skip


def pay_lines(market: Market) -> list[Line]:
    """Groups of occupations and regions where vacancies say what they pay."""
    return [line for line in (*market.occupations, *market.top, *market.regions) if line.pay and line.pay.stated]


def _lines(name: str, first: str, lines: Sequence[Line], market: Market, scope: Scope) -> Table:
    head = [
        _("Kode"),
        first,
        OPEN_VACANCIES.name,
        PEOPLE_SOUGHT.name,
        _("Orang dicari bulan lalu"),
        _("Orang dicari setahun lalu"),
        SEEKERS.name,
    ]
    rows: list[Sequence[Value]] = [
        [line.code, line.name, line.vacancies, line.openings, line.before, line.year_before, _people(line.seekers), _ratio(line)]
        for line in lines
    ]
    figures = (OPEN_VACANCIES, PEOPLE_SOUGHT, SEEKERS, PLACES_PER_TEN)
    return _table(name, head, rows, scope, figures, market.counted_at)


def _table(
    name: str, head: Sequence[str], rows: Sequence[Sequence[Value]], scope: Scope, figures: Sequence[Figure], at: datetime | None
) -> Table:
    place = "".join(f"-{code}" for code in (scope.region_code, scope.occupation_code) if code)
    notes = [scope.heading, *(f"{figure.name}: {figure.definition} ({figure.source})" for figure in figures)]
    counted = timezone.localtime(at).isoformat(timespec="minutes") if at else ""
    return Table(name=f"pasar-kerja-{name}{place}", head=[str(word) for word in head], rows=rows, notes=[*notes, counted])


def _people(cell: Cell | None) -> Value:
    if cell is None:
        return ""
    return _("dijaga") if cell.value is None else cell.value


def _ratio(line: Line) -> str:
    return f"{line.per_ten:.1f}" if line.per_ten is not None else ""


def _offered(pay: Pay) -> list[Value]:
    wages: list[Value] = ["" if wage is None else wage for wage in (pay.low, pay.median, pay.high)]
    return [*wages, pay.stated, pay.employers, pay.unstated]
