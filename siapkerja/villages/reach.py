"""What is in reach of a village: services say what they have there, this app puts it on the village's page and poster.

A service registers one `Reach` in its `portal.py`:

    register(Reach(service="karirhub", heading=_("Lowongan terjangkau"), order=1, cards=cards_in_reach, …))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from siapkerja.villages.queries.surroundings import Surroundings


@dataclass(frozen=True)
class ReachDate:
    """A day that matters to whoever wants the thing on the card."""

    on: date
    words: str


@dataclass(frozen=True)
class ReachCard:
    """One thing in reach, in words of the reader's language.

    Attributes:
        url: its own page; `short_url` the same in few letters, for paper.
        lines: what people choose by, most important first; the poster prints the first two.
        badge: how far it is ("Di kecamatan yang sama", "Kota Semarang, sekitar 27 km").
        why: on what that rests.
        dates: next days, in any order.
    """

    title: str
    url: str
    lines: Sequence[str]
    badge: str
    why: str = ""
    dates: Sequence[ReachDate] = ()
    short_url: str = ""


@dataclass(frozen=True, kw_only=True)
class Reach:
    """One service's answer to "what is in reach of this village".

    Attributes:
        heading: above the cards ("Lowongan terjangkau").
        cards: for what lies around a village, and a number, the nearest ones, nearest first; at most two queries.
        nothing: said where there is none.
        more: for the name of the regency, the words and address of the whole list.
        on_poster: how many the poster has room for.
    """

    service: str
    heading: str
    icon: str
    order: int
    cards: Callable[[Surroundings, int], Sequence[ReachCard]]
    nothing: str
    more: Callable[[str], tuple[str, str]]
    on_poster: int = 6


_reaches: dict[str, Reach] = {}


def register(reach: Reach) -> None:
    """Add a service's answer.

    Raises:
        ValueError: the service has one already.
    """
    if reach.service in _reaches:
        raise ValueError(f"{reach.service} says twice what is in reach")
    _reaches[reach.service] = reach


def reaches() -> list[Reach]:
    """All answers in their order on the page."""
    return sorted(_reaches.values(), key=lambda reach: reach.order)
