"""What counts: reactions that hear facts for the figures, and counters for records nobody announced.

Everything the figures know comes through here, so that they can be made anew from nothing
(`siapkerja.statistics.actions.rebuilding`).
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from siapkerja.events.reactions import on
from siapkerja.events.registry import Queue
from siapkerja.facts.base import Fact

F = TypeVar("F", bound=Fact)
Counter = Callable[[], int]
Counts = Callable[..., None]

_reactions: dict[str, list[Counts]] = {}
_counters: list[Counter] = []


def counts(fact: type[F], *, queue: Queue = "bulk") -> Callable[[Counts], Counts]:
    """`@on(fact)` for a reaction that does nothing but contribute or reach; told again in any order it changes nothing."""

    def register(run: Counts) -> Counts:
        _reactions.setdefault(fact.fact_name(), []).append(run)
        return on(fact, queue=queue)(run)

    return register


def count_records(counter: Counter) -> None:
    """Register what contributes records that came without a fact (copied, or older than the figure); what is known stays."""
    _counters.append(counter)


def counted_facts() -> list[str]:
    """Names of the facts some figure hears."""
    return sorted(_reactions)


def hear(fact: Fact, *, at: datetime) -> None:
    """Let every counting reaction hear a fact (again)."""
    for run in _reactions.get(fact.fact_name(), ()):
        run(fact, at=at)


def counters() -> list[Counter]:
    return list(_counters)
