from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from siapkerja.statistics.actions.contributions import rebuild_rollups
from siapkerja.statistics.actions.milestones import rebuild_people_counts
from siapkerja.statistics.actions.rebuilding import rebuild_everything


class Command(BaseCommand):
    help = "Make all rollups and counts of people anew from contributions and milestones, or everything from the stored facts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from-facts", action="store_true", help="forget contributions and milestones too and hear all facts again")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["from_facts"]:
            heard = rebuild_everything(at=timezone.now())
            self.stdout.write(f"All figures are rebuilt from {heard:,} facts.")
            return
        rebuild_rollups(at=timezone.now())
        rebuild_people_counts(at=timezone.now())
        self.stdout.write("The rollups and the counts of people are rebuilt.")
