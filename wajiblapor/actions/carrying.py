"""Workers missing from a payroll file who work on: their rows are taken over whole from the last filed roster, and can be put back.

Some thousands are done while the page waits; more are done by the worker, and compared when all are there.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from siapkerja.identity.actor import Actor
from siapkerja.jobs.models import Job
from siapkerja.jobs.work import Progress
from wajiblapor.actions.comparisons import demand_current
from wajiblapor.actions.long_comparisons import let_worker, run_comparison, upload_at_work
from wajiblapor.actions.long_repairs import MOST_AT_ONCE
from wajiblapor.actions.mending import Mending
from wajiblapor.models import RosterComparison, RosterLeaver, RosterRow, RosterUpload, WaitingRow
from wajiblapor.queries.last_rosters import BATCH, LastRoster, filing_to_compare
from wajiblapor.rosters.restoring import cells_of

CARRY_ON, PUT_BACK = "wajiblapor.carry_on", "wajiblapor.put_back"


@transaction.atomic
def carry_on(*, upload: RosterUpload, among: Collection[int] | None, by: Actor, at: datetime) -> int | None:
    """Say of workers missing from the file that they work on: they stay in the roster as the last one has them, checked anew.

    Args:
        among: their places in the list of leavers; None is everybody of whom nothing was said yet.

    Returns:
        How many; None where they are so many that the worker does it.

    Raises:
        NotPermitted, MoveNotAllowed, RepairRunning, ComparisonRunning.
        ComparisonStale: the last roster is another one by now, and may not know them.
    """
    mending = Mending(upload, by, at)
    comparison = _locked_comparison(mending)
    demand_current(comparison)
    everybody = RosterLeaver.objects.filter(upload=upload).order_by("place")
    leavers = everybody.filter(reason="") if among is None else everybody.filter(place__in=set(among))
    count = leavers.count()
    if among is None and count > MOST_AT_ONCE:
        let_worker(comparison, CARRY_ON, upload=mending.upload, total=mending.upload.rows + count, by=by, at=at)
        return None
    if count:
        _carry(mending, comparison, leavers)
        mending.save()
    return count


@transaction.atomic
def put_back(*, upload: RosterUpload, rows: Collection[int] | None, by: Actor, at: datetime) -> int | None:
    """Take workers out again who were said to work on; they stand among the leavers as before.

    Args:
        rows: their numbers in the roster; None is all of them.

    Returns:
        How many; None where they are so many that the worker does it.

    Raises:
        NotPermitted, MoveNotAllowed, RepairRunning, ComparisonRunning.
    """
    mending = Mending(upload, by, at)
    comparison = _locked_comparison(mending)
    numbers = _carried(comparison, rows, most=MOST_AT_ONCE + 1)
    if rows is None and len(numbers) > MOST_AT_ONCE:
        let_worker(comparison, PUT_BACK, upload=mending.upload, total=mending.upload.rows, by=by, at=at)
        return None
    if numbers:
        mending.drop(numbers)
        mending.save()
    return len(numbers)


def run_carrying(*, job: Job, progress: Progress, by: Actor, at: datetime) -> None:
    """Take over, or put back, all whom a job is about, some thousands in each transaction; then compare. An interrupted run goes on
    with those who are left.

    Raises:
        JobCancelled, JobLost: from `progress`; what is done by then stays, and is to be compared.
    """
    step = _carry_some if job.kind == CARRY_ON else _put_some_back
    done = progress.checkpoint.get("done", 0)
    while True:
        with transaction.atomic():
            upload = upload_at_work(job)
            count = step(Mending(upload, by, at, is_work=True)) if upload is not None else 0
            if count:
                progress.save_checkpoint({"done": done + count})
        if not count:
            break
        done += count
        progress.advance(done)
    run_comparison(job=job, progress=progress, at=at, before=done)


def _carry_some(mending: Mending) -> int:
    comparison = _locked_comparison(mending)
    last = filing_to_compare(mending.upload.report)
    if last is None or last.pk != comparison.filing_id:
        return 0  # Another roster stands since, and may not know them.
    leavers = RosterLeaver.objects.filter(upload=mending.upload, reason="")
    count = _carry(mending, comparison, leavers.order_by("place")[:BATCH])
    mending.keep()
    return count


def _put_some_back(mending: Mending) -> int:
    numbers = _carried(_locked_comparison(mending), None, most=BATCH)
    if numbers:
        mending.drop(numbers)
        mending.keep()
    return len(numbers)


def _carry(mending: Mending, comparison: RosterComparison, leavers: QuerySet[RosterLeaver]) -> int:
    """Give leavers the rows they have in the last roster; they are leavers no more, even while their rows wait for mending."""
    found = [(pk, bytes(index)) for pk, index in leavers.values_list("pk", "worker_index")]
    if not found:
        return 0
    number = _last_number(mending.upload) + 1
    comparison.first_carried = comparison.first_carried or number
    comparison.save(update_fields=["first_carried"])
    last = LastRoster(mending.upload.report.workplace_id)
    for start in range(0, len(found), BATCH):
        some = found[start : start + BATCH]
        known = last.of([index for _pk, index in some])
        mending.add({number + start + offset: cells_of(known[index], mending.rules) for offset, (_pk, index) in enumerate(some)})
        RosterLeaver.objects.filter(pk__in=[pk for pk, _index in some]).delete()
    return len(found)


def _carried(comparison: RosterComparison, rows: Collection[int] | None, *, most: int) -> list[int]:
    """Numbers of rows taken over from the last roster, the first ones."""
    if comparison.first_carried is None:
        return []
    numbers: set[int] = set()
    for model in (RosterRow, WaitingRow):
        found = model.objects.filter(upload=comparison.upload_id, row__gte=comparison.first_carried)
        if rows is not None:
            found = found.filter(row__in=set(rows))
        numbers |= set(found.order_by("row").values_list("row", flat=True)[:most])
    return sorted(numbers)[:most]


def _locked_comparison(mending: Mending) -> RosterComparison:
    found = RosterComparison.objects.select_for_update(of=("self",)).select_related("upload__report")
    return found.get(upload=mending.upload)


def _last_number(upload: RosterUpload) -> int:
    tops = (model.objects.filter(upload=upload).aggregate(top=Max("row"))["top"] or 0 for model in (RosterRow, WaitingRow))
    return max(tops)
