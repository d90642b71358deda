"""What the application's database role may do, and what not."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from launcher.embedded import APPLICATION, OWNER, database_url
from siapkerja.audit.append_only import append_only_tables
from siapkerja.workflow.history import Moved
from tests.support import environment


def may(table: str, right: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select has_table_privilege(%s, %s, %s)", [APPLICATION, table, right])
        return cursor.fetchone()[0]


def every_table() -> list[str]:
    return sorted({model._meta.db_table for model in apps.get_models() if model._meta.managed})


@pytest.mark.django_db
def test_every_row_may_be_written_except_in_the_tables_that_only_grow() -> None:
    only_grow = set(append_only_tables())
    assert {"audit_securityact", "audit_personview", "audit_seal", "events_eventrecord", "documents_documentmoved"} <= only_grow
    for table in every_table():
        if table.startswith("probes_"):
            continue
        expected = {"select": True, "insert": True, "update": table not in only_grow, "delete": table not in only_grow}
        assert {right: may(table, right) for right in expected} == expected, table
        assert not may(table, "truncate"), table


@pytest.mark.django_db
def test_every_history_of_moves_only_grows() -> None:
    histories = {model._meta.db_table for model in apps.get_models() if issubclass(model, Moved)}
    assert histories
    assert histories <= set(append_only_tables())


@pytest.mark.django_db
def test_partitions_cannot_be_reached_around_their_parent() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select inhrelid::regclass::text from pg_inherits where inhparent = 'events_eventrecord'::regclass")
        partitions = [name for (name,) in cursor.fetchall()]
    assert len(partitions) > 3
    assert not any(may(partition, right) for partition in partitions for right in ("select", "insert", "update", "delete"))


@pytest.mark.django_db
def test_the_application_cannot_alter_tables_or_drop_triggers() -> None:
    for statement in ("alter table audit_seal disable trigger only_grows", "drop table audit_seal", "create table gate (id int)"):
        with pytest.raises(ProgrammingError, match=r"must be owner|permission denied"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_granting_may_be_repeated_and_names_a_role_that_exists(committed_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import connections

    url = database_url(environment.SOCKETS, OWNER, environment.COMMITTED_DATABASE)
    assert OWNER in url
    connections.close_all()
    monkeypatch.setitem(connections.settings["default"], "USER", OWNER)
    try:
        out = StringIO()
        call_command("grant_application_role", APPLICATION, stdout=out)
        call_command("grant_application_role", APPLICATION, stdout=out)
        assert "only read and add to" in out.getvalue()
        with pytest.raises(CommandError, match="no database role"):
            call_command("grant_application_role", "nobody_here")
        with pytest.raises(CommandError, match="owns the tables"):
            call_command("grant_application_role", OWNER)
    finally:
        connections.close_all()
