"""`manage.py load_company_register`: the operator's file of the business register (OSS)."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from siapkerja.identity.actions.company_register import load_company_register
from siapkerja.reference.actions.loading.merging import Manner
from siapkerja.reference.actions.loading.reading import BadFile


class Command(BaseCommand):
    help = "Load companies of the business register with their NIB, so that those nobody acts for here can be found and invited."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="CSV, plain or gzip (columns: docs/reference-data.md)")
        parser.add_argument("--valid-from", type=date.fromisoformat, help="day of which the file tells (today)")
        parser.add_argument("--partial", action="store_true", help="the files are a part of the register: companies absent from them stay")
        parser.add_argument("--end-many", action="store_true", help="confirm that more than a tenth of the companies left the register")

    def handle(self, *args: Any, **options: Any) -> None:
        for path in options["files"]:
            if not path.is_file():
                raise CommandError(f"There is no file {path}.")
        now = timezone.now()
        manner = Manner(
            valid_from=options["valid_from"] or timezone.localdate(now), is_partial=options["partial"], may_end_many=options["end_many"]
        )
        try:
            loaded = load_company_register(paths=options["files"], manner=manner, at=now)
        except BadFile as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        self.stdout.write(str(loaded))
