"""Looking into an XLSX before anything reads it: what it is, what it holds, and where its sheets are."""

import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from siapkerja.kernel.archives import DAMAGED
from wajiblapor.rosters import refusals

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_ENTRIES = 3_000
HIGHEST_RATIO = 400
PIECE = 1 << 20
MOST_SMALL = 8 << 20
# More columns than any roster has; wider rows are refused where rows are read one by one.
MOST_COLUMNS = 500
# Names inside an OLE container are UTF-16; an encrypted workbook has these two streams.
_ENCRYPTED = tuple(name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo"))
_OLD_WORKBOOK = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_BINARY_HEADS = (b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"\x7fELF", b"MZ", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"RIFF")


def refuse_containers(head: bytes, stream: BinaryIO) -> None:
    """Refuse by the first bytes what is neither a zip nor text.

    Raises:
        PasswordProtected, OldExcel, NotASpreadsheet.
    """
    if head.startswith(OLE):
        stream.seek(0)
        beginning = stream.read(4 * PIECE)
        if any(name in beginning for name in _ENCRYPTED):
            raise refusals.PasswordProtected
        if any(name in beginning for name in _OLD_WORKBOOK):
            raise refusals.OldExcel
        raise refusals.NotASpreadsheet
    if head.startswith(_BINARY_HEADS):
        raise refusals.NotASpreadsheet


def open_archive(stream: BinaryIO, *, most_bytes: int) -> zipfile.ZipFile:
    """The zip of a workbook, after its sizes have been found sound.

    Args:
        most_bytes: largest uncompressed size of all parts together.

    Raises:
        BrokenFile, NotASpreadsheet, OtherSpreadsheet, PasswordProtected, MacroWorkbook, TooMuchInside.
    """
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
        infos = archive.infolist()
    except DAMAGED as error:
        raise refusals.BrokenFile from error
    names = {info.filename for info in infos}
    if len(names) < len(infos):
        raise refusals.BrokenFile
    if any(info.flag_bits & 0x1 for info in infos):
        raise refusals.PasswordProtected
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise refusals.MacroWorkbook
    if len(infos) > MOST_ENTRIES or sum(info.file_size for info in infos) > most_bytes:
        raise refusals.TooMuchInside
    if any(info.file_size > PIECE and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1) for info in infos):
        raise refusals.TooMuchInside
    if "xl/workbook.xml" not in names:
        is_sheet = "xl/workbook.bin" in names or "content.xml" in names
        raise refusals.OtherSpreadsheet if is_sheet else refusals.NotASpreadsheet
    return archive


def pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The uncompressed bytes of one part, no more than its entry says.

    Raises:
        BrokenFile: truncated, altered, or longer than the directory claims.
    """
    try:
        with archive.open(name) as part:
            while piece := part.read(PIECE):
                yield piece
    except DAMAGED as error:
        raise refusals.BrokenFile from error


_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^<>]*>")
_SHEET_ID = re.compile(rb'\b\w+:id="([^"]+)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
_ID, _TARGET = re.compile(rb'\bId="([^"]+)"'), re.compile(rb'\bTarget="([^"]+)"')


def whole(archive: zipfile.ZipFile, name: str) -> bytes:
    """A small part at once, b"" where there is none.

    Raises:
        BrokenFile: damaged, or no small part.
    """
    if name not in archive.namelist():
        return b""
    if archive.getinfo(name).file_size > MOST_SMALL:
        raise refusals.BrokenFile
    return b"".join(pieces(archive, name))


def sheet_part(archive: zipfile.ZipFile, sheet_index: int) -> str | None:
    """Name of the zip entry of the n-th sheet of the workbook, None where the workbook is laid out in a way we do not know."""
    sheets = [_SHEET_ID.search(tag) for tag in _SHEET.findall(whole(archive, "xl/workbook.xml"))]
    wanted = sheets[sheet_index] if sheet_index < len(sheets) else None
    for relation in _RELATION.findall(whole(archive, "xl/_rels/workbook.xml.rels")):
        found_id, target = _ID.search(relation), _TARGET.search(relation)
        if wanted and found_id and target and found_id[1] == wanted[1]:
            path = target[1].decode(errors="replace")
            name = path.lstrip("/") if path.startswith("/") else f"xl/{path}"
            return name if name in archive.namelist() else None
    return None


def position_of(letters: str) -> int:
    """`A` → 0, `AA` → 26."""
    position = 0
    for letter in letters:
        position = position * 26 + ord(letter) - 64
    return position - 1


def letters_of(position: int) -> str:
    """0 → `A`, 26 → `AA`."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
