"""Reading a company's file as rows: XLSX through calamine, CSV as it streams. Whatever is wrong with the whole file is a refusal."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum, ZipError

from wajiblapor.enums import RosterFormat
from wajiblapor.rosters import archives, refusals
from wajiblapor.rosters.columns import BY_SLUG, Mapping, map_headings
from wajiblapor.rosters.rules import Limits

Row = tuple[int, Sequence[Any]]
CHUNK = 5_000
HEADING_SEARCH = 25
FEWEST_RECOGNISED = 3
DATA_SHEET = "Pekerja"
ENCODING_PIECE = 1 << 20
NOT_IN_CP1252 = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))


@dataclass
class Roster:
    """An opened file whose headings were found.

    Attributes:
        heading_row: number of the row of headings, as the spreadsheet counts (from 1).
        hollow: cells with a formula that has no stored result, as (row number, position).
        total: number of rows below the headings; for CSV None until read.
        sheet_part: XLSX only: zip entry of the sheet that was read.
        delimiter, encoding: CSV only.
    """

    format: RosterFormat
    mapping: Mapping
    heading_row: int
    rows: Iterator[Row]
    total: int | None = None
    hollow: frozenset[tuple[int, int]] = frozenset()
    sheet_part: str | None = None
    delimiter: str = ""
    encoding: str = ""

    def chunks(self, size: int = CHUNK) -> Iterator[list[Row]]:
        while chunk := list(islice(self.rows, size)):
            yield chunk


def detect(stream: BinaryIO) -> RosterFormat:
    """Which of the two formats the bytes are, whatever the name says.

    Raises:
        EmptyRoster, NotASpreadsheet, OldExcel, PasswordProtected.
    """
    stream.seek(0)
    head = stream.read(512)
    stream.seek(0)
    if not head.strip():
        raise refusals.EmptyRoster
    archives.refuse_containers(head, stream)
    stream.seek(0)
    return RosterFormat.XLSX if head.startswith(archives.ZIP) else RosterFormat.CSV


def open_roster(stream: BinaryIO, *, size: int, limits: Limits) -> Roster:
    """Open a file and find its headings.

    Args:
        stream: seekable, decrypted.
        size: in bytes.

    Raises:
        UnreadableRoster: one of its subclasses.
    """
    found = detect(stream)
    largest = limits.xlsx_bytes if found == RosterFormat.XLSX else limits.csv_bytes
    if size > largest:
        megabyte = 1024 * 1024
        raise refusals.FileTooLong(size=-(-size // megabyte), limit=largest // megabyte, format=found.label)
    roster = _open_xlsx(stream, limits) if found == RosterFormat.XLSX else _open_csv(stream, limits)
    if roster.mapping.twice:
        raise refusals.ColumnTwice(columns=", ".join(BY_SLUG[slug].title for slug in roster.mapping.twice))
    if roster.mapping.missing:
        raise refusals.ColumnsMissing(columns=", ".join(column.title for column in roster.mapping.missing))
    return roster


# XLSX


def _open_xlsx(stream: BinaryIO, limits: Limits) -> Roster:
    archive = archives.open_archive(stream, most_bytes=limits.xlsx_uncompressed_bytes)
    archives.measure(archive)
    stream.seek(0)
    try:
        workbook = CalamineWorkbook.from_filelike(stream)
        index, heading, sheet = _find_sheet(workbook)
    except PasswordError as error:
        raise refusals.PasswordProtected from error
    except (CalamineError, ZipError, ValueError, OSError, UnicodeDecodeError) as error:
        raise refusals.BrokenFile from error
    first_row, first_column = sheet.start or (0, 0)
    total = sheet.height - heading.row - 1
    if total > limits.xlsx_rows:
        raise refusals.TooManyRows(rows=_grouped(limits.xlsx_rows), format="XLSX")
    if total < 1:
        raise refusals.HeaderOnly
    part = archives.sheet_part(archive, index)
    hollow = archives.hollow_formulas(archive, part) if part else frozenset()
    # calamine leaves out empty columns before the data; positions are counted as the sheet counts them.
    places = {slug: place + first_column for slug, place in heading.mapping.places.items()}
    padding = [""] * first_column
    rows = (
        (number, padding + cells if padding else cells)
        for number, cells in enumerate(islice(sheet.iter_rows(), first_row + heading.row + 1, None), start=first_row + heading.row + 2)
    )
    return Roster(
        format=RosterFormat.XLSX,
        mapping=Mapping(places, heading.mapping.unknown, heading.mapping.twice),
        heading_row=first_row + heading.row + 1,
        rows=rows,
        total=total,
        hollow=hollow,
        sheet_part=part,
    )


@dataclass
class _Heading:
    row: int
    mapping: Mapping


def _find_sheet(workbook: CalamineWorkbook) -> tuple[int, _Heading, CalamineSheet]:
    """The sheet named as in our template, else the first visible one with headings.

    Raises:
        EmptyRoster, NoHeadings.
    """
    visible = [
        (index, meta.name)
        for index, meta in enumerate(workbook.sheets_metadata)
        if meta.visible == SheetVisibleEnum.Visible and meta.typ == SheetTypeEnum.WorkSheet
    ]
    visible.sort(key=lambda pair: pair[1] != DATA_SHEET)
    has_content = False
    for index, name in visible:
        sheet = workbook.get_sheet_by_name(name)
        if not sheet.height:
            continue
        has_content = True
        heading = _find_heading(sheet.to_python(skip_empty_area=True, nrows=HEADING_SEARCH))
        if heading:
            return index, heading, sheet
    raise refusals.NoHeadings if has_content else refusals.EmptyRoster


def _find_heading(rows: Sequence[Sequence[Any]]) -> _Heading | None:
    """The row with the most recognised headings among the first ones; titles above it are skipped."""
    best: _Heading | None = None
    for number, cells in enumerate(rows):
        mapping = map_headings(cells)
        if len(mapping.places) >= FEWEST_RECOGNISED and (best is None or len(mapping.places) > len(best.mapping.places)):
            best = _Heading(number, mapping)
    return best


# CSV


def _open_csv(stream: BinaryIO, limits: Limits) -> Roster:
    encoding = find_encoding(stream)
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        sample = text.read(64 * 1024)
    except UnicodeDecodeError as error:
        raise refusals.UnknownEncoding from error
    if "\x00" in sample:
        raise refusals.UnknownEncoding
    delimiter = _find_delimiter(sample)
    text.seek(0)
    csv.field_size_limit(1 << 20)
    reader = csv.reader(text, delimiter=delimiter)
    opening = list(_guarded(islice(reader, HEADING_SEARCH)))
    if not any(any(cell.strip() for cell in cells) for cells in opening):
        raise refusals.EmptyRoster
    heading = _find_heading(opening)
    if heading is None:
        raise refusals.NoHeadings
    below = opening[heading.row + 1 :]
    if not any(any(cell.strip() for cell in cells) for cells in below) and len(opening) < HEADING_SEARCH:
        raise refusals.HeaderOnly
    return Roster(
        format=RosterFormat.CSV,
        mapping=heading.mapping,
        heading_row=heading.row + 1,
        rows=_csv_rows(below, reader, heading.row + 2, limits.csv_rows),
        delimiter=delimiter,
        encoding=encoding,
    )


def _csv_rows(below: list[list[str]], reader: Iterator[list[str]], first: int, most: int) -> Iterator[Row]:
    number = first
    for cells in below:
        yield number, cells
        number += 1
    for cells in _guarded(reader):
        if number - first >= most:
            raise refusals.TooManyRows(rows=_grouped(most), format="CSV")
        yield number, cells
        number += 1


def _guarded(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from rows
    except (csv.Error, UnicodeDecodeError) as error:
        raise refusals.BrokenFile from error


def find_encoding(stream: BinaryIO) -> str:
    """utf-8-sig, utf-16 (by its mark) or cp1252, which Excel in Indonesia still writes.

    Raises:
        UnknownEncoding: neither, or zero bytes without a mark (UTF-16 without mark, or no text at all).
    """
    stream.seek(0)
    head = stream.read(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = is_cp1252 = True
    while piece := stream.read(ENCODING_PIECE):
        if b"\x00" in piece:
            raise refusals.UnknownEncoding
        is_cp1252 = is_cp1252 and not NOT_IN_CP1252 & set(piece)
        if is_utf8:
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                is_utf8 = False
    if not is_utf8 and not is_cp1252:
        raise refusals.UnknownEncoding
    return "utf-8-sig" if is_utf8 else "cp1252"


def _find_delimiter(sample: str) -> str:
    """The sign that parts the line with the most recognised headings."""
    lines = sample.splitlines()[:HEADING_SEARCH]
    scores = {
        delimiter: max((len(map_headings(line.split(delimiter)).places) for line in lines), default=0)
        for delimiter in (";", ",", "\t", "|")
    }
    return max(scores, key=lambda delimiter: scores[delimiter])


def _grouped(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
