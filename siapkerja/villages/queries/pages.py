"""What the village's page and poster show."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import Assignment
from siapkerja.reference.models import Region, RegionLevel
from siapkerja.reference.queries import region_path, rule
from siapkerja.statistics.cells import Cell, protected
from siapkerja.villages.figures import VillageFigure, counted, village_figures
from siapkerja.villages.queries.surroundings import surroundings_of
from siapkerja.villages.reach import Reach, ReachCard, ReachDate, reaches

# What the parts of the page ask the rules for.
RULES = ("villages.reach_km", "villages.widest_reach_km", "statistics.small_cell_threshold")
MOST_DATES = 6
# Read to find the next dates among; the page shows the first of them.
READ_FOR_DATES = 20


@dataclass(frozen=True)
class ShownFigure:
    figure: VillageFigure
    cell: Cell


@dataclass(frozen=True)
class Shelf:
    """One service's things in reach: `cards` are those shown, `more` the words and address of all."""

    reach: Reach
    cards: Sequence[ReachCard]
    more: tuple[str, str]


@dataclass(frozen=True)
class NextDate:
    on_card: ReachCard
    date: ReachDate


def village_path(code: str) -> tuple[Region, ...]:
    """Province, regency, district and village in force today; empty for whatever is no such village. One query."""
    path = region_path(code)
    if len(code) != RegionLevel.VILLAGE or len(path) != len(RegionLevel):
        return ()
    today, village = timezone.localdate(), path[-1]
    return path if village.valid_to is None or village.valid_to >= today else ()


def figures_of(village: Region) -> list[ShownFigure]:
    """The village's figures; numbers of people under the threshold are hidden. None of them adds up to another that is shown."""
    known = village_figures()
    counts = counted(known, village.code)
    people = {figure.slug: counts[figure.slug] for figure in known if figure.counts_people}
    threshold = int(rule("statistics.small_cell_threshold", timezone.localdate()).value)
    cells = protected(people, threshold=threshold, total_is_shown=False)
    return [ShownFigure(figure, cells.get(figure.slug) or Cell(counts[figure.slug])) for figure in known]


def shelves_of(path: Sequence[Region], *, shown: int) -> tuple[list[Shelf], list[NextDate]]:
    """What is in reach, service by service, and the next days among it."""
    around, regency = surroundings_of(path[-1]), path[1]
    shelves, dates = [], []
    for reach in reaches():
        cards = reach.cards(around, max(shown, READ_FOR_DATES))
        shelves.append(Shelf(reach, cards[:shown], reach.more(regency.name)))
        dates += [NextDate(card, day) for card in cards for day in card.dates]
    return shelves, soonest(dates)


def soonest(dates: Sequence[NextDate]) -> list[NextDate]:
    """The next few days, today included."""
    ahead = [one for one in dates if one.date.on >= timezone.localdate()]
    return sorted(ahead, key=lambda one: (one.date.on, one.on_card.title))[:MOST_DATES]


def has_officer(village: Region) -> bool:
    """Does an officer of the village itself use the portal?"""
    rows = Assignment.objects.at(timezone.localdate()).filter(role=OfficerRole.VILLAGE_OFFICER, region=village.code)
    return rows.exists()
