"""Columns a payroll file lacks, taken over from the last filed roster: each row gets the cells that stand there for its worker."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from siapkerja.kernel.crypto import BlindIndexer
from wajiblapor.rosters.checking import INDONESIA
from wajiblapor.rosters.codes import key_of
from wajiblapor.rosters.columns import COLUMNS, Column, Kind
from wajiblapor.rosters.columns import Mapping as Places
from wajiblapor.rosters.restoring import Kept
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.sealing import passport_identity
from wajiblapor.rosters.values import plain, read_nik

Known = Callable[[Sequence[bytes]], Mapping[bytes, Kept]]
Chunk = list[tuple[int, Sequence[Any]]]


class TakingOver:
    """Completes the rows of one file. A worker the last roster does not know keeps empty cells, and is asked about as ever.

    Args:
        width: number of columns of the file; cells taken over stand right of them.
        index_key: the portal's index key in force.
        known: workers of the last roster by blind index.
        rules: for the words of codes.
    """

    def __init__(self, places: Places, width: int, *, index_key: bytes, known: Known, rules: RuleSet) -> None:
        self.lacking = [column for column in COLUMNS if column.slug not in places.places]
        self.width = max(width, *(place + 1 for place in places.places.values()), 0)
        beyond = {column.slug: self.width + number for number, column in enumerate(self.lacking)}
        self.mapping = Places(places.places | beyond, places.unknown, places.twice)
        self._places, self._index_of, self._known = places.places, BlindIndexer(index_key).of, known
        self._words = {column.slug: dict(rules.codes[column.codes].labels) for column in self.lacking if column.kind == Kind.CODE}
        self._empty = [""] * len(self.lacking)

    @property
    def slugs(self) -> list[str]:
        return [column.slug for column in self.lacking]

    def complete(self, chunk: Chunk) -> Chunk:
        """The rows with the lacking cells behind their own."""
        if not self.lacking:
            return chunk
        indexes = [self._index(cells) for _row, cells in chunk]
        known = self._known([index for index in indexes if index is not None])
        return [
            (row, self._own(cells) + (self._cells(known[index]) if index is not None and index in known else self._empty))
            for (row, cells), index in zip(chunk, indexes, strict=True)
        ]

    def _own(self, cells: Sequence[Any]) -> list[Any]:
        own = list(cells[: self.width])
        return own + [""] * (self.width - len(own)) if len(own) < self.width else own

    def _index(self, cells: Sequence[Any]) -> bytes | None:
        nik, _fault = read_nik(self._cell(cells, "nik"))
        if nik is not None:
            return self._index_of(nik)
        passport, country = plain(self._cell(cells, "passport")), plain(self._cell(cells, "country"))
        return self._index_of(passport_identity(country, passport)) if passport and key_of(country) not in INDONESIA else None

    def _cell(self, cells: Sequence[Any], slug: str) -> Any:
        place = self._places.get(slug)
        return cells[place] if place is not None and place < len(cells) else ""

    def _cells(self, kept: Kept) -> list[Any]:
        return [self._cell_of(column, kept.values) for column in self.lacking]

    def _cell_of(self, column: Column, values: Mapping[str, Any]) -> Any:
        if column.slug == "home_regency":
            return values.get("home_regency_code", "")
        value = values.get(column.slug, "")
        return self._words[column.slug].get(value, value) if column.kind == Kind.CODE else value
