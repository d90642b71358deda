"""How what waits is counted: one task at a time, in batches that each stand by themselves."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import connection, transaction

from siapkerja.events.dispatch import queue_task

_LOCK = 0x5354_4154  # advisory lock: one task folds at a time


def fold_soon() -> None:
    """A page shows it within seconds; where the broker does not answer, when beat folds next."""
    transaction.on_commit(partial(queue_task, "siapkerja.statistics.tasks.fold", queue="quick"))


def fold_waiting(*, table: str, statement: str, batch: int, at: datetime, is_patient: bool) -> int:
    """Run `statement` batch after batch until nothing waits.

    Args:
        table: what has rows with `is_counted` false while they wait.
        statement: counts `%(batch)s` of what waits at `%(at)s` and marks it; how many rows it marked ends the work at 0.
        is_patient: wait while somebody else folds; otherwise leave it to them.

    Returns:
        How many rows were counted.
    """
    total = 0
    while counted := _fold_batch(table, statement, {"batch": batch, "at": at}, is_patient):
        total += counted
    return total


@transaction.atomic
def _fold_batch(table: str, statement: str, values: dict[str, Any], is_patient: bool) -> int:
    with connection.cursor() as cursor:
        if is_patient:
            wait_for_folding()
        else:
            cursor.execute("select pg_try_advisory_xact_lock(%s)", [_LOCK])
            if cursor.fetchone() != (True,):
                return 0
        # Asked first: planning the statement takes longer than finding that nothing waits.
        cursor.execute(f"select exists (select from {table} where not is_counted)")  # noqa: S608 - a table's name
        if cursor.fetchone() != (True,):
            return 0
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def wait_for_folding() -> None:
    """Let nobody fold until the end of this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
