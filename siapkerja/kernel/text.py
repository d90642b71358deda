"""Small rules of writing that more than one place needs."""

import unicodedata
from collections.abc import Iterable
from datetime import date

# What a key of the database can be.
LARGEST_ID = 2**63 - 1


def folded(text: str) -> str:
    """Lower case, without accents, single spaces: for comparing what people type."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())


def masked(value: str, *, head: int = 4, tail: int = 4) -> str:
    """`3273********0004`: the first and last digits only; what is too short to hide its middle is hidden whole."""
    hidden = len(value) - head - tail
    return value[:head] + "*" * hidden + value[-tail:] if hidden > 0 else "*" * len(value)


def id_of(text: str) -> int | None:
    """The number of a row as a form posts it or an address names it; None for whatever else somebody sends in its place."""
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(LARGEST_ID))):
        return None
    number = int(text)
    return number if number <= LARGEST_ID else None


def ids_of(texts: Iterable[str]) -> list[int]:
    """Those of several, as of ticked boxes; what is no number of a row is passed over."""
    return [number for text in texts if (number := id_of(text)) is not None]


def rupiah(amount: int) -> str:
    """`Rp4.500.000`."""
    return "Rp" + f"{amount:,}".replace(",", ".")


MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")


def long_day(day: date) -> str:
    """`5 Maret 2026`: what is issued is written in Indonesian whatever language the page is in."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
