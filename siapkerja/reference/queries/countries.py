"""Countries that issue passports, by their three letters."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

TABLE = Path(__file__).resolve().parent.parent / "data" / "countries.csv"


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with TABLE.open(newline="", encoding="utf-8") as table:
        return tuple(csv.DictReader(table))


def country_choices(*, on: date) -> list[tuple[str, str]]:
    """Code and name in the language of the page, by name, of the countries there are on a day."""
    day, column = on.isoformat(), "name_en" if get_language() == "en" else "name"
    standing = [row for row in _rows() if row["valid_from"] <= day and (not row["valid_to"] or day <= row["valid_to"])]
    return sorted(((row["code"], row[column]) for row in standing), key=lambda choice: choice[1])


def country_name(code: str) -> str:
    """The name in the language of the page; the code itself where it is not known."""
    column = "name_en" if get_language() == "en" else "name"
    return next((row[column] for row in _rows() if row["code"] == code), code)


def country_spellings(code: str) -> tuple[str, ...]:
    """How people write a country: its codes of three and two letters, its Indonesian and its English name; none where it is not known."""
    row = next((row for row in _rows() if row["code"] == code), None)
    return tuple(dict.fromkeys(filter(None, (row["code"], row["alpha_2"], row["name"], row["name_en"])))) if row else ()


def two_letters(code: str) -> str:
    """The country's two letters of ISO 3166-1; "" for what has none."""
    return next((row["alpha_2"] for row in _rows() if row["code"] == code), "")
