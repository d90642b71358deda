"""The demo country is built in parts: the platform's own first, then each service's `demo`, all through actions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.module_loading import autodiscover_modules

from siapkerja.demo.country import Country


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the demo.

    Args:
        name: what is being built, for the progress line.
        order: parts with a lower order come first.
        is_sliced: may be built for each slice of the country at the same time, in a process of its own.
        build: makes rows through actions and returns how many cases it made.
    """

    name: str
    order: int
    is_sliced: bool = True
    build: Callable[[Country], int]


_parts: list[Part] = []
_sums: list[Callable[[datetime], int]] = []


def register(part: Part) -> None:
    _parts.append(part)


def parts() -> list[Part]:
    """All parts in order. They are loaded when first asked for: the portal's processes start without them."""
    autodiscover_modules("demo")
    return sorted(_parts, key=lambda part: part.order)


def sum_up(count: Callable[[datetime], int]) -> None:
    """Register what is done once the whole country stands: counted, and weighed against everybody else; given the moment."""
    _sums.append(count)


def sums() -> list[Callable[[datetime], int]]:
    autodiscover_modules("demo")
    return list(_sums)
