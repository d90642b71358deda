"""Writes the documents that follow from the code."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from siapkerja.workflow.describing import facts_page, workflows_page


class Command(BaseCommand):
    help = "Write docs/workflows.md and docs/facts.md, or check that they are current."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail if a document is not current")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "docs"
        pages = {folder / "workflows.md": workflows_page(), folder / "facts.md": facts_page()}
        stale = [path for path, text in pages.items() if not path.exists() or path.read_text() != text]
        if check and stale:
            names = ", ".join(str(path.relative_to(settings.BASE_DIR)) for path in stale)
            raise CommandError(f"Not current: {names}. Run manage.py generate_docs.")
        for path in stale:
            path.parent.mkdir(exist_ok=True)
            path.write_text(pages[path])
            self.stdout.write(f"wrote {path.relative_to(settings.BASE_DIR)}")
