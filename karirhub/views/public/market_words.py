"""The labour market in sentences, charts and cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import formats
from django.utils.http import urlencode
from django.utils.translation import gettext

from karirhub.queries.market import Line, Market, Pay, are_counted
from karirhub.queries.market_figures import OPEN_VACANCIES, PEOPLE_SOUGHT, PLACES_PER_TEN, SEEKERS
from siapkerja.statistics.cells import Cell
from siapkerja.statistics.figures import Figure
from siapkerja.web import charts
from siapkerja.web.wording import compact, month, number, rupiah


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What a page is about; codes are "" for the country and for all occupations.

    Attributes:
        name: of all of it. region_name: of the province alone.
    """

    region_code: str = ""
    occupation_code: str = ""
    name: str = ""
    region_name: str = ""

    @property
    def heading(self) -> str:
        return gettext("Pasar kerja: %(name)s") % {"name": self.name} if self.name else gettext("Pasar kerja Indonesia")

    @property
    def short(self) -> str:
        return self.name or gettext("Seluruh Indonesia")

    @property
    def phrase(self) -> str:
        """Behind "orang dicari"."""
        if self.is_of_both:
            return gettext("untuk %(name)s") % {"name": self.name}
        if self.occupation_code:
            return gettext("untuk %(name)s di seluruh Indonesia") % {"name": self.name}
        return gettext("di %(name)s") % {"name": self.name or gettext("seluruh Indonesia")}

    @property
    def query(self) -> str:
        """The same choice in the address of a table."""
        return urlencode({key: code for key, code in (("provinsi", self.region_code), ("jabatan", self.occupation_code)) if code})

    @property
    def is_of_country(self) -> bool:
        return not self.region_code

    @property
    def is_of_both(self) -> bool:
        return bool(self.region_code and self.occupation_code)

    @property
    def has_seekers_by_region(self) -> bool:
        """People are counted by province for all occupations and for major groups."""
        return len(self.occupation_code) <= 1

    @property
    def has_seekers(self) -> bool:
        """Whether people are counted for it."""
        return are_counted(self.region_code, self.occupation_code)

    def url_of(self, line: Line) -> str:
        """The page of a line of this page, narrower by one; regencies and what is no occupation of KBJI have none."""
        if line.is_region:
            return "" if self.region_code else _url(line.code, self.occupation_code)
        return _url(self.region_code, line.code) if line.code.isdigit() else ""

    @property
    def vacancies_url(self) -> str:
        """The search for its vacancies."""
        wanted = {key: value for key, value in (("tempat", self.region_name), ("jabatan", self.occupation_code)) if value}
        return f"{reverse('karirhub:vacancies')}?{urlencode(wanted)}".removesuffix("?")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One figure on its card: value and comparison in words."""

    figure: Figure
    value: str
    unit: str
    before: str
    as_of: datetime | None
    list_url: str = ""


def linked(lines: Sequence[Line], scope: Scope) -> list[tuple[Line, str]]:
    """Lines with the addresses of their pages."""
    return [(line, scope.url_of(line)) for line in lines]


def _url(region: str, occupation: str) -> str:
    if region and occupation:
        return reverse("karirhub:market_both", args=[region, occupation])
    return reverse("karirhub:market_province", args=[region]) if region else reverse("karirhub:market_occupation", args=[occupation])


def shown_figures(market: Market, scope: Scope) -> list[Shown]:
    """The figures on top; those of people only where they are counted so finely."""
    shown = _figures(market)
    return shown if scope.has_seekers else [one for one in shown if not one.figure.counts_people]


def _figures(market: Market) -> list[Shown]:
    return [
        Shown(
            figure=OPEN_VACANCIES, value=compact(market.vacancies.value), unit=str(OPEN_VACANCIES.unit),
            before=_compared(market.vacancies.month_before, market.vacancies.year_before), as_of=market.counted_at,
            list_url=reverse("statistics:public_figure", args=["published-vacancies"]),
        ),
        Shown(
            figure=PEOPLE_SOUGHT, value=compact(market.openings.value), unit=str(PEOPLE_SOUGHT.unit),
            before=_compared(market.openings.month_before, market.openings.year_before), as_of=market.counted_at,
        ),
        Shown(
            figure=SEEKERS, value=cell_words(market.seekers), unit=str(SEEKERS.unit) if market.seekers and market.seekers.value else "",
            before=_compared(market.seekers_before, market.seekers_year_before), as_of=market.seekers_counted_at,
        ),
        Shown(
            figure=PLACES_PER_TEN, value=ratio_words(market.per_ten, market.seekers),
            unit=str(PLACES_PER_TEN.unit) if market.per_ten is not None else "", before="", as_of=market.counted_at,
        ),
    ]  # fmt: skip


def _compared(before: int | Cell | None, year: int | Cell | None) -> str:
    told = {"last": _value(before), "year": _value(year)}
    return gettext("bulan lalu %(last)s, setahun lalu %(year)s") % told


def _value(value: int | Cell | None) -> str:
    return compact(value) if isinstance(value, int) else cell_words(value)


def cell_words(cell: Cell | None) -> str:
    """A count of people, "dijaga", or that nobody counted them then."""
    if cell is None:
        return gettext("belum dihitung")
    return gettext("dijaga") if cell.value is None else compact(cell.value)


def ratio_words(per_ten: float | None, seekers: Cell | None) -> str:
    if per_ten is None:
        return gettext("dijaga") if seekers and seekers.is_protected else "–"
    return number(round(per_ten), 0) if per_ten >= 10 else number(per_ten, 1)


def sentence(market: Market, scope: Scope) -> str:
    """What the scope comes to, in one or two sentences."""
    told = {"people": number(market.openings.value), "vacancies": number(market.vacancies.value), "where": scope.phrase}
    if not market.vacancies.value:
        return gettext("Sekarang tidak ada lowongan terbuka %(where)s.") % told
    first = gettext("Sekarang %(people)s orang dicari lewat %(vacancies)s lowongan %(where)s.") % told
    if market.per_ten is None:
        return first
    ratio = {"places": ratio_words(market.per_ten, market.seekers)}
    if market.per_ten > 10:
        return f"{first} {gettext('Tempat kerja lebih banyak daripada pencari kerja: %(places)s untuk setiap 10 orang.') % ratio}"
    return f"{first} {gettext('Untuk setiap 10 pencari kerja ada %(places)s tempat kerja.') % ratio}"


def trend(market: Market, scope: Scope) -> charts.BarChart:
    """People sought month by month, and those who seek work as a line where they were counted."""
    has_seekers = sum(bool(seekers and seekers.value) for *_rest, seekers in market.months) > 1
    bars = [
        charts.Bar(
            label=formats.date_format(first, "M"),
            value=openings,
            before=seekers.value if has_seekers and seekers else None,
            is_current=first == market.month,
        )
        for first, _vacancies, openings, seekers in market.months
    ]
    most = max(market.months, key=lambda row: row[2])
    told = {"most": number(most[2]), "when": month(most[0]), "last": number(market.openings.value), "where": scope.short}
    return charts.BarChart(
        title=gettext("Orang dicari pada akhir bulan, %(where)s") % told,
        sentence=gettext("Orang dicari: paling banyak %(most)s pada %(when)s, terakhir %(last)s.") % told,
        series=str(PEOPLE_SOUGHT.name),
        before=str(SEEKERS.name) if has_seekers else "",
        axis=gettext("Bulan"),
        bars=bars,
    )


def tiles(lines: Sequence[Line], scope: Scope) -> charts.TileMap:
    """The provinces coloured by how many people are sought; each opens its own page."""
    values = [
        charts.ProvinceValue(code=line.code, name=line.name, value=line.openings, url=reverse("karirhub:market_province", args=[line.code]))
        for line in lines
    ]
    some = sorted(line.openings for line in lines if line.openings)
    # Parted among those that seek anybody, so that the many without do not make all others look alike.
    bounds = sorted({some[len(some) * part // 4] for part in range(4)}) if some else []
    return charts.TileMap(values=values, bounds=bounds, label=gettext("Orang dicari per provinsi"), unit=str(PEOPLE_SOUGHT.unit))


def pay_words(pay: Pay) -> str:
    """ "Separuh lowongan menawarkan antara Rp4.200.000 dan Rp5.600.000; tengahnya Rp4.800.000.\""""
    if pay.median is None:
        return gettext("Terlalu sedikit lowongan atau pemberi kerja yang menyebut upah untuk ditampilkan kisarannya.")
    told = {"low": rupiah(pay.low or 0), "high": rupiah(pay.high or 0), "median": rupiah(pay.median)}
    return gettext("Separuh lowongan menawarkan antara %(low)s dan %(high)s sebulan; tengahnya %(median)s.") % told
