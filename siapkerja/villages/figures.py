"""Figures of one village. Services register what they count of its people in their `portal.py`."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class VillageFigure:
    """One number of people, or of something else where `counts_people` is off.

    Attributes:
        name, definition: what is counted, for people.
        count: for a village's code (ten digits); one query on an index.
        counts_people: numbers under the threshold of small cells are hidden in public.
    """

    slug: str
    name: str
    definition: str
    order: int
    count: Callable[[str], int]
    counts_people: bool = True


_figures: dict[str, VillageFigure] = {}


def register(*figures: VillageFigure) -> None:
    """Add figures.

    Raises:
        ValueError: another one has this slug.
    """
    for figure in figures:
        if figure.slug in _figures:
            raise ValueError(f"two figures of a village are named {figure.slug}")
        _figures[figure.slug] = figure


def village_figures() -> list[VillageFigure]:
    return sorted(_figures.values(), key=lambda figure: figure.order)
