"""`manage.py load_standards`: the bundled example units, or the operator's official ones."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from sertihub.actions.standards import load_examples, load_standards
from siapkerja.reference.actions.loading.reading import BadFile


class Command(BaseCommand):
    help = "Load competence units with elements and criteria: the bundled examples, or two CSV files of official ones."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("units", nargs="?", type=Path, help="CSV: code, title, standard, valid_from (title_en, valid_to, is_example)")
        parser.add_argument("criteria", nargs="?", type=Path, help="CSV: unit, element, criterion; one row per criterion")

    def handle(self, *args: Any, **options: Any) -> None:
        units, criteria = options["units"], options["criteria"]
        if (units is None) != (criteria is None):
            raise CommandError("Give both files: units and criteria.")
        for path in (units, criteria):
            if path is not None and not path.is_file():
                raise CommandError(f"There is no file {path}.")
        try:
            loaded = load_standards(units=units, criteria=criteria) if units else load_examples(at=timezone.now())
        except BadFile as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        self.stdout.write(str(loaded))
