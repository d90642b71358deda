"""Words on documents, which are written in Indonesian whatever language the page is in."""

from datetime import date

_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")


def long_day(day: date) -> str:
    """`5 Maret 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
