from enum import StrEnum

import pytest

from siapkerja.kernel.errors import MoveNotAllowed, Refused
from siapkerja.kernel.workflow import Move, State, Workflow, table


class Light(StrEnum):
    RED = "red"
    GREEN = "green"
    DARK = "dark"


STATES = [
    State(value=Light.RED, label="Merah"),
    State(value=Light.GREEN, label="Hijau"),
    State(value=Light.DARK, label="Padam", is_final=True),
]
MOVES = [
    Move(name="go", label="Jalan", sources=("red",), target="green"),
    Move(name="stop", label="Berhenti", sources=("green",), target="red"),
    Move(name="switch_off", label="Padamkan", sources=("red", "green"), target="dark"),
]
LIGHT = table("light", Light, states=STATES, moves=MOVES)


def test_the_first_state_of_the_enum_is_the_initial_one() -> None:
    assert LIGHT.initial == "red"
    assert LIGHT.choices() == [("red", "Merah"), ("green", "Hijau"), ("dark", "Padam")]
    assert (LIGHT.values(final=True), LIGHT.values(final=False)) == (["dark"], ["red", "green"])


@pytest.mark.parametrize("state", list(Light))
@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.name)
def test_every_move_starts_exactly_where_the_table_says(state: Light, move: Move) -> None:
    if state in move.sources:
        assert LIGHT.move(move.name, source=state) is move
        assert move in LIGHT.moves_from(state)
    else:
        with pytest.raises(MoveNotAllowed):
            LIGHT.move(move.name, source=state)
        assert move not in LIGHT.moves_from(state)


def test_a_move_that_is_not_in_the_table_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        LIGHT.move("fly", source="red")


@pytest.mark.parametrize(
    ("moves", "complaint"),
    [
        ([*MOVES, Move(name="go", label="", sources=("red",), target="green")], "two moves"),
        ([*MOVES, Move(name="fly", label="", sources=("red",), target="blue")], "unknown states"),
        (MOVES[:2], "never reaches"),
        ([*MOVES, Move(name="light", label="", sources=("dark",), target="red")], "is final"),
    ],
)
def test_a_table_that_does_not_hold_together_is_refused(moves: list[Move], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Workflow("light", "red", tuple(STATES), tuple(moves))


def test_states_and_enum_must_agree() -> None:
    with pytest.raises(ValueError, match="differ"):
        table("light", Light, states=STATES[:2], moves=MOVES[:2])


def test_a_refusal_reads_as_its_sentence() -> None:
    refusal = Refused("Tidak bisa.", fields={"name": "Isi nama."})
    assert (str(refusal), refusal.fields) == ("Tidak bisa.", {"name": "Isi nama."})
    assert str(Refused())
