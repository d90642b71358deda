"""The registry of figures: every number the portal publishes, with what it means, where it comes from and how old it is.

A service registers its figures in its `portal.py`. What is counted lives in the sums of this app: contributions by month, or
people by month and year (`siapkerja.statistics.readings`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from siapkerja.identity.actor import Actor
from siapkerja.statistics.models import MilestoneKind
from siapkerja.statistics.periods import Period
from siapkerja.statistics.rollups import total_of

ListBehind = Callable[[Actor, str, date], str]
StandingNow = Callable[[Actor, str], tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure.

    Args:
        slug: stable name, unique ("manpower-reports").
        name: short, for a heading (lazy translation).
        definition: what exactly is counted, one or two sentences.
        source: where the numbers come from.
        unit: word after the number ("laporan", "pekerja"); before it where it is money.
        service: slug of the service it belongs to, for grouping.
        milestone: people are counted, each once in a month, a year and a region, by this kind of milestone; else
            contributions to `slug` are summed.
        counts_people: small cells are hidden in public, and months are not shown there.
        hidden_with: slug of a figure about people; where its cell is hidden in public, so is this one.
        is_money: rupiah.
        is_public: shown to everybody; else to officers only.
        list_behind: address of a list of the service's own behind the figure, for an actor, a region code and the first day of a
            month; "" where there is none for them. By default the records themselves are listed.
        standing_now: where a figure counts what happened in a month, and officers know another number for how things stand today:
            that number in words and the address of its list, for an actor and a region code; empty where they may not know.
    """

    slug: str
    name: str
    definition: str
    source: str
    unit: str
    service: str = ""
    milestone: MilestoneKind | None = None
    counts_people: bool = False
    hidden_with: str = ""
    is_money: bool = False
    is_public: bool = True
    list_behind: ListBehind | None = None
    standing_now: StandingNow | None = None

    @property
    def measure(self) -> str:
        """Its name in the sums."""
        return self.milestone.value if self.milestone else self.slug

    @property
    def is_protected(self) -> bool:
        """Small cells are hidden in public."""
        return self.counts_people or bool(self.milestone) or bool(self.hidden_with)


_figures: dict[str, Figure] = {}


def register(*added: Figure) -> None:
    """Add figures to the registry.

    Raises:
        ValueError: another figure has the slug of one of them.
    """
    for figure in added:
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
        ValueError: neither a period nor today's date is given, or people are asked for in neither a month nor a year.
    """
    if period is None:
        if today is None:
            raise ValueError("a figure needs a period, or today's date for the current month")
        period = Period.month(today)
    return total_of(figure(slug).measure, region_code, period, is_of_people=figure(slug).milestone is not None)
