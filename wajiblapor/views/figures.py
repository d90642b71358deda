"""The dashboard's figures as charts and sentences."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from siapkerja.web import wording
from siapkerja.web.charts import Bar, BarChart, ProvinceValue, TileMap
from wajiblapor.queries.officers import Dashboard, RegionFigures


def headline(found: Dashboard) -> str:
    """The sentence that stands first."""
    count = wording.number(found.this_month.reports)
    change = found.change_percent
    if change is None:
        return _("%(count)s perusahaan melapor bulan ini.") % {"count": count}
    words = {"count": count, "percent": wording.number(abs(change))}
    if change == 0:
        return _("%(count)s perusahaan melapor bulan ini, sama dengan bulan lalu.") % words
    if change > 0:
        return _("%(count)s perusahaan melapor bulan ini, %(percent)s %% lebih banyak daripada bulan lalu.") % words
    return _("%(count)s perusahaan melapor bulan ini, %(percent)s %% lebih sedikit daripada bulan lalu.") % words


def month_chart(found: Dashboard) -> BarChart:
    bars = [
        Bar(label=formats.date_format(month.month, "M"), value=month.reports, is_current=month == found.this_month)
        for month in found.months
    ]
    best = max(found.months, key=lambda month: month.reports)
    sentence = _("Laporan per bulan selama dua belas bulan; terbanyak %(month)s dengan %(count)s laporan.") % {
        "month": wording.month(best.month),
        "count": wording.number(best.reports),
    }
    return BarChart(title=_("Laporan per bulan"), sentence=sentence, series=_("Laporan"), bars=bars, axis=_("Bulan"))


def province_map(found: Dashboard) -> TileMap | None:
    """Only where the figures are by province."""
    if found.level != "province" or not found.regions:
        return None
    values = [ProvinceValue(code=region.code, name=region.name, value=region.reports, url=queue_url(region)) for region in found.regions]
    return TileMap(values=values, label=_("Laporan per provinsi"), unit=_("laporan"))


def queue_url(region: RegionFigures) -> str:
    """The list behind a region's figure."""
    return f"{reverse('wajiblapor:queue')}?{urlencode({'wilayah': region.code})}"
