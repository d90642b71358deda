"""Doors on the officer's desk. Apps of the platform and services register theirs when they start."""

from collections.abc import Callable
from dataclasses import dataclass

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole


@dataclass(frozen=True, kw_only=True)
class OfficerDoor:
    """A queue or page for officers.

    Args:
        url_name: an address without arguments.
        words, hint: what it is called, and who waits behind it.
        roles: whose desk it stands on.
        waiting: how many cases wait for this officer; at most one query. None shows no number.
    """

    url_name: str
    words: str
    hint: str
    icon: str
    roles: frozenset[OfficerRole]
    waiting: Callable[[Actor], int] | None = None


@dataclass(frozen=True)
class OpenDoor:
    door: OfficerDoor
    waiting: int | None


_doors: dict[str, OfficerDoor] = {}


def register_officer_door(*doors: OfficerDoor) -> None:
    for door in doors:
        _doors[door.url_name] = door


def doors_of(actor: Actor) -> list[OpenDoor]:
    """The doors this officer may open, with how much waits behind each."""
    open_to = [door for door in _doors.values() if actor.officer_regions(door.roles)]
    return [OpenDoor(door, door.waiting(actor) if door.waiting else None) for door in open_to]
