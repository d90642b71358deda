"""Putting figures together for a page: the number, its months, and the regions below."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from siapkerja.kernel.calendar import add_months
from siapkerja.reference.models import Region, RegionLevel
from siapkerja.reference.queries import rule
from siapkerja.statistics.cells import Cell, protected
from siapkerja.statistics.figures import Figure
from siapkerja.statistics.periods import Period

MONTHS_SHOWN = 12


@dataclass(frozen=True)
class Area:
    """A province or regency with its value."""

    code: str
    name: str
    cell: Cell


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One figure as a page shows it.

    Attributes:
        total: of the chosen month.
        before: of the same month a year earlier.
        months: the twelve months up to the chosen one.
        months_before: the twelve months before those.
        areas: regions one level below, largest first as far as shown.
        is_running: the month is not over, so it is compared with nothing.
    """

    figure: Figure
    total: Cell
    before: Cell
    months: list[tuple[date, Cell]]
    months_before: list[Cell]
    areas: list[Area]
    as_of: datetime
    is_running: bool

    @property
    def change_percent(self) -> int | None:
        """Against the same month a year earlier, in whole percent; None where either is hidden, or nothing was counted then."""
        if self.is_running or self.total.value is None or not self.before.value:
            return None
        return round(100 * (self.total.value - self.before.value) / self.before.value)

    @property
    def change_size(self) -> int:
        """The change without its sign."""
        return abs(self.change_percent or 0)


def read_figure(figure: Figure, *, region_code: str, month: date, in_public: bool, with_areas: bool = True) -> Reading:
    """Read a figure for a month and region.

    Args:
        region_code: "" is the whole country, two digits a province, four a regency.
        in_public: hide small cells of figures that count people.
        with_areas: also the regions one level below.
    """
    period = Period.months_up_to(month, 2 * MONTHS_SHOWN)
    by_month = figure.by_month(region_code, period) if figure.by_month else _month_by_month(figure, region_code, period)
    areas = _areas(figure, region_code, Period.month(month)) if with_areas and len(region_code) < RegionLevel.REGENCY else []
    threshold = int(rule("statistics.small_cell_threshold", timezone.localdate()).value) if figure.counts_people and in_public else 0
    months = protected({day: by_month.get(day, 0) for day in period.months}, threshold=threshold, total_is_shown=False)
    shown = protected({code: count for code, _name, count in areas}, threshold=threshold)
    listed = [Area(code, name, shown[code]) for code, name, _count in areas]
    return Reading(
        figure=figure,
        total=months[month.replace(day=1)],
        before=months[add_months(month.replace(day=1), -12)],
        months=[(day, months[day]) for day in period.months[MONTHS_SHOWN:]],
        months_before=[months[day] for day in period.months[:MONTHS_SHOWN]],
        areas=sorted(listed, key=lambda area: (area.cell.is_protected, -(area.cell.value or 0), area.name)),
        as_of=(figure.as_of() if figure.as_of else None) or timezone.now(),
        is_running=Period.month(month).last >= timezone.localdate(),
    )


def _month_by_month(figure: Figure, region_code: str, period: Period) -> dict[date, int]:
    return {first: figure.compute(region_code, Period.month(first)) for first in period.months}


def _areas(figure: Figure, region_code: str, period: Period) -> list[tuple[str, str, int]]:
    """Every province (or regency of a province) in force at the end of the period, also those that counted nothing."""
    level = RegionLevel.REGENCY if region_code else RegionLevel.PROVINCE
    rows = Region.objects.at(min(period.last, timezone.localdate())).filter(level=level).within(region_code).order_by("code")
    names = dict(rows.values_list("code", "name"))
    counted = figure.by_region(region_code, period) if figure.by_region else {code: figure.compute(code, period) for code in names}
    return [(code, name, counted.get(code, 0)) for code, name in names.items()]


def region_choices(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Regions a reader may choose: those given; all provinces, after the country itself, where the country is given."""
    codes = set(codes)
    if "" not in codes:
        return list(Region.objects.filter(code__in=codes).order_by("code").values_list("code", "name"))
    provinces = Region.objects.at(timezone.localdate()).provinces().order_by("code")
    return [("", _("Seluruh Indonesia")), *provinces.values_list("code", "name")]
