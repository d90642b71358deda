"""What everybody sees of figures: years, with cells of few people hidden, and months only of what is not about people.

Months and years of people are not both shown: one could be worked out of the other. What is hidden of a year is decided
in one way for all pages: over the provinces of the country, and over the regencies of each province.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from siapkerja.reference.models import RegionLevel
from siapkerja.statistics.cells import Cell, closed_beneath, is_safe
from siapkerja.statistics.figures import Figure, figure
from siapkerja.statistics.models import Span
from siapkerja.statistics.queries.sums import Sums, read_sums, small_cell_threshold

YEARS_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class PublicCard:
    """One figure of a region in a year and the year before."""

    figure: Figure
    cell: Cell
    before: Cell
    as_of: datetime | None
    is_running: bool
    list_url: str = ""

    @property
    def change_percent(self) -> int | None:
        """Against the year before; None while the year runs, or where either is hidden or nothing was counted then."""
        if self.is_running or self.cell.value is None or not self.before.value:
            return None
        return round(100 * (self.cell.value - self.before.value) / self.before.value)


@dataclass(frozen=True, kw_only=True)
class PublicPart:
    code: str
    name: str
    cell: Cell
    before: Cell


@dataclass(frozen=True, kw_only=True)
class PublicPage:
    """One figure with its years, its months where it is not about people, and the regions below."""

    card: PublicCard
    years: list[tuple[int, Cell]]
    months: list[tuple[date, int, int]]
    parts: list[PublicPart]


def read_public_cards(figures: Sequence[Figure], *, region_code: str, year: int) -> list[PublicCard]:
    """All figures of a region in a year. One query for the country, two for a province."""
    years = [year - 1, year]
    sums = read_sums(_with_guards(figures), regions={"", region_code}, years=years)
    if region_code:
        siblings = read_sums(_with_guards(figures, protected_only=True), regions=[], parts_of=region_code[:-2], years=years)
        sums.values |= siblings.values
    masks = _masks(figures, sums, region_code, years)
    return [_card(figure, sums, masks, region_code, year) for figure in figures]


def read_public_page(figure: Figure, *, region_code: str, parts: Mapping[str, str], year: int) -> PublicPage:
    """One figure with five years, and the regions below. Three queries at most.

    Args:
        parts: names by code of the regions one level below.
    """
    years = range(year - YEARS_SHOWN + 1, year + 1)
    wanted = _with_guards([figure])
    months = [] if figure.is_protected else [date(which, number, 1) for which in (year - 1, year) for number in range(1, 13)]
    sums = read_sums(wanted, regions={"", region_code}, parts_of=region_code if parts else None, months=months, part_months=[], years=years)
    if region_code and figure.is_protected:
        sums.values |= read_sums(wanted, regions=[], parts_of=region_code[:-2], years=years).values
    masks = _masks([figure], sums, region_code, years)
    today = timezone.localdate()
    return PublicPage(
        card=_card(figure, sums, masks, region_code, year),
        years=[(which, _cell(figure, sums, masks, region_code, which)) for which in years],
        months=[
            (first, sums.month(figure, region_code, first), sums.month(figure, region_code, first.replace(year=year - 1)))
            for first in months[12:]
            if first <= today
        ],
        parts=[
            PublicPart(
                code=code, name=name, cell=_cell(figure, sums, masks, code, year), before=_cell(figure, sums, masks, code, year - 1)
            )
            for code, name in parts.items()
        ],
    )  # fmt: skip


def _guard(shown: Figure) -> Figure:
    """The figure whose cells decide what is hidden."""
    return figure(shown.hidden_with) if shown.hidden_with else shown


def _with_guards(shown: Iterable[Figure], *, protected_only: bool = False) -> list[Figure]:
    found = {one.slug: one for one in shown if one.is_protected or not protected_only}
    found |= {_guard(one).slug: _guard(one) for one in list(found.values())}
    return [one for one in found.values() if one.is_protected or not protected_only]


# What was counted in a year, by measure, year and digits of the region's code: values by code.
Counted = Mapping[tuple[str, int, int], Mapping[str, int]]


def _masks(shown: Sequence[Figure], sums: Sums, region_code: str, years: Iterable[int]) -> dict[int, set[tuple[str, str]]]:
    """Slug and region of what must not be shown, by year."""
    guards = {guard.slug: guard for guard in map(_guard, shown) if guard.is_protected}
    threshold = small_cell_threshold() if guards else 0
    counted = _counted(sums)
    return {year: _mask(guards.values(), sums, counted, region_code, year, threshold) for year in years}


def _mask(guards: Iterable[Figure], sums: Sums, counted: Counted, region_code: str, year: int, threshold: int) -> set[tuple[str, str]]:
    hidden: set[tuple[str, str]] = set()
    for guard in guards:
        country_is_closed = not is_safe([sums.year(guard, "", year)], threshold)
        closed = {""} if country_is_closed else set()
        if region_code:
            provinces = counted.get((guard.measure, year, RegionLevel.PROVINCE), {})
            closed |= closed_beneath(_as_rows(provinces), threshold=threshold, total_is_closed=country_is_closed)
        parts = counted.get((guard.measure, year, len(region_code) + 2), {})
        closed |= closed_beneath(_as_rows(parts), threshold=threshold, total_is_closed=region_code in closed)
        hidden |= {(guard.slug, code) for code in closed}
    return hidden


def _as_rows(values: Mapping[str, int]) -> dict[str, tuple[int]]:
    return {code: (value,) for code, value in values.items()}


def _counted(sums: Sums) -> Counted:
    found: defaultdict[tuple[str, int, int], dict[str, int]] = defaultdict(dict)
    for (measure, code, span, start), value in sums.values.items():
        if span == Span.YEAR:
            found[measure, start.year, len(code)][code] = value
    return found


def _cell(shown: Figure, sums: Sums, masks: dict[int, set[tuple[str, str]]], code: str, year: int) -> Cell:
    is_hidden = (_guard(shown).slug, code) in masks[year]
    return Cell(None if is_hidden else sums.year(shown, code, year))


def _card(shown: Figure, sums: Sums, masks: dict[int, set[tuple[str, str]]], region_code: str, year: int) -> PublicCard:
    return PublicCard(
        figure=shown,
        cell=_cell(shown, sums, masks, region_code, year),
        before=_cell(shown, sums, masks, region_code, year - 1),
        as_of=sums.as_of(shown),
        is_running=year >= timezone.localdate().year,
    )
