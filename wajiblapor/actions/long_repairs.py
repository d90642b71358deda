"""Repairs of very many rows at once, and taking them back: by the worker, some thousands in each transaction."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from siapkerja.identity.actor import Actor
from siapkerja.jobs.work import Progress, start
from wajiblapor.actions.mending import Cells, Mending
from wajiblapor.actions.staging import copy_waiting
from wajiblapor.enums import RepairKind
from wajiblapor.models import RepairedRow, RosterFault, RosterRepair
from wajiblapor.rosters.columns import BY_SLUG
from wajiblapor.rosters.proposals import proposed
from wajiblapor.rosters.sealing import seal_cells, unseal_cells
from wajiblapor.rosters.values import plain

REPAIR = "wajiblapor.repair_roster"
# What a page waits for; more is done by the worker.
MOST_AT_ONCE = 2_000
CHUNK = 5_000


@dataclass(frozen=True)
class Wanted:
    """What a repair writes.

    Attributes:
        answers: new text by what a cell holds now.
        use_proposals: what has no answer gets what we propose.
        is_undoing: the repair is taken back instead.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    use_proposals: bool = False
    is_undoing: bool = False

    def sealed(self, key: bytes) -> bytes:
        told = {"answers": json.dumps(dict(self.answers), ensure_ascii=False)}
        return seal_cells(key, told | {"proposals": int(self.use_proposals), "undoing": int(self.is_undoing)})

    @classmethod
    def unsealed(cls, key: bytes, sealed: bytes) -> "Wanted":
        told = unseal_cells(key, sealed)
        return cls(json.loads(told["answers"]), bool(told["proposals"]), bool(told["undoing"]))


UNDOING = Wanted(is_undoing=True)


def let_worker(mending: Mending, repair: RosterRepair, wanted: Wanted, *, total: int, by: Actor, at: datetime) -> None:
    """Queue a repair; nothing else is repaired in this roster until it is over."""
    repair.wanted = wanted.sealed(mending.key)
    entity = mending.upload.report.legal_entity_id
    repair.job = start(REPAIR, subject=f"wajiblapor.upload:{mending.upload.pk}", by=by, at=at, total=total, legal_entity_id=entity)
    repair.save(update_fields=["wanted", "job"])


def changed_cells(mending: Mending, rows: list[int], code: str, column: str, wanted: Wanted) -> tuple[dict[int, Cells], dict[int, Cells]]:
    """Of rows with that fault those that would change: their cells before and after."""
    before: dict[int, Cells] = {}
    after: dict[int, Cells] = {}
    for row, cells in mending.amiss(rows).items():
        old = plain(cells.get(column, ""))
        new = wanted.answers.get(old) or (proposed(code, BY_SLUG[column], old, mending.rules) if wanted.use_proposals else "")
        if new and new != old:
            before[row], after[row] = cells, cells | {column: new}
    return before, after


def restore(mending: Mending, repair: RosterRepair, before: list[RepairedRow]) -> None:
    """Rows of a repair are again as they were."""
    cells = {line.row: unseal_cells(mending.key, bytes(line.sealed)) for line in before}
    if repair.kind == RepairKind.LEFT_OUT:
        mending.upload.rows += len(cells)
        mending.upload.faulty_rows += len(cells)
        copy_waiting(mending.upload.pk, mending.key, cells.items())
    mending.settle(cells)


def run_repair(*, repair_id: int, progress: Progress, by: Actor, at: datetime) -> None:
    """Go through the rows of a queued repair; goes on where it was interrupted.

    Raises:
        JobCancelled, JobLost: from `progress`; what is repaired by then stays, and can be taken back.
    """
    is_over = False
    while not is_over:
        with transaction.atomic():
            is_over = _next_rows(repair_id, progress, by, at)
        progress.advance(progress.checkpoint.get("done", 0))


def stop_repair(*, repair_id: int) -> None:
    """Somebody cancelled it, or it is done."""
    RosterRepair.objects.filter(pk=repair_id).update(wanted=None)


def _next_rows(repair_id: int, progress: Progress, by: Actor, at: datetime) -> bool:
    """One chunk; whether it was the last."""
    repair = RosterRepair.objects.select_related("upload").filter(pk=repair_id).first()
    if repair is None or repair.wanted is None:
        return True
    mending = Mending(repair.upload, by, at, is_work=True)
    wanted = Wanted.unsealed(mending.key, bytes(repair.wanted))
    last, done = progress.checkpoint.get("row", -1), progress.checkpoint.get("done", 0)
    rows = _undo(mending, repair, last) if wanted.is_undoing else _repair(mending, repair, wanted, last)
    if rows:
        mending.save()
        progress.save_checkpoint({"row": rows[-1], "done": done + len(rows)})
        return False
    progress.demand_claim()
    stop_repair(repair_id=repair_id)
    if wanted.is_undoing:
        RosterRepair.objects.filter(pk=repair_id).update(undone_at=at)
    return True


def _repair(mending: Mending, repair: RosterRepair, wanted: Wanted, last: int) -> list[int]:
    faults = RosterFault.objects.filter(upload=repair.upload_id, code=repair.code, column=repair.column, row__gt=last)
    rows = list(faults.order_by("row").values_list("row", flat=True)[:CHUNK])
    before, after = changed_cells(mending, rows, repair.code, repair.column, wanted)
    if after:
        mending.log_more(repair, before)
        mending.settle(after)
    return rows


def _undo(mending: Mending, repair: RosterRepair, last: int) -> list[int]:
    before = list(repair.before.filter(row__gt=last).order_by("row")[:CHUNK])
    if before:
        restore(mending, repair, before)
    return [line.row for line in before]
