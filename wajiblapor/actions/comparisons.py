"""Delta filing: a payroll file that only says who joined, left or changed since the last filed roster (UU 7/1981 art. 7)."""

from collections.abc import Collection
from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.jobs.work import start
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed, Refused
from siapkerja.workflow.moves import apply, locked
from wajiblapor.actions.columns import CHECK
from wajiblapor.actions.long_comparisons import compare_soon, demand_idle
from wajiblapor.actions.rosters import stop_work, upload_roster
from wajiblapor.actions.sections import count_from_roster, forget_counts_from_roster
from wajiblapor.enums import LeaveReason
from wajiblapor.models import Filing, ManpowerReport, RosterChange, RosterComparison, RosterLeaver, RosterUpload, UploadHistory
from wajiblapor.permissions import Permission, demand
from wajiblapor.queries.last_rosters import filing_to_compare
from wajiblapor.workflows import UPLOAD

# These are no leaving, so that no day belongs to them.
WITHOUT_DAY = frozenset({LeaveReason.RENUMBERED, LeaveReason.MISTAKEN})
# Question of section C by reason.
ASKED_AS = {
    LeaveReason.RESIGNED: "left_resigned",
    LeaveReason.DISMISSED: "left_dismissed",
    LeaveReason.ENDED: "left_ended",
    LeaveReason.RETIRED: "left_retired",
    LeaveReason.DIED: "left_died",
}


class NothingToCompare(Refused):
    code = "nothing_to_compare"
    sentence = _("Tempat kerja ini belum pernah mengirim daftar pekerja. Unggah daftar lengkapnya dulu.")


class LeaversUndecided(Refused):
    code = "leavers_undecided"
    sentence = _("Masih ada %(count)s orang yang keluar tanpa alasan atau tanggal. Isi dulu, lalu pastikan.")


class DoubtsNotSeen(Refused):
    code = "comparison_doubts_not_seen"
    sentence = _("Centang setiap hal yang kami tanyakan setelah Anda memeriksanya.")


class DayNeeded(Refused):
    code = "leaving_day_needed"
    sentence = _("Isi tanggal berhentinya.")


class DayImpossible(Refused):
    code = "leaving_day_impossible"
    sentence = _("Tanggal berhenti tidak boleh setelah hari ini.")


class ComparisonStale(Refused):
    code = "comparison_stale"
    sentence = _("Laporan sebelumnya berubah setelah perbandingan ini dibuat. Bandingkan sekali lagi.")


class ChangesUnconfirmed(Refused):
    code = "roster_changes_unconfirmed"
    sentence = _("Perubahan daftar pekerja belum Anda pastikan. Pastikan dulu, lalu kirim.")


@transaction.atomic
def upload_payroll(*, report: ManpowerReport, stream: BinaryIO, filename: str, by: Actor, at: datetime) -> RosterUpload:
    """Keep a payroll file and let the worker hold it against the last filed roster. A file uploaded before is replaced.

    Raises:
        NothingToCompare: the workplace has filed no roster yet.
        NotPermitted, MoveNotAllowed, FileTooLarge, EmptyFile: as `upload_roster`.
    """
    upload = upload_roster(report=report, stream=stream, filename=filename, by=by, at=at)
    _hold_against_last(upload)
    return upload


@transaction.atomic
def begin_comparison(*, upload: RosterUpload, by: Actor, at: datetime) -> RosterUpload:
    """Hold a file that was uploaded already against the last filed roster: it is checked once more, and what was said of those who
    are still leaving stays. A comparison that only broke off is made again, with everything that was mended.

    Raises:
        NotPermitted, MoveNotAllowed, NothingToCompare, ComparisonRunning.
    """
    row = _editable(upload, by)
    demand_idle(row)
    found, last = RosterComparison.objects.filter(upload=row).first(), filing_to_compare(row.report)
    if found and found.compared_at is None and row.is_clean and last and last.pk == found.filing_id:
        compare_soon(upload=row, by=by, at=at)
        return row
    stop_work(row, by=by, at=at)
    RosterComparison.objects.filter(upload=row).delete()
    _hold_against_last(row)
    return _check_again(row, by, at)


@transaction.atomic
def stop_comparing(*, upload: RosterUpload, by: Actor, at: datetime) -> RosterUpload:
    """Take the file for the whole roster after all: it is checked once more.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    row = _editable(upload, by)
    stop_work(row, by=by, at=at)
    RosterComparison.objects.filter(upload=row).delete()
    RosterChange.objects.filter(upload=row).delete()
    RosterLeaver.objects.filter(upload=row).delete()
    forget_counts_from_roster(report=row.report, at=at)
    return _check_again(row, by, at)


@transaction.atomic
def say_why(
    *, upload: RosterUpload, among: Collection[int] | None, only_ended: bool, reason: str, left_on: date | None, by: Actor, at: datetime
) -> int:
    """Say of leavers when and why they left; said again, it is written over.

    Args:
        among: their places in the list; None is everybody of whom nothing was said yet.
        only_ended: of those, only whose contract had ended.
        reason: a `LeaveReason`, or "" to take back what was said.
        left_on: None takes the last day of each one's contract, where there is one.

    Returns:
        Of how many it was said. Left out is who began after that day, or has no such day.

    Raises:
        NotPermitted, MoveNotAllowed, ComparisonRunning, DayNeeded, DayImpossible.
    """
    row = _editable(upload, by)
    demand_idle(row)
    comparison = _comparison(row)
    today = day_in(row.report.workplace.time_zone, at)
    leavers = RosterLeaver.objects.filter(upload=row)
    leavers = leavers.filter(reason="") if among is None else leavers.filter(place__in=set(among))
    if only_ended:
        leavers = leavers.filter(contract_ends_on__lte=today)
    if left_on and left_on > today:
        raise DayImpossible(fields={"left_on": str(DayImpossible.sentence)})
    _reopen(comparison)
    if not reason or reason in WITHOUT_DAY:
        return leavers.update(reason=reason, left_on=None)
    if left_on is not None:
        return leavers.filter(Q(started_on=None) | Q(started_on__lte=left_on)).update(reason=reason, left_on=left_on)
    if reason != LeaveReason.ENDED:
        raise DayNeeded(fields={"left_on": str(DayNeeded.sentence)})
    return leavers.filter(contract_ends_on__lte=today).update(reason=reason, left_on=F("contract_ends_on"))


@transaction.atomic
def confirm_comparison(*, upload: RosterUpload, seen: Collection[str], by: Actor, at: datetime) -> RosterComparison:
    """Say that joiners, leavers and changes are right. The roster is complete then, and what it tells of leavers is filled in
    where the report asks for it.

    Args:
        seen: codes of the doubts that were looked at.

    Raises:
        NotPermitted, MoveNotAllowed, ComparisonRunning, LeaversUndecided, DoubtsNotSeen, ComparisonStale.
    """
    row = _editable(upload, by)
    demand_idle(row)
    comparison = _comparison(row)
    demand_current(comparison)
    if comparison.compared_at is None:
        raise MoveNotAllowed(str(_("Masih ada baris yang menunggu perbaikan. Perbaiki dulu, lalu pastikan perubahannya.")))
    undecided = RosterLeaver.objects.filter(upload=row, reason="").count()
    if undecided:
        raise LeaversUndecided(str(LeaversUndecided.sentence) % {"count": undecided})
    if {doubt["code"] for doubt in comparison.doubts} - set(seen):
        raise DoubtsNotSeen
    comparison.confirmed_at, comparison.confirmed_by_id = at, by.person_id
    comparison.save(update_fields=["confirmed_at", "confirmed_by"])
    told = RosterLeaver.objects.filter(upload=row).values_list("reason").annotate(count=Count("pk"))
    counts = {ASKED_AS[LeaveReason(reason)]: count for reason, count in told if reason in ASKED_AS}
    count_from_roster(report=row.report, counts=dict.fromkeys(ASKED_AS.values(), 0) | counts, at=at)
    return comparison


@transaction.atomic
def reopen_comparison(*, upload: RosterUpload, by: Actor, at: datetime) -> None:
    """Take the word back; nothing else changes.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    row = _editable(upload, by)
    _reopen(_comparison(row))
    forget_counts_from_roster(report=row.report, at=at)


def demand_current(comparison: RosterComparison) -> None:
    """Raises ComparisonStale where another roster stands since."""
    last = filing_to_compare(comparison.upload.report)
    if last is None or last.pk != comparison.filing_id:
        raise ComparisonStale


def demand_confirmed(upload: RosterUpload) -> None:
    """Before the report is sent; a whole roster needs no such word.

    Raises:
        ChangesUnconfirmed, ComparisonStale.
    """
    comparison = RosterComparison.objects.filter(upload=upload).first()
    if comparison is None or Filing.objects.filter(upload=upload).exists():
        return
    demand_current(comparison)
    if not comparison.is_confirmed:
        raise ChangesUnconfirmed


def _hold_against_last(upload: RosterUpload) -> None:
    filing = filing_to_compare(upload.report)
    if filing is None:
        raise NothingToCompare
    RosterComparison.objects.create(upload=upload, filing=filing)


def _check_again(row: RosterUpload, by: Actor, at: datetime) -> RosterUpload:
    job = start(CHECK, subject=f"wajiblapor.upload:{row.pk}", by=by, at=at, legal_entity_id=row.report.legal_entity_id)
    apply(UPLOAD, row, "check_again", history=UploadHistory, by=by, at=at, job=job, samples=None)
    return row


def _editable(upload: RosterUpload, by: Actor) -> RosterUpload:
    row = locked(upload)
    report = row.report
    demand(by, Permission.EDIT_REPORT, legal_entity_id=report.legal_entity_id, workplace_id=report.workplace_id)
    if not report.is_open:
        raise MoveNotAllowed(str(_("Laporan ini sudah dikirim, sehingga daftar pekerjanya tidak berubah lagi.")))
    if Filing.objects.filter(upload=row).exists():
        raise MoveNotAllowed(str(_("Berkas ini sudah terkirim. Unggah berkas baru untuk mengoreksi daftar pekerja.")))
    return row


def _comparison(row: RosterUpload) -> RosterComparison:
    found = RosterComparison.objects.select_for_update(of=("self",)).select_related("upload__report").filter(upload=row).first()
    if found is None:
        raise MoveNotAllowed(str(_("Berkas ini tidak dibandingkan dengan laporan terakhir. Muat ulang halaman.")))
    return found


def _reopen(comparison: RosterComparison) -> None:
    comparison.confirmed_at = comparison.confirmed_by = None
    comparison.save(update_fields=["confirmed_at", "confirmed_by"])
