"""Small rules of writing that more than one place needs."""

import unicodedata
from datetime import date


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


def rupiah(amount: int) -> str:
    """`Rp4.500.000`."""
    return "Rp" + f"{amount:,}".replace(",", ".")


MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")


def long_day(day: date) -> str:
    """`5 Maret 2026`: what is issued is written in Indonesian whatever language the page is in."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
