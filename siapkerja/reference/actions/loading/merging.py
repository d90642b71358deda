"""From checked rows to the table: COPY into a staging table, then one statement that merges."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection

from siapkerja.copying import copy_in
from siapkerja.reference.actions.loading.reading import BadFile

STAGED_AT_ONCE = 5_000
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How to load.

    Args:
        valid_from: day from which rows that are new hold.
        is_partial: the file is a part of the whole, so that what is absent from it does not end.
        may_end_many: the operator has confirmed that a large part of the current rows ends.
        adds_only: the operator has loaded files of this set, so that the bundled rows only fill what is missing.
    """

    valid_from: date
    is_partial: bool = False
    may_end_many: bool = False
    adds_only: bool = False


@dataclass(frozen=True, kw_only=True)
class Merged:
    """What a load did.

    Args:
        rows: rows of the file that went into the table.
        added, changed: rows that are new or now differ.
        ended: rows that no longer hold (where rows are not dated: that were removed).
        counts: how many rows hold now, by words for people.
    """

    rows: int
    added: int
    changed: int
    ended: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


def stage(columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> int:
    """Fill the temporary table `staged` with `columns` (name to SQL type), some rows after others; returns how many."""
    definition = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS pg_temp.staged")
        cursor.execute(f"CREATE TEMPORARY TABLE staged ({definition}) ON COMMIT DROP")
    count, left = 0, iter(rows)
    while some := list(islice(left, STAGED_AT_ONCE)):
        copy_in(f"COPY staged ({', '.join(columns)}) FROM STDIN", io.StringIO("".join(map(_line, some))))
        count += len(some)
    return count


def _line(row: Sequence[Any]) -> str:
    return "\t".join("\\N" if value is None else str(value).translate(ESCAPES) for value in row) + "\n"


def merge(statement: str, parameters: Mapping[str, Any] | None = None) -> tuple[int, int]:
    """Run an INSERT ... ON CONFLICT over `staged`; returns the numbers of new and of changed rows."""
    sql = f"""
        WITH merged AS ({statement} RETURNING xmax = 0 AS is_new)
        SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new) FROM merged
    """  # noqa: S608 - statements are constants of this package
    with connection.cursor() as cursor:
        cursor.execute(sql, dict(parameters or {}))
        added, changed = cursor.fetchone()
    return added, changed


def change(statement: str, parameters: Mapping[str, Any] | None = None) -> int:
    """Run an UPDATE or DELETE; returns how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, dict(parameters or {}))
        return int(cursor.rowcount)


def number(statement: str, parameters: Mapping[str, Any] | None = None) -> int:
    """Run a SELECT of one number."""
    with connection.cursor() as cursor:
        cursor.execute(statement, dict(parameters or {}))
        return int(cursor.fetchone()[0])


def refuse_mass_ending(ending: int, current: int, manner: Manner) -> None:
    """A file cut short must not end half the country: above a tenth the operator has to confirm.

    Raises:
        BadFile: more than a tenth of the current rows are absent from the file and nobody confirmed.
    """
    if ending > max(20, current // 10) and not manner.may_end_many:
        raise BadFile(
            f"{ending} of {current} current rows are absent from the file and would end. "
            "Use --partial if the file is a part of the whole, or --end-many if they really end."
        )
