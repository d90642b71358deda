from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from siapkerja.statistics.actions.contributions import rebuild_rollups


class Command(BaseCommand):
    help = "Make all rollups anew from the contributions."

    def handle(self, *args: Any, **options: Any) -> None:
        rebuild_rollups(at=timezone.now())
        self.stdout.write("The rollups are rebuilt.")
