"""Reading a data file: CSV with a header row, comma or semicolon, UTF-8, plain or gzip."""

import csv
import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import IO

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
    """All that is wrong with a file, so that the operator mends it once; the first are shown, all are counted."""

    shown: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, row: Row, reason: str) -> None:
        self.say(f"{row.file}, row {row.line}: {reason}")

    def say(self, sentence: str) -> None:
        self.count += 1
        if self.count <= SHOWN_FAULTS:
            self.shown.append(sentence)

    def stop_if_any(self) -> None:
        """Raises BadFile with the first faults and their number."""
        if not self.count:
            return
        more = self.count - len(self.shown)
        raise BadFile("\n".join(self.shown + ([f"... and {more} more"] if more else [])))


def read(paths: Sequence[Path], *, needs: Sequence[tuple[str, ...]]) -> list[Row]:
    """All rows of all files at once, for sets of a size that is known; raises as `rows_of`."""
    return list(rows_of(paths, needs=needs))


def rows_of(paths: Sequence[Path], *, needs: Sequence[tuple[str, ...]]) -> Iterator[Row]:
    """All rows of all files, one after another: of a large file only the line being read is held.

    Args:
        needs: columns that must be there, each with its other names.

    Raises:
        BadFile: not a text file, no rows, or a column missing; the first two may be found late.
    """
    for path in paths:
        try:
            with _opened(path) as file:
                yield from _rows(path.name, file, needs)
        except (OSError, EOFError, UnicodeDecodeError, zlib.error, csv.Error) as error:
            raise BadFile(f"{path.name}: not a CSV file in UTF-8 (plain or gzip).") from error


def _opened(path: Path) -> IO[str]:
    with path.open("rb") as file:
        is_gzip = file.read(2) == b"\x1f\x8b"
    # The lines' ends are the CSV reader's to see: a value may hold one.
    return gzip.open(path, "rt", encoding="utf-8-sig", newline="") if is_gzip else path.open(encoding="utf-8-sig", newline="")


def _rows(name: str, file: IO[str], needs: Sequence[tuple[str, ...]]) -> Iterator[Row]:
    first = file.readline()
    reader = csv.reader(chain([first], file), delimiter=delimiter_of(first))
    header = [column.strip().lower() for column in next(reader, [])]
    for names in needs:
        if not set(names) & set(header):
            raise BadFile(f"{name}: no column `{names[0]}`. Columns found: {', '.join(header) or 'none'}.")
    is_empty = True
    for values in reader:
        if any(values):
            is_empty = False
            stripped = [value.strip() for value in values]
            yield Row(name, reader.line_num, dict(zip(header, stripped, strict=False)))
    if is_empty:
        raise BadFile(f"{name}: no rows.")


def delimiter_of(header: str) -> str:
    """Indonesian spreadsheets write semicolons."""
    return ";" if header.count(";") > header.count(",") else ","


def digest_of(paths: Sequence[Path], *, is_partial: bool = False) -> str:
    """SHA-256 of the files in their order. As a part of the whole they do something else than as the whole, so they get another one."""
    digest = hashlib.sha256(b"partial" if is_partial else b"")
    for path in paths:
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
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
