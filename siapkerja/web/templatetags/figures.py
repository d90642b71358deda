"""Drawing what `siapkerja.statistics.queries.read_figure` gives: `{% load figures %}`."""

from typing import Any

from django import template
from django.utils import formats
from django.utils.translation import gettext as _

from siapkerja.reference.models import RegionLevel
from siapkerja.statistics.queries import Reading
from siapkerja.web import charts, wording

register = template.Library()


@register.simple_tag
def figure_sentence(reading: Reading, region_name: str) -> str:
    """ "1.204 laporan di Jawa Barat pada November 2026, 12 % lebih banyak daripada setahun sebelumnya.\""""
    month = formats.date_format(reading.months[-1][0], "F Y")
    if reading.total.value is None:
        return _("Jumlah %(unit)s di %(region)s pada %(month)s terlalu kecil untuk ditampilkan.") % {
            "unit": reading.figure.unit, "region": region_name, "month": month,
        }  # fmt: skip
    words = {"value": wording.number(reading.total.value), "unit": reading.figure.unit, "region": region_name, "month": month}
    sentence = _("%(value)s %(unit)s di %(region)s pada %(month)s") % words
    change = reading.change_percent
    if reading.is_running:
        return sentence + _(", sampai hari ini.")
    if change is None:
        return sentence + "."
    if change == 0:
        return sentence + _(", sama dengan setahun sebelumnya.")
    more = _(", %(percent)s %% lebih banyak daripada setahun sebelumnya.")
    fewer = _(", %(percent)s %% lebih sedikit daripada setahun sebelumnya.")
    return sentence + (more if change > 0 else fewer) % {"percent": wording.number(abs(change))}


@register.inclusion_tag("components/bar_chart.html")
def figure_chart(reading: Reading) -> dict[str, Any]:
    """Twelve months as columns with the year before as a line; hidden cells are drawn as nothing."""
    has_before = any(cell.value for cell in reading.months_before)
    pairs = list(zip(reading.months, reading.months_before, strict=True))
    bars = [
        charts.Bar(
            label=formats.date_format(day, "M"),
            value=cell.value or 0,
            before=(before.value or 0) if has_before else None,
            is_current=index == len(pairs) - 1,
        )
        for index, ((day, cell), before) in enumerate(pairs)
    ]
    chart = charts.BarChart(
        title=reading.figure.name,
        sentence=_("%(name)s per bulan: paling banyak %(most)s pada %(best)s, terakhir %(last)s.") % _extremes(reading),
        series=_("12 bulan terakhir"),
        before=_("Setahun sebelumnya") if has_before else "",
        axis=_("Bulan"),
        bars=bars,
    )
    return {"chart": chart, "drawing": charts.draw(chart)}


def _extremes(reading: Reading) -> dict[str, str]:
    best, most = max(reading.months, key=lambda pair: pair[1].value or 0)
    return {
        "name": str(reading.figure.name),
        "most": wording.number(most.value or 0),
        "best": formats.date_format(best, "F Y"),
        "last": wording.number(reading.months[-1][1].value or 0),
    }


@register.inclusion_tag("components/tile_map.html")
def figure_map(reading: Reading) -> dict[str, Any]:
    """The provinces as tiles, coloured by value."""
    values = [
        charts.ProvinceValue(code=area.code, name=area.name, value=area.cell.value)
        for area in reading.areas
        if len(area.code) == RegionLevel.PROVINCE
    ]
    tiles = charts.TileMap(values=values, label=str(reading.figure.name), unit=str(reading.figure.unit))
    return {"map": tiles, "tiles": charts.place(tiles)}
