"""A roster held against the last one: small ones are compared while the page waits, large ones by the worker."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.jobs.models import Job
from siapkerja.jobs.work import Progress, start
from siapkerja.kernel.errors import Refused
from wajiblapor.actions.differences import compare_again
from wajiblapor.models import EmploymentSpan, RosterComparison, RosterUpload

COMPARE = "wajiblapor.compare_roster"
# What a page waits for: rows of the file, or workers of the last roster.
MOST_COMPARED_AT_ONCE = 5_000


class ComparisonRunning(Refused):
    code = "comparison_running"
    sentence = _("Kami sedang membandingkan daftar pekerja ini. Tunggu sampai selesai, lalu lanjutkan.")


def compare_soon(*, upload: RosterUpload, by: Actor, at: datetime) -> None:
    """Find anew what differs from the last roster, in the caller's transaction; of large rosters the worker does."""
    comparison = RosterComparison.objects.select_for_update(of=("self",)).filter(upload=upload).first()
    if comparison is None:
        return
    if upload.is_clean and _is_large(upload):
        let_worker(comparison, COMPARE, upload=upload, total=upload.rows, by=by, at=at)
    else:
        compare_again(upload=upload, at=at)


def let_worker(comparison: RosterComparison, kind: str, *, upload: RosterUpload, total: int, by: Actor, at: datetime) -> None:
    """Queue work on a locked comparison; nothing else is changed in this roster until it is over, and nothing is confirmed."""
    subject, entity = f"wajiblapor.upload:{upload.pk}", upload.report.legal_entity_id
    comparison.job = start(kind, subject=subject, by=by, at=at, total=total, legal_entity_id=entity)
    comparison.compared_at = comparison.confirmed_at = comparison.confirmed_by = None
    comparison.save(update_fields=["job", "compared_at", "confirmed_at", "confirmed_by"])


def demand_idle(upload: RosterUpload) -> None:
    """Raises ComparisonRunning while the worker is at a locked upload's comparison."""
    comparison = RosterComparison.objects.select_related("job").filter(upload=upload).first()
    if comparison is not None and comparison.is_running:
        raise ComparisonRunning


def run_comparison(*, job: Job, progress: Progress, at: datetime, before: int = 0) -> None:
    """Compare as a job asks, in one transaction: an interrupted comparison begins anew.

    Args:
        before: rows the job was through with already, of something else: the comparison stands for the others.

    Raises:
        JobCancelled, JobLost: from `progress`; nothing half compared stays.
    """
    with transaction.atomic():
        upload = upload_at_work(job)
        if upload is not None:
            rows, left = upload.rows, max(0, (job.total or upload.rows) - before)
            compare_again(upload=upload, at=at, told=lambda done: progress.advance(before + left * done // rows))
            progress.demand_claim()


def upload_at_work(job: Job) -> RosterUpload | None:
    """The upload a job is to work on, locked before anything else, as all who change or replace it do; None where it was
    replaced, read again or sent meanwhile."""
    found = RosterUpload.objects.select_for_update(of=("self",)).filter(comparison__job=job).first()
    return found if found and found.is_checked and found.report.is_open else None


def _is_large(upload: RosterUpload) -> bool:
    last = EmploymentSpan.objects.current().filter(workplace=upload.report.workplace_id)
    return upload.rows > MOST_COMPARED_AT_ONCE or last[: MOST_COMPARED_AT_ONCE + 1].count() > MOST_COMPARED_AT_ONCE
