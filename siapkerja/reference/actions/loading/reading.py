"""Reading a data file: CSV with a header row, comma or semicolon, UTF-8, plain or gzip."""

import csv
import gzip
import hashlib
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

SHOWN_FAULTS = 20
GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")
TRUE_WORDS = {"true", "1", "yes", "ya", "y"}


class BadFile(Exception):
    """The file cannot be loaded; nothing of it was. The message lists rows and reasons."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file; `values` by lower-case column name, stripped."""

    file: str
    line: int
    values: dict[str, str]

    def get(self, *names: str) -> str:
        """The first non-empty of these columns; the names are what different publishers call the same thing."""
        for name in names:
            if value := self.values.get(name):
                return value
        return ""


@dataclass
class Faults:
    """All that is wrong with a file, so that the operator mends it once."""

    found: list[str] = field(default_factory=list)

    def add(self, row: Row, reason: str) -> None:
        self.found.append(f"{row.file}, row {row.line}: {reason}")

    def stop_if_any(self) -> None:
        """Raises BadFile with the first faults and their number."""
        if not self.found:
            return
        more = len(self.found) - SHOWN_FAULTS
        lines = self.found[:SHOWN_FAULTS] + ([f"... and {more} more"] if more > 0 else [])
        raise BadFile("\n".join(lines))


def read(paths: Sequence[Path], *, needs: Iterable[tuple[str, ...]]) -> list[Row]:
    """All rows of all files.

    Args:
        needs: columns that must be there, each with its other names.

    Raises:
        BadFile: not a text file, no rows, or a column missing.
    """
    rows: list[Row] = []
    for path in paths:
        text = text_of(path)
        reader = csv.reader(io.StringIO(text), delimiter=delimiter_of(text))
        header = [name.strip().lower() for name in next(reader, [])]
        for names in needs:
            if not set(names) & set(header):
                raise BadFile(f"{path.name}: no column `{names[0]}`. Columns found: {', '.join(header) or 'none'}.")
        count = len(rows)
        for values in reader:
            if any(values):
                stripped = [value.strip() for value in values]
                rows.append(Row(path.name, reader.line_num, dict(zip(header, stripped, strict=False))))
        if len(rows) == count:
            raise BadFile(f"{path.name}: no rows.")
    return rows


def text_of(path: Path) -> str:
    """The text of a plain or gzipped file. Raises BadFile if it is neither."""
    content = path.read_bytes()
    try:
        if content[:2] == b"\x1f\x8b":
            content = gzip.decompress(content)
        return content.decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadFile(f"{path.name}: not a CSV file in UTF-8 (plain or gzip).") from error


def delimiter_of(text: str) -> str:
    """Indonesian spreadsheets write semicolons."""
    header = text.partition("\n")[0]
    return ";" if header.count(";") > header.count(",") else ","


def digest_of(paths: Sequence[Path]) -> str:
    """SHA-256 of the files in their order."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def digits(text: str) -> str:
    """A code without its dots: `32.73.01.1001` is `3273011001`."""
    return text.replace(".", "")


def whole_number(text: str) -> int:
    """`2317601` or `2.317.601`. Raises ValueError for anything else, decimals included."""
    return int(text.replace(".", "") if GROUPED.fullmatch(text) else text)


def day(text: str) -> date:
    """A day as `2026-01-31`. Raises ValueError."""
    return date.fromisoformat(text)


def is_true(text: str) -> bool:
    return text.casefold() in TRUE_WORDS
