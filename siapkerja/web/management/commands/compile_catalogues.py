from typing import Any

from django.core.management.base import BaseCommand

from siapkerja.web.catalogues import compile_all


class Command(BaseCommand):
    help = "Compile locale/*/LC_MESSAGES/*.po to .mo where they changed; needs no gettext programs."

    def handle(self, *args: Any, **options: Any) -> None:
        written = compile_all()
        self.stdout.write(f"{len(written)} catalogues compiled." if written else "Catalogues are current.")
