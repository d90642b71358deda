"""What services keep of an invented organisation: each says how it forgets it when the organisation is begun anew."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from siapkerja.identity.actor import Actor


class Emptying(Protocol):
    def __call__(self, *, legal_entity_id: int, by: Actor, at: datetime) -> None: ...


_emptyings: list[Emptying] = []


def register_emptying(empty: Emptying) -> None:
    """Called in the transaction in which the organisation is begun anew; what cannot be deleted becomes unreadable."""
    if empty not in _emptyings:
        _emptyings.append(empty)


def emptyings() -> list[Callable[..., None]]:
    return [*_emptyings]
