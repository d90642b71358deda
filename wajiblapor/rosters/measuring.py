"""How large a workbook becomes when it is read, known before anything reads it: a small file can ask for all the memory there is.

The reader lays a sheet out as a full rectangle with a copy of its text in every cell. So one cell far away makes a huge rectangle,
and one long text named by a million cells a huge pile of text. Both are found by searching the bytes as they are unpacked.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from wajiblapor.rosters import refusals
from wajiblapor.rosters.archives import pieces, position_of

MOST_CELLS = 12_000_000
MOST_TEXT = 512 * 1024 * 1024
OVERLAP = 48
# References beyond column Z or row 99,999; nearer ones, which nearly all are, cost hardly more than a plain search.
NEAREST = (99_999, 26)
_FAR = re.compile(rb' r="((?:[A-Za-z]{2,8}[0-9]{1,9})|(?:[A-Za-z]?[0-9]{6,9}))"')
_ANY = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]{0,8}[0-9]{1,9})")
_ODD_SPACES = (b" =", b"\t=", b"\n=", b"\r=")
_SPLIT = re.compile(rb"([A-Za-z]*)([0-9]+)")
_STRING_CELL = re.compile(rb"\bt\s*=\s*[\"']s[\"'][^<>]*>\s*<(?:\w+:)?v\b[^<>]*>([0-9]{1,9})<")
_STRING_END = re.compile(rb"</(?:\w+:)?si\s*>")
# What is to be looked at again in a sheet that is read; plain searches, many times faster than one pattern over a hundred megabytes.
SIGNS = {
    "formulas": (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b't="e"'),
    "hidden": (b'hidden="1"', b'hidden="true"'),
    "merged": (b"mergeCell ",),
}


@dataclass
class _Part:
    """What is found in one part while it is unpacked."""

    height: int = NEAREST[0]
    width: int = NEAREST[1]
    farthest: bytes = b""
    string_cells: int = 0
    longest_string: int = 0
    signs: set[str] = field(default_factory=set)

    def look(self, piece: bytes, tail: bytes) -> None:
        text = tail + piece
        for name, signs in SIGNS.items():
            if name not in self.signs and any(sign in text for sign in signs):
                self.signs.add(name)
        is_odd = piece.count(b"r=") != piece.count(b' r="') or any(sign in text for sign in _ODD_SPACES)
        for reference in set((_ANY if is_odd else _FAR).findall(text)):
            self._reach(reference)
        self.string_cells += piece.count(b't="s"') + piece.count(b"'s'")

    def _reach(self, reference: bytes) -> None:
        letters, digits = _SPLIT.fullmatch(reference).groups()  # type: ignore[union-attr]
        row, column = int(digits), position_of(letters.decode().upper()) + 1
        if row > self.height or column > self.width:
            self.height, self.width = max(self.height, row), max(self.width, column)
            self.farthest = reference


def measure(archive: zipfile.ZipFile) -> dict[str, frozenset[str]]:
    """Refuse an archive that would be far larger in memory than it looks.

    Its parts must unpack to exactly the sizes its directory claims, its cells lie together, and its texts repeat within bounds.

    Returns:
        By part, which of `SIGNS` it shows.

    Raises:
        BrokenFile: a part is damaged or longer than claimed.
        CellsFarApart, TooMuchInside.
    """
    found: dict[str, _Part] = {}
    for info in archive.infolist():
        part = found[info.filename] = _Part()
        size, tail, since = 0, b"", 0
        for piece in pieces(archive, info.filename):
            size += len(piece)
            part.look(piece, tail)
            since, part.longest_string = _strings(piece, since, part.longest_string)
            tail = piece[-OVERLAP:]
        if size != info.file_size:
            raise refusals.BrokenFile
        if part.height * part.width > MOST_CELLS:
            raise refusals.CellsFarApart(cell=part.farthest.decode())
    _refuse_repeated_text(archive, found)
    return {name: frozenset(part.signs) for name, part in found.items()}


def _strings(piece: bytes, since: int, longest: int) -> tuple[int, int]:
    """Bytes since the last shared string ended, and the longest one so far."""
    if b"si>" not in piece:
        return since + len(piece), longest
    lengths = list(map(len, _STRING_END.split(piece)))
    return lengths[-1], max(longest, since + lengths[0], *lengths[1:])


def _refuse_repeated_text(archive: zipfile.ZipFile, found: dict[str, _Part]) -> None:
    """Count exactly only where the longest text in every cell would be too much."""
    tables = [name for name, part in found.items() if part.longest_string]
    if not tables:
        return
    longest = max(found[name].longest_string for name in tables)
    for name, part in found.items():
        if part.string_cells * longest > MOST_TEXT:
            lengths = [length for table in tables for length in _string_lengths(archive, table)]
            if sum(lengths[index] for index in _named(archive, name) if index < len(lengths)) > MOST_TEXT:
                raise refusals.TooMuchInside


def _string_lengths(archive: zipfile.ZipFile, table: str) -> Iterator[int]:
    rest = b""
    for piece in pieces(archive, table):
        *whole, rest = _STRING_END.split(rest + piece)
        yield from map(len, whole)


def _named(archive: zipfile.ZipFile, sheet: str) -> Iterator[int]:
    """Numbers of the texts that the cells of a sheet name."""
    rest = b""
    for piece in pieces(archive, sheet):
        text = rest + piece
        cut = text.rfind(b"<c") if b"<c" in text else len(text)
        rest = text[cut:] if len(text) - cut < OVERLAP * 4 else b""
        yield from map(int, _STRING_CELL.findall(text[: len(text) - len(rest)]))
