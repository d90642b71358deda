"""Workflow tables: which moves a record can make, who may ask for them, and in what words.

A table is data. It drives the rule (`Workflow.move`), the buttons (`Workflow.moves_from`), the API, the tests and
the generated diagram in docs/workflows.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from siapkerja.kernel.errors import MoveNotAllowed


@dataclass(frozen=True, kw_only=True)
class State:
    """One state of a record.

    Args:
        value: stored value.
        label: word shown to people (lazy translation).
        tone: how the word is coloured: good, warn, bad, info or neutral.
        icon: id in the icon sprite; a state is never shown by colour alone.
        is_final: no move leaves it.
    """

    value: str
    label: str
    tone: str = "neutral"
    icon: str = "circle"
    is_final: bool = False


@dataclass(frozen=True, kw_only=True)
class Move:
    """One row of a table: an imperative name, where it starts, where it ends.

    Args:
        name: imperative, unique in the workflow ("submit").
        label: the words on the button, verb first (lazy translation).
        sources: states it may start from.
        target: state it ends in.
        permission: value of the service's Permission enum, or "" for the system's own moves.
        needs_reason: a written or coded reason is compulsory.
    """

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    permission: str = ""
    needs_reason: bool = False


@dataclass(frozen=True)
class Workflow:
    """A named table of states and moves.

    Raises:
        ValueError: at definition, when a move names an unknown state or a state cannot be reached.
    """

    name: str
    initial: str
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    _by_name: dict[str, Move] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        values = {state.value for state in self.states}
        for move in self.moves:
            unknown = {*move.sources, move.target} - values
            if unknown:
                raise ValueError(f"{self.name}.{move.name} names unknown states {sorted(unknown)}")
            if move.name in self._by_name:
                raise ValueError(f"{self.name} has two moves named {move.name}")
            self._by_name[move.name] = move
        reachable = {self.initial} | {move.target for move in self.moves}
        if values - reachable:
            raise ValueError(f"{self.name} never reaches {sorted(values - reachable)}")
        for state in self.states:
            if state.is_final and any(state.value in move.sources for move in self.moves):
                raise ValueError(f"{self.name}: {state.value} is final but a move leaves it")

    def state(self, value: str) -> State:
        return next(state for state in self.states if state.value == value)

    def move(self, name: str, *, source: str) -> Move:
        """The move of that name, if it may start from `source`.

        Raises:
            KeyError: no such move in the table.
            MoveNotAllowed: the move exists but does not start from this state.
        """
        move = self._by_name[name]
        if source not in move.sources:
            raise MoveNotAllowed()
        return move

    def moves_from(self, source: str) -> tuple[Move, ...]:
        return tuple(move for move in self.moves if source in move.sources)

    def choices(self) -> list[tuple[str, str]]:
        return [(state.value, state.label) for state in self.states]

    def values(self, *, final: bool | None = None) -> list[str]:
        return [state.value for state in self.states if final is None or state.is_final == final]


def table(name: str, enum: type[StrEnum], *, states: Iterable[State], moves: Iterable[Move]) -> Workflow:
    """A workflow whose states are exactly the members of `enum`, the first member being the initial one.

    Raises:
        ValueError: the states and the enum differ, or the table is inconsistent.
    """
    workflow = Workflow(name, next(iter(enum)).value, tuple(states), tuple(moves))
    if {state.value for state in workflow.states} != {member.value for member in enum}:
        raise ValueError(f"{name}: states and {enum.__name__} differ")
    return workflow
