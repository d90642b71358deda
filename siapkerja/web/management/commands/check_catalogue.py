from typing import Any

from django.core.management.base import BaseCommand, CommandError

from siapkerja.web import catalogues


class Command(BaseCommand):
    help = "Fail unless every message of the sources has a sound English translation and nothing stale is kept."

    def handle(self, *args: Any, **options: Any) -> None:
        found = catalogues.faults(catalogues.read(catalogues.ENGLISH), catalogues.messages_of_sources())
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"{len(found)} faults in the English catalogue; `manage.py collect_messages` brings it in line.")
        self.stdout.write("The English catalogue is complete.")
