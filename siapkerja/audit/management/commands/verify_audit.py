"""Proves that the audit log is as it was sealed, or says what does not fit."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from siapkerja.audit.models import Seal
from siapkerja.audit.sealing import faults


class Command(BaseCommand):
    help = "Check every row of the audit log against its seals and print the head of the chain."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--contains", metavar="HEAD", default="", help="a head noted earlier, which must still be in the chain")

    def handle(self, *args: Any, contains: str, **options: Any) -> None:
        found = list(faults())
        for fault in found:
            self.stderr.write(f"seal {fault.seal_id}: {fault.words}")
        if contains and not any(bytes(chain).hex() == contains for chain in Seal.objects.values_list("chain", flat=True)):
            found.append(None)  # type: ignore[arg-type]
            self.stderr.write("The head noted earlier is no longer in the chain: its end was cut off or rewritten.")
        if found:
            raise CommandError(f"The audit log does not fit its seals: {len(found)} faults.")
        last = Seal.objects.order_by("-pk").first()
        head = bytes(last.chain).hex() if last else "none yet"
        self.stdout.write(f"The audit log fits its {Seal.objects.count()} seals. Head of the chain: {head}")
