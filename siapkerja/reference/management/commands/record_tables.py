"""Record what the migrations do to an empty database, so that new installations need not work it out each time."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from siapkerja import tables


class Command(BaseCommand):
    help = "Run all migrations in an empty database and write down what they did."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail where the record is not what migrations do now")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        if connection.introspection.table_names():
            raise CommandError("The tables are recorded in an empty database. Name one in DATABASE_URL.")
        with tables.recording() as record:
            call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
        made = record()
        if not check:
            tables.RECORD.write_text(made)
        elif not tables.RECORD.exists() or tables.RECORD.read_text() != made:
            raise CommandError("The recorded tables are not those the migrations make now. Run: script/manage record_tables")
