"""What single cells mean."""

from datetime import date, datetime

import pytest

from wajiblapor.rosters.columns import map_headings, recognised
from wajiblapor.rosters.values import number_of, read_date, read_digits, read_nik

dates = read_date(date(1920, 1, 1), date(2026, 11, 22))


@pytest.mark.parametrize(
    "cell",
    ["23/04/1998", "23-04-1998", "23.4.1998", "1998-04-23", "23 April 1998", "23-Apr-1998", "23 Apr. 1998", 35908.0, "35908",
     date(1998, 4, 23), datetime(1998, 4, 23, 7, 0), "1998-04-23 00:00:00"],
)  # fmt: skip
def test_dates_are_read_in_every_way_payroll_files_write_them(cell) -> None:
    assert dates(cell) == (date(1998, 4, 23), None)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("04/23/1998", "date_impossible"),
        ("31/02/1990", "date_impossible"),
        ("12/04/62", "date_short_year"),
        ("12/04/2062", "date_out_of_range"),
        ("kemarin", "date_unreadable"),
        (True, "date_unreadable"),
        (1e9, "date_unreadable"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_its_own_code(cell, code) -> None:
    assert dates(cell) == (None, code)


@pytest.mark.parametrize("cell", ["", "-", "  "])
def test_an_empty_date_is_no_fault_by_itself(cell) -> None:
    assert dates(cell) == (None, None)


@pytest.mark.parametrize("cell", ["3374101203950001", " 3374 1012 0395 0001", "'3374101203950001", "33.74.10.120395.0001"])
def test_a_nik_is_sixteen_digits_of_text(cell) -> None:
    assert read_nik(cell) == ("3374101203950001", None)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (3374101203950001.0, "nik_as_number"),
        ("3.37410120395E+15", "nik_as_number"),
        ("3,37E+15", "nik_as_number"),
        ("33741012039", "nik_not_16_digits"),
        (12345.0, "nik_not_16_digits"),
        ("33741012O3950001", "nik_not_digits"),
    ],
)
def test_a_nik_that_excel_turned_into_a_number_is_not_believed(cell, code) -> None:
    assert read_nik(cell) == (None, code)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("4.500.000", 4_500_000), ("4,500,000.00", 4_500_000), ("Rp 4.500.000,-", 4_500_000), ("4500000,50", 4_500_000.5),
     ("4500000", 4_500_000), (4.5e6, 4_500_000), ("4.5", 4.5), ("4.500", 4500), ("empat juta", None), (True, None), ("1.2.3", None)],
)  # fmt: skip
def test_money_is_read_with_dots_commas_and_rp(cell, amount) -> None:
    assert number_of(cell) == amount


def test_a_membership_number_keeps_its_leading_zeros_even_from_a_number_cell() -> None:
    assert read_digits(13)(1234567890.0) == ("0001234567890", None)
    assert read_digits(11)("-") == (None, None)
    assert read_digits(11)("123") == ("123", "membership_number_odd")


@pytest.mark.parametrize(
    ("heading", "slug"),
    [("NIK", "nik"), ("No. KTP", "nik"), ("1. NIK", "nik"), ("NAMA LENGKAP", "name"), ("L/P", "sex"), ("Tgl. Lahir", "born_on"),
     ("Gaji Pokok (Rp)", "base_wage"), ("nama *wajib", "name"), ("Hobi", None), ("", None)],
)  # fmt: skip
def test_common_headings_are_recognised(heading, slug) -> None:
    assert recognised(heading) == slug


def test_columns_may_stand_in_any_order_beside_unknown_ones() -> None:
    mapping = map_headings(["Hobi", "Nama", "NIK", "Nama pekerja"])
    assert mapping.places == {"name": 1, "nik": 2}
    assert mapping.unknown == ("Hobi",)
    assert mapping.twice == ("name",)
    assert "Jenis kelamin" in {column.title for column in mapping.missing}
