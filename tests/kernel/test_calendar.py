from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siapkerja.kernel.calendar import Calendar, add_months, day_in, end_of_day

# Friday 14 August 2026 to Thursday 20 August 2026 with the holiday of the 17th.
AUGUST = Calendar(frozenset({date(2026, 8, 17)}), frozenset({2026, 2027}))
days = st.dates(date(2026, 1, 1), date(2026, 12, 1))


def test_weekends_and_holidays_are_no_working_days() -> None:
    assert [AUGUST.is_working_day(date(2026, 8, day)) for day in range(14, 20)] == [True, False, False, False, True, True]


def test_the_day_of_the_act_is_not_counted() -> None:
    assert AUGUST.add_working_days(date(2026, 8, 14), 1) == date(2026, 8, 18)
    assert AUGUST.add_working_days(date(2026, 8, 15), 3) == date(2026, 8, 20)


def test_a_year_without_loaded_holidays_is_an_error_and_no_guess() -> None:
    with pytest.raises(ValueError, match="2028"):
        AUGUST.add_working_days(date(2027, 12, 30), 5)


def test_a_term_has_at_least_one_day() -> None:
    with pytest.raises(ValueError, match="at least one"):
        AUGUST.add_working_days(date(2026, 8, 14), 0)


@given(days, st.integers(1, 25))
def test_counting_back_gives_what_was_added(start: date, count: int) -> None:
    end = AUGUST.add_working_days(start, count)
    assert AUGUST.is_working_day(end)
    assert AUGUST.working_days_between(start, end) == count
    assert AUGUST.working_days_between(end, start) == 0


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 3), 12, date(2027, 12, 3)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 11, 30), 2, date(2027, 1, 30)),
    ],
)
def test_months_keep_the_day_or_take_the_last(start: date, months: int, expected: date) -> None:
    assert add_months(start, months) == expected


def test_a_legal_day_is_a_day_at_the_workplace() -> None:
    late_evening_in_jakarta = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
    assert day_in("Asia/Jakarta", late_evening_in_jakarta) == date(2026, 11, 22)
    assert day_in("Asia/Jayapura", late_evening_in_jakarta) == date(2026, 11, 23)
    with pytest.raises(ValueError, match="naive"):
        day_in("Asia/Jakarta", datetime(2026, 11, 22))


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_a_deadline_is_met_until_the_last_moment_of_the_day(zone: str) -> None:
    last = end_of_day(zone, date(2026, 11, 22))
    assert day_in(zone, last) == date(2026, 11, 22)
    assert day_in(zone, last + timedelta(microseconds=1)) == date(2026, 11, 23)
