"""Rows of a roster that wait for mending or are asked about, as a page shows them."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from siapkerja.reference.models import Region
from wajiblapor.enums import Severity
from wajiblapor.models import RosterFault, RosterRepair, RosterRow, RosterUpload, WaitingRow
from wajiblapor.rosters.columns import BY_SLUG, COLUMNS, Column, Kind
from wajiblapor.rosters.faults import FAULT_KINDS, FaultKind
from wajiblapor.rosters.proposals import proposed
from wajiblapor.rosters.restoring import Kept, cells_of
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.sealing import unseal, unseal_cells
from wajiblapor.rosters.values import plain

MOST_DIFFERENT = 100
# Rows that are opened to show what their cells hold, and how many of them at a time.
MOST_LOOKED_AT = 50_000
LOOKED_AT_TOGETHER = 2_000


@dataclass(frozen=True)
class WaitingCell:
    """One cell of a waiting row: what it holds, what may be chosen, and what is wrong with it."""

    column: Column
    text: str
    words: tuple[str, ...] = ()
    faults: list[RosterFault] = field(default_factory=list)

    @property
    def is_stopping(self) -> bool:
        return any(fault.severity == Severity.MUST_FIX for fault in self.faults)


@dataclass(frozen=True)
class WaitingLine:
    """A row as a form: one that waits, or one that is kept and asked about."""

    row: int
    name: str
    cells: list[WaitingCell]

    @property
    def wrong(self) -> list[WaitingCell]:
        return [cell for cell in self.cells if cell.is_stopping]

    @property
    def is_waiting(self) -> bool:
        return bool(self.wrong)

    @property
    def first(self) -> list[WaitingCell]:
        """What stands open: the cells that must be mended, else those that are asked about."""
        return self.wrong or [cell for cell in self.cells if cell.faults]

    @property
    def rest(self) -> list[WaitingCell]:
        first = {cell.column.slug for cell in self.first}
        return [cell for cell in self.cells if cell.column.slug not in first]


def amiss_cells(upload: RosterUpload, rows: Collection[int], rules: RuleSet) -> dict[int, dict[str, Any]]:
    """Cells of those of the rows that wait for mending, as the file has them, and of those that are kept but asked about, as they were
    understood. By number and in its order; four queries at most.
    """
    key = upload.report.key.plain
    waiting = WaitingRow.objects.filter(upload=upload, row__in=rows)
    found = {line.row: unseal_cells(key, bytes(line.sealed)) for line in waiting}
    if len(found) < len(rows):
        found |= _asked_cells(upload, [row for row in rows if row not in found], rules)
    return dict(sorted(found.items()))


def _asked_cells(upload: RosterUpload, rows: Collection[int], rules: RuleSet) -> dict[int, dict[str, Any]]:
    asked = list(RosterFault.objects.filter(upload=upload, row__in=rows))
    # A place that was not recognised is kept nowhere else.
    unknown = {fault.row: fault.value for fault in asked if fault.code == "regency_unknown"}
    key = upload.report.key.plain
    kept = RosterRow.objects.filter(upload=upload, row__in={fault.row for fault in asked})
    found = {line.row: cells_of(Kept.of(line.row, line.attributes, unseal(key, bytes(line.sealed))), rules) for line in kept}
    codes = {cells["home_regency"] for cells in found.values() if "home_regency" in cells}
    names = dict(Region.objects.filter(code__in=codes).values_list("code", "name"))
    for row, cells in found.items():
        if place := unknown.get(row) or names.get(cells.get("home_regency", "")):
            cells["home_regency"] = place
    return found


def lines_of(rows: Collection[int], upload: RosterUpload, rules: RuleSet) -> list[WaitingLine]:
    """Those of the rows that wait or are asked about, with their cells and faults; five queries at most, however many rows."""
    faults: dict[tuple[int, str], list[RosterFault]] = {}
    for fault in RosterFault.objects.filter(upload=upload, row__in=rows).order_by("pk"):
        faults.setdefault((fault.row, fault.column), []).append(fault)
    lines = []
    for row, known in amiss_cells(upload, rows, rules).items():
        texts = {slug: plain(cell) for slug, cell in known.items()}
        cells = [
            WaitingCell(column, texts.get(column.slug, ""), words_of(column, rules), faults.get((row, column.slug), []))
            for column in COLUMNS
        ]
        lines.append(WaitingLine(row, texts.get("name", ""), cells))
    return lines


def words_of(column: Column, rules: RuleSet) -> tuple[str, ...]:
    """What may be chosen in a column; empty where anything may be written."""
    return rules.codes[column.codes].words if column.kind == Kind.CODE else ()


@dataclass(frozen=True)
class AlikeGroup:
    """Cells of one column with one fault."""

    kind: FaultKind
    column: Column
    count: int
    example: RosterFault | None


def alike_groups(upload: RosterUpload, severity: Severity = Severity.MUST_FIX) -> list[AlikeGroup]:
    """What must be fixed, or is asked, by fault and column, the most frequent first; two queries."""
    faults = RosterFault.objects.filter(upload=upload, severity=severity)
    counted = faults.values("code", "column").annotate(count=Count("pk")).order_by("-count", "code", "column")
    examples = {(fault.code, fault.column): fault for fault in faults.order_by("code", "column", "row", "pk").distinct("code", "column")}
    return [
        AlikeGroup(FAULT_KINDS[found["code"]], BY_SLUG[found["column"]], found["count"], examples.get((found["code"], found["column"])))
        for found in counted
    ]


@dataclass(frozen=True)
class AlikeCell:
    """What several cells hold, in how many rows, and what we think it means."""

    text: str
    count: int
    proposal: str


@dataclass(frozen=True)
class Alike:
    """All different cells of a group, the most frequent first, of very many only the first."""

    cells: list[AlikeCell]
    different: int
    rows: int
    proposed_rows: int


def alike(upload: RosterUpload, code: str, column: Column, rules: RuleSet) -> Alike:
    """What the cells of a group hold; of very many rows the first say it, a repair reaches all of them."""
    faults = RosterFault.objects.filter(upload=upload, code=code, column=column.slug)
    rows = list(faults.order_by("row").values_list("row", flat=True).distinct()[:MOST_LOOKED_AT])
    counted: Counter[str] = Counter()
    for start in range(0, len(rows), LOOKED_AT_TOGETHER):
        known = amiss_cells(upload, rows[start : start + LOOKED_AT_TOGETHER], rules)
        counted.update(plain(cells.get(column.slug, "")) for cells in known.values())
    cells = [AlikeCell(text, count, proposed(code, column, text, rules)) for text, count in counted.most_common()]
    return Alike(cells[:MOST_DIFFERENT], len(cells), sum(counted.values()), sum(cell.count for cell in cells if cell.proposal))


def repairs_of(upload: RosterUpload, *, most: int = 10) -> list[RosterRepair]:
    """What was repaired on the page, newest first."""
    return list(RosterRepair.objects.filter(upload=upload).select_related("repaired_by", "job").order_by("-pk")[:most])
