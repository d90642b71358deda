from typing import Any

from django.core.management.base import BaseCommand

from siapkerja.web import catalogues


class Command(BaseCommand):
    help = "Bring locale/en in line with the sources: new messages come in empty, stale ones go. Needs no gettext programs."

    def handle(self, *args: Any, **options: Any) -> None:
        messages = catalogues.messages_of_sources()
        before = catalogues.read(catalogues.ENGLISH)
        after = catalogues.merged(before, messages)
        path = catalogues.catalogue_path(catalogues.ENGLISH)
        path.parent.mkdir(parents=True, exist_ok=True)
        after.save(str(path))
        empty = sum(not entry.translated() for entry in after)
        self.stdout.write(f"{len(after)} messages, {empty} without a translation.")
