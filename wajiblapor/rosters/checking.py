"""Checking rows, a chunk at a time and column by column: no object per row, and equal cells are read once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from siapkerja.kernel.text import masked
from wajiblapor.enums import Severity
from wajiblapor.rosters.across import ACROSS, SHOWN_LENGTH, Batch, Memory
from wajiblapor.rosters.codes import key_of
from wajiblapor.rosters.columns import COLUMNS, Column, Kind, Mapping
from wajiblapor.rosters.faults import Fault, severity_of
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.values import ROUNDED, Reader, plain

CACHE_SIZE = 20_000
INDONESIA = {"", "indonesia", "id", "idn", "wni", "ri", "republikindonesia"}
Columns = dict[str, list[Any]]
# (row number, position) of cells with a formula that has no stored result.
Hollow = frozenset[tuple[int, int]]


@dataclass
class Checked:
    """A checked chunk.

    Attributes:
        rows: numbers of the non-empty rows.
        values: what their cells mean, by column slug, aligned with `rows`.
        raws: the cells as the file has them, by slug of the columns it has, aligned with `rows`.
    """

    rows: list[int]
    values: Columns
    is_foreign: list[bool]
    faults: list[Fault]
    raws: dict[str, Sequence[Any]] = field(default_factory=dict)

    @property
    def stopped(self) -> set[int]:
        """Numbers of the rows with a must-fix."""
        return {fault.row for fault in self.faults if severity_of(fault.code) == Severity.MUST_FIX}

    def without(self, stopped: set[int]) -> "Checked":
        """The chunk without those rows."""
        if not stopped:
            return self
        kept = [index for index, row in enumerate(self.rows) if row not in stopped]
        return Checked(
            rows=[self.rows[index] for index in kept],
            values={slug: [values[index] for index in kept] for slug, values in self.values.items()},
            is_foreign=[self.is_foreign[index] for index in kept],
            faults=[fault for fault in self.faults if fault.row not in stopped],
            raws={slug: [cells[index] for index in kept] for slug, cells in self.raws.items()},
        )


class _Meanings(dict[Any, Any]):
    """What equal cells of a column mean; a cell not met before is read, and remembered in `wrong` if it is a fault."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.wrong: dict[Any, str] = {}

    def __missing__(self, cell: Any) -> Any:
        value, code = self.reader(cell)
        if code is not None:
            self.wrong[cell] = code
        self[cell] = value
        return value

    def shrink(self) -> None:
        if len(self) > CACHE_SIZE:
            self.clear()
            self.wrong.clear()


@dataclass
class Checker:
    """Checks the chunks of one file in order.

    Doubles are found within a chunk only, so that memory does not grow with the file; whoever has all rows in one place
    finds the others (`wajiblapor.actions.doubles`).

    Attributes:
        counts: faults by code, over all chunks.
        faulty_rows, doubtful_rows: how many rows have a must-fix, and how many only please-confirm.
    """

    rules: RuleSet
    mapping: Mapping
    counts: Counter[str] = field(default_factory=Counter)
    rows: int = 0
    faulty_rows: int = 0
    doubtful_rows: int = 0
    _memory: Memory = field(default_factory=Memory)
    _meanings: dict[str, _Meanings] = field(default_factory=dict)
    _home: dict[str | None, bool] = field(default_factory=dict)

    def check(self, chunk: Sequence[tuple[int, Sequence[Any]]], hollow: Hollow = frozenset()) -> Checked:
        """Check a chunk of (row number, cells).

        Args:
            hollow: (row number, position) of cells with a formula that has no stored result.
        """
        places = self.mapping.places
        kept = _with_content(chunk, places, hollow)
        numbers = [number for number, _ in kept]
        faults: list[Fault] = []
        raws = _by_column([cells for _, cells in kept], places)
        found: Columns = {}
        for column in COLUMNS:
            if column.slug in raws:
                found[column.slug] = self._read(column, raws[column.slug], numbers, faults, hollow)
            else:
                found[column.slug] = [None] * len(numbers)
        foreign = self._foreigners(found, raws)
        batch = Batch(numbers, found, foreign, {(fault.row, fault.column) for fault in faults})
        self._memory.forget_rows()
        for rule in ACROSS:
            faults.extend(rule(batch, self.rules, self._memory))
        self._count(numbers, faults)
        return Checked(numbers, found, foreign, faults, raws)

    def _read(self, column: Column, raw: Sequence[Any], numbers: list[int], faults: list[Fault], hollow: Hollow) -> list[Any]:
        meanings = self._meanings.get(column.slug)
        if meanings is None:
            meanings = self._meanings[column.slug] = _Meanings(self.rules.reader(column))
        meanings.shrink()
        # True equals 1.0 as a key, so truth values are read as their words.
        if (True in raw or False in raw) and bool in set(map(type, raw)):
            raw = [plain(cell) if cell.__class__ is bool else cell for cell in raw]
        if column.kind in {Kind.NIK, Kind.DIGITS}:
            values = _digits(raw, column, meanings)
        elif column.slug == "name":
            values = _names(raw, column, meanings)
        else:
            values = list(map(meanings.__getitem__, raw))
        wrong = meanings.wrong
        if wrong:
            for index, cell in enumerate(raw):
                code = wrong.get(cell)
                if code is not None:
                    faults.append(Fault(numbers[index], column.slug, code, shown(column, cell), self.rules.params_of(column, code, cell)))
        if hollow:
            place = self.mapping.places[column.slug]
            for index, value in enumerate(values):
                if value is None and (numbers[index], place) in hollow and raw[index] not in wrong:
                    faults.append(Fault(numbers[index], column.slug, "formula_without_value", "", {}))
        return values

    def _foreigners(self, found: Columns, raws: dict[str, Sequence[Any]]) -> list[bool]:
        """Foreign is whose country is another, or who has a passport and no NIK at all."""
        countries, passports, home = found["country"], found["passport"], self._home
        if not any(countries) and not any(passports):
            return [False] * len(countries)
        for country in set(countries).difference(home):
            home[country] = key_of(country or "") in INDONESIA
        return [
            not home[country] or (passport is not None and not plain(nik))
            for country, passport, nik in zip(countries, passports, raws.get("nik", found["nik"]), strict=True)
        ]

    def _count(self, numbers: list[int], faults: list[Fault]) -> None:
        self.rows += len(numbers)
        must: set[int] = set()
        confirm: set[int] = set()
        self.counts.update(fault.code for fault in faults)
        for fault in faults:
            (must if severity_of(fault.code) == Severity.MUST_FIX else confirm).add(fault.row)
        self.faulty_rows += len(must)
        self.doubtful_rows += len(confirm - must)


def shown(column: Column, raw: Any) -> str:
    """The cell as it may be shown: numbers of persons masked, long text cut."""
    text = plain(raw)[:SHOWN_LENGTH]
    if column.kind in {Kind.NIK, Kind.DIGITS}:
        return masked(text)
    return masked(text, head=2, tail=2) if column.slug in {"passport", "permit"} else text


def _digits(raw: Sequence[Any], column: Column, meanings: _Meanings) -> list[Any]:
    """Cells that hardly ever repeat: what is plainly right is taken as it is, only the rest is read and remembered."""
    length, zeros = column.length, ROUNDED if column.kind == Kind.NIK else "0" * column.length
    return [
        cell
        if cell.__class__ is str and len(cell) == length and cell.isdigit() and cell.isascii() and not cell.endswith(zeros)
        else meanings[cell]
        for cell in raw
    ]


def _names(raw: Sequence[Any], column: Column, meanings: _Meanings) -> list[Any]:
    length = column.length
    return [
        cell
        if cell.__class__ is str and 0 < len(cell) <= length and cell.isprintable() and "  " not in cell and cell == cell.strip()
        else meanings[cell]
        for cell in raw
    ]


def _with_content(chunk: Sequence[tuple[int, Sequence[Any]]], places: dict[str, int], hollow: Hollow) -> list[tuple[int, Sequence[Any]]]:
    """Rows with at least one cell in a column we know."""
    first = places.get("name", 0)
    return [
        pair
        for pair in chunk
        if (len(pair[1]) > first and pair[1][first].__class__ is str and not pair[1][first].isspace() and pair[1][first])
        or _has_content(pair[0], pair[1], places, hollow)
    ]


def _has_content(number: int, cells: Sequence[Any], places: dict[str, int], hollow: Hollow) -> bool:
    for place in places.values():
        if place < len(cells):
            cell = cells[place]
            if (cell.strip() if isinstance(cell, str) else cell is not None) or (hollow and (number, place) in hollow):
                return True
    return False


def _by_column(rows: list[Sequence[Any]], places: dict[str, int]) -> dict[str, Sequence[Any]]:
    """Cells by column slug; rows that end early have empty cells."""
    if not rows:
        return {slug: [] for slug in places}
    width = max(places.values()) + 1
    if min(map(len, rows)) < width:
        rows = [cells if len(cells) >= width else [*cells, *[""] * (width - len(cells))] for cells in rows]
    shortest = min(map(len, rows))
    if max(map(len, rows)) > shortest:
        rows = [cells[:shortest] for cells in rows]
    columns = list(zip(*rows, strict=True))
    return {slug: columns[place] for slug, place in places.items()}
