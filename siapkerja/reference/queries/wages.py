"""The minimum wage of a place on a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from siapkerja.reference.models import MinimumWage, MinimumWageKind, Region, RegionLevel
from siapkerja.reference.queries.rules import read_once, rule


@dataclass(frozen=True)
class EarlierFigure:
    """The last figure that is loaded for a regency, of a year that is over."""

    amount: int
    year: int


@dataclass(frozen=True, kw_only=True)
class MinimumWageFigure:
    """What a worker in a place must be paid at least.

    Attributes:
        amount: rupiah a month.
        kind: UMP (the province's) or UMK (the regency's own).
        year: year the figure was set for.
        decree: number of the governor's decree, "" where it is not recorded.
        source: where the figure was read.
        source_region: the province or regency that the figure is of.
        is_regency_loaded: the regency's own figure is what is given, or the regency has none of its own (DKI Jakarta).
            Otherwise the province's stands in, and the regency's may be higher: a page must say so.
        is_outdated: no figure for the year asked about is loaded; this is the last one before it.
        is_doubtful: sources disagree.
        earlier: the regency's own figure of an earlier year, where only that is loaded.
    """

    amount: int
    kind: MinimumWageKind
    year: int
    decree: str
    source: str
    source_region: Region
    is_regency_loaded: bool
    is_outdated: bool = False
    is_doubtful: bool = False
    earlier: EarlierFigure | None = None


def minimum_wage(region_code: str, on: date) -> MinimumWageFigure | None:
    """The figure for a region of any level on a day; None where not even the province's is loaded. Two queries."""
    return minimum_wages([region_code], on).get(region_code)


def minimum_wages(region_codes: Iterable[str], on: date) -> dict[str, MinimumWageFigure]:
    """The same for many places at once, in two queries; places without any figure are left out.

    Raises:
        UnknownRule: the rule naming the provinces without regency wages is not loaded.
    """
    wanted = set(region_codes)
    sources = frozenset(code[:level] for code in wanted for level in (RegionLevel.PROVINCE, RegionLevel.REGENCY))
    known: dict[str, list[MinimumWage]] = defaultdict(list)
    for wage in read_once(_wages, sources):
        if wage.valid_from <= on:
            known[wage.region_id].append(wage)
    uniform = set(rule("wage.provinces_without_regency_wage", on).value)
    figures = {code: _choose(code, on, known, has_own=code[: RegionLevel.PROVINCE] not in uniform) for code in wanted}
    return {code: figure for code, figure in figures.items() if figure is not None}


def _wages(sources: frozenset[str]) -> list[MinimumWage]:
    return list(MinimumWage.objects.filter(region__in=sources).select_related("region").order_by("-valid_from"))


def _choose(code: str, on: date, known: dict[str, list[MinimumWage]], *, has_own: bool) -> MinimumWageFigure | None:
    """The regency's figure in force; else the province's in force; else the last of the province."""
    own = known.get(code[: RegionLevel.REGENCY], []) if len(code) >= RegionLevel.REGENCY else []
    provincial = known.get(code[: RegionLevel.PROVINCE], [])
    if own and _holds(own[0], on):
        return _figure(own[0], on, is_regency_loaded=True)
    if not provincial:
        return _figure(own[0], on, is_regency_loaded=True) if own else None
    earlier = EarlierFigure(own[0].amount, own[0].valid_from.year) if own else None
    speaks_of_regency = has_own and len(code) >= RegionLevel.REGENCY
    return _figure(provincial[0], on, is_regency_loaded=not speaks_of_regency, earlier=earlier)


def _holds(wage: MinimumWage, on: date) -> bool:
    return wage.valid_to is None or wage.valid_to >= on


def _figure(wage: MinimumWage, on: date, *, is_regency_loaded: bool, earlier: EarlierFigure | None = None) -> MinimumWageFigure:
    return MinimumWageFigure(
        amount=wage.amount,
        kind=MinimumWageKind(wage.kind),
        year=wage.valid_from.year,
        decree=wage.decree,
        source=wage.source,
        source_region=wage.region,
        is_regency_loaded=is_regency_loaded,
        is_outdated=not _holds(wage, on),
        is_doubtful=wage.is_doubtful,
        earlier=earlier,
    )


def wage_years() -> list[int]:
    """Years with any figure, newest first."""
    return [start.year for start in MinimumWage.objects.dates("valid_from", "year", order="DESC")]


def provincial_wages(year: int) -> list[MinimumWage]:
    """The provinces' figures set for a year, highest first."""
    wages = MinimumWage.objects.filter(kind=MinimumWageKind.UMP, valid_from__year=year)
    return list(wages.select_related("region").order_by("-amount", "region_id"))


def regency_wages(province_code: str, year: int) -> list[MinimumWage]:
    """The figures of a province's regencies set for a year, highest first."""
    wages = MinimumWage.objects.filter(kind=MinimumWageKind.UMK, region__parent=province_code, valid_from__year=year)
    return list(wages.select_related("region").order_by("-amount", "region_id"))
