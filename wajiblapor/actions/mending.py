"""A checked roster while its rows are changed one by one or all together: what is counted, kept and asked about stays in step."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.fields import index_keys
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed, Refused
from siapkerja.kernel.text import masked
from siapkerja.workflow.moves import locked
from wajiblapor.actions.differences import compare_again
from wajiblapor.actions.doubles import at_branches
from wajiblapor.actions.long_comparisons import compare_soon, demand_idle
from wajiblapor.actions.rekeying import bring_up_to_date
from wajiblapor.actions.staging import copy_faults, copy_rows, copy_waiting
from wajiblapor.enums import RepairKind, Severity
from wajiblapor.models import RepairedRow, RosterFault, RosterRepair, RosterRow, RosterUpload, WaitingRow
from wajiblapor.permissions import Permission, demand
from wajiblapor.queries.repairs import amiss_cells
from wajiblapor.queries.rosters import wage_range
from wajiblapor.queries.rule_sets import rule_set
from wajiblapor.rosters.across import named_twice
from wajiblapor.rosters.checking import Checked, Checker
from wajiblapor.rosters.columns import COLUMNS, OUR_ORDER
from wajiblapor.rosters.faults import Fault
from wajiblapor.rosters.restoring import Kept, restored
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.sealing import SealedRow, Sealer, seal_cells, unseal
from wajiblapor.rosters.summary import Tally

Cells = dict[str, Any]


class RowEmpty(Refused):
    code = "row_empty"
    sentence = _("Semua sel baris ini kosong. Keluarkan barisnya bila memang tidak dipakai.")


class RepairRunning(Refused):
    code = "repair_running"
    sentence = _("Perbaikan banyak baris sedang berjalan. Tunggu sampai selesai, lalu lanjutkan.")


@dataclass
class _Found:
    """Rows checked again: those that are good now, sealed, and the faults of all."""

    kept: Checked
    sealed: list[SealedRow]
    faults: list[Fault]


class Mending:
    """An upload under repair, locked until the transaction ends.

    Args:
        is_work: the worker goes on with what somebody was allowed to ask for.

    Raises:
        NotPermitted: the actor may not edit the report.
        MoveNotAllowed: the roster is not checked, or the report was sent.
        RepairRunning, ComparisonRunning: the worker is at very many rows.
    """

    def __init__(self, upload: RosterUpload, by: Actor, at: datetime, *, is_work: bool = False) -> None:
        self.upload = row = locked(upload)
        report = row.report
        if not is_work:
            demand(by, Permission.EDIT_REPORT, legal_entity_id=report.legal_entity_id, workplace_id=report.workplace_id)
        if not row.is_checked or not report.is_open:
            raise MoveNotAllowed
        if not is_work and RosterRepair.objects.running().filter(upload=row).exists():
            raise RepairRunning
        if not is_work:
            demand_idle(row)
        bring_up_to_date(workplace_id=report.workplace_id, upload=row)
        self.by, self.at, self.key, self.is_work = by, at, report.key.plain, is_work
        self.rules: RuleSet = rule_set(regency_code=report.regency_id, today=day_in(report.workplace.time_zone, at))
        self.tally, self.counts = Tally.continued(self.rules, row.summary), Counter(row.fault_counts)

    def amiss(self, rows: list[int]) -> dict[int, Cells]:
        """Cells of those that wait for mending or are asked about."""
        return amiss_cells(self.upload, rows, self.rules)

    def log(self, kind: RepairKind, before: Mapping[int, Cells], *, column: str = "", code: str = "") -> RosterRepair:
        """Note what was before, so that it can be undone."""
        repair = RosterRepair.objects.create(
            upload=self.upload, kind=kind, column=column, code=code, rows=0, repaired_by_id=self.by.person_id, repaired_at=self.at
        )
        self.log_more(repair, before)
        return repair

    def log_more(self, repair: RosterRepair, before: Mapping[int, Cells]) -> None:
        lines = [RepairedRow(repair=repair, row=row, sealed=seal_cells(self.key, cells)) for row, cells in before.items()]
        RepairedRow.objects.bulk_create(lines, batch_size=2000)
        repair.rows += len(lines)
        repair.save(update_fields=["rows"])

    def add(self, cells: dict[int, Cells]) -> None:
        """Rows that do not stand in the file."""
        self.upload.rows += len(cells)
        self.upload.faulty_rows += len(cells)
        self.settle(cells)

    def drop(self, rows: list[int]) -> None:
        """Rows that are not sent."""
        self.take_back(rows)
        self.forget_faults(rows)
        WaitingRow.objects.filter(upload=self.upload, row__in=rows).delete()
        self.upload.rows -= len(rows)
        self.upload.faulty_rows -= len(rows)

    def take_back(self, rows: list[int]) -> None:
        """Good rows among these wait again."""
        lines = list(RosterRow.objects.filter(upload=self.upload, row__in=rows))
        if not lines:
            return
        self.tally.take(restored([Kept.of(line.row, line.attributes, unseal(self.key, bytes(line.sealed))) for line in lines]))
        good = [line.row for line in lines]
        asked = RosterFault.objects.filter(upload=self.upload, row__in=good, severity=Severity.CONFIRM)
        self.upload.doubtful_rows -= asked.values("row").distinct().count()
        self.upload.faulty_rows += len(good)
        RosterRow.objects.filter(upload=self.upload, row__in=good).delete()
        copy_waiting(self.upload.pk, self.key, [(row, {}) for row in good])
        self.tally.wage_smallest, self.tally.wage_largest = wage_range(self.upload.pk)

    def settle(self, cells: dict[int, Cells]) -> set[int]:
        """Check rows with these cells again and put each where it belongs, also one that was kept so far; `save` follows.

        Returns:
            The rows that are good now.
        """
        self.take_back(list(cells))
        found = self._check(cells)
        good, upload = set(found.kept.rows), self.upload
        self.forget_faults(list(cells))
        WaitingRow.objects.filter(upload=upload, row__in=list(cells)).delete()
        copy_rows(upload.pk, found.sealed)
        copy_waiting(upload.pk, self.key, [(row, line) for row, line in cells.items() if row not in good])
        faults = [*found.faults, *self._at_branches(found.kept)]
        copy_faults(upload.pk, faults)
        self.counts.update(fault.code for fault in faults)
        self.tally.add(found.kept)
        upload.faulty_rows -= len(good)
        upload.doubtful_rows += len({fault.row for fault in faults if fault.row in good})
        return good

    def _check(self, cells: dict[int, Cells]) -> _Found:
        chunk = [(row, [line.get(column.slug, "") for column in COLUMNS]) for row, line in sorted(cells.items())]
        checked = Checker(self.rules, OUR_ORDER).check(chunk)
        if len(checked.rows) < len(cells):
            raise RowEmpty
        stopped = checked.stopped
        kept = checked.without(stopped)
        sealed = list(Sealer(self.key, index_keys().current).seal(kept))
        indexes = {line.worker_index: line.row for line in sealed}
        there = RosterRow.objects.filter(upload=self.upload, worker_index__in=list(indexes)).values_list("worker_index", "row")
        twice = [_twice(kept, indexes[bytes(index)], first) for index, first in there]
        stopped |= {fault.row for fault in twice}
        return _Found(kept.without(stopped), [line for line in sealed if line.row not in stopped], checked.faults + twice)

    def _at_branches(self, kept: Checked) -> Iterator[Fault]:
        niks = dict(zip(kept.rows, kept.values["nik"], strict=True))
        for fault in at_branches(self.upload, kept.rows):
            yield fault._replace(value=masked(niks[fault.row] or ""))

    def forget_faults(self, rows: list[int]) -> None:
        faults = RosterFault.objects.filter(upload=self.upload, row__in=rows)
        self.counts.subtract(faults.values_list("code", flat=True))
        faults.delete()

    def save(self) -> None:
        """Keep what is counted, and compare anew with the last roster."""
        self.keep()
        if self.is_work:
            compare_again(upload=self.upload, at=self.at)
        else:
            compare_soon(upload=self.upload, by=self.by, at=self.at)

    def keep(self) -> None:
        """Keep what is counted."""
        self.upload.fault_counts, self.upload.summary = +self.counts, self.tally.as_data()
        fields = ["rows", "faulty_rows", "doubtful_rows", "fault_counts", "summary"]
        self.upload.save(update_fields=fields)


def _twice(kept: Checked, row: int, first: int) -> Fault:
    index = kept.rows.index(row)
    return named_twice(row, first, nik=kept.values["nik"][index], passport=kept.values["passport"][index])
