"""What the migrations do to an empty database, recorded: replaying it takes seconds, making it anew half a minute.

The record names every migration in it with the digest of its source. It is used only while all of those are unchanged, and only for
a database without tables; migrations that are not in it run after it as usual. So a record that is missing or out of date
costs time and nothing else.
"""

import hashlib
import inspect
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import django
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.recorder import MigrationRecorder

RECORD = Path(__file__).with_name("tables.sql")

_HEAD = "-- migrations: "
# Columns that are added later are filled with the moment they are added at.
_MOMENT = re.compile(r"'\d{4}-\d\d-\d\dT[^']+'::timestamptz")
_OF_THE_SESSION = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")


def digests() -> dict[str, str]:
    """Every migration, "app.name", with the digest of its source and of the Django that runs it."""
    known = MigrationLoader(None).disk_migrations
    return {f"{app}.{name}": _digest(migration) for (app, name), migration in sorted(known.items())}


def _digest(migration: Migration) -> str:
    source = inspect.getsource(inspect.getmodule(type(migration)) or type(migration))
    return hashlib.sha256(f"{django.__version__}\n{source}".encode()).hexdigest()[:16]


def replay() -> int:
    """Make the recorded tables in an empty database.

    Returns:
        How many migrations that stands for; 0 where there are tables already or the record is not of these migrations.
    """
    if connection.introspection.table_names() or not RECORD.exists():
        return 0
    head, _, script = RECORD.read_text().partition("\n")
    recorded: dict[str, str] = json.loads(head.removeprefix(_HEAD))
    if not recorded.items() <= digests().items():
        return 0
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(script)
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        recorder.migration_qs.bulk_create(recorder.Migration(app=app, name=name) for app, _, name in map(_parts, recorded))
    return len(recorded)


def _parts(known_as: str) -> tuple[str, str, str]:
    return known_as.partition(".")


@contextmanager
def recording() -> Iterator[Callable[[], str]]:
    """Note what migrations do from here on; what is yielded gives the record of it.

    Only for an empty database, and all migrations must run.
    """
    statements: list[str] = []

    def note(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        text = context["cursor"].mogrify(sql, params).decode() if params else str(sql)
        is_of_the_run = text.upper().startswith(_OF_THE_SESSION) or MigrationRecorder.Migration._meta.db_table in text
        if not many and not is_of_the_run:
            statements.append(_MOMENT.sub("now()", text.strip().removesuffix(";")) + ";\n")
        return execute(sql, params, many, context)

    usual = MigrationExecutor.apply_migration

    def apply_migration(*args: Any, **options: Any) -> Any:
        with connection.execute_wrapper(note):
            return usual(*args, **options)

    def record() -> str:
        return f"{_HEAD}{json.dumps(digests())}\n{''.join(statements)}"

    with patch.object(MigrationExecutor, "apply_migration", apply_migration):
        yield record
