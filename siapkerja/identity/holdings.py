"""What the portal holds of a person, told by whoever holds it: the page "Data saya" and its download read this list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Reader = Callable[[int], Any]


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One kind of data about a person.

    Args:
        slug: key in the download ("profile", "applications").
        name: what it is, for people (lazy translation).
        purpose: why it is held and on what legal ground, one sentence.
        read: takes a person's id, gives plain JSON values (None or empty where nothing is held).
    """

    slug: str
    name: str
    purpose: str
    read: Reader


_holdings: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    """Declare a holding, from an app's `ready()` or `portal.py`.

    Raises:
        ValueError: another holding has this slug.
    """
    if holding.slug in _holdings:
        raise ValueError(f"two holdings are named {holding.slug}")
    _holdings[holding.slug] = holding


def holdings() -> list[Holding]:
    return list(_holdings.values())


def everything_of(person_id: int) -> dict[str, Any]:
    """All that is held of a person, by slug."""
    return {holding.slug: holding.read(person_id) for holding in holdings()}
