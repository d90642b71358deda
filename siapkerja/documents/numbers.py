"""Gapless numbers: taken in the act's own transaction, as its last lock, so that a rollback gives the number back."""

from datetime import datetime

from django.db import connection

# Begins what a program's trial is called by; no series does.
TRIAL_HEAD = "UJI-"
_NEXT = """
    insert into documents_numberseries (series, last, changed_at) values (%s, 1, %s)
    on conflict (series) do update set last = documents_numberseries.last + 1, changed_at = excluded.changed_at
    returning last
"""


def next_number(series: str, *, at: datetime) -> int:
    """The next number of a series, from 1. Others wait for this transaction, so take it last.

    Args:
        series: up to 80 signs; put into it whatever starts a new count ("wajiblapor.receipt:2026:3374").

    Raises:
        RuntimeError: no transaction is open.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a number is taken in the transaction that uses it")
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [series, at])
        return int(cursor.fetchone()[0])


def is_trial_number(number: str) -> bool:
    """One that a program's trial was given, outside of every series."""
    return number.strip().upper().startswith(TRIAL_HEAD)
