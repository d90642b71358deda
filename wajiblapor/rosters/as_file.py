"""Rows that came one by one as the file they would have been."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from wajiblapor.rosters.columns import COLUMNS
from wajiblapor.rosters.values import plain

DELIMITER = ";"
# Number of the first row below the headings.
FIRST_ROW = 2


def csv_of(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A CSV with our own headings, one line for each row in its order; cells by column slug. Marked as UTF-8, so that it opens right
    in a spreadsheet too."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=DELIMITER, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow([column.title for column in COLUMNS])
    for cells in rows:
        writer.writerow([as_text(cells.get(column.slug)) for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def as_text(cell: Any) -> str:
    """A cell as a person writes it. Three decimals would read as thousands, so numbers are rounded to two."""
    return plain(round(cell, 2) if isinstance(cell, float) else cell)
