"""Roster files that arrive in pieces, from a page or from a program: begun, continued where the line broke, finished or given up.

How a program (or a page) uses it, and what `/api/…` answers with:

1. `begin_upload(report=…, filename=…, size=…, digest=<SHA-256 of the whole>, fingerprint=…)` gives a `RosterUpload`; its
   `public_id` is the upload's address. The same fingerprint, name and size give the upload that is already on its way.
2. `held_bytes(upload.stored)` says at any time where to go on (the `Upload-Offset` of a HEAD).
3. `append_chunk(upload=…, offset=…, data=…, digest=<SHA-256 of the piece>)`: pieces of 64 KiB to 4 MiB, one after the other;
   returns the new offset. `WrongOffset.held` is the right one: answer 409 with it, the sender goes on from there.
4. `finish_upload(upload=…)` once all bytes are held: from here on the file counts, and the worker checks it
   (`upload.job` is the progress, `upload.state`, `rows`, `fault_counts` the verdict). Said twice, it answers the same.
5. `abandon_upload(upload=…)` gives up; what was begun and left alone is given up after `roster.upload.keep_days` days. From then on
   there is no offset any more: everything but giving up once more is answered with 410 `upload_given_up`.

Find an upload through `RosterUpload.objects.filter(report=…, public_id=…)` with the report in the caller's scope: a foreign id is 404.
"""

import hashlib
import logging
from datetime import datetime, timedelta
from functools import partial

from django.db import connection, transaction
from django.db.models import Count, F, Q, Sum
from django.utils.translation import gettext_lazy as _

from siapkerja.events.dispatch import queue_task
from siapkerja.files.actions import arrivals as files
from siapkerja.files.actions.stored_files import remove
from siapkerja.files.sealing import Altered
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed, Refused
from siapkerja.workflow.moves import apply, locked
from wajiblapor.actions.rosters import ROSTER, look_and_check, open_for_roster, replace_current
from wajiblapor.actions.staging import forget_rows
from wajiblapor.enums import RosterFormat, UploadState
from wajiblapor.models import ManpowerReport, RosterUpload, UploadHistory
from wajiblapor.permissions import Permission, demand
from wajiblapor.queries.rule_sets import limits_on, upload_quota_on
from wajiblapor.rosters.glance import first_bytes
from wajiblapor.rosters.refusals import EmptyRoster, FileTooLong
from wajiblapor.rosters.rules import MEGABYTE
from wajiblapor.workflows import UPLOAD

log = logging.getLogger(__name__)

CHECK_ARRIVED = "wajiblapor.tasks.check_arrived_rows"
# Whoever sent the last piece finishes the upload a moment later, unless their line or our server broke right then.
FINISHED_FOR_THEM_AFTER = timedelta(minutes=1)
SETTLED_AT_ONCE = 1000


class TooManyUploads(Refused):
    code = "too_many_uploads"
    sentence = _("Perusahaan ini sedang mengunggah %(count)s berkas, sebanyak batasnya. Selesaikan atau batalkan salah satunya dulu.")


class TooMuchOnTheWay(Refused):
    code = "too_much_on_the_way"
    sentence = _(
        "Berkas yang sedang diunggah perusahaan ini sudah %(size)s MB, sebesar batasnya. Selesaikan atau batalkan salah satunya dulu."
    )


class UploadGivenUp(files.NotArriving):
    code = "upload_given_up"
    sentence = _(
        "Unggahan ini sudah dibatalkan, atau terlalu lama ditinggalkan, dan yang sempat sampai sudah dihapus. "
        "Pilih berkas yang sama untuk mengunggahnya dari awal."
    )


@transaction.atomic
def begin_upload(
    *, report: ManpowerReport, filename: str, size: int, digest: bytes = b"", fingerprint: str = "", by: Actor, at: datetime
) -> RosterUpload:
    """A roster file that will arrive in pieces, numbered before its first byte. The file that counts until now stays until this is here.

    Args:
        size: bytes of the whole file.
        digest: SHA-256 of the whole file, 32 bytes, where the sender knows it; checked at the end.
        fingerprint: by what the sender knows the same file again; with one, an upload already on its way is continued.

    Raises:
        NotPermitted, MoveNotAllowed: as `upload_roster`.
        EmptyRoster, FileTooLong: nothing, or more than any format may have.
        TooManyUploads, TooMuchOnTheWay: the company has as many on their way as it may.
    """
    row = open_for_roster(report, by=by)
    mark = hashlib.sha256(f"{filename}\0{size}\0{fingerprint}".encode()).digest() if fingerprint else b""
    if mark:
        known = RosterUpload.objects.arriving().select_related("stored").filter(report=row, fingerprint=mark).first()
        if known is not None:
            return known
    _demand_room(row, size, at)
    stored = files.begin(
        filename=filename, size=size, digest=digest, purpose=ROSTER, by=by, at=at, legal_entity_id=row.legal_entity_id
    )  # fmt: skip
    return RosterUpload.objects.create(
        report=row, stored=stored, state=UploadState.ARRIVING, fingerprint=mark, uploaded_by_id=by.person_id, uploaded_at=at
    )


def _demand_room(report: ManpowerReport, size: int, at: datetime) -> None:
    today = day_in(report.workplace.time_zone, at)
    limits = limits_on(today)
    if size <= 0:
        raise EmptyRoster
    if size > limits.largest_bytes:
        raise FileTooLong(size=-(-size // MEGABYTE), limit=limits.csv_megabytes, format=RosterFormat.CSV.label)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"rosters of {report.legal_entity_id} {report.is_sandbox}"])
    quota = upload_quota_on(today)
    # What a program only tries out takes nothing from the company's own, nor the other way round.
    begun = RosterUpload.objects.arriving().filter(report__legal_entity=report.legal_entity_id, report__is_sandbox=report.is_sandbox)
    found = begun.aggregate(count=Count("pk"), size=Sum("stored__size", default=0))
    if found["count"] >= quota.files:
        raise TooManyUploads(str(TooManyUploads.sentence) % {"count": found["count"]})
    if found["size"] + size > quota.bytes:
        raise TooMuchOnTheWay(str(TooMuchOnTheWay.sentence) % {"size": found["size"] // MEGABYTE})


@transaction.atomic
def append_chunk(*, upload: RosterUpload, offset: int, data: bytes, digest: bytes = b"", by: Actor, at: datetime) -> int:
    """Keep the next piece of a file; rows of a CSV are checked as they come.

    Args:
        offset: where the piece begins; exactly what is held (`siapkerja.files.reading.held_bytes`).
        data: 64 KiB to 4 MiB, the last piece also less; none asks where to go on.
        digest: SHA-256 of the piece, 32 bytes, where the sender knows it.

    Returns:
        Bytes held now, where the next piece begins.

    Raises:
        NotPermitted: the actor may not edit the report.
        WrongOffset: `held` says where to go on. Also where the same piece comes twice, or two senders write at once.
        PieceBeyondLength, PieceTooLarge, PieceTooSmall, PieceDamaged: the piece is not kept, what was held stays.
        NotArriving: finished meanwhile.
        UploadGivenUp: nothing of it is here any more; begin again.
        UnreadableRoster: the first bytes show that it is no roster.
    """
    report = upload.report
    demand(by, Permission.EDIT_REPORT, legal_entity_id=report.legal_entity_id, workplace_id=report.workplace_id)
    told = {"uploaded_at": at}
    if offset == 0 and data:
        limits = limits_on(day_in(report.workplace.time_zone, at))
        told["format"] = first_bytes(data, size=upload.stored.size, limits=limits)  # type: ignore[assignment]
    if not RosterUpload.objects.arriving().filter(pk=upload.pk).update(**told):
        demand_not_given_up(RosterUpload.objects.get(pk=upload.pk))
        raise files.NotArriving()
    held = files.append(stored=upload.stored, offset=offset, data=data, digest=digest)
    if told.get("format", upload.format) == RosterFormat.CSV and held < upload.stored.size:
        transaction.on_commit(partial(queue_task, CHECK_ARRIVED, upload.pk, queue="bulk"))
    return held


def demand_not_given_up(upload: RosterUpload) -> None:
    """Raises UploadGivenUp: there is no offset to go on from."""
    if upload.state == UploadState.ABANDONED:
        raise UploadGivenUp


@transaction.atomic
def finish_upload(*, upload: RosterUpload, by: Actor, at: datetime) -> RosterUpload:
    """All bytes are here: the file counts for its report from now on, in place of the one before, and is checked.

    A first look is part of it, so the answer knows at once what is no roster, and of a workbook how many rows it has.

    Raises:
        NotPermitted, MoveNotAllowed: as `upload_roster`.
        NotWhole: `held` says where to go on.
        ContentDiffers: it is not the file whose SHA-256 was announced.
        UploadGivenUp: nothing of it is here any more.
    """
    report = open_for_roster(upload.report, by=by)
    row = locked(upload)
    demand_not_given_up(row)
    return _arrived(report, row, by=by, at=at) if row.is_arriving else row


def _arrived(report: ManpowerReport, row: RosterUpload, *, by: Actor, at: datetime) -> RosterUpload:
    row.stored = files.assemble(stored=row.stored, at=at)
    replace_current(report, by=by, at=at)
    apply(UPLOAD, row, "arrive", history=UploadHistory, by=by, at=at, uploaded_at=at, fingerprint=b"")
    return look_and_check(upload=row, by=by, at=at)


@transaction.atomic
def abandon_upload(*, upload: RosterUpload, by: Actor, at: datetime) -> RosterUpload:
    """Give up an upload on its way: what came of it is removed, the file that counted before still counts. Twice changes nothing.

    Raises:
        NotPermitted: the actor may not edit the report.
        NotArriving: it is here in full already; cancel its check, or upload another.
    """
    report = upload.report
    demand(by, Permission.EDIT_REPORT, legal_entity_id=report.legal_entity_id, workplace_id=report.workplace_id)
    row = locked(upload)
    if row.state == UploadState.ABANDONED:
        return row
    if not row.is_arriving:
        raise files.NotArriving()
    return _given_up(row, by=by, at=at)


def _given_up(row: RosterUpload, *, by: Actor, at: datetime) -> RosterUpload:
    apply(UPLOAD, row, "abandon", history=UploadHistory, by=by, at=at, fingerprint=b"")
    forget_rows(row)
    remove(stored=row.stored, by=by, at=at)
    return row


def settle_uploads(*, by: Actor, at: datetime) -> int:
    """Finish uploads whose last piece came but whose sender did not come back, and give up those left alone too long.

    Returns:
        How many were settled.
    """
    left_since = at - timedelta(days=upload_quota_on(at.date()).keep_days)
    quiet = RosterUpload.objects.arriving().with_held().filter(uploaded_at__lt=at - FINISHED_FOR_THEM_AFTER)
    due = quiet.filter(Q(uploaded_at__lt=left_since) | Q(held=F("stored__size"))).order_by("uploaded_at")[:SETTLED_AT_ONCE]
    settled = 0
    for upload in due:
        try:
            settled += _settle(upload, is_left=upload.uploaded_at < left_since, by=by, at=at)
        except (OSError, Altered):
            # Those behind it go on. It is tried again, and given up when it was left alone too long.
            log.exception("Roster upload %s is all here and cannot be read.", upload.pk)
    return settled


@transaction.atomic
def _settle(upload: RosterUpload, *, is_left: bool, by: Actor, at: datetime) -> bool:
    report, row = locked(upload.report), locked(upload)
    if not row.is_arriving:
        return False
    try:
        if not is_left and report.is_open:
            with transaction.atomic():
                _arrived(report, row, by=by, at=at)
            return True
    except (Refused, MoveNotAllowed):
        row = locked(upload)
    _given_up(row, by=by, at=at)
    return True
