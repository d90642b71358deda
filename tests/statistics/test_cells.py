"""Small cells are hidden, and nothing lets one work them out."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siapkerja.statistics.cells import closed_beneath, closed_rows, closed_table, is_safe, protected

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


rows = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12)), max_size=8
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(rows)
def test_no_step_of_an_open_row_is_small_and_neither_is_what_is_left_of_the_total(table: dict[str, tuple[int, int, int]]) -> None:
    closed = closed_rows(table, threshold=THRESHOLD)

    assert all(is_safe(table[key], THRESHOLD) for key in table if key not in closed)
    if closed and any(sum(table[key]) for key in table if key not in closed):
        assert len(closed) > 1
        assert is_safe([sum(table[key][step] for key in closed) for step in range(3)], THRESHOLD)


def test_beneath_a_closed_region_every_part_with_anybody_is_closed() -> None:
    parts = {"3201": (20,), "3273": (9,), "3204": (0,)}

    assert closed_beneath(parts, threshold=THRESHOLD, total_is_closed=True) == {"3201", "3273"}
    assert closed_beneath(parts, threshold=THRESHOLD, total_is_closed=False) == set()
    assert closed_beneath(parts, threshold=THRESHOLD, total_is_closed=False, also={"3273"}) == {"3273", "3201"}


tables = st.dictionaries(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), st.integers(0, 30), max_size=16)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(tables)
def test_in_a_table_of_two_sides_no_line_gives_a_small_cell_away(table: dict[tuple[str, str], int]) -> None:
    closed = closed_table(table, threshold=THRESHOLD, closed_lines=((), ()))

    assert {cell for cell, count in table.items() if 0 < count < THRESHOLD} <= closed
    for side in (0, 1):
        for line in {cell[side] for cell in closed}:
            hidden = [cell for cell in closed if cell[side] == line]
            still_open = [cell for cell, count in table.items() if cell[side] == line and count and cell not in closed]
            assert len(hidden) > 1 or not still_open
            assert is_safe([sum(table[cell] for cell in hidden)], THRESHOLD) or not still_open


def test_a_cell_that_rows_and_columns_give_away_together_is_not_left() -> None:
    # Two squares of four small cells each, and one closed cell between them: rows a and b less columns w and x would be that cell.
    square = {(row, column): 3 for rows, columns in (("ab", "wx"), ("cd", "yz")) for row in rows for column in columns}
    table = square | {("a", "y"): 4, ("b", "y"): 20, ("c", "w"): 30}

    closed = closed_table(table, threshold=THRESHOLD, closed_lines=((), ()))

    assert {cell for cell in closed if (cell[0] in "ab") != (cell[1] in "wx")} != {("a", "y")}


def test_what_lies_in_a_line_without_a_sum_is_closed_whole() -> None:
    table = {("a", "w"): 40, ("a", "x"): 0, ("b", "w"): 50, ("b", "x"): 60}

    assert closed_table(table, threshold=THRESHOLD, closed_lines=({"a"}, ())) >= {("a", "w")}
    assert ("a", "x") not in closed_table(table, threshold=THRESHOLD, closed_lines=({"a"}, ()))
