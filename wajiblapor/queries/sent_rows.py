"""Rows that programs sent: what is wrong with them, and under which of the sender's numbers a row of the file stands."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from siapkerja.kernel.calendar import day_in
from wajiblapor.models import ManpowerReport, RosterUpload, SentRow
from wajiblapor.queries.rule_sets import rule_set
from wajiblapor.rosters.checking import Checker
from wajiblapor.rosters.columns import COLUMNS, OUR_ORDER
from wajiblapor.rosters.faults import Fault
from wajiblapor.rosters.sealing import unseal_cells

# Where the sender's number stands, beside the cells by column slug in the same sealed object.
NUMBER = "#"


def judged(report: ManpowerReport, rows: Sequence[Mapping[str, Any]], *, at: datetime) -> list[Fault]:
    """Faults of rows as they would be checked in a file, doubles among these rows included; `Fault.row` counts from 0."""
    rules = rule_set(regency_code=report.regency_id, today=day_in(report.workplace.time_zone, at))
    chunk = [(index, [_cell(cells.get(column.slug)) for column in COLUMNS]) for index, cells in enumerate(rows)]
    return Checker(rules, OUR_ORDER).check(chunk).faults


def _cell(cell: Any) -> Any:
    return "" if cell is None else cell


def senders_numbers(upload: RosterUpload, rows: Collection[int]) -> dict[int, str]:
    """The sender's own number by row of the file; empty for a file that was uploaded as one."""
    key = upload.report.key.plain
    found = SentRow.objects.filter(upload=upload, row__in=rows).values_list("row", "sealed")
    return {row: str(unseal_cells(key, bytes(sealed))[NUMBER]) for row, sealed in found if row is not None}


def held_rows(report: ManpowerReport) -> int:
    """How many rows programs sent for this report and have not taken back."""
    return SentRow.objects.filter(report=report).count()


def has_unchecked_rows(report: ManpowerReport, upload: RosterUpload | None) -> bool:
    """What programs sent is not what was checked last."""
    rows = SentRow.objects.filter(report=report)
    if upload is None or not rows.filter(upload=upload).exists():
        return rows.exists()
    return rows.exclude(upload=upload, sent_at__lte=upload.uploaded_at).exists() or (upload.is_checked and rows.count() != upload.rows)
