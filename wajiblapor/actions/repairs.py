"""Rows of a roster mended on the page, those that wait and those that are asked about: one by hand, all like ones together, left out;
logged, and undone newest first."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused
from wajiblapor.actions.long_repairs import MOST_AT_ONCE, UNDOING, Wanted, changed_cells, let_worker, restore
from wajiblapor.actions.mending import Mending
from wajiblapor.enums import RepairKind
from wajiblapor.models import RosterFault, RosterRepair, RosterRow, RosterUpload
from wajiblapor.rosters.columns import BY_SLUG
from wajiblapor.rosters.values import plain


class RowNotWaiting(Refused):
    code = "row_not_waiting"
    sentence = _("Baris ini sudah baik. Muat ulang halaman.")


class NothingRepaired(Refused):
    code = "nothing_repaired"
    sentence = _("Tidak ada sel yang berubah. Isi penggantinya, lalu terapkan.")


class NothingToUndo(Refused):
    code = "nothing_to_undo"
    sentence = _("Tidak ada perbaikan yang dapat diurungkan.")


@transaction.atomic
def mend_row(*, upload: RosterUpload, row: int, cells: Mapping[str, str], by: Actor, at: datetime) -> bool:
    """Write what was typed into cells of a row that waits, or that is kept and asked about, and check it again.

    Args:
        row: its number in the file.
        cells: text by column slug; cells left as they were, and columns not named, keep what the file had.

    Returns:
        Whether the row is good now, asked about or not.

    Raises:
        NotPermitted, MoveNotAllowed, RepairRunning, RowNotWaiting, RowEmpty.
    """
    mending = Mending(upload, by, at)
    before = mending.amiss([row])
    if not before:
        raise RowNotWaiting
    changed = {slug: text.strip() for slug, text in cells.items() if slug in BY_SLUG and text.strip() != plain(before[row].get(slug, ""))}
    if not changed:
        return RosterRow.objects.filter(upload=upload, row=row).exists()
    mending.log(RepairKind.BY_HAND, before)
    good = mending.settle({row: before[row] | changed})
    mending.save()
    return row in good


@transaction.atomic
def repair_all_like(
    *, upload: RosterUpload, code: str, column: str, answers: Mapping[str, str], use_proposals: bool, by: Actor, at: datetime
) -> tuple[int, int] | None:
    """Replace equal cells with one fault in all rows that have it, however many there are.

    Args:
        code, column: of the fault.
        answers: new text by what the cell holds now.
        use_proposals: cells without an answer get what we propose, where we propose something.

    Returns:
        How many rows were changed, and how many of them are good now; None where they are so many that the worker does it.

    Raises:
        NotPermitted, MoveNotAllowed, RepairRunning, NothingRepaired.
    """
    mending = Mending(upload, by, at)
    rows = RosterFault.objects.filter(upload=upload, code=code, column=column).values_list("row", flat=True)
    given = {old: new.strip() for old, new in answers.items() if new.strip() and new.strip() != old}
    wanted = Wanted(given, use_proposals)
    if not (given or use_proposals):
        raise NothingRepaired
    if (count := rows.count()) > MOST_AT_ONCE:
        let_worker(mending, mending.log(RepairKind.ALL_LIKE, {}, column=column, code=code), wanted, total=count, by=by, at=at)
        return None
    before, after = changed_cells(mending, list(rows), code, column, wanted)
    if not after:
        raise NothingRepaired
    mending.log(RepairKind.ALL_LIKE, before, column=column, code=code)
    good = mending.settle(after)
    mending.save()
    return len(after), len(good)


@transaction.atomic
def leave_out_row(*, upload: RosterUpload, row: int, by: Actor, at: datetime) -> None:
    """A row that is no worker, or whose worker another workplace reports: it is not sent. Can be undone.

    Raises:
        NotPermitted, MoveNotAllowed, RepairRunning, RowNotWaiting.
    """
    mending = Mending(upload, by, at)
    before = mending.amiss([row])
    if not before:
        raise RowNotWaiting
    mending.log(RepairKind.LEFT_OUT, before)
    mending.drop([row])
    mending.save()


@transaction.atomic
def undo_repair(*, upload: RosterUpload, by: Actor, at: datetime) -> RosterRepair:
    """Take back the newest repair that stands: its rows are again as they were before. Very many rows the worker takes back.

    Raises:
        NotPermitted, MoveNotAllowed, RepairRunning, NothingToUndo.
    """
    mending = Mending(upload, by, at)
    repair = RosterRepair.objects.filter(upload=upload, undone_at=None).order_by("-pk").first()
    if repair is None:
        raise NothingToUndo
    if repair.rows > MOST_AT_ONCE:
        let_worker(mending, repair, UNDOING, total=repair.rows, by=by, at=at)
        return repair
    restore(mending, repair, list(repair.before.all()))
    mending.save()
    repair.undone_at = at
    repair.save(update_fields=["undone_at"])
    return repair
