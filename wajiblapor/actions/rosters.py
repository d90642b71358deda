from datetime import datetime
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.facts.wajiblapor import RosterChecked, RosterRefused
from siapkerja.files.actions.stored_files import remove, store
from siapkerja.files.reading import open_stored
from siapkerja.identity.actor import Actor
from siapkerja.jobs.actions.jobs import cancel
from siapkerja.jobs.work import start
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed
from siapkerja.workflow.moves import apply, locked
from wajiblapor.actions.announcing import announce
from wajiblapor.actions.columns import CHECK
from wajiblapor.actions.staging import forget_rows
from wajiblapor.models import Filing, ManpowerReport, RosterComparison, RosterLeaver, RosterRepair, RosterUpload, UploadHistory
from wajiblapor.permissions import Permission, demand
from wajiblapor.queries.rosters import headings_told
from wajiblapor.queries.rule_sets import limits_on
from wajiblapor.rosters.glance import glance
from wajiblapor.rosters.refusals import UnreadableRoster
from wajiblapor.workflows import UPLOAD

ROSTER, RETURNED = "wajiblapor.roster", "wajiblapor.returned_roster"


@transaction.atomic
def upload_roster(*, report: ManpowerReport, stream: BinaryIO, filename: str, by: Actor, at: datetime) -> RosterUpload:
    """Keep a roster file as it came and let the worker check it. A file uploaded before is replaced.

    What a first look shows to be no roster is refused at once, and kept all the same.

    Raises:
        NotPermitted: the actor may not edit the report.
        MoveNotAllowed: the report was sent already.
        FileTooLarge, EmptyFile: from the file store.
    """
    row = open_for_roster(report, by=by)
    stored = store(
        stream=stream,
        filename=filename,
        purpose=ROSTER,
        by=by,
        at=at,
        legal_entity_id=row.legal_entity_id,
        max_bytes=limits_on(day_in(row.workplace.time_zone, at)).largest_bytes,
    )
    replace_current(row, by=by, at=at)
    upload = RosterUpload.objects.create(report=row, stored=stored, uploaded_by_id=by.person_id, uploaded_at=at)
    return look_and_check(upload=upload, by=by, at=at)


def open_for_roster(report: ManpowerReport, *, by: Actor) -> ManpowerReport:
    """The report, locked, if the actor may give it a roster now.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    row = locked(report)
    demand(by, Permission.EDIT_REPORT, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id)
    if not row.is_open:
        raise MoveNotAllowed(str(_("Laporan ini sudah dikirim, sehingga daftar pekerjanya tidak berubah lagi.")))
    return row


def look_and_check(*, upload: RosterUpload, by: Actor, at: datetime) -> RosterUpload:
    """Say of a file that is here in full what a first look can say, and let the worker do the rest; in the caller's transaction."""
    report, stored = upload.report, upload.stored
    try:
        with open_stored(stored) as stream:
            seen = glance(stream, size=stored.size, limits=limits_on(day_in(report.workplace.time_zone, at)), told=headings_told(report))
    except UnreadableRoster as refusal:
        return refuse_upload(upload=upload, refusal=refusal, by=by, at=at)
    upload.format, upload.glance = seen.format, seen.as_data()
    upload.job = start(
        CHECK, subject=f"wajiblapor.upload:{upload.pk}", by=by, at=at, total=seen.rows, legal_entity_id=report.legal_entity_id
    )
    upload.save(update_fields=["format", "glance", "job"])
    return upload


def replace_current(report: ManpowerReport, *, by: Actor, at: datetime) -> None:
    """Whatever file counted for a locked report until now counts no more."""
    for older in RosterUpload.objects.current().filter(report=report):
        _replace(older, by=by, at=at)


def _replace(upload: RosterUpload, *, by: Actor, at: datetime) -> None:
    row = locked(upload)
    stop_work(row, by=by, at=at)
    apply(UPLOAD, row, "replace", history=UploadHistory, by=by, at=at)
    forget_rows(row)
    RosterComparison.objects.filter(upload=row).delete()
    RosterLeaver.objects.filter(upload=row).delete()
    # What was filed is evidence and stays, whatever a correction puts in its place.
    is_filed = Filing.objects.filter(upload=row).exists()
    for stored in (None if is_filed else row.stored, row.returned):
        if stored:
            remove(stored=stored, by=by, at=at)


def stop_work(upload: RosterUpload, *, by: Actor, at: datetime) -> None:
    """Whatever the worker still does with the rows of a locked upload is cancelled: they are about to go."""
    repairs = [repair.job for repair in RosterRepair.objects.running().filter(upload=upload).select_related("job")]
    comparison = RosterComparison.objects.select_related("job").filter(upload=upload).first()
    comparing = comparison.job if comparison else None
    for job in (upload.job if upload.is_checking else None, upload.return_job, comparing, *repairs):
        if job:
            cancel(job=job, by=by, at=at)


@transaction.atomic
def finish_check(*, upload: RosterUpload, found: dict[str, Any], by: Actor, at: datetime) -> RosterUpload:
    """Write what a check found and tell who waits.

    Args:
        found: values of the upload's own fields (rows, faulty_rows, …).
    """
    row = locked(upload)
    apply(UPLOAD, row, "finish", history=UploadHistory, by=by, at=at, checked_at=at, **found)
    report = row.report
    announce(
        RosterChecked(
            version=report.version,
            report_id=report.pk,
            legal_entity_id=report.legal_entity_id,
            workplace_id=report.workplace_id,
            upload_id=row.pk,
            requested_by_id=row.uploaded_by_id or 0,
            rows=row.rows,
            faulty_rows=row.faulty_rows,
        ),
        report=report,
        by=by,
        at=at,
    )
    return row


@transaction.atomic
def refuse_upload(*, upload: RosterUpload, refusal: UnreadableRoster, by: Actor, at: datetime) -> RosterUpload:
    """The file is no roster: say why, keep nothing of it but the file itself."""
    row = locked(upload)
    forget_rows(row)
    apply(
        UPLOAD, row, "refuse", history=UploadHistory, by=by, at=at, reason_code=refusal.code,
        checked_at=at, refusal_code=refusal.code, refusal_params=refusal.params,
    )  # fmt: skip
    report = row.report
    announce(
        RosterRefused(
            version=report.version,
            report_id=report.pk,
            legal_entity_id=report.legal_entity_id,
            workplace_id=report.workplace_id,
            upload_id=row.pk,
            requested_by_id=row.uploaded_by_id or 0,
            reason_code=refusal.code,
        ),
        report=report,
        by=by,
        at=at,
    )
    return row


@transaction.atomic
def cancel_upload(*, upload: RosterUpload, by: Actor, at: datetime) -> None:
    """The check was stopped by whoever waits: nothing half checked stays."""
    row = locked(upload)
    forget_rows(row)
    if row.is_checking:
        apply(UPLOAD, row, "cancel", history=UploadHistory, by=by, at=at)
