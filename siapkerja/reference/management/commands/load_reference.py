"""`manage.py load_reference`: bundled reference data, or the operator's official files."""

from argparse import RawDescriptionHelpFormatter
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from siapkerja.reference.actions.loading import DATASETS, BadFile, Outcome, load_bundled, load_files, load_of_services
from siapkerja.reference.actions.loading.merging import Manner


class Command(BaseCommand):
    help = "Load reference data: without arguments all bundled sets that changed; with files, the operator's own for one set."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        needed = [f"  {name}: {', '.join('/'.join(names) for names in dataset.needs)}" for name, dataset in DATASETS.items()]
        described = "\n".join(["Columns each file must have (any of the names; docs/reference-data.md has the rest):", *needed])
        return super().create_parser(prog_name, subcommand, epilog=described, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dataset", nargs="?", choices=list(DATASETS), help="one data set; all bundled ones when left out")
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="CSV, plain or gzip; all files of the set at once")
        parser.add_argument(
            "--valid-from", type=date.fromisoformat, help="day from which new rows hold and absent ones no longer do (today)"
        )
        parser.add_argument("--partial", action="store_true", help="the file is a part of the whole: rows absent from it stay")
        parser.add_argument("--end-many", action="store_true", help="confirm that more than a tenth of the current rows end")
        parser.add_argument("--bundled", action="store_true", help="return from the operator's file to the bundled data")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen: str | None = options["dataset"]
        names = [chosen] if chosen else list(DATASETS)
        if options["files"] and options["bundled"]:
            raise CommandError("Give either files or --bundled.")
        for path in options["files"]:
            if not path.is_file():
                raise CommandError(f"There is no file {path}.")
        for name in names:
            try:
                outcome = self._load(name, options)
            except BadFile as error:
                raise CommandError(f"{name}: nothing was loaded.\n{error}") from error
            self.stdout.write(sentence(outcome))
        if not chosen:
            self.stdout.write("\n".join(load_of_services(timezone.now())))

    def _load(self, name: str, options: dict[str, Any]) -> Outcome:
        now = timezone.now()
        if not options["files"]:
            return load_bundled(dataset=name, at=now, in_place_of_official=options["bundled"])
        manner = Manner(
            valid_from=options["valid_from"] or timezone.localdate(now),
            is_partial=options["partial"],
            may_end_many=options["end_many"],
        )
        return load_files(dataset=name, paths=options["files"], manner=manner, at=now)


def sentence(outcome: Outcome) -> str:
    """`regions: 91,599 rows; 12 added, 3 changed, 1 ended.`"""
    if outcome.kept_origin:
        return f"{outcome.dataset}: {outcome.kept_origin} stays in force (use --bundled to return to the bundled data)."
    if outcome.merged is None:
        return f"{outcome.dataset}: unchanged ({outcome.rows:,} rows)."
    merged = outcome.merged
    counts = ", ".join(f"{count:,} {words}" for words, count in merged.counts.items())
    done = f"{outcome.rows:,} rows; {merged.added:,} added, {merged.changed:,} changed, {merged.ended:,} ended"
    return f"{outcome.dataset}: {done}{'; now ' if counts else ''}{counts}."
