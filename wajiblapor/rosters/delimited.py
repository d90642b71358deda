"""Reading a CSV that may still be arriving: from where an earlier reading stopped, never past its last complete row.

Whatever pieces a file comes in, its rows and what is found in them are the same as when all of it is there at once: rows are
numbered by their place in the file, and which letters the bytes mean is decided by all of them. Where later bytes overturn what
earlier ones seemed to say, the reading begins anew.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any, BinaryIO, Self

from wajiblapor.enums import RosterFormat
from wajiblapor.rosters import refusals
from wajiblapor.rosters.archives import MOST_COLUMNS
from wajiblapor.rosters.columns import Mapping, Told, map_headings
from wajiblapor.rosters.headings import HEADING_SEARCH, Roster, Row, find_heading, likely_heading
from wajiblapor.rosters.rules import Limits, grouped

PIECE = 1 << 20
BLOCK = 1 << 18
SAMPLE = 64 * 1024
# So many bytes hold a sample of `SAMPLE` signs, whatever they are.
SAMPLE_BYTES = 4 * SAMPLE + len(codecs.BOM_UTF8)
LONGEST_FIELD = LONGEST_ROW = 1 << 16
LONGEST_LINE = 1 << 22
NOT_IN_CP1252 = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
UTF8, UTF16, CP1252 = "utf-8-sig", "utf-16", "cp1252"


class NotYet(Exception):
    """What has arrived of the file ends before the next complete row."""


@dataclass
class Course:
    """How far a CSV was read, as plain values.

    Attributes:
        offset: bytes of the rows given out; the next one begins there.
        row: number of the last row given out, counted from 1 with the headings.
        scanned: bytes looked at for what letters they mean.
        lines: line ends among them.
        ascii_until: so many bytes at the beginning mean the same in any of the encodings.
        encoding, delimiter, heading_row, places, unknown, twice: what the beginning of the file said; "" and 0 before it was read.
    """

    offset: int = 0
    row: int = 0
    scanned: int = 0
    lines: int = 0
    ascii_until: int = 0
    is_utf8: bool = True
    is_cp1252: bool = True
    is_utf16: bool = False
    encoding: str = ""
    delimiter: str = ""
    heading_row: int = 0
    places: dict[str, int] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """From `as_data`."""
        return cls(**data)

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def has_headings(self) -> bool:
        return self.heading_row > 0

    @property
    def verdict(self) -> str:
        """The encoding, by all bytes scanned so far; "" where none fits."""
        if self.is_utf16:
            return UTF16
        return UTF8 if self.is_utf8 else CP1252 if self.is_cp1252 else ""

    @property
    def is_overturned(self) -> bool:
        """Rows were read as other letters than they turn out to be."""
        return self.has_headings and self.verdict != self.encoding and self.ascii_until < max(self.offset, SAMPLE_BYTES)

    @property
    def mapping(self) -> Mapping:
        return Mapping(self.places, tuple(self.unknown), tuple(self.twice))


class CsvReading:
    """One reading of what is there of a CSV; moves its course along, row by row.

    Args:
        stream: seekable, decrypted, ends where what has arrived ends.
        is_whole: the stream ends because the file does.
        told: what the company said of its headings.
    """

    def __init__(self, stream: BinaryIO, course: Course, *, is_whole: bool, limits: Limits, told: Told) -> None:
        self.stream, self.course, self.is_whole, self.limits, self.told = stream, course, is_whole, limits, told

    def scan(self) -> None:
        """Look at the bytes that came since: what letters they mean, and how many lines they are.

        Raises:
            UnknownEncoding: no encoding fits, or zero bytes without a mark.
            NotYet: no line ends in sight.
        """
        course = self.course
        for piece in self._new_pieces():
            if b"\x00" in piece:
                raise refusals.UnknownEncoding
            if piece.isascii():
                course.ascii_until += len(piece) if course.ascii_until == course.scanned else 0
            else:
                course.is_cp1252 = course.is_cp1252 and len(piece.translate(None, NOT_IN_CP1252)) == len(piece)
            course.scanned += len(piece)
            course.lines += piece.count(b"\n")
        if not course.verdict:
            raise refusals.UnknownEncoding
        if course.is_overturned:
            course.encoding, course.offset, course.row, course.heading_row = "", 0, 0, 0
        elif course.has_headings:
            course.encoding = course.verdict

    def _new_pieces(self) -> Iterator[bytes]:
        """What was not scanned yet, up to the last line end where more is to come; sees whether it is UTF-8."""
        stream, course = self.stream, self.course
        if course.scanned == 0:
            stream.seek(0)
            course.is_utf16 = stream.read(2) in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
        if course.is_utf16:
            return
        stream.seek(course.scanned)
        decoder, waiting = codecs.getincrementaldecoder("utf-8")(), b""
        while piece := stream.read(PIECE):
            piece = waiting + piece
            cut = len(piece) if self.is_whole else piece.rfind(b"\n") + 1
            piece, waiting = piece[:cut], piece[cut:]
            if len(waiting) > LONGEST_LINE:
                raise NotYet
            if course.is_utf8:
                try:
                    decoder.decode(piece)
                except UnicodeDecodeError:
                    course.is_utf8 = False
            yield piece

    def open(self) -> Roster:
        """Its headings, and its rows from where the course stands.

        Raises:
            NotYet: too little has arrived to tell.
            UnreadableRoster: it cannot be read as a roster.
        """
        course = self.course
        self.scan()
        headings, samples = ([], []) if course.has_headings else self._find_headings()
        return Roster(
            format=RosterFormat.CSV,
            mapping=course.mapping,
            headings=headings,
            samples=samples,
            heading_row=course.heading_row,
            rows=self._rows(),
            delimiter=course.delimiter,
            encoding=course.encoding,
        )

    def _find_headings(self) -> tuple[list[str], list[list[str]]]:
        course = self.course
        encoding = course.verdict
        sample = self._sample(encoding)
        delimiter = _find_delimiter(sample, self.told)
        opening = list(_guarded(islice(csv.reader(_Lines(self, 0, encoding), delimiter=delimiter), HEADING_SEARCH)))
        if not any(any(cell.strip() for cell in cells) for cells in opening):
            raise refusals.EmptyRoster
        heading = find_heading(opening, self.told) or likely_heading(opening)
        if heading is None:
            raise refusals.NoHeadings
        below = opening[heading.row + 1 :]
        if not any(any(cell.strip() for cell in cells) for cells in below) and len(opening) < HEADING_SEARCH:
            raise refusals.HeaderOnly
        mapping = heading.mapping
        course.encoding, course.delimiter, course.heading_row = encoding, delimiter, heading.row + 1
        course.places, course.unknown, course.twice = mapping.places, list(mapping.unknown), list(mapping.twice)
        return heading.cells, heading.samples

    def _sample(self, encoding: str) -> str:
        """The first signs of the file.

        Raises:
            NotYet: not all of them are here.
            UnknownEncoding: they cannot be read.
        """
        self.stream.seek(0)
        head = self.stream.read(SAMPLE_BYTES)
        is_all = len(head) < SAMPLE_BYTES
        if is_all and not self.is_whole:
            raise NotYet
        try:
            sample = codecs.getincrementaldecoder(encoding)().decode(head, is_all)[:SAMPLE]
        except UnicodeDecodeError as error:
            raise refusals.UnknownEncoding from error
        if "\x00" in sample:
            raise refusals.UnknownEncoding
        return sample

    def _rows(self) -> Iterator[Row]:
        course, most = self.course, self.limits.csv_rows
        lines = _Lines(self, course.offset, course.encoding)
        number = course.row
        for cells in _guarded(csv.reader(lines, delimiter=course.delimiter)):
            number += 1
            if lines.position - course.offset > LONGEST_ROW and course.offset:
                raise refusals.RowTooLong
            course.offset, course.row = lines.position, number
            if number <= course.heading_row:
                continue
            if number - course.heading_row > most:
                raise refusals.TooManyRows(rows=grouped(most), format="CSV")
            yield number, cells


class _Lines:
    """The lines of a stream from a place on, as text with their ends; `position` is where the next one begins.

    UTF-16 is read from the beginning only, and only where the file is whole: its lines cannot be told by their bytes.
    """

    def __init__(self, reading: CsvReading, start: int, encoding: str) -> None:
        self._stream, self._is_whole, self._encoding = reading.stream, reading.is_whole, encoding
        self.position = start

    def __iter__(self) -> Iterator[str]:
        self._stream.seek(self.position)
        if self._encoding == UTF16:
            return self._of_signs()
        if self.position == 0 and self._stream.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8 and self._encoding == UTF8:
            self.position = len(codecs.BOM_UTF8)
        self._stream.seek(self.position)
        return self._of_bytes("utf-8" if self._encoding == UTF8 else self._encoding)

    def _of_bytes(self, encoding: str) -> Iterator[str]:
        rest = b""
        while block := self._stream.read(BLOCK):
            lines = (rest + block).splitlines(keepends=True)
            # Of the last one nobody knows yet whether it goes on; a carriage return may have its line feed in the next block.
            rest = b"" if lines[-1].endswith(b"\n") else lines.pop()
            if len(rest) > LONGEST_LINE:
                raise refusals.RowTooLong
            for line in lines:
                self.position += len(line)
                yield line.decode(encoding)
        if not self._is_whole:
            raise NotYet
        if rest:
            self.position += len(rest)
            yield rest.decode(encoding)

    def _of_signs(self) -> Iterator[str]:
        if not self._is_whole:
            raise NotYet
        text = io.TextIOWrapper(self._stream, encoding=UTF16, newline="")
        try:
            while line := text.readline(LONGEST_LINE):
                if len(line) == LONGEST_LINE:
                    raise refusals.RowTooLong
                self.position += 2 * len(line)
                yield line
        finally:
            text.detach()


def _guarded(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Rows no wider and no cells longer than a worker's; whole chunks of them are held."""
    csv.field_size_limit(LONGEST_FIELD)
    try:
        for cells in rows:
            if len(cells) > MOST_COLUMNS:
                raise refusals.RowTooLong
            yield cells
    except csv.Error as error:
        raise refusals.RowTooLong from error
    except UnicodeDecodeError as error:
        raise refusals.BrokenFile from error


def _find_delimiter(sample: str, told: Told) -> str:
    """The sign that parts the line with the most recognised headings; where none is recognised, the one that parts most."""
    lines = sample.splitlines()[:HEADING_SEARCH]

    def score(delimiter: str) -> tuple[int, int]:
        parted = [line.split(delimiter) for line in lines]
        return max((len(map_headings(cells, told).places) for cells in parted), default=0), max(map(len, parted), default=0)

    return max((";", ",", "\t", "|"), key=score)
