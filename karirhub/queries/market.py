"""The labour market of the country, a province or a group of occupations, read from the sums that `actions.market` keeps."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import get_language

from karirhub.models import MarketOpenings, MarketPay, MarketSeekers, MarketSkill
from siapkerja.kernel.calendar import add_months
from siapkerja.reference.models import Occupation, RegionLevel
from siapkerja.reference.queries.occupations import UNIT_DIGITS
from siapkerja.reference.queries.places import places
from siapkerja.statistics.cells import Cell
from siapkerja.statistics.periods import Period
from siapkerja.statistics.queries.dashboard import Compared

MONTHS_SHOWN = 12
TOP = 10
MAJORS = tuple("1234567890")  # major groups of KBJI
Key = tuple[str, str, date]


@dataclass(frozen=True, kw_only=True)
class Pay:
    """What is offered: rupiah a month; None where too few vacancies or employers stand behind."""

    stated: int
    unstated: int
    employers: int
    low: int | None
    median: int | None
    high: int | None


@dataclass(frozen=True, kw_only=True)
class Line:
    """A province, a regency or a group of occupations. `seekers` is None where they are not counted so finely."""

    is_region: bool

    code: str
    name: str
    vacancies: int
    openings: int
    before: int
    year_before: int
    seekers: Cell | None
    pay: Pay | None

    @property
    def per_ten(self) -> float | None:
        """People sought for every ten who seek work."""
        return per_ten(self.openings, self.seekers)


@dataclass(frozen=True, kw_only=True)
class Market:
    """What the page shows of one scope.

    Attributes:
        month: first day of the month its newest numbers are of; None where nothing was ever counted.
        seekers, seekers_before: None where they were not counted.
        months: the twelve up to the newest, with vacancies, people sought and seekers.
        regions: provinces, or the regencies of the province, in the order of their codes.
        occupations: major groups, or the occupations of the group; `top` the occupations with most people sought.
    """

    month: date | None
    vacancies: Compared
    openings: Compared
    seekers: Cell | None
    seekers_before: Cell | None
    seekers_year_before: Cell | None
    months: list[tuple[date, int, int, Cell | None]]
    regions: list[Line]
    occupations: list[Line]
    top: list[Line]
    pay: Pay | None
    skills: list[MarketSkill]
    counted_at: datetime | None
    seekers_counted_at: datetime | None
    pay_counted_at: datetime | None

    @property
    def per_ten(self) -> float | None:
        return per_ten(self.openings.value, self.seekers)


@dataclass
class _Read:
    """Rows by region, occupation and month."""

    openings: dict[Key, tuple[int, int]] = field(default_factory=dict)
    seekers: dict[Key, Cell] = field(default_factory=dict)
    pays: dict[tuple[str, str], Pay] = field(default_factory=dict)
    counted_at: datetime | None = None
    seekers_counted_at: datetime | None = None
    pay_counted_at: datetime | None = None
    month: date | None = None

    def counted(self, region: str, occupation: str, month: date) -> tuple[int, int]:
        """Vacancies and people sought."""
        return self.openings.get((region, occupation, month), (0, 0))

    def seeking(self, region: str, occupation: str, month: date) -> Cell | None:
        """People who seek work; None for months in which nobody counted them."""
        if ("", "", month) not in self.seekers:
            return None
        return self.seekers.get((region, occupation, month), Cell(0))


def per_ten(openings: int, seekers: Cell | None) -> float | None:
    return 10 * openings / seekers.value if seekers and seekers.value else None


def read_market(*, region_code: str = "", occupation_code: str = "", today: date) -> Market:
    """One scope: the country, a province, a group of occupations, or a group within a province. Five queries.

    Args:
        region_code: two digits; "" is the country.
        occupation_code: KBJI, one or four digits; "" is all.
        today: what was counted up to then is shown.
    """
    read = _Read()
    cells = _cells(region_code, occupation_code, Period.months_up_to(today, 2).months)
    own = Q(month__in=Period.months_up_to(today, MONTHS_SHOWN + 2).months, region_code__in=("", region_code))
    cells |= own & Q(occupation_code__in=("", occupation_code))
    _read_openings(read, cells)
    _read_seekers(read, cells)
    _read_pay(read, _places(region_code, occupation_code))
    month = read.month or today.replace(day=1)
    codes = {code for region, code, _month in read.openings if region == region_code and code != occupation_code}
    codes |= set() if occupation_code else set(MAJORS)
    titles = occupation_titles({code for code in codes if code.isdigit()})
    units = [code for code in titles if len(code) > 1]
    lines = [_line(read, region_code, code, titles[code], code, month, has_seekers=are_counted(region_code, code)) for code in titles]
    top = sorted((line for line in lines if line.code in units and line.openings), key=lambda line: (-line.openings, line.code))
    majors = [line for line in lines if len(line.code) == 1]

    def seeking(first: date) -> Cell | None:
        return read.seeking(region_code, occupation_code, first) if are_counted(region_code, occupation_code) else None

    return Market(
        month=read.month,
        vacancies=_compared(read, 0, region_code, occupation_code, month),
        openings=_compared(read, 1, region_code, occupation_code, month),
        seekers=seeking(month),
        seekers_before=seeking(add_months(month, -1)),
        seekers_year_before=seeking(add_months(month, -12)),
        months=[
            (first, *read.counted(region_code, occupation_code, first), seeking(first))
            for first in Period.months_up_to(month, MONTHS_SHOWN).months
        ],
        regions=_regions(read, region_code, occupation_code, month),
        occupations=sorted(majors, key=lambda line: line.code) if not occupation_code else [],
        top=top if len(occupation_code) == 1 else top[:TOP],
        pay=read.pays.get((region_code, occupation_code)),
        skills=list(MarketSkill.objects.filter(region_code=region_code, occupation_code=occupation_code).order_by("-vacancies", "word")),
        counted_at=read.counted_at,
        seekers_counted_at=read.seekers_counted_at,
        pay_counted_at=read.pay_counted_at,
    )


def occupation_titles(codes: Collection[str]) -> dict[str, str]:
    """Titles of KBJI groups in the reader's language, by code."""
    rows = Occupation.objects.filter(code__in=codes).values_list("code", "title", "title_en")
    return {code: (in_english if get_language() == "en" and in_english else title) for code, title, in_english in rows}


def _cells(region_code: str, occupation_code: str, newest: Collection[date]) -> Q:
    """The regions below and the groups of occupations inside, in whichever month is the newest, the one before and last year's."""
    months = {add_months(month, -back) for month in newest for back in (0, 1, 12)}
    return _places(region_code, occupation_code) & Q(month__in=months)


def _places(region_code: str, occupation_code: str) -> Q:
    """The scope itself, the regions below it, and the groups of occupations in it."""
    below = Q(region_code__regex=r"^\d{2}$") if not region_code else Q(region_code__startswith=region_code) & ~Q(region_code=region_code)
    inside = Q(occupation_code__startswith=occupation_code) if len(occupation_code) < UNIT_DIGITS else Q(occupation_code=occupation_code)
    return Q(region_code=region_code) & inside | below & Q(occupation_code=occupation_code)


def are_counted(region_code: str, code: str) -> bool:
    """People are counted by occupation in the country only; by major group in the provinces, too."""
    return not region_code or len(code) <= 1


def _read_openings(read: _Read, cells: Q) -> None:
    rows = MarketOpenings.objects.filter(cells)
    for region, code, month, vacancies, openings, at in rows.values_list(
        "region_code", "occupation_code", "month", "vacancies", "openings", "counted_at"
    ):
        read.openings[region, code, month] = (vacancies, openings)
        read.counted_at = max(at, read.counted_at or at)
        read.month = max(month, read.month or month)


def _read_seekers(read: _Read, cells: Q) -> None:
    rows = MarketSeekers.objects.filter(cells)
    for region, code, month, people, is_hidden, at in rows.values_list(
        "region_code", "occupation_code", "month", "seekers", "is_hidden", "counted_at"
    ):
        read.seekers[region, code, month] = Cell(None if is_hidden else people)
        read.seekers_counted_at = max(at, read.seekers_counted_at or at)


def _read_pay(read: _Read, places_wanted: Q) -> None:
    for row in MarketPay.objects.filter(places_wanted):
        read.pays[row.region_code, row.occupation_code] = Pay(
            stated=row.stated, unstated=row.unstated, employers=row.employers, low=row.low, median=row.median, high=row.high
        )
        read.pay_counted_at = row.counted_at


def _regions(read: _Read, region_code: str, occupation_code: str, month: date) -> list[Line]:
    if region_code and occupation_code:
        return []
    level = RegionLevel.REGENCY if region_code else RegionLevel.PROVINCE
    below = [place for place in places().values() if len(place.code) == level and place.code.startswith(region_code)]
    return [
        _line(read, place.code, occupation_code, place.name, place.code, month, has_seekers=len(occupation_code) <= 1)
        for place in sorted(below, key=lambda place: place.code)
    ]


def _line(read: _Read, region: str, occupation: str, name: str, code: str, month: date, *, has_seekers: bool) -> Line:
    vacancies, openings = read.counted(region, occupation, month)
    return Line(
        is_region=code == region, code=code, name=name, vacancies=vacancies, openings=openings,
        before=read.counted(region, occupation, add_months(month, -1))[1],
        year_before=read.counted(region, occupation, add_months(month, -12))[1],
        seekers=read.seeking(region, occupation, month) if has_seekers else None, pay=read.pays.get((region, occupation)),
    )  # fmt: skip


def _compared(read: _Read, which: int, region: str, occupation: str, month: date) -> Compared:
    value, before, year = (read.counted(region, occupation, add_months(month, -back))[which] for back in (0, 1, 12))
    return Compared(value=value, month_before=before, year_before=year)
