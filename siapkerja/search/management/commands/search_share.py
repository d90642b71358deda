"""Writes a share of an index that is being built; started by whoever builds it, and ends with it."""

import gc
import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from siapkerja.search import shares
from siapkerja.search.documents import document

# People who search meanwhile go first.
NICENESS = 5


class Command(BaseCommand):
    help = "Writes the rows of a range of ids as an index; used while an index is built."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("directory", type=Path)
        parser.add_argument("first", type=int)
        parser.add_argument("last", type=int)

    def handle(self, *args: Any, slug: str, directory: Path, first: int, last: int, **options: Any) -> None:
        builder = os.getppid()
        os.nice(NICENESS)
        # Entries hold no circles: looking for some among a million takes a fifth of the time.
        gc.freeze()
        gc.disable()
        for _ in shares.write(document(slug), directory, first, last):
            if os.getppid() != builder:
                return
