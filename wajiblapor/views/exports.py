"""Lists as CSV, line by line."""

import csv
from collections.abc import Iterable, Iterator, Sequence

# A cell that begins like a formula would be run by a spreadsheet.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What `csv.writer` writes to: gives the line back instead of keeping it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Lines of a CSV that Excel in Indonesia opens right: `;`, with a mark for UTF-8, no cell that acts as a formula."""
    writer = csv.writer(_Line(), delimiter=";")
    yield "\ufeff"
    yield writer.writerow(head)
    for row in rows:
        yield writer.writerow([_safe(cell) for cell in row])


def _safe(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
