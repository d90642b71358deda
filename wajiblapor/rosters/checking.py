"""Checking rows, a chunk at a time and column by column: no object per row, and equal cells are read once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from siapkerja.kernel.text import masked
from wajiblapor.enums import Severity
from wajiblapor.rosters.across import ACROSS, SHOWN_LENGTH, Batch, Memory
from wajiblapor.rosters.codes import key_of
from wajiblapor.rosters.columns import COLUMNS, Column, Kind, Mapping
from wajiblapor.rosters.faults import Fault, severity_of
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.values import Reader, plain

CACHE_SIZE = 20_000
INDONESIA = {"", "indonesia", "id", "idn", "wni", "ri", "republikindonesia"}
Columns = dict[str, list[Any]]
# (row number, position) of cells with a formula that has no stored result.
Hollow = frozenset[tuple[int, int]]


@dataclass
class Checked:
    """A checked chunk: `rows` are the numbers of non-empty rows, `values` their values by column slug, aligned."""

    rows: list[int]
    values: Columns
    is_foreign: list[bool]
    faults: list[Fault]


@dataclass
class Checker:
    """Checks the chunks of one file in order; remembers identities to find doubles.

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
    _readers: dict[str, Reader] = field(default_factory=dict)
    _caches: dict[str, dict[Any, Any]] = field(default_factory=dict)

    def check(self, chunk: Sequence[tuple[int, Sequence[Any]]], hollow: Hollow = frozenset()) -> Checked:
        """Check a chunk of (row number, cells).

        Args:
            hollow: (row number, position) of cells with a formula that has no stored result.
        """
        places = self.mapping.places
        kept = [(number, cells) for number, cells in chunk if _has_content(cells, places.values(), number, hollow)]
        numbers = [number for number, _ in kept]
        faults: list[Fault] = []
        raws = {slug: _column([cells for _, cells in kept], place) for slug, place in places.items()}
        found: Columns = {}
        for column in COLUMNS:
            if column.slug in raws:
                found[column.slug] = self._read(column, raws[column.slug], numbers, faults, hollow)
            else:
                found[column.slug] = [None] * len(numbers)
        foreign = _foreigners(found, raws)
        batch = Batch(numbers, found, foreign, {(fault.row, fault.column) for fault in faults})
        for rule in ACROSS:
            faults.extend(rule(batch, self.rules, self._memory))
        self._count(numbers, faults)
        return Checked(numbers, found, foreign, faults)

    def _read(self, column: Column, raw: list[Any], numbers: list[int], faults: list[Fault], hollow: Hollow) -> list[Any]:
        slug, place = column.slug, self.mapping.places[column.slug]
        reader = self._readers.setdefault(slug, self.rules.reader(column))
        cache = self._caches.setdefault(slug, {})
        if len(cache) > CACHE_SIZE:
            cache.clear()
        is_various = column.kind in {Kind.NIK, Kind.DIGITS} or slug == "name"
        out = []
        for index, cell in enumerate(raw):
            if is_various:
                value, code = reader(cell)
            else:
                # True equals 1.0 as a key, so truth values stay out of the cache.
                pair = reader(cell) if cell is True or cell is False else cache.get(cell)
                if pair is None:
                    pair = cache[cell] = reader(cell)
                value, code = pair
            if code is not None:
                faults.append(Fault(numbers[index], slug, code, shown(column, cell), self.rules.params_of(column, code, cell)))
            elif value is None and hollow and (numbers[index], place) in hollow:
                faults.append(Fault(numbers[index], slug, "formula_without_value", "", {}))
            out.append(value)
        return out

    def _count(self, numbers: list[int], faults: list[Fault]) -> None:
        self.rows += len(numbers)
        must: set[int] = set()
        confirm: set[int] = set()
        for fault in faults:
            self.counts[fault.code] += 1
            (must if severity_of(fault.code) == Severity.MUST_FIX else confirm).add(fault.row)
        self.faulty_rows += len(must)
        self.doubtful_rows += len(confirm - must)


def shown(column: Column, raw: Any) -> str:
    """The cell as it may be shown: numbers of persons masked, long text cut."""
    text = plain(raw)[:SHOWN_LENGTH]
    if column.kind in {Kind.NIK, Kind.DIGITS}:
        return masked(text)
    return masked(text, head=2, tail=2) if column.slug in {"passport", "permit"} else text


def _column(rows: list[Sequence[Any]], place: int) -> list[Any]:
    return [cells[place] if place < len(cells) else "" for cells in rows]


def _has_content(cells: Sequence[Any], places: Iterable[int], number: int, hollow: Hollow) -> bool:
    size = len(cells)
    for place in places:
        if place < size:
            cell = cells[place]
            if (cell.strip() if isinstance(cell, str) else cell is not None) or (hollow and (number, place) in hollow):
                return True
    return False


def _foreigners(found: Columns, raws: Columns) -> list[bool]:
    """Foreign is whose country is another, or who has a passport and no NIK at all."""
    nik_cells = raws.get("nik", found["nik"])
    return [
        (key_of(country or "") not in INDONESIA) or (passport is not None and not plain(nik))
        for country, passport, nik in zip(found["country"], found["passport"], nik_cells, strict=True)
    ]
