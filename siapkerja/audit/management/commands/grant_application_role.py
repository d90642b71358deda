"""Gives the application's database role its rights: everything on rows, except on the tables that only grow.

Which tables only grow is registered by their apps (`siapkerja.audit.append_only`).
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from psycopg2 import sql

from siapkerja.audit.append_only import append_only_tables

# Functions that run with the owner's rights so that the application needs none of its own.
OWNER_FUNCTIONS = ("events_make_partition(date)",)


class Command(BaseCommand):
    help = "Grant the application role its rights. Run by the owner of the tables after every migration; may be repeated."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="an existing database role, for example siapkerja_app")

    @transaction.atomic
    def handle(self, *args: Any, role: str, **options: Any) -> None:
        only_grow = append_only_tables()
        with connection.cursor() as cursor:
            cursor.execute("select 1 from pg_roles where rolname = %s", [role])
            if cursor.fetchone() is None:
                raise CommandError(f"There is no database role {role}.")
            cursor.execute("select current_user")
            if cursor.fetchone()[0] == role:
                raise CommandError(f"{role} owns the tables: the application needs a role of its own.")
            cursor.execute("select current_schema()")
            schema = sql.Identifier(cursor.fetchone()[0])
            for statement in self._statements(schema, sql.Identifier(role), only_grow):
                cursor.execute(statement)
        if options["verbosity"]:
            self.stdout.write(f"{role} may use every table; {len(only_grow)} of them it may only read and add to.")

    def _statements(self, schema: sql.Identifier, role: sql.Identifier, only_grow: list[str]) -> list[sql.Composed]:
        """Partitions are reached through their parent, so rights on them are taken back."""
        names = {"schema": schema, "role": role}
        texts = [
            "grant usage on schema {schema} to {role}",
            "grant select, insert, update, delete on all tables in schema {schema} to {role}",
            "revoke truncate, references, trigger on all tables in schema {schema} from {role}",
            "grant usage, select on all sequences in schema {schema} to {role}",
            "alter default privileges in schema {schema} grant select, insert, update, delete on tables to {role}",
            "alter default privileges in schema {schema} grant usage, select on sequences to {role}",
        ]
        texts += [f"grant execute on function {{schema}}.{function} to {{role}}" for function in OWNER_FUNCTIONS]
        statements = [sql.SQL(text).format(**names) for text in texts]
        for table in only_grow:
            revoke = sql.SQL("revoke update, delete, truncate on {schema}.{table} from {role}")
            statements.append(revoke.format(table=sql.Identifier(table), **names))
        return [*statements, *self._partitions(schema, role, only_grow)]

    def _partitions(self, schema: sql.Identifier, role: sql.Identifier, only_grow: list[str]) -> list[sql.Composed]:
        with connection.cursor() as cursor:
            cursor.execute(
                "select child.relname from pg_inherits join pg_class child on child.oid = inhrelid"
                " join pg_class parent on parent.oid = inhparent where parent.relname = any(%s) and child.relkind = 'r'",
                [only_grow],
            )
            partitions = [name for (name,) in cursor.fetchall()]
        revoke = sql.SQL("revoke all on {schema}.{table} from {role}")
        return [revoke.format(schema=schema, table=sql.Identifier(name), role=role) for name in partitions]
