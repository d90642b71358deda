"""Writes what PostgreSQL searches anew, and the index with it: after a bulk load, or when the rules of analysis changed."""

from typing import Any

from django.core.management.base import BaseCommand

from siapkerja.search.actions.entries import refresh_all
from siapkerja.search.documents import documents


class Command(BaseCommand):
    help = "Writes every search entry anew; the follower notices a difference and builds its index again."

    def handle(self, *args: Any, **options: Any) -> None:
        for document in documents():
            self.stdout.write(f"{document.slug}: {refresh_all(document=document)}")
