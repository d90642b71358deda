"""What ties a place of work to its regency: a service whose offices decide there says so, and where a move is told instead."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from siapkerja.identity.models import Workplace


@dataclass(frozen=True, kw_only=True)
class Tie:
    """Why a company does not give a place another regency by itself.

    Args:
        sentence: what it does instead.
        words, url: the page for that, which whoever manages the organisation may open.
    """

    sentence: str | Promise
    words: str | Promise
    url: str


_ties: list[Callable[[Workplace], Tie | None]] = []


def tie_places(read: Callable[[Workplace], Tie | None]) -> None:
    """Register a service's word on a place, given in a query at most."""
    _ties.append(read)


def tie_of(workplace: Workplace) -> Tie | None:
    """What ties the place, None where its company may give it any address."""
    return next((tie for read in _ties if (tie := read(workplace))), None)
