"""Writes everything that is sealed anew under the current master key, and blind indexes under the current index key.

May be interrupted and run again; may run while the portal works. docs/privacy.md tells the steps around it.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from siapkerja.identity.fields import index_keys, key_ring
from siapkerja.identity.index_rotation import IndexHolder, index_holders
from siapkerja.privacy.actions.key_rotation import reseal
from siapkerja.privacy.queries.sealed_columns import SealedColumn, sealed_columns, stale_values

MOST_PASSES = 5


class Command(BaseCommand):
    help = "Re-encrypt every sealed column under the first master key and write blind indexes under the current index key."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", type=int, default=500, metavar="ROWS", help="rows written at once (500)")
        parser.add_argument("--check", action="store_true", help="write nothing; fail if something is not under the current keys")

    def handle(self, *args: Any, batch: int, check: bool, **options: Any) -> None:
        self.is_quiet = options["verbosity"] == 0
        self._say(f"Current master key: {key_ring().keys[0][0]}. Current index key: version {index_keys().version}.")
        left = 0
        for column in sealed_columns():
            left += stale_values(column) if check else self._reseal(column, batch)
        for holder in index_holders():
            left += holder.remaining() if check else self._rekey(holder, batch)
        if left:
            verb = "are" if check else "could not be brought"
            raise CommandError(
                f"{left} values {verb} not under the current keys." if check else f"{left} values {verb} under the current keys."
            )
        self._say("Everything is under the current keys. Keys before them may be removed.")

    def _reseal(self, column: SealedColumn, size: int) -> int:
        total, written = stale_values(column), 0
        for _pass in range(MOST_PASSES):
            passed = 0
            for done in reseal(column=column, size=size):
                passed += done.written
                written += done.written
                self._say(f"{column.name}: {written} of {total}" + (f", {done.unreadable} unreadable" if done.unreadable else ""))
            if not passed:
                break
        return stale_values(column)

    def _rekey(self, holder: IndexHolder, size: int) -> int:
        total, done = holder.remaining(), 0
        for dealt, left in holder.rekey(size):
            done += dealt
            self._say(f"{holder.name}: {done} of {total}" + (f", {left} left as they are" if left else ""))
        return holder.remaining()

    def _say(self, words: str) -> None:
        if not self.is_quiet:
            self.stdout.write(words)
