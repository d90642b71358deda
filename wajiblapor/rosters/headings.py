"""Finding the row of headings, and what a file is once it is found: the same for both formats."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from wajiblapor.enums import RosterFormat
from wajiblapor.rosters.columns import COLUMNS, Mapping, Told, map_headings
from wajiblapor.rosters.remarks import Remark
from wajiblapor.rosters.values import plain

Row = tuple[int, Sequence[Any]]
CHUNK = 5_000
HEADING_SEARCH = 25
FEWEST_RECOGNISED = 3
SAMPLE_ROWS = 3


@dataclass
class Roster:
    """An opened file whose headings were found.

    Attributes:
        headings: all headings as they stand in the file.
        heading_row: number of their row, as the spreadsheet counts (from 1).
        samples: the first rows below, as text.
        hollow: cells with a formula that has no stored result, as (row number, position).
        total: number of rows below the headings; for CSV None until read.
        sheet_part: XLSX only: zip entry of the sheet that was read.
        delimiter, encoding: CSV only.
        remarks: how the file was understood where that could be doubted.
        template_year: XLSX only: year of our template that the file was made from.
    """

    format: RosterFormat
    mapping: Mapping
    headings: list[str]
    heading_row: int
    samples: list[list[str]]
    rows: Iterator[Row]
    total: int | None = None
    hollow: frozenset[tuple[int, int]] = frozenset()
    sheet_part: str | None = None
    delimiter: str = ""
    encoding: str = ""
    remarks: list[Remark] = field(default_factory=list)
    template_year: int | None = None

    def remarks_for(self, year: int) -> list[Remark]:
        """What is to be said of the file in the report of a year."""
        if self.template_year in {None, year}:
            return self.remarks
        return [Remark("other_year", {"template": self.template_year, "year": year}), *self.remarks]

    def chunks(self, size: int = CHUNK) -> Iterator[list[Row]]:
        while chunk := list(islice(self.rows, size)):
            yield chunk


@dataclass
class Heading:
    row: int
    mapping: Mapping
    cells: list[str]
    samples: list[list[str]]


def find_heading(rows: Sequence[Sequence[Any]], told: Told) -> Heading | None:
    """The row with the most recognised headings among the first ones; titles above it are skipped."""
    best: Heading | None = None
    for number, cells in enumerate(rows):
        mapping = map_headings(cells, told)
        if len(mapping.places) >= FEWEST_RECOGNISED and (best is None or len(mapping.places) > len(best.mapping.places)):
            best = _heading_at(rows, number, mapping)
    return best


def likely_heading(rows: Sequence[Sequence[Any]]) -> Heading | None:
    """Where nothing is recognised: the first row with as many different words as a roster has compulsory columns."""
    fewest = sum(column.is_required for column in COLUMNS)
    for number, cells in enumerate(rows):
        words = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
        if len(words) >= fewest and len(set(words)) == len(words) and not any(word.isdigit() for word in words):
            return _heading_at(rows, number, map_headings(cells))
    return None


def _heading_at(rows: Sequence[Sequence[Any]], number: int, mapping: Mapping) -> Heading:
    samples = [[plain(cell) for cell in cells] for cells in rows[number + 1 : number + 1 + SAMPLE_ROWS]]
    return Heading(number, mapping, [plain(cell) for cell in rows[number]], samples)
