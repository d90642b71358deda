"""What the portal holds of a person, told by whoever holds it: the page "Data saya" and its download read this list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Reader = Callable[[int], Any]
Eraser = Callable[[int, Any, datetime], None]


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One kind of data about a person.

    Args:
        slug: key in the download ("profile", "applications").
        name: what it is, for people (lazy translation).
        purpose: why it is held and on what legal ground, one sentence.
        read: takes a person's id, gives plain JSON values (None or empty where nothing is held).
        source: where it comes from, one sentence.
        goes: what happens to it when the person is forgotten, one sentence.
        stays: what is kept even then, how long and on which law, one sentence; "" where nothing is.
        erase: takes the person's id, the actor and the moment; removes or cuts loose what `goes` says, in the caller's transaction.
    """

    slug: str
    name: str
    purpose: str
    read: Reader
    source: str = ""
    goes: str = ""
    stays: str = ""
    erase: Eraser | None = None


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


@dataclass(frozen=True, kw_only=True)
class Obstacle:
    """What may stand against forgetting a person: a sentence for them, or None.

    Args:
        find: takes the person's id and the moment.
        is_only_for_unused: holds up the closing of an unused account, but not the person's own wish.
    """

    slug: str
    find: Callable[[int, datetime], str | None]
    is_only_for_unused: bool = False


_obstacles: dict[str, Obstacle] = {}


def register_obstacle(obstacle: Obstacle) -> None:
    """Declare what may stand against forgetting a person (an office held, the last manager of an organisation, an open case)."""
    _obstacles[obstacle.slug] = obstacle


def obstacles_to_forgetting(person_id: int, at: datetime, *, is_unused: bool = False) -> list[str]:
    """Sentences saying why the person cannot be forgotten now.

    Args:
        is_unused: asked for an account nobody uses, where also open cases of the person count.
    """
    asked = [obstacle for obstacle in _obstacles.values() if is_unused or not obstacle.is_only_for_unused]
    return [str(sentence) for obstacle in asked if (sentence := obstacle.find(person_id, at))]
