"""Giving the company's own file back with one more column that says what is wrong with each row.

An XLSX is edited as it streams: cells are added to the rows of one sheet, a sheet with only the rows to be mended is added at
the end, and every other byte stays, so that the company's order, styles and other sheets are untouched and memory stays small.
"""

import csv
import io
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, BinaryIO, NamedTuple
from xml.sax.saxutils import escape

from wajiblapor.rosters import archives
from wajiblapor.rosters.extra_sheet import FailingRows, with_extra_sheet
from wajiblapor.rosters.reading import Roster

HEADING = "Yang perlu diperbaiki"
COLUMN_WIDTH = 60
LONGEST_CELL = 32_000
KEPT_IN_MEMORY = 8 * 1024 * 1024
_ROW = re.compile(rb"<((?:\w+:)?)row\b([^>]*?)(/>|>(.*?)</\1row>)", re.DOTALL)
_ROW_NUMBER = re.compile(rb'\br="(\d+)"')
_LAST_REFERENCE = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)\d+"')
_DIMENSION = re.compile(rb'(<(?:\w+:)?dimension ref="[A-Z]+\d+)(?::[A-Z]+(\d+))?"')
_SPANS = re.compile(rb'\s+spans="[^"]*"')
_COLS_END = re.compile(rb"</((?:\w+:)?)cols>")
_LAST_COL = re.compile(rb'<(?:\w+:)?col\b[^>]*?\bmax="(\d+)"')
# What XML 1.0 cannot hold; a user's cell may contain it.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Note(NamedTuple):
    """What is to be said beside a row; `is_stopping` where something must be fixed."""

    row: int
    text: str
    is_stopping: bool = True


class _Notes:
    """Notes in the order of their rows, taken one after another while the file streams by: they need not be held."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self._notes = iter(notes)
        self._next = next(self._notes, None)

    def of(self, row: int) -> Note | None:
        """The note of a row; asked for in rising order."""
        while self._next is not None and self._next.row < row:
            self._next = next(self._notes, None)
        return self._next if self._next is not None and self._next.row == row else None


def xlsx_with_notes(stream: BinaryIO, roster: Roster, notes: Iterable[Note], out: BinaryIO) -> None:
    """Copy the workbook to `out`, with a column of notes on the sheet that was read and a sheet of the rows to be mended.

    Args:
        notes: in the order of the rows.

    Raises:
        BrokenFile: the workbook cannot be read.
    """
    stream.seek(0)
    with (
        zipfile.ZipFile(stream) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as target,
        tempfile.SpooledTemporaryFile(max_size=KEPT_IN_MEMORY) as spool,
    ):
        position = _free_position(source, roster.sheet_part or "")
        failing = FailingRows(spool)
        changed = with_extra_sheet(source)
        for info in source.infolist():
            found: Iterable[bytes] = archives.pieces(source, info.filename)
            if info.filename == roster.sheet_part:
                found = _edited(found, roster, _Notes(notes), position, failing)
            elif info.filename in changed:
                found = (changed[info.filename],)
            _write(target, info.filename, found, info)
        if changed:
            _write(target, failing.part, failing.sheet(), None)


def _write(target: zipfile.ZipFile, name: str, found: Iterable[bytes], like: zipfile.ZipInfo | None) -> None:
    copy = zipfile.ZipInfo(name, date_time=like.date_time) if like else zipfile.ZipInfo(name)
    copy.compress_type = zipfile.ZIP_DEFLATED
    with target.open(copy, "w", force_zip64=like is not None and like.file_size > 1 << 30) as part:
        for piece in found:
            part.write(piece)


def _free_position(source: zipfile.ZipFile, part: str) -> int:
    """The first column right of every cell of the sheet."""
    last, rest = 0, b""
    for piece in archives.pieces(source, part):
        text = rest + piece
        cut = text.rfind(b"<")
        rest = text[cut:]
        letters = set(_LAST_REFERENCE.findall(text[:cut]))
        last = max(last, *(archives.position_of(name.decode()) for name in letters), 0) if letters else last
    return last + 1


def _edited(found: Iterable[bytes], roster: Roster, notes: _Notes, position: int, failing: FailingRows) -> Iterator[bytes]:
    letters = archives.letters_of(position)
    rest, is_head, counted = b"", True, 0
    for piece in found:
        text = rest + piece
        if is_head:
            begin = text.find(b"<sheetData")
            begin = text.rfind(b"<", 0, text.find(b":sheetData")) if begin < 0 and b":sheetData" in text else begin
            if begin < 0:
                rest = text
                continue
            head = _edited_head(text[:begin], letters, position)
            failing.begin(head)
            text = head + text[begin:]
            is_head = False
        done = 0
        for match in _ROW.finditer(text):
            number_found = _ROW_NUMBER.search(match[2])
            counted = int(number_found[1]) if number_found else counted + 1
            if counted == roster.heading_row:
                edited = _row_with(match, f"{letters}{counted}", HEADING)
                failing.add(edited)
            else:
                note = notes.of(counted)
                if note is None:
                    continue
                edited = _row_with(match, f"{letters}{counted}", note.text)
                if note.is_stopping:
                    failing.add(edited)
            yield text[done : match.start()] + edited
            done = match.end()
        # A row that is not closed yet stays for the next piece; what comes before the last opened row is done.
        last_open = max(text.rfind(b"<row"), text.rfind(b":row ") - 8, done)
        keep_from = last_open if b"</sheetData" not in text[done:] and b":sheetData>" not in text[done:] else len(text)
        keep_from = max(keep_from, done)
        yield text[done:keep_from]
        rest = text[keep_from:]
    yield rest


def _row_with(match: re.Match[bytes], reference: str, note: str) -> bytes:
    prefix, attributes, body = match[1], _SPANS.sub(b"", match[2]), match[4] or b""
    text = escape(_UNWRITABLE.sub(" ", note[:LONGEST_CELL])).encode()
    p = prefix
    cell = b'<%bc r="%b" t="inlineStr"><%bis><%bt xml:space="preserve">%b</%bt></%bis></%bc>' % (p, reference.encode(), p, p, text, p, p, p)
    return b"<%brow%b>%b%b</%brow>" % (p, attributes, body, cell, p)


def _edited_head(head: bytes, letters: str, position: int) -> bytes:
    """Widen the sheet's stated size and give the new column room."""
    head = _DIMENSION.sub(lambda m: m[1] + b":" + letters.encode() + (m[2] or b"1") + b'"', head, count=1)
    closing = _COLS_END.search(head)
    if not closing or any(int(last) > position for last in _LAST_COL.findall(head)):
        return head
    col = b'<%bcol min="%d" max="%d" width="%d" customWidth="1"/>' % (closing[1], position + 1, position + 1, COLUMN_WIDTH)
    return head[: closing.start()] + col + head[closing.start() :]


def csv_with_notes(stream: BinaryIO, roster: Roster, notes: Iterable[Note], out: IO[bytes]) -> None:
    """Copy the CSV to `out` with its own delimiter, as UTF-8 with a mark, and a last column of notes.

    Args:
        notes: in the order of the rows.
    """
    stream.seek(0)
    source = io.TextIOWrapper(stream, encoding=roster.encoding, newline="")
    target = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(target, delimiter=roster.delimiter)
    width, told = 0, _Notes(notes)
    for number, cells in enumerate(csv.reader(source, delimiter=roster.delimiter), start=1):
        if number == roster.heading_row:
            width = len(cells)
            writer.writerow([*cells, HEADING])
            continue
        note = told.of(number) if number > roster.heading_row else None
        padding = [""] * max(width - len(cells), 0)
        writer.writerow([*cells, *padding, note.text] if note else cells)
    target.flush()
    target.detach()
    source.detach()
