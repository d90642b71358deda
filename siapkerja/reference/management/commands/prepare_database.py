"""Tables, rights and reference data in one process: starting the portal's code three times takes as long as two of them."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from siapkerja import tables


class Command(BaseCommand):
    help = "Bring a database up to date: tables, the application role's rights, reference data. Run by the owner of the tables."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", nargs="?", help="the application's database role, where it has one of its own")

    def handle(self, *args: Any, role: str | None, **options: Any) -> None:
        self.stdout.write("Tables …")
        tables.replay()
        call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
        if role:
            call_command("grant_application_role", role, stdout=self.stdout)
        call_command("load_reference", stdout=self.stdout)
