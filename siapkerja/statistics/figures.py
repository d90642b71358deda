"""The registry of figures: every number the portal publishes, with what it means, where it comes from and how old it is.

A service registers its figures in its `portal.py`. What is counted lives in the rollups of this app
(`siapkerja.statistics.rollups`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from siapkerja.statistics.periods import Period

Compute = Callable[[str, Period], int]
ByMonth = Callable[[str, Period], Mapping[date, int]]
ByRegion = Callable[[str, Period], Mapping[str, int]]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure.

    Args:
        slug: stable name, unique ("manpower-reports").
        name: short, for a heading (lazy translation).
        definition: what exactly is counted, one or two sentences.
        source: where the numbers come from.
        unit: word after the number ("laporan", "pekerja").
        compute: value for a region code ("" is the country) and a period.
        by_month: the same by first days of months; asked month by month where not given.
        by_region: the same by the codes one level below the region (provinces of the country, regencies of a
            province); asked region by region where not given.
        as_of: when the numbers were last brought up to date; None while they are always current.
        service: slug of the service it belongs to, for grouping.
        counts_people: cells below the threshold are hidden in public.
        is_public: shown to everybody; else to officers only.
    """

    slug: str
    name: str
    definition: str
    source: str
    unit: str
    compute: Compute
    by_month: ByMonth | None = None
    by_region: ByRegion | None = None
    as_of: Callable[[], datetime | None] | None = None
    service: str = ""
    counts_people: bool = False
    is_public: bool = True


_figures: dict[str, Figure] = {}


def register(figure: Figure) -> None:
    """Add a figure to the registry.

    Raises:
        ValueError: another figure has this slug.
    """
    if figure.slug in _figures:
        raise ValueError(f"two figures are named {figure.slug}")
    _figures[figure.slug] = figure


def figures(*, public_only: bool = False) -> list[Figure]:
    """All figures in the order they were registered."""
    return [figure for figure in _figures.values() if figure.is_public or not public_only]


def figure(slug: str) -> Figure:
    """The figure of that name.

    Raises:
        KeyError: there is none.
    """
    return _figures[slug]


def value_of(slug: str, region_code: str = "", period: Period | None = None, *, today: date | None = None) -> int:
    """The value of a figure, by default of the whole country in the current month.

    Raises:
        KeyError: there is no figure of that name.
        ValueError: neither a period nor today's date is given.
    """
    if period is None:
        if today is None:
            raise ValueError("a figure needs a period, or today's date for the current month")
        period = Period.month(today)
    return figure(slug).compute(region_code, period)
