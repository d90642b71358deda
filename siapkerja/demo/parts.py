"""The demo country is built in parts: the platform's own first, then each service's `demo`, all through actions."""

from collections.abc import Callable
from dataclasses import dataclass

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


def register(part: Part) -> None:
    _parts.append(part)


def parts() -> list[Part]:
    return sorted(_parts, key=lambda part: part.order)
