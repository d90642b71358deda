from datetime import date

import pytest

from siapkerja.kernel.nik import digits_of, is_wellformed, parse

TODAY = date(2026, 11, 22)


def test_typing_habits_are_forgiven() -> None:
    assert digits_of(" 3273.0101-9000 01\n") == "32730101900001"


@pytest.mark.parametrize(
    ("text", "fine"), [("3273010101900001", True), ("327301010190000", False), ("327301010190000a", False), ("３２７３010101900001", False)]
)
def test_only_sixteen_plain_digits_are_wellformed(text: str, fine: bool) -> None:
    assert is_wellformed(text) is fine


def test_men_and_women_are_told_by_the_day_of_birth() -> None:
    man, woman = parse("3273010101900001", today=TODAY), parse("3273014101900001", today=TODAY)
    assert (man.sex, man.born_on, man.region_code) == ("male", date(1990, 1, 1), "327301")
    assert (woman.sex, woman.born_on) == ("female", date(1990, 1, 1))


def test_the_century_is_the_latest_that_is_not_in_the_future() -> None:
    assert parse("3273012211260001", today=TODAY).born_on == date(2026, 11, 22)
    assert parse("3273012311260001", today=TODAY).born_on == date(1926, 11, 23)
    assert parse("3273012902000001", today=TODAY).born_on == date(2000, 2, 29)


def test_digits_that_are_no_date_are_no_reason_to_refuse() -> None:
    assert parse("9501013113900001", today=TODAY).born_on is None


def test_what_is_not_wellformed_cannot_be_read() -> None:
    with pytest.raises(ValueError, match="sixteen"):
        parse("123", today=TODAY)
