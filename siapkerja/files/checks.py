"""Looking into content before anybody may download it."""

import zipfile
from typing import BinaryIO

from siapkerja.files import kinds
from siapkerja.kernel.archives import DAMAGED

MOST_ENTRIES = 5000
MOST_UNPACKED = 1024 * 1024 * 1024
MOST_RATIO = 200


def examine(content: BinaryIO) -> tuple[str, str]:
    """Kind of the content and why it is refused ("" where it is not).

    Refused are: nothing known, archives that are no workbook, workbooks under a password, with macros, or that unpack
    to far more than they are.
    """
    content.seek(0)
    kind = kinds.detect(content.read(kinds.HEAD_BYTES))
    if kind in {kinds.XLSX, kinds.ZIP}:
        return _archive(content)
    if kind == kinds.LOCKED:
        return kind, "under_password"
    return kind, "" if kind else "unknown_kind"


def _archive(content: BinaryIO) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(content) as archive:
            entries = archive.infolist()
    except DAMAGED:
        return kinds.ZIP, "damaged"
    unpacked, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(packed, 64 * 1024):
        return kinds.ZIP, "unpacks_too_large"
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        return kinds.ZIP, "archive"
    if any(entry.flag_bits & 1 for entry in entries):
        return kinds.LOCKED, "under_password"
    if any(name.endswith("vbaProject.bin") for name in names):
        return kinds.XLSX, "macros"
    return kinds.XLSX, ""
