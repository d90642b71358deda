"""Writing sealed columns anew under the current master key, in batches, beside running writers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from siapkerja.identity.fields import key_ring
from siapkerja.kernel.crypto import Undecipherable
from siapkerja.privacy.queries.sealed_columns import SealedColumn, stale_condition


@dataclass(frozen=True)
class Batch:
    """What one batch did: values read, written anew, and such that no key of the ring opens."""

    read: int
    written: int
    unreadable: int


def reseal(*, column: SealedColumn, size: int) -> Iterator[Batch]:
    """One pass over a column, batch after batch; each batch is one statement and commits by itself.

    A value that a writer changes meanwhile is left to the writer: the update compares with what was read. What is left by
    an interruption is found again by its key id, so a further run goes on where this one ended.

    Args:
        size: values a batch.
    """
    last: Any = None
    while rows := _stale(column, last, size):
        fresh, unreadable = [], 0
        for key, sealed in rows:
            try:
                plain = key_ring().decrypt(bytes(sealed), purpose=column.purpose)
            except Undecipherable:
                unreadable += 1
                continue
            fresh.append((key, bytes(sealed), key_ring().encrypt(plain, purpose=column.purpose)))
        last = rows[-1][0]
        yield Batch(len(rows), _write(column, fresh), unreadable)


def _stale(column: SealedColumn, last: Any, size: int) -> list[tuple[Any, Any]]:
    head = key_ring().current_head
    beyond = "" if last is None else f'and "{column.key}" > %(last)s'
    statement = f'select "{column.key}", "{column.column}" from "{column.table}" where {stale_condition(column)} {beyond}'  # noqa: S608
    with connection.cursor() as cursor:
        parameters = {"length": len(head), "head": head, "last": last, "size": size}
        cursor.execute(f'{statement} order by "{column.key}" limit %(size)s', parameters)
        return list(cursor.fetchall())


def _write(column: SealedColumn, fresh: list[tuple[Any, bytes, bytes]]) -> int:
    if not fresh:
        return 0
    values = ", ".join(["(%s, %s::bytea, %s::bytea)"] * len(fresh))
    statement = (
        f'update "{column.table}" row set "{column.column}" = new.sealed from (values {values}) new (key, before, sealed)'  # noqa: S608
        f' where row."{column.key}" = new.key and row."{column.column}" = new.before'
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for row in fresh for value in row])
        return int(cursor.rowcount)
