"""What a spreadsheet does to its cells and a table does not say: formulas without result, hidden rows and columns, merged cells."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from wajiblapor.rosters.archives import PIECE, pieces, position_of

_FORMULA_CELL = re.compile(rb"<(?:\w+:)?c\b([^<>]*?)>((?:(?!</(?:\w+:)?c>).)*?)</(?:\w+:)?c>", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]")


def hollow_formulas(archive: zipfile.ZipFile, part: str) -> frozenset[tuple[int, int]]:
    """(row number, position from 0) of cells whose formula has no stored result or a stored error."""
    hollow: set[tuple[int, int]] = set()
    rest = b""
    for piece in pieces(archive, part):
        text = rest + piece
        cut = text.rfind(b"</c>") + 4 if b"</c>" in text else 0
        rest = text[cut:] if len(text) - cut < PIECE else b""
        if b"<f" in text or b't="e"' in text:
            hollow.update(_hollow_in(text[:cut]))
    return frozenset(hollow)


def _hollow_in(text: bytes) -> Iterator[tuple[int, int]]:
    for attributes, body in _FORMULA_CELL.findall(text):
        is_error = b't="e"' in attributes
        if not is_error and (b"<f" not in body or _VALUE.search(body)):
            continue
        reference = _REFERENCE.search(attributes)
        if reference:
            yield int(reference[2]), position_of(reference[1].decode())


_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^<>]*\bhidden="(?:1|true)"')
_HIDDEN_COLUMNS = re.compile(rb'<(?:\w+:)?col\b(?=[^<>]*\bhidden="(?:1|true)")[^<>]*>')
_SPAN = re.compile(rb'\b(min|max)="([0-9]{1,5})"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')


@dataclass
class Layout:
    """Attributes:
    hidden_rows, hidden_columns: how many.
    merged: the first merged cells that reach below the headings, as `B5:B7`; "" where there are none.
    """

    hidden_rows: int = 0
    hidden_columns: int = 0
    merged: str = ""


def layout_of(archive: zipfile.ZipFile, part: str, *, heading_row: int) -> Layout:
    """How the rows of a sheet are shown.

    Args:
        heading_row: counted from 1; what lies above or in it does not matter.
    """
    found, rest = Layout(), b""
    for piece in pieces(archive, part):
        text = rest + piece
        cut = text.rfind(b"<") if len(rest) < PIECE else len(text)
        whole, rest = text[:cut], text[cut:]
        if b"hidden=" in whole:
            found.hidden_rows += len(_HIDDEN_ROW.findall(whole))
            found.hidden_columns += sum(_width(tag) for tag in _HIDDEN_COLUMNS.findall(whole))
        if not found.merged and b"mergeCell" in whole:
            found.merged = next(_merged_below(whole, heading_row), "")
    return found


def _width(tag: bytes) -> int:
    span = {name: int(digits) for name, digits in _SPAN.findall(tag)}
    return max(span.get(b"max", 1) - span.get(b"min", 1) + 1, 1)


def _merged_below(text: bytes, heading_row: int) -> Iterator[str]:
    for first, top, last, bottom in _MERGED.findall(text):
        if int(bottom) > heading_row:
            yield f"{first.decode()}{int(top)}:{last.decode()}{int(bottom)}"
