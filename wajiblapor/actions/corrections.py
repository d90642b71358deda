"""Correcting a report that was sent: what was filed stays, the corrected one becomes its next revision."""

from datetime import datetime

from django.db import transaction
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from siapkerja.files.actions.stored_files import remove
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import MoveNotAllowed, Refused
from siapkerja.workflow.moves import apply, locked
from wajiblapor.actions.handovers import announce_handed_over
from wajiblapor.actions.reviews import pause_review, want_review
from wajiblapor.enums import ReportState
from wajiblapor.models import Filing, IdentitySection, ManpowerReport, ReportHistory, SectionAnswers
from wajiblapor.permissions import Permission, demand
from wajiblapor.queries.reports import latest_filing
from wajiblapor.questions.catalogue import VERSION
from wajiblapor.workflows import REPORT


class NewerReportExists(Refused):
    code = "newer_report_exists"
    sentence = _("Tempat kerja ini sudah mengirim laporan yang lebih baru. Koreksi laporan itu, bukan yang ini.")


class RosterChanged(Refused):
    code = "roster_changed_in_correction"
    sentence = _("Daftar pekerjanya sudah Anda ganti. Kirim koreksinya, atau unggah lagi daftar yang semula.")


@transaction.atomic
def correct_report(*, report: ManpowerReport, reason: str, by: Actor, at: datetime) -> ManpowerReport:
    """Open a sent report for correction. Its number and receipt hold until the corrected one is sent, to the office of where the
    workplace lies now; the office's clock stands still until then.

    Args:
        reason: why, in the company's words; stays with the case.

    Raises:
        NotPermitted, MoveNotAllowed, ReasonNeeded.
        NewerReportExists: the workplace has reported since.
    """
    row = locked(report)
    demand(by, Permission.SUBMIT_REPORT, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id)
    if ManpowerReport.objects.filed().filter(workplace=row.workplace_id, ordinal__gt=row.ordinal).exists():
        raise NewerReportExists
    former, here = row.regency_id, row.workplace.regency_id
    apply(REPORT, row, "correct", history=ReportHistory, by=by, at=at, note=reason.strip(), regency_id=here)
    pause_review(report=row, at=at)
    if here != former:
        announce_handed_over(row, by=by, at=at)
    return row


@transaction.atomic
def abandon_correction(*, report: ManpowerReport, by: Actor, at: datetime) -> ManpowerReport:
    """Give up a correction: the answers become again what was filed.

    Raises:
        NotPermitted, MoveNotAllowed.
        RosterChanged: another roster was uploaded meanwhile; the rows of the filed one cannot come back from here.
    """
    row = locked(report)
    demand(by, Permission.SUBMIT_REPORT, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id)
    if not row.is_correcting:
        raise MoveNotAllowed(str(_("Laporan ini sedang tidak dikoreksi. Muat ulang halaman untuk melihat keadaan terbaru.")))
    if is_roster_changed(row):
        raise RosterChanged
    return put_back_as_filed(row, by=by, at=at)


def is_roster_changed(row: ManpowerReport) -> bool:
    """Another list of workers than the filed one was given to the correction."""
    return row.uploads.current().exclude(pk=latest_filing(row).upload_id).exists()


def put_back_as_filed(row: ManpowerReport, *, by: Actor, at: datetime) -> ManpowerReport:
    """A locked report under correction says again what was filed, and stands as it stood; the office's clock goes on where it stopped."""
    filing = latest_filing(row)
    opened = row.history.filter(move="correct").latest("at")
    back = {ReportState.ACCEPTED: "restore", ReportState.RETURNED: "put_back"}
    apply(REPORT, row, back.get(ReportState(opened.source), "abandon"), history=ReportHistory, by=by, at=at)
    if row.state == ReportState.SUBMITTED:
        want_review(report=row, at=at)
    _as_filed(row, filing, at)
    _papers_as_filed(row, filing, by, at)
    return row


def _as_filed(row: ManpowerReport, filing: Filing, at: datetime) -> None:
    stated = dict(filing.content["identity"])
    section = IdentitySection.objects.get(report=row)
    section.founded_on = parse_date(stated.pop("founded_on") or "") if stated.get("founded_on") else None
    section.village_id = stated.pop("village") or None
    for name in ("industry", "industry_title", "founded_on"):
        stated.pop(name, None)
    for name, value in stated.items():
        setattr(section, name, value)
    section.phone = section.filed_phone
    section.save()
    SectionAnswers.objects.filter(report=row).delete()
    rows = []
    for slug, answers in filing.sections.items():
        rows.append(SectionAnswers(report=row, section=slug, catalogue=VERSION, saved_at=at, confirmed_at=at))
        rows[-1].write(answers)
    SectionAnswers.objects.bulk_create(rows)


def _papers_as_filed(row: ManpowerReport, filing: Filing, by: Actor, at: datetime) -> None:
    row.attachments.filter(removed_at__gte=filing.filed_at).update(removed_at=None)
    for paper in row.attachments.filter(uploaded_at__gt=filing.filed_at).select_related("stored"):
        paper.delete()
        remove(stored=paper.stored, by=by, at=at)
