from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar

import pytest

from siapkerja.facts.base import REGISTRY, Fact
from siapkerja.kernel.text import LARGEST_ID, folded, id_of, ids_of, masked, rupiah


def test_text_is_compared_without_case_accents_and_stray_spaces() -> None:
    assert folded("  Kafé  MÉRDEKA\t1 ") == "kafe merdeka 1"


@pytest.mark.parametrize(("value", "shown"), [("3273010101900004", "3273********0004"), ("12345678", "********"), ("123", "***"), ("", "")])
def test_long_numbers_are_masked_in_the_middle(value: str, shown: str) -> None:
    assert masked(value) == shown


def test_money_reads_as_in_indonesia() -> None:
    assert [rupiah(amount) for amount in (0, 950, 4_500_000)] == ["Rp0", "Rp950", "Rp4.500.000"]


@pytest.mark.parametrize("sent", ["", "x", "-1", "1.0", " 7", "²", "٣", str(LARGEST_ID + 1), "9" * 5000])
def test_what_somebody_sends_in_place_of_the_number_of_a_row_names_none(sent: str) -> None:
    assert id_of(sent) is None
    assert ids_of(["7", sent, str(LARGEST_ID)]) == [7, LARGEST_ID]


@dataclass(frozen=True, kw_only=True)
class KettleBoiled(Fact):
    """For this test."""

    publisher: ClassVar[str] = "kitchen"
    subject_field: ClassVar[str] = "kettle_id"
    kettle_id: int
    on: date | None
    at: datetime
    cups: tuple[int, ...]
    note: Any = None


def boiled(**fields: Any) -> KettleBoiled:
    at = datetime(2026, 11, 22, 9, tzinfo=UTC)
    values: dict[str, Any] = {"version": 1, "kettle_id": 4, "on": at.date(), "at": at, "cups": (1, 2)}
    return KettleBoiled(**(values | fields))


def test_a_fact_goes_through_json_unchanged() -> None:
    for fact in (boiled(), boiled(on=None, cups=())):
        assert KettleBoiled.from_payload(fact.as_payload()) == fact
    assert boiled().subject == "kitchen.kettle:4"
    assert REGISTRY["kitchen.KettleBoiled"] is KettleBoiled


def test_a_fact_of_newer_code_is_read_as_far_as_it_is_known() -> None:
    assert KettleBoiled.from_payload(boiled().as_payload() | {"sugar": 2}) == boiled()


@pytest.mark.parametrize("value", [object(), {"nama": "Rina"}, ["a"]])
def test_a_fact_holds_plain_values_only(value: object) -> None:
    with pytest.raises(TypeError, match="plain values"):
        boiled(note=value).as_payload()
