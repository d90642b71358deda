"""A first look at a file: what can be said of it within a second, before anything reads all of its rows."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO
from xml.sax.saxutils import unescape

from wajiblapor.enums import RosterFormat
from wajiblapor.rosters import archives
from wajiblapor.rosters.columns import NOTHING_TOLD, Told
from wajiblapor.rosters.headings import HEADING_SEARCH, Heading, find_heading
from wajiblapor.rosters.reading import DATA_SHEET, demand_size, detect
from wajiblapor.rosters.refusals import NotASpreadsheet, UnreadableRoster
from wajiblapor.rosters.rules import Limits

# So much of a sheet holds its first rows; so much of the shared texts is looked through for their headings.
MOST_SHEETS = 30
SHEET_HEAD, TEXTS_HEAD = 2 << 20, 8 << 20
# Only where something opens is searched for, and never past the next sign that opens: a damaged part takes no longer than a sound one.
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^<>]*>")
_NAME, _HIDDEN = re.compile(rb'\bname="([^"]*)"'), re.compile(rb'\bstate="(?:veryH|h)idden"')
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension\b[^<>]*\bref="[A-Z]+\d+:[A-Z]+(\d{1,7})"')
_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")
_ROW_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_CELL = re.compile(rb"<(?:\w+:)?c\b([^<>]*)>")
_REFERENCE, _TYPE = re.compile(rb'\br="([A-Z]{1,2})\d+"'), re.compile(rb'\bt="(\w+)"')
_VALUE, _TEXT = re.compile(rb"<(?:\w+:)?v>([^<]*)<"), re.compile(rb"<(?:\w+:)?t\b[^<>]*>([^<]*)<")
_SHARED = re.compile(rb"<(?:\w+:)?si\b([^<>]*)>")


@dataclass(frozen=True)
class Glance:
    """What a first look says; the full check has the last word.

    Attributes:
        rows: rows below the headings as the workbook itself counts them; None where it does not say.
        columns: how many of our columns its headings name; None where no row of headings was found.
        missing: slugs of compulsory columns that no heading names.
    """

    format: RosterFormat
    rows: int | None = None
    columns: int | None = None
    missing: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        return {"rows": self.rows, "columns": self.columns, "missing": list(self.missing)}


def first_bytes(head: bytes, *, size: int, limits: Limits) -> RosterFormat:
    """The format by the beginning of a file that is still arriving.

    Args:
        head: the first bytes, as many as there are.
        size: of the whole file.

    Raises:
        UnreadableRoster: whatever follows, it is no roster, or larger than one may be.
    """
    try:
        found = detect(io.BytesIO(head))
    except NotASpreadsheet:
        # Whether an old Excel file is locked stands anywhere in it: said when all of it is here.
        if head.startswith(archives.OLE) and len(head) < size:
            return RosterFormat.XLSX
        raise
    demand_size(found, size, limits)
    return found


def glance(stream: BinaryIO, *, size: int, limits: Limits, told: Told = NOTHING_TOLD) -> Glance:
    """Look at a whole file: its beginning, and of a workbook the list of its parts and the head of its sheet.

    Raises:
        UnreadableRoster: it is certainly no roster.
    """
    found = detect(stream)
    demand_size(found, size, limits)
    if found == RosterFormat.CSV:
        return Glance(found)
    archive = archives.open_archive(stream, most_bytes=limits.xlsx_uncompressed_bytes)
    try:
        return _workbook(archive, told)
    except (UnreadableRoster, ValueError, LookupError):
        return Glance(found)


def _workbook(archive: zipfile.ZipFile, told: Told) -> Glance:
    for part in _sheets(archive):
        head = _head(archive, part, SHEET_HEAD)
        heading, number = _heading(archive, head, told)
        if heading is not None:
            stated = _DIMENSION.search(head)
            return Glance(
                RosterFormat.XLSX,
                rows=max(int(stated[1]) - number, 0) if stated else None,
                columns=len(heading.mapping.places),
                missing=tuple(column.slug for column in heading.mapping.missing),
            )
    return Glance(RosterFormat.XLSX)


def _sheets(archive: zipfile.ZipFile) -> list[str]:
    """Parts of the visible sheets, the one named as in our template first."""
    found = []
    for index, sheet in enumerate(_SHEET.findall(archives.whole(archive, "xl/workbook.xml"))[:MOST_SHEETS]):
        name, part = _NAME.search(sheet), archives.sheet_part(archive, index)
        if name and part and not _HIDDEN.search(sheet):
            found.append((name[1].decode("utf-8", "replace") != DATA_SHEET, index, part))
    return [part for _is_other, _index, part in sorted(found)]


def _head(archive: zipfile.ZipFile, part: str, most: int) -> bytes:
    return b"".join(islice(archives.pieces(archive, part), max(most // archives.PIECE, 1)))


def _heading(archive: zipfile.ZipFile, head: bytes, told: Told) -> tuple[Heading | None, int]:
    """The row of headings among the first rows, and its number in the sheet."""
    numbers: list[int] = []
    rows = []
    for attributes, content in islice(_opened(_ROW, head), HEADING_SEARCH):
        number = _ROW_NUMBER.search(attributes)
        numbers.append(int(number[1]) if number else (numbers[-1] if numbers else 0) + 1)
        rows.append(_cells(content))
    texts = _shared_texts(archive, {cell for row in rows for cell in row.values() if isinstance(cell, int)})
    words = [[_word(row.get(place, ""), texts) for place in range(max(row, default=-1) + 1)] for row in rows]
    heading = find_heading(words, told)
    return heading, numbers[heading.row] if heading else 0


def _opened(tag: re.Pattern[bytes], text: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Attributes of each tag, and what stands between it and the next one."""
    opened = tag.search(text)
    while opened:
        following = tag.search(text, opened.end())
        yield opened[1], text[opened.end() : following.start() if following else len(text)]
        opened = following


def _cells(body: bytes) -> dict[int, str | int]:
    """Cells by position: words as they are, shared ones as their number."""
    cells: dict[int, str | int] = {}
    for attributes, content in islice(_opened(_CELL, body), archives.MOST_COLUMNS):
        reference, kind = _REFERENCE.search(attributes), _TYPE.search(attributes)
        place = archives.position_of(reference[1].decode()) if reference else len(cells)
        value = _VALUE.search(content)
        if kind and kind[1] == b"s" and value:
            cells[place] = int(value[1])
        elif kind and kind[1] == b"inlineStr":
            cells[place] = _plain(content)
        elif value:
            cells[place] = _decoded(value[1])
    return cells


def _word(cell: str | int, texts: dict[int, str]) -> str:
    return texts.get(cell, "") if isinstance(cell, int) else cell


def _shared_texts(archive: zipfile.ZipFile, wanted: set[int]) -> dict[int, str]:
    if not wanted or "xl/sharedStrings.xml" not in archive.namelist():
        return {}
    found: dict[int, str] = {}
    head = _head(archive, "xl/sharedStrings.xml", TEXTS_HEAD)
    for number, (_attributes, content) in enumerate(islice(_opened(_SHARED, head), max(wanted) + 1)):
        if number in wanted:
            found[number] = _plain(content)
    return found


def _plain(content: bytes) -> str:
    return "".join(map(_decoded, _TEXT.findall(content)))


def _decoded(content: bytes) -> str:
    return unescape(content.decode("utf-8", "replace"), {"&quot;": '"', "&apos;": "'"})
