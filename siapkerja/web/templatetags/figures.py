"""Drawing what `siapkerja.statistics.queries` gives: `{% load figures %}`."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import template
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from siapkerja.reference.models import RegionLevel
from siapkerja.statistics.figures import Figure
from siapkerja.statistics.queries.benefit import Benefit, Benefits
from siapkerja.statistics.queries.dashboard import Card, FigurePage
from siapkerja.statistics.queries.public import PublicPage
from siapkerja.web import charts, wording
from siapkerja.web.portal import services

register = template.Library()


@register.simple_tag
def figure_value(figure: Figure, value: int | None) -> str:
    """`12,4 ribu`, `Rp1,2 miliar`; "dijaga" for a protected cell."""
    if value is None:
        return _("dijaga")
    return f"Rp{wording.compact(value)}" if figure.is_money else wording.compact(value)


@register.simple_tag
def figure_exact(figure: Figure, value: int | None) -> str:
    """The same with all its digits, for tables."""
    if value is None:
        return _("dijaga")
    return wording.rupiah(value) if figure.is_money else wording.number(value)


@register.simple_tag
def change_words(percent: int | None) -> str:
    """`, naik 4 % dari tahun lalu` behind a unit; nothing where there is nothing to compare with."""
    if percent is None:
        return ""
    if percent == 0:
        return _(", sama dengan tahun lalu")
    up, down = _(", naik %(percent)s %% dari tahun lalu"), _(", turun %(percent)s %% dari tahun lalu")
    return (up if percent > 0 else down) % {"percent": wording.number(abs(percent))}


@register.simple_tag
def by_service(cards: Iterable[Any]) -> list[tuple[str, str, list[Any]]]:
    """Name, colour class and cards of each service that has any, in the order of the services."""
    groups: dict[str, list[Any]] = {}
    for card in cards:
        groups.setdefault(card.figure.service, []).append(card)
    known = [(service.name, service.css_class, groups.pop(service.slug)) for service in services() if service.slug in groups]
    return known + [("", "", cards) for cards in groups.values()]


@register.simple_tag
def month_sentence(card: Card, region: str, month: date) -> str:
    """ "1.204 laporan di Jawa Barat pada November 2026, 12 % lebih banyak daripada setahun sebelumnya.\""""
    compared = card.compared
    sentence = _counted(card.figure, compared.value, region, wording.month(month))
    if card.is_running:
        return sentence + _(", sampai hari ini.")
    return sentence + _change(compared.change_percent)


@register.simple_tag
def year_sentence(page: PublicPage, region: str, year: int) -> str:
    """The same of a year, for everybody."""
    card = page.card
    if card.cell.value is None:
        return _("Jumlah %(unit)s di %(region)s pada %(month)s terlalu kecil untuk ditampilkan.") % {
            "unit": card.figure.unit, "region": region, "month": year,
        }  # fmt: skip
    sentence = _counted(card.figure, card.cell.value, region, str(year))
    return sentence + (_(", sampai hari ini.") if card.is_running else _change(card.change_percent))


def _counted(figure: Figure, value: int, region: str, period: str) -> str:
    if figure.is_money:
        return _("%(value)s di %(region)s pada %(month)s") % {"value": wording.rupiah(value), "region": region, "month": period}
    words = {"value": wording.number(value), "unit": figure.unit, "region": region, "month": period}
    return _("%(value)s %(unit)s di %(region)s pada %(month)s") % words


def _change(percent: int | None) -> str:
    if percent is None:
        return "."
    if percent == 0:
        return _(", sama dengan setahun sebelumnya.")
    more = _(", %(percent)s %% lebih banyak daripada setahun sebelumnya.")
    fewer = _(", %(percent)s %% lebih sedikit daripada setahun sebelumnya.")
    return (more if percent > 0 else fewer) % {"percent": wording.number(abs(percent))}


@register.inclusion_tag("components/bar_chart.html")
def month_chart(figure: Figure, months: Sequence[tuple[date, int, int]]) -> dict[str, Any]:
    """Months as columns with the year before as a line."""
    has_before = any(before for _month, _value, before in months)
    bars = [
        charts.Bar(
            label=formats.date_format(month, "M"),
            value=value,
            before=before if has_before else None,
            is_current=index == len(months) - 1,
        )
        for index, (month, value, before) in enumerate(months)
    ]
    told = [(wording.month(month), value) for month, value, _before in months]
    return _chart(figure, bars, told, _("%(name)s per bulan"), _("Bulan"), _("Setahun sebelumnya") if has_before else "")


@register.inclusion_tag("components/bar_chart.html")
def year_chart(page: PublicPage) -> dict[str, Any]:
    """Years as columns; hidden ones are drawn as nothing."""
    bars = [
        charts.Bar(label=str(year), value=cell.value or 0, is_current=index == len(page.years) - 1)
        for index, (year, cell) in enumerate(page.years)
    ]
    told = [(str(year), cell.value or 0) for year, cell in page.years]
    return _chart(page.card.figure, bars, told, _("%(name)s per tahun"), _("Tahun"), "")


def _chart(
    figure: Figure, bars: Sequence[charts.Bar], told: Sequence[tuple[str, int]], title: str, axis: str, before: str
) -> dict[str, Any]:
    best, most = max(told, key=lambda pair: pair[1])
    words = {"name": figure.name, "most": wording.number(most), "best": best, "last": wording.number(told[-1][1])}
    sentence = _("%(name)s: paling banyak %(most)s pada %(best)s, terakhir %(last)s.") % words
    chart = charts.BarChart(
        title=title % {"name": figure.name}, sentence=sentence, series=str(figure.unit).capitalize(), before=before, axis=axis, bars=bars
    )
    return {"chart": chart, "drawing": charts.draw(chart)}


@register.inclusion_tag("components/tile_map.html")
def month_map(page: FigurePage, form: Any) -> dict[str, Any]:
    """The provinces as tiles, coloured by value; each opens its regencies."""
    values = [_tile(part.code, part.name, part.compared.value, form) for part in page.parts]
    return _map(values, str(page.card.figure.name), str(page.card.figure.unit))


@register.inclusion_tag("components/tile_map.html")
def year_map(page: PublicPage, form: Any) -> dict[str, Any]:
    values = [_tile(part.code, part.name, part.cell.value, form) for part in page.parts]
    return _map(values, str(page.card.figure.name), str(page.card.figure.unit))


@register.inclusion_tag("components/tile_map.html")
def benefit_map(found: Benefits, form: Any) -> dict[str, Any]:
    """The provinces coloured by how many of those certified were hired afterwards, in percent."""
    values = [_tile(part.code, part.name, None if part.is_closed else part.hired_percent or 0, form) for part in found.parts]
    return _map(values, _("Diterima bekerja, dari yang bersertifikat"), _("persen"))


def _tile(code: str, name: str, value: int | None, form: Any) -> charts.ProvinceValue:
    return charts.ProvinceValue(code=code, name=name, value=value, url=f"?{form.query_of(code)}")


def _map(values: Sequence[charts.ProvinceValue], label: str, unit: str) -> dict[str, Any]:
    tiles = charts.TileMap(values=[v for v in values if len(v.code) == RegionLevel.PROVINCE], label=label, unit=unit)
    return {"map": tiles, "tiles": charts.place(tiles)}


@register.simple_tag
def query_of(form: Any, region_code: str) -> str:
    """The page's choices with another region, for an address."""
    return str(form.query_of(region_code))


@register.simple_tag
def benefit_sentence(found: Benefit, region: str, year: int) -> str:
    """What came of the training of a year, in one or two sentences."""
    told = {"region": region, "year": year}
    if found.is_closed:
        return _("Terlalu sedikit orang di %(region)s pada %(year)s untuk ditampilkan.") % told
    if not found.trained:
        return _("Belum ada yang lulus pelatihan di %(region)s pada %(year)s.") % told
    told |= {
        "trained": wording.number(found.trained),
        "certified": wording.number(found.certified or 0),
        "hired": wording.number(found.hired or 0),
    }
    whole = _("Dari %(trained)s orang yang lulus pelatihan di %(region)s pada %(year)s, %(certified)s memegang sertifikat kompetensi")
    if not found.certified:
        return _("Dari %(trained)s orang yang lulus pelatihan di %(region)s pada %(year)s, belum ada yang bersertifikat kompetensi.") % told
    if not found.hired:
        return (whole + _(" dan belum ada yang tercatat diterima bekerja.")) % told
    days = ngettext("%(count)s hari", "%(count)s hari", found.days_to_work or 0) % {"count": wording.number(found.days_to_work or 0)}
    return (whole + _(" dan %(hired)s di antaranya diterima bekerja, separuhnya dalam %(days)s.")) % (told | {"days": days})


@register.inclusion_tag("components/funnel.html")
def funnel(found: Benefit) -> dict[str, Any]:
    """The three steps of the way as bars that get shorter."""
    steps = [
        (_("Lulus pelatihan"), found.trained or 0, None, None),
        (_("Bersertifikat kompetensi"), found.certified or 0, found.certified_percent, found.days_to_certificate),
        (_("Diterima bekerja"), found.hired or 0, found.hired_percent, found.days_to_work),
    ]
    return {"steps": steps, "most": max(found.trained or 0, 1), "is_closed": found.is_closed}
