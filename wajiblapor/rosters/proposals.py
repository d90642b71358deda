"""How a cell with a fault is probably meant: proposed to the company, never applied unasked."""

import re
from datetime import date
from difflib import get_close_matches

from siapkerja.kernel.nik import LENGTH, digits_of
from wajiblapor.rosters.codes import key_of
from wajiblapor.rosters.columns import Column, Kind
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.values import read_date

_THREE_NUMBERS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})")
_MILLIONS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:jt|juta)")
_NOT_AMOUNT = re.compile(r"[^\d.,]")
_LOOKS_LIKE_DIGIT = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "S": "5", "B": "8"})
NEAR_ENOUGH = 0.6
# Somebody older is possible, but no guess.
OLDEST = 80


def proposed(code: str, column: Column, cell: str, rules: RuleSet) -> str:
    """What a cell with that fault probably means, written as it would be read; "" where nothing is likely.

    Args:
        code: of the fault.
        cell: as the file has it.
    """
    match code:
        case "date_short_year":
            return _long_year(cell, column, rules)
        case "date_impossible":
            return _day_first(cell, column, rules)
        case "word_unknown":
            return _nearest_word(cell, column, rules)
        case "number_unreadable":
            return _amount(cell, column)
        case "nik_not_digits":
            digits = digits_of(cell.translate(_LOOKS_LIKE_DIGIT))
            return digits if len(digits) == LENGTH and digits.isdigit() else ""
    return ""


def _long_year(cell: str, column: Column, rules: RuleSet) -> str:
    """The century that makes sense in this column: born long enough ago to work, else not in the future."""
    found = _THREE_NUMBERS.fullmatch(cell.strip())
    if not found or len(found[3]) != 2:
        return ""
    century = rules.today.year // 100 * 100
    for year in (century + int(found[3]), century - 100 + int(found[3])):
        text = f"{int(found[1]):02d}/{int(found[2]):02d}/{year}"
        if _makes_sense(text, column, rules):
            return text
    return ""


def _makes_sense(text: str, column: Column, rules: RuleSet) -> bool:
    day, fault = read_date(*rules.dates_of(column.slug))(text)
    return fault is None and (column.slug != "born_on" or rules.working_age.value <= _age(day, rules.today) <= OLDEST)


def _age(born_on: date, today: date) -> int:
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def _day_first(cell: str, column: Column, rules: RuleSet) -> str:
    """04/23/1998, as American programs write it."""
    found = _THREE_NUMBERS.fullmatch(cell.strip())
    if not found or len(found[3]) != 4:
        return ""
    text = f"{int(found[2]):02d}/{int(found[1]):02d}/{found[3]}"
    return text if _makes_sense(text, column, rules) else ""


def _nearest_word(cell: str, column: Column, rules: RuleSet) -> str:
    codes = rules.codes[column.codes]
    known, words = codes.by_key(), dict(codes.labels)
    near = get_close_matches(key_of(cell), known, n=1, cutoff=NEAR_ENOUGH)
    return words.get(known[near[0]], "") if near else ""


def _amount(cell: str, column: Column) -> str:
    text = cell.lower().strip()
    if text.startswith("-"):
        return ""
    millions = _MILLIONS.search(text)
    if millions and column.kind == Kind.MONEY:
        return f"{float(millions[1].replace(',', '.')) * 1_000_000:.0f}"
    return _NOT_AMOUNT.sub("", text).strip(".,")
