"""Reading a company's file as rows: XLSX through calamine, CSV as it streams. Whatever is wrong with the whole file is a refusal."""

import re
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import BinaryIO, NoReturn

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum, ZipError

from wajiblapor.enums import RosterFormat
from wajiblapor.rosters import archives, refusals, sheet_signs
from wajiblapor.rosters.columns import BY_SLUG, NOTHING_TOLD, REQUIRED, Mapping, Told, overlooked
from wajiblapor.rosters.delimited import Course, CsvReading
from wajiblapor.rosters.headings import HEADING_SEARCH, Heading, Roster, Row, find_heading, likely_heading
from wajiblapor.rosters.measuring import measure
from wajiblapor.rosters.remarks import Remark
from wajiblapor.rosters.rules import MEGABYTE, Limits, grouped

__all__ = ["DATA_SHEET", "TEMPLATE_TITLE", "Roster", "demand_size", "detect", "open_csv", "open_roster"]

MOST_SHEETS_NAMED = 10
DATA_SHEET = "Pekerja"
OWN_SHEETS = (DATA_SHEET, "Contoh", "Petunjuk")
TEMPLATE_TITLE = "Daftar pekerja %s"


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


def demand_size(found: RosterFormat, size: int, limits: Limits) -> None:
    """Raises FileTooLong where a file of that format is larger than may be read."""
    largest = limits.xlsx_bytes if found == RosterFormat.XLSX else limits.csv_bytes
    if size > largest:
        raise refusals.FileTooLong(size=-(-size // MEGABYTE), limit=largest // MEGABYTE, format=found.label)


def open_roster(
    stream: BinaryIO,
    *,
    size: int,
    limits: Limits,
    told: Told = NOTHING_TOLD,
    needed: Collection[str] = REQUIRED,
    is_settled: bool = False,
) -> Roster:
    """Open a file and find its headings.

    Args:
        stream: seekable, decrypted.
        size: in bytes.
        told: what the company said of its headings.
        needed: slugs of the columns the file must have.
        is_settled: it was opened before, and nothing is asked about its headings again.

    Raises:
        UnreadableRoster: one of its subclasses.
        ColumnsUnclear: somebody has to say which heading is which column.
    """
    found = detect(stream)
    demand_size(found, size, limits)
    if found == RosterFormat.CSV:
        reading = CsvReading(stream, Course(), is_whole=True, limits=limits, told=told)
        return open_csv(reading, needed=needed, is_settled=is_settled)
    return _understood(_open_xlsx(stream, limits, told), told, needed, is_settled)


def open_csv(reading: CsvReading, *, needed: Collection[str] = REQUIRED, is_settled: bool = False) -> Roster:
    """A CSV from its beginning, or from where an earlier reading stopped.

    Raises:
        UnreadableRoster, ColumnsUnclear: as `open_roster`.
        NotYet: too little of it has arrived.
    """
    return _understood(reading.open(), reading.told, needed, is_settled)


def _understood(roster: Roster, told: Told, needed: Collection[str], is_settled: bool) -> Roster:
    if roster.mapping.twice or roster.mapping.lacking(needed):
        _ask_or_refuse(roster, needed)
    if not is_settled and overlooked(roster.headings, told):
        raise refusals.ColumnsUnclear(roster.headings, roster.samples)
    return roster


def _ask_or_refuse(roster: Roster, needed: Collection[str]) -> NoReturn:
    """Columns can be matched by hand where the file has enough of them and some are not used yet."""
    mapping, missing = roster.mapping, roster.mapping.lacking(needed)
    count = sum(bool(heading) for heading in roster.headings)
    if count >= len(needed) and len(mapping.unknown) >= len(missing):
        raise refusals.ColumnsUnclear(roster.headings, roster.samples)
    if mapping.twice:
        raise refusals.ColumnTwice(columns=", ".join(BY_SLUG[slug].title for slug in mapping.twice))
    raise refusals.ColumnsMissing(columns=", ".join(column.title for column in missing))


# XLSX


def _open_xlsx(stream: BinaryIO, limits: Limits, told: Told) -> Roster:
    archive = archives.open_archive(stream, most_bytes=limits.xlsx_uncompressed_bytes)
    signs = measure(archive)
    stream.seek(0)
    with _calamine():
        workbook = CalamineWorkbook.from_filelike(stream)
        index, heading, sheet = _find_sheet(workbook, told)
        first_row, first_column = sheet.start or (0, 0)
        total = sheet.height - heading.row - 1
        names = [meta.name for meta in workbook.sheets_metadata if meta.visible == SheetVisibleEnum.Visible]
    if total > limits.xlsx_rows:
        raise refusals.TooManyRows(rows=grouped(limits.xlsx_rows), format="XLSX")
    if total < 1:
        raise refusals.HeaderOnly
    part = archives.sheet_part(archive, index)
    shown = signs.get(part or "", frozenset())
    # calamine leaves out empty columns before the data; positions are counted as the sheet counts them.
    places = {slug: place + first_column for slug, place in heading.mapping.places.items()}
    heading_row = first_row + heading.row + 1
    return Roster(
        format=RosterFormat.XLSX,
        mapping=Mapping(places, heading.mapping.unknown, heading.mapping.twice),
        headings=[""] * first_column + heading.cells,
        samples=[[""] * first_column + cells for cells in heading.samples],
        heading_row=heading_row,
        rows=_sheet_rows(sheet, heading_row + 1, [""] * first_column),
        total=total,
        hollow=sheet_signs.hollow_formulas(archive, part) if part and "formulas" in shown else frozenset(),
        sheet_part=part,
        remarks=_remarks(archive, part, shown, sheet.name, names, heading_row),
        template_year=_template_year(archive),
    )


def _sheet_rows(sheet: CalamineSheet, first: int, padding: list[str]) -> Iterator[Row]:
    """The rows from a number on, counted from 1; empty columns before the data stand in again."""
    with _calamine():
        for number, cells in enumerate(islice(sheet.iter_rows(), first - 1, None), start=first):
            yield number, padding + cells if padding else cells


@contextmanager
def _calamine() -> Iterator[None]:
    """Whatever the library says of a file it cannot read is a refusal; its panics are no `Exception` and would end the worker."""
    try:
        yield
    except PasswordError as error:
        raise refusals.PasswordProtected from error
    except (CalamineError, ZipError, ValueError, OverflowError, OSError) as error:
        raise refusals.BrokenFile from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise refusals.BrokenFile from None


def _remarks(
    archive: zipfile.ZipFile, part: str | None, shown: frozenset[str], sheet: str, names: list[str], heading_row: int
) -> list[Remark]:
    found = []
    others = [name for name in names if name != sheet and name not in OWN_SHEETS]
    if others:
        found.append(Remark("other_sheets", {"sheet": sheet, "others": ", ".join(others[:MOST_SHEETS_NAMED])}))
    if part and shown & {"hidden", "merged"}:
        layout = sheet_signs.layout_of(archive, part, heading_row=heading_row)
        counted = {"rows": layout.hidden_rows, "columns": layout.hidden_columns}
        if some := [name for name, count in counted.items() if count]:
            found.append(Remark("hidden" if len(some) == len(counted) else f"hidden_{some[0]}", counted))
        if layout.merged:
            found.append(Remark("merged", {"cells": layout.merged}))
    if "formulas" in shown:
        found.append(Remark("formulas", {}))
    return found


_TITLE = re.compile(rb"<dc:title>" + TEMPLATE_TITLE.encode() % rb"([0-9]{4})" + rb"</dc:title>")


def _template_year(archive: zipfile.ZipFile) -> int | None:
    found = _TITLE.search(archives.whole(archive, "docProps/core.xml"))
    return int(found[1]) if found else None


def _find_sheet(workbook: CalamineWorkbook, told: Told) -> tuple[int, Heading, CalamineSheet]:
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
    has_content, likely = False, None
    for index, name in visible:
        sheet = workbook.get_sheet_by_name(name)
        if not sheet.height:
            continue
        has_content = True
        opening = sheet.to_python(skip_empty_area=True, nrows=HEADING_SEARCH)
        heading = find_heading(opening, told)
        if heading:
            return index, heading, sheet
        unread = likely_heading(opening)
        likely = likely or (unread and (index, unread, sheet))
    if likely:
        return likely
    raise refusals.NoHeadings if has_content else refusals.EmptyRoster
