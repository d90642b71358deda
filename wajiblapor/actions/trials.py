"""What people do with a report, done by the program itself where it only tries things out.

Nothing here asks an officer, counts or is announced: a trial leaves no trace but its own. Only in an invented company it issues a receipt,
which says what it is, and writes spans of employment, so that the next month can be held against them; in a real one it does neither.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.actions.documents import withdraw
from siapkerja.documents.numbers import TRIAL_HEAD
from siapkerja.facts.wajiblapor import ReportAccepted, ReportDue, ReportOverdue, ReportReturned
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import NotPermitted
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import apply, locked
from wajiblapor.actions.announcing import announce, tell_of_workplace
from wajiblapor.actions.event_deeds import forget_deed
from wajiblapor.actions.filings import file, workers_of, write_spans
from wajiblapor.actions.prepared_events import locked_prepared
from wajiblapor.actions.receipts import CORRECTED, receipt
from wajiblapor.actions.rekeying import bring_up_to_date
from wajiblapor.actions.sent_rows import forget_sent_rows
from wajiblapor.actions.staging import forget_rows
from wajiblapor.actions.submissions import AlreadyFiled, announce_submitted, demand_ready
from wajiblapor.enums import ReturnReason, ReviewSection
from wajiblapor.models import (
    Filing,
    ManpowerReport,
    PreparedEvent,
    ReportHistory,
    ReportReturn,
    ReturnNote,
    RosterUpload,
)
from wajiblapor.permissions import Permission, demand
from wajiblapor.queries.clocks import next_due
from wajiblapor.queries.fingerprints import staged_roster
from wajiblapor.queries.reports import latest_filing
from wajiblapor.queries.sections import filled
from wajiblapor.queries.snapshots import content_of
from wajiblapor.workflows import REPORT

DECLARED = {"name": "Percobaan", "position": "Percobaan", "note": ""}
FORGOTTEN_AT_ONCE = 500
NOTE = _("Contoh catatan petugas: betulkan bagian ini, lalu kirim lagi.")


def _locked_trial(report: ManpowerReport, by: Actor) -> ManpowerReport:
    """The locked report.

    Raises:
        NotPermitted: it is a real one, or the actor may not write it.
    """
    row = locked(report)
    demand(by, Permission.EDIT_REPORT, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id)
    if not row.is_sandbox:
        raise NotPermitted(str(_("Langkah ini hanya untuk laporan percobaan. Laporan sungguhan ditandatangani di portal.")))
    return row


@transaction.atomic
def sign_trial(*, report: ManpowerReport, are_doubts_confirmed: bool, by: Actor, at: datetime) -> Filing:
    """Send a trial report as if a responsible person had declared it: with the same demands, under a number `UJI-…`.

    Raises:
        NotPermitted, AlreadyFiled.
        IdentityIncomplete, RosterNotReady, SectionsIncomplete, CopiesUnconfirmed, DoubtsUnconfirmed: as `submit_report`.
    """
    row = _locked_trial(report, by)
    if not row.is_open:
        raise AlreadyFiled
    upload = RosterUpload.objects.current().select_for_update(of=("self",)).filter(report=row).first()
    found = filled(row, upload, at=at)
    upload = demand_ready(found, upload, are_doubts_confirmed=are_doubts_confirmed)
    former = row.filings.order_by("-revision").first()
    revision = former.revision + 1 if former else 1
    # Rows of a trial are gone once it was sent; a correction that leaves them as they were says the same of them.
    told_before = former.told.get("roster_rows") if former is not None and former.upload_id == upload.pk else None
    is_invented = row.workplace.is_sandbox
    if is_invented and not told_before:
        bring_up_to_date(workplace_id=row.workplace_id, upload=upload)
    rows = told_before or staged_roster(upload)
    filing = file(row, content_of(found), upload, rows=rows, declared=DECLARED, revision=revision, by=by, at=at)
    if is_invented and not told_before:
        write_spans(row, filing, upload)
    forget_rows(upload)
    forget_sent_rows(report=row)
    today = day_in(row.workplace.time_zone, at)
    workers = workers_of(upload.summary)
    told: dict[str, Any] = {"number": f"{TRIAL_HEAD}{row.pk}", "reported_on": today, "submitted_at": at}
    told["next_due_on"] = due_again = next_due(first_on=None, due_on=None, reported_on=today, on=today)
    if is_invented:
        if row.document:
            withdraw(document=row.document, reason_code=CORRECTED, by=by, at=at)
        told["document"] = receipt(
            row, row.identity, filing, told["number"], workers, reported_on=row.reported_on or today, filed_on=today, due_again=due_again,
            by=by, at=at,
        )  # fmt: skip
    apply(REPORT, row, "submit" if former is None else "resubmit", history=ReportHistory, by=by, at=at, **told | workers)
    ReportReturn.objects.filter(report=row, settled_at=None).update(settled_at=at)
    announce_submitted(row, workers, by=by, at=at)
    return filing


@transaction.atomic
def return_trial(*, report: ManpowerReport, sections: Collection[ReviewSection], by: Actor, at: datetime) -> ReportReturn:
    """Send a trial report back as an officer would, with a note for each section.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    row = _locked_trial(report, by)
    today = day_in(row.workplace.time_zone, at)
    answer_by = today + timedelta(days=int(rule("wlkp.return_days", today).value))
    apply(REPORT, row, "return", history=ReportHistory, by=by, at=at, reason_code=ReturnReason.INCOMPLETE)
    made = ReportReturn.objects.create(report=row, filing=latest_filing(row), returned_at=at, answer_by=answer_by)
    ReturnNote.objects.bulk_create(
        ReturnNote(made_in=made, section=section, reason=ReturnReason.INCOMPLETE, note=str(NOTE)) for section in sections
    )
    told = ReportReturned(
        version=row.version, report_id=row.pk, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id,
        sections=tuple(map(str, sections)), answer_by=answer_by,
    )  # fmt: skip
    announce(told, report=row, by=by, at=at)
    return made


@transaction.atomic
def accept_trial(*, report: ManpowerReport, by: Actor, at: datetime) -> ManpowerReport:
    """Accept a trial report as an officer would.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    row = _locked_trial(report, by)
    apply(REPORT, row, "accept", history=ReportHistory, by=by, at=at)
    told = ReportAccepted(
        version=row.version, report_id=row.pk, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id,
        accepted_on=day_in(row.workplace.time_zone, at),
    )  # fmt: skip
    announce(told, report=row, by=by, at=at)
    return row


@transaction.atomic
def correct_trial(*, report: ManpowerReport, by: Actor, at: datetime) -> ManpowerReport:
    """Open a sent trial report for correction, as a responsible person would.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    row = _locked_trial(report, by)
    apply(REPORT, row, "correct", history=ReportHistory, by=by, at=at, note="Percobaan")
    return row


@transaction.atomic
def remind_trial(*, report: ManpowerReport, by: Actor, at: datetime) -> ManpowerReport:
    """Tell the programs that the workplace's next report is due soon, as the calendar would: on the day it says, or today where none is
    known yet.

    Raises:
        NotPermitted.
    """
    row = _locked_trial(report, by)
    today = day_in(row.workplace.time_zone, at)
    due_on = row.next_due_on or row.due_on or today
    told = ReportDue(
        version=row.version, report_id=row.pk, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id, due_on=due_on,
        days_left=(due_on - today).days,
    )  # fmt: skip
    announce(told, report=row, by=by, at=at)
    return row


@transaction.atomic
def overdue_trial(*, report: ManpowerReport, by: Actor, at: datetime) -> ManpowerReport:
    """Tell the programs that the day of the workplace's next report has passed without one, as the calendar would.

    Raises:
        NotPermitted.
    """
    row = _locked_trial(report, by)
    place = row.workplace
    due_on = row.next_due_on or row.due_on or day_in(place.time_zone, at)
    passed = ReportOverdue(
        version=due_on.toordinal(), workplace_id=place.pk, legal_entity_id=place.legal_entity_id, regency_code=place.regency_id,
        due_on=due_on, has_reported_before=row.next_due_on is not None,
    )  # fmt: skip
    tell_of_workplace(passed, public_id=place.public_id, is_sandbox=True, at=at)
    return row


@transaction.atomic
def declare_trial(*, prepared: PreparedEvent, by: Actor, at: datetime) -> PreparedEvent:
    """Report a prepared trial event as if a responsible person had declared it: it gets a number `UJI-…`, and the workplace stays as it is.

    Raises:
        NotPermitted: it is a real one, or the actor may not write it.
        PreparedGone.
    """
    place = prepared.workplace
    demand(by, Permission.EDIT_REPORT, legal_entity_id=place.legal_entity_id, workplace_id=place.pk)
    if not prepared.is_sandbox:
        raise NotPermitted(str(_("Langkah ini hanya untuk peristiwa percobaan. Peristiwa sungguhan dinyatakan di portal.")))
    row = locked_prepared(prepared)
    row.declared_at = at
    row.save(update_fields=["declared_at"])
    row.workplace = place
    return row


def forget_trial_events(*, at: datetime) -> int:
    """Let go of trial events that were declared longer ago than the days of the rule `wlkp.trial_event_days`, and of their deeds. Gives how
    many."""
    days = int(rule("wlkp.trial_event_days", timezone.localdate(at)).value)
    count = 0
    while found := _forget_some(declared_before=at - timedelta(days=days), at=at):
        count += found
    return count


@transaction.atomic
def _forget_some(*, declared_before: datetime, at: datetime) -> int:
    rows = PreparedEvent.objects.tried_out().filter(declared_at__lt=declared_before)
    some = list(rows.select_for_update(of=("self",), skip_locked=True).select_related("deed").order_by("pk")[:FORGOTTEN_AT_ONCE])
    for row in some:
        row.delete()
        forget_deed(row.deed, at=at)
    return len(some)
