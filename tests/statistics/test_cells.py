"""Small cells are hidden, and nothing lets one work them out."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siapkerja.statistics.cells import protected

THRESHOLD = 5
counts = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(0, 40), max_size=8)


def test_a_small_cell_is_hidden_with_the_next_smallest_and_nobody_is_no_secret() -> None:
    cells = protected({"a": 3, "b": 0, "c": 12, "d": 40}, threshold=THRESHOLD)

    assert {key: cell.value for key, cell in cells.items()} == {"a": None, "b": 0, "c": None, "d": 40}


def test_two_small_cells_that_hide_each_other_are_enough() -> None:
    cells = protected({"a": 3, "b": 4, "c": 12}, threshold=THRESHOLD)

    assert [key for key, cell in cells.items() if cell.is_protected] == ["a", "b"]


def test_without_a_total_only_the_small_cell_is_hidden() -> None:
    cells = protected({"a": 3, "c": 12}, threshold=THRESHOLD, total_is_shown=False)

    assert [key for key, cell in cells.items() if cell.is_protected] == ["a"]


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of the rule
@given(counts)
def test_no_small_cell_is_shown_and_the_rest_of_a_total_says_nothing(table: dict[str, int]) -> None:
    cells = protected(table, threshold=THRESHOLD)
    shown = {key: cell.value for key, cell in cells.items() if cell.value is not None}
    hidden = [key for key, cell in cells.items() if cell.is_protected]

    assert not any(0 < value < THRESHOLD for value in shown.values())
    assert all(shown[key] == table[key] for key in shown)
    if hidden and any(table[key] for key in shown):
        assert len(hidden) > 1
        assert sum(table.values()) - sum(shown.values()) >= THRESHOLD


@given(counts)
def test_a_threshold_of_nothing_protects_nothing(table: dict[str, int]) -> None:
    assert {key: cell.value for key, cell in protected(table, threshold=0).items()} == table
