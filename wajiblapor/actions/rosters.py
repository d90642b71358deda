from datetime import datetime
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import RosterChecked, RosterRefused
from siapkerja.files.actions.stored_files import remove, store
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.jobs.actions.jobs import cancel
from siapkerja.jobs.work import start
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed
from siapkerja.workflow.moves import apply, locked
from wajiblapor.models import ManpowerReport, RosterFault, RosterRow, RosterUpload, UploadHistory
from wajiblapor.permissions import Permission, demand
from wajiblapor.queries.rule_sets import limits_on
from wajiblapor.rosters.refusals import UnreadableRoster
from wajiblapor.workflows import UPLOAD

CHECK = "wajiblapor.check_roster"
ROSTER, RETURNED = "wajiblapor.roster", "wajiblapor.returned_roster"


@transaction.atomic
def upload_roster(*, report: ManpowerReport, stream: BinaryIO, filename: str, by: Actor, at: datetime) -> RosterUpload:
    """Keep a roster file as it came and let the worker check it. A file uploaded before is replaced.

    Raises:
        NotPermitted: the actor may not edit the report.
        MoveNotAllowed: the report was sent already.
        FileTooLarge, EmptyFile: from the file store.
    """
    row = locked(report)
    demand(by, Permission.EDIT_REPORT, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id)
    if not row.is_draft:
        raise MoveNotAllowed(str(_("Laporan ini sudah dikirim, sehingga daftar pekerjanya tidak berubah lagi.")))
    stored = store(
        stream=stream,
        filename=filename,
        purpose=ROSTER,
        by=by,
        at=at,
        legal_entity_id=row.legal_entity_id,
        max_bytes=limits_on(day_in(row.workplace.time_zone, at)).largest_bytes,
    )
    for older in RosterUpload.objects.current().filter(report=row):
        _replace(older, by=by, at=at)
    upload = RosterUpload.objects.create(report=row, stored=stored, uploaded_by_id=by.person_id, uploaded_at=at)
    upload.job = start(CHECK, subject=f"wajiblapor.upload:{upload.pk}", by=by, at=at, legal_entity_id=row.legal_entity_id)
    upload.save(update_fields=["job"])
    return upload


def _replace(upload: RosterUpload, *, by: Actor, at: datetime) -> None:
    row = locked(upload)
    if row.is_checking and row.job:
        cancel(job=row.job, by=by, at=at)
    apply(UPLOAD, row, "replace", history=UploadHistory, by=by, at=at)
    forget_rows(row)
    for stored in (row.stored, row.returned):
        if stored:
            remove(stored=stored, by=by, at=at)


def forget_rows(upload: RosterUpload) -> None:
    """Delete what a check has staged; it can be made again from the stored file."""
    RosterRow.objects.filter(upload=upload).delete()
    RosterFault.objects.filter(upload=upload).delete()


@transaction.atomic
def finish_check(*, upload: RosterUpload, found: dict[str, Any], returned: StoredFile | None, by: Actor, at: datetime) -> RosterUpload:
    """Write what a check found and tell who waits.

    Args:
        found: values of the upload's own fields (rows, faulty_rows, …).
    """
    row = locked(upload)
    apply(UPLOAD, row, "finish", history=UploadHistory, by=by, at=at, checked_at=at, returned=returned, **found)
    report = row.report
    publish(
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
    publish(
        RosterRefused(
            version=report.version,
            report_id=report.pk,
            legal_entity_id=report.legal_entity_id,
            workplace_id=report.workplace_id,
            upload_id=row.pk,
            requested_by_id=row.uploaded_by_id or 0,
            reason_code=refusal.code,
        ),
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
