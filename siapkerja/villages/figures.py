"""Figures of one village. Services register what they count of its people in their `portal.py`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value


@dataclass(frozen=True, kw_only=True)
class VillageFigure:
    """One number of people, or of something else where `counts_people` is off.

    Attributes:
        name, definition: what is counted, for people.
        rows: for a village's code (ten digits) what is counted there, found by an index.
        counts_people: numbers under the threshold of small cells are hidden in public.
    """

    slug: str
    name: str
    definition: str
    order: int
    rows: Callable[[str], QuerySet[Any]]
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


def counted(figures: Sequence[VillageFigure], village_code: str) -> dict[str, int]:
    """How many there are of each, by slug, counted in one query."""
    found = dict.fromkeys((figure.slug for figure in figures), 0)
    asked = [
        figure.rows(village_code).order_by().values(figure=Value(figure.slug, output_field=CharField())).annotate(number=Count("*"))
        for figure in figures
    ]
    if asked:
        first, *others = asked
        found |= {row["figure"]: row["number"] for row in first.union(*others, all=True)}
    return found
