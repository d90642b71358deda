"""Section L: papers handed in with a report, kept sealed."""

from datetime import datetime
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.files.actions.proofs import store_proof
from siapkerja.files.actions.stored_files import remove
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rule
from wajiblapor.actions.sections import editable
from wajiblapor.models import Attachment, ManpowerReport
from wajiblapor.queries.papers import still_holding

ATTACHMENT = "wajiblapor.attachment"
MOST = 20


class NotAPaper(Refused):
    code = "attachment_not_readable"
    sentence = _("Berkas ini bukan foto JPEG atau PNG, dan bukan PDF. Pilih berkas lain.")


class TooManyPapers(Refused):
    code = "too_many_attachments"
    sentence = _("Satu laporan menerima paling banyak %(most)s lampiran. Hapus yang tidak perlu.")


@transaction.atomic
def attach(*, report: ManpowerReport, kind: str, stream: BinaryIO, by: Actor, at: datetime) -> Attachment:
    """Hand in a picture or PDF with a report whose answers may be changed.

    Args:
        kind: one of `questions.papers.PAPERS`.

    Raises:
        NotPermitted, MoveNotAllowed, TooManyPapers.
        FileTooLarge, EmptyFile, NotAPaper, PhotoTooLarge, PhotoUnreadable, HeicUnreadable.
    """
    row = editable(report, by)
    if row.attachments.kept().count() >= MOST:
        raise TooManyPapers(str(TooManyPapers.sentence) % {"most": MOST})
    stored = store_proof(
        stream=stream,
        name="lampiran",
        purpose=ATTACHMENT,
        field="file",
        otherwise=NotAPaper,
        legal_entity_id=row.legal_entity_id,
        max_bytes=int(rule("wlkp.attachment_max_bytes", day_in(row.workplace.time_zone, at)).value),
        by=by,
        at=at,
    )
    return Attachment.objects.create(report=row, kind=kind, stored=stored, uploaded_at=at, uploaded_by_id=by.person_id)


@transaction.atomic
def detach(*, report: ManpowerReport, attachment: Attachment, by: Actor, at: datetime) -> None:
    """Take a paper back. What was filed with it before, or with another report, keeps it as evidence.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    row = editable(report, by)
    found = row.attachments.kept().select_related("stored").get(pk=attachment.pk)
    if row.filings.filter(filed_at__gte=found.uploaded_at).exists():
        found.removed_at = at
        found.save(update_fields=["removed_at"])
        return
    found.delete()
    if not Attachment.objects.filter(stored=found.stored_id).exists():
        remove(stored=found.stored, by=by, at=at)


def take_papers(*, report: ManpowerReport, last: ManpowerReport, at: datetime) -> int:
    """Papers of the last report that still hold are handed in with the next one too; nothing is stored twice.

    Returns:
        How many.
    """
    papers = still_holding(last, on=day_in(report.workplace.time_zone, at))
    Attachment.objects.bulk_create(
        Attachment(
            report=report,
            kind=paper.kind,
            stored_id=paper.stored_id,
            taken_from_id=paper.taken_from_id or last.pk,
            uploaded_at=paper.uploaded_at,
            uploaded_by_id=paper.uploaded_by_id,
        )
        for paper in papers[:MOST]
    )
    return len(papers)
