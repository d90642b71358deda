"""A sheet of only the rows to be mended, added to the company's own workbook: same columns, same styles, rows closed up."""

import re
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.sax.saxutils import unescape

from wajiblapor.rosters import archives

TITLE = "Perlu diperbaiki"
PART = "xl/worksheets/perlu-diperbaiki.xml"
PIECE = 1 << 20
_RELATION_ID = b"rIdPerluDiperbaiki"
_SHEET_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_RELATION_TYPE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_SHEETS_END = re.compile(rb"</((?:\w+:)?)sheets>")
_SHEET_ID, _SHEET_NAME = re.compile(rb'\bsheetId="(\d+)"'), re.compile(rb'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"')
_RELATION_PREFIX = re.compile(rb'\b(\w+):id="')
_TYPES_END, _RELATIONS_END = re.compile(rb"</((?:\w+:)?)Types>"), re.compile(rb"</((?:\w+:)?)Relationships>")
_ROOT = re.compile(rb"<((?:\w+:)?)worksheet\b[^>]*>")
_COLS = re.compile(rb"<(?:\w+:)?cols>.*?</(?:\w+:)?cols>", re.DOTALL)
_ROW_REFERENCE = re.compile(rb'(<(?:\w+:)?row\b[^>]*?)\s+r="\d+"')
_CELL_REFERENCE = re.compile(rb'(<(?:\w+:)?c\b[^>]*?\br="[A-Z]+)\d+"')
# Formulas would point at rows that stand elsewhere now; their results stay. Nothing of what failed stays hidden.
_FORMULA = re.compile(rb"<((?:\w+:)?)f\b[^>]*?(?:/>|>.*?</\1f>)", re.DOTALL)
_HIDDEN = re.compile(rb'\s+(?:hidden|collapsed|outlineLevel)="[^"]*"')
_RICH = re.compile(rb'(<(?:\w+:)?c\b[^>]*?)\s+[cv]m="\d+"')


def with_extra_sheet(source: zipfile.ZipFile) -> dict[str, bytes]:
    """The parts of the workbook that name its sheets, with one more; {} where it is laid out in a way we do not know."""
    names = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml")
    if not set(names) <= set(source.namelist()) or PART in source.namelist():
        return {}
    workbook, relations, types = (b"".join(archives.pieces(source, name)) for name in names)
    ids, prefix = _SHEET_ID.findall(workbook), _RELATION_PREFIX.search(workbook)
    ends = (_SHEETS_END.search(workbook), _RELATIONS_END.search(relations), _TYPES_END.search(types))
    if not ids or prefix is None:
        return {}
    taken = {unescape(name.decode("utf-8", "replace")).casefold() for name in _SHEET_NAME.findall(workbook)}
    title = next(name for name in (TITLE, *(f"{TITLE} {number}" for number in range(2, 1000))) if name.casefold() not in taken)
    additions = (
        b'sheet name="%b" sheetId="%d" %b:id="%b"/>' % (title.encode(), max(map(int, ids)) + 1, prefix[1], _RELATION_ID),
        b'Relationship Id="%b" Type="%b" Target="/%b"/>' % (_RELATION_ID, _RELATION_TYPE, PART.encode()),
        b'Override PartName="/%b" ContentType="%b"/>' % (PART.encode(), _SHEET_TYPE),
    )
    changed = {}
    for name, text, end, addition in zip(names, (workbook, relations, types), ends, additions, strict=True):
        if end is None:
            return {}
        changed[name] = text[: end.start()] + b"<" + end[1] + addition + text[end.start() :]
    return changed


class FailingRows:
    """Collects edited rows of the sheet that was read.

    Args:
        spool: where they wait until the other parts are written.
    """

    part = PART

    def __init__(self, spool: IO[bytes]) -> None:
        self._spool, self._count = spool, 0
        self._prefix, self._head = b"", b""

    def begin(self, head: bytes) -> None:
        """Take root and widths over from what stands before the rows of the other sheet."""
        root, cols = _ROOT.search(head), _COLS.search(head)
        if root:
            self._prefix, self._head = root[1], root[0]
        pane = b'<%bpane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' % self._prefix
        p = self._prefix
        self._head += b'<%bsheetViews><%bsheetView workbookViewId="0">%b</%bsheetView></%bsheetViews>' % (p, p, pane, p, p)
        self._head += cols[0] if cols else b""

    def add(self, row: bytes) -> None:
        self._count += 1
        number = b"%d" % self._count
        head, closing, body = row.partition(b">")
        head = _HIDDEN.sub(b"", head + closing)
        head = _ROW_REFERENCE.sub(rb"\1", head)[:-1] + b' r="%b">' % number
        body = _RICH.sub(rb"\1", _FORMULA.sub(b"", body))
        self._spool.write(head + _CELL_REFERENCE.sub(rb'\g<1>%b"' % number, body))

    def sheet(self) -> Iterator[bytes]:
        p = self._prefix
        yield b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + self._head + b"<%bsheetData>" % p
        self._spool.seek(0)
        while piece := self._spool.read(PIECE):
            yield piece
        yield b"</%bsheetData></%bworksheet>" % (p, p)
