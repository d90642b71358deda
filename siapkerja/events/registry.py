"""Who reacts to which fact. Found in the `reactions.py` and `notifications.py` of every app."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol, TypeVar

from siapkerja.facts.base import Fact

Queue = Literal["quick", "bulk"]
F = TypeVar("F", bound=Fact)


class Reacting(Protocol):
    def __call__(self, fact: Any, *, at: datetime) -> None: ...


@dataclass(frozen=True)
class Reaction:
    """One function that hears one kind of fact."""

    name: str
    fact: type[Fact]
    run: Reacting
    queue: Queue
    concerns: Callable[[Any], bool]


_reactions: dict[str, Reaction] = {}


def _always(fact: Fact) -> bool:
    return True


def on(
    fact: type[F], *, queue: Queue = "quick", name: str | None = None, when: Callable[[F], bool] = _always
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Let `def name(fact: FactClass, *, at: datetime) -> None` hear every `fact`, once, in a transaction of its own.

    Facts arrive in any order; what keeps a projection compares `fact.version` with what it knows. Effects outside the
    database may happen more than once and carry a key of their own.

    Args:
        queue: "quick" for what somebody waits for, "bulk" for what takes seconds.
        name: stable name of the reaction, by default module and function. Deliveries are remembered by it.
        when: which of the facts it hears, told by what the fact itself says; the others are never delivered to it.

    Raises:
        ValueError: another reaction has this name.
    """

    def register(run: Callable[..., None]) -> Callable[..., None]:
        reaction = Reaction(name or f"{run.__module__}.{run.__qualname__}", fact, run, queue, when)
        known = _reactions.get(reaction.name)
        if known is not None and known.run is not run:
            raise ValueError(f"two reactions are named {reaction.name}")
        _reactions[reaction.name] = reaction
        return run

    return register


def reactions_of(kind: type[Fact]) -> list[Reaction]:
    """The reactions that hear facts of this kind, all or some of them."""
    return [reaction for reaction in _reactions.values() if reaction.fact is kind]


def reactions_to(fact: Fact) -> list[Reaction]:
    """The reactions that hear this fact."""
    return [reaction for reaction in reactions_of(type(fact)) if reaction.concerns(fact)]


def reaction_named(name: str) -> Reaction | None:
    return _reactions.get(name)


def all_reactions() -> list[Reaction]:
    return sorted(_reactions.values(), key=lambda reaction: reaction.name)
