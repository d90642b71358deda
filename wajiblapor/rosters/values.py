"""Reading single cells: what payroll files write, and the value it means.

Every reader takes a raw cell (text, float, bool, date or datetime as calamine gives them) and returns the value and the code of a
fault, one of them None. An empty cell is (None, None).
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel.text import folded

Read = tuple[Any, str | None]
Reader = Callable[[Any], Read]

ROUNDED = "0000"
EXCEL_EPOCH = date(1899, 12, 30)
_NUMERIC_DATE = re.compile(r"(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{1,4})(?:[ T]\d.*)?")
_NAMED_DATE = re.compile(r"(\d{1,2})[ \-/]+([a-z]+)\.?,?[ \-/]+(\d{2,4})")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+?1[0-9]")
MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan januari january", "feb peb februari pebruari february", "mar maret march", "apr april", "mei may", "jun juni june",
         "jul juli july", "agu agt ags agustus aug august", "sep sept september", "okt oktober oct october",
         "nov nop november nopember", "des desember dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip


def plain(raw: Any) -> str:
    """A cell as a person would read it: 40.0 is `40`, a date is `23/04/1998`."""
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, bool):
        return "Ya" if raw else "Tidak"
    if isinstance(raw, float):
        return f"{raw:.0f}" if raw.is_integer() and abs(raw) < 1e17 else repr(raw)
    if isinstance(raw, datetime):
        raw = raw.date()
    if isinstance(raw, date):
        return f"{raw:%d/%m/%Y}"
    return "" if raw is None else str(raw)


def read_nik(raw: Any) -> Read:
    """Sixteen digits as text. A number cell of that size has already lost its last digit (Excel keeps fifteen)."""
    if isinstance(raw, float | int) and not isinstance(raw, bool):
        return None, "nik_as_number" if raw >= 1e15 else "nik_not_16_digits"
    text = plain(raw).lstrip("'`")
    if not text:
        return None, None
    if _SCIENTIFIC.fullmatch(text):
        return None, "nik_as_number"
    digits = nik_rules.digits_of(text)
    if not (digits.isascii() and digits.isdigit()):
        return None, "nik_not_digits"
    if len(digits) != nik_rules.LENGTH:
        return None, "nik_not_16_digits"
    # Numbers of a district's register begin at 0001; a spreadsheet keeps fifteen digits and fills up with zeros.
    return (None, "nik_ends_in_zeros") if digits.endswith(ROUNDED) else (digits, None)


def read_text(length: int) -> Reader:
    def read(raw: Any) -> Read:
        text = " ".join(plain(raw).split())
        if len(text) > length:
            return None, "text_too_long"
        return text or None, None

    return read


def read_digits(length: int) -> Reader:
    """A membership number; odd ones are kept and asked about."""

    def read(raw: Any) -> Read:
        text = nik_rules.digits_of(plain(raw).lstrip("'`"))
        if isinstance(raw, float) and text.isdigit():
            text = text.zfill(length)
        if not text or not text.strip("0") or text == "-":
            return None, None
        if len(text) != length or not text.isdigit():
            return text[:40], "membership_number_odd"
        return text, None

    return read


def read_date(earliest: date, latest: date) -> Reader:
    """A date cell, an Excel serial, or text: 23/04/1998, 23-04-1998, 1998-04-23, 23 April 1998."""

    def read(raw: Any) -> Read:
        if isinstance(raw, datetime):
            found: date | str = raw.date()
        elif isinstance(raw, date):
            found = raw
        elif isinstance(raw, bool):
            found = "date_unreadable"
        elif isinstance(raw, float | int):
            found = _from_serial(float(raw))
        else:
            text = plain(raw)
            if not text or text == "-":
                return None, None
            found = _from_text(text)
        if isinstance(found, str):
            return None, found
        return (found, None) if earliest <= found <= latest else (None, "date_out_of_range")

    return read


def _from_serial(serial: float) -> date | str:
    return EXCEL_EPOCH + timedelta(days=int(serial)) if 1 <= serial < 110_000 else "date_unreadable"


def _from_text(text: str) -> date | str:
    if text.isdigit() and len(text) == 5:
        return _from_serial(float(text))
    numeric = _NUMERIC_DATE.fullmatch(text)
    if numeric:
        first, month, last = numeric.groups()
        if len(first) == 4:
            return _calendar_day(int(first), int(month), int(last))
        if len(last) != 4:
            return "date_short_year" if len(last) <= 2 else "date_unreadable"
        return _calendar_day(int(last), int(month), int(first))
    named = _NAMED_DATE.fullmatch(folded(text))
    if named and named[2] in MONTHS:
        return _calendar_day(int(named[3]), MONTHS[named[2]], int(named[1])) if len(named[3]) == 4 else "date_short_year"
    return "date_unreadable"


def _calendar_day(year: int, month: int, day: int) -> date | str:
    try:
        return date(year, month, day)
    except ValueError:
        return "date_impossible"


_CURRENCY = re.compile(r"^(?:rp|idr)\.?\s*", re.IGNORECASE)
_GROUPED_BY_DOT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
_GROUPED_BY_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")


def number_of(raw: Any) -> float | None:
    """`4.500.000`, `4,500,000.00`, `4500000,50`, `Rp 4.500.000,-`; None where it is no number."""
    if isinstance(raw, bool):
        return None
    if isinstance(raw, float | int):
        return float(raw)
    text = _CURRENCY.sub("", plain(raw)).replace("\xa0", "").replace(" ", "").removesuffix(",-").removesuffix(",--")
    if _GROUPED_BY_DOT.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _GROUPED_BY_COMMA.fullmatch(text):
        return float(text.replace(",", ""))
    return float(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else None


def read_number(bounds: tuple[int, int], *, whole: bool) -> Reader:
    """A number within bounds; money is rounded to whole rupiah."""
    smallest, largest = bounds

    def read(raw: Any) -> Read:
        if raw is None or (isinstance(raw, str) and raw.strip() in {"", "-"}):
            return None, None
        value = number_of(raw)
        if value is None:
            return None, "number_unreadable"
        if not smallest <= value <= largest:
            return None, "number_out_of_range"
        return (round(value) if whole else round(value, 2)), None

    return read


def read_code(known: dict[str, str], key_of: Callable[[str], str]) -> Reader:
    def read(raw: Any) -> Read:
        text = plain(raw)
        if not text:
            return None, None
        value = known.get(key_of(text)) or known.get(text)
        return (value, None) if value else (None, "word_unknown")

    return read
