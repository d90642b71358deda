"""The office's look at filed reports: who takes which, and what goes back to the company."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.facts.wajiblapor import ReportAccepted, ReportReturned
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.reference.queries import calendar_for, rules
from siapkerja.workflow.moves import ReasonNeeded, apply, locked
from wajiblapor.actions.announcing import announce
from wajiblapor.enums import ReportState, ReturnReason, ReviewPhase, ReviewSection, Sharing, SkipReason
from wajiblapor.models import ManpowerReport, ReportHistory, ReportReturn, ReportReview, ReturnNote, ReviewSkip
from wajiblapor.permissions import GRANTS, Permission
from wajiblapor.queries.reports import latest_filing
from wajiblapor.queries.reviews import Load, may_review, nobodys, officers_for, oldest_for
from wajiblapor.workflows import REPORT

MOST_NOTES = 20
SHARED_AT_ONCE = 200


class NothingWaits(Refused):
    code = "no_report_waits"
    sentence = _("Tidak ada laporan yang menunggu di wilayah Anda saat ini.")


class NobodyToShareWith(Refused):
    code = "no_reviewing_officer"
    sentence = _("Belum ada petugas pemeriksa yang bertugas di wilayah laporan yang menunggu.")


@dataclass(frozen=True, kw_only=True)
class Note:
    """What the company should mend: the section, why, and what exactly."""

    section: ReviewSection
    reason: ReturnReason
    words: str


# The clock


def want_review(*, report: ManpowerReport, at: datetime) -> ReportReview:
    """A report was sent, or sent again: it waits for the office.

    Sent again, it keeps its officer and its place, and gets the working days that were left when it went back or was opened for
    correction, though never fewer than `wlkp.check_min_working_days`. Called in the transaction of the sending.
    """
    today = day_in(report.workplace.time_zone, at)
    told = rules(["wlkp.check_working_days", "wlkp.check_min_working_days"], today)
    review = ReportReview.objects.select_for_update().filter(pk=report.pk).first()
    least = int(told["wlkp.check_min_working_days"].value)
    if review is None or review.phase == ReviewPhase.DONE:
        days = int(told["wlkp.check_working_days"].value)
        review = review or ReportReview(report=report)
        review.regency_id = report.regency_id
        review.wanted_at, review.assigned_to, review.assigned_at = at, None, None
    elif review.phase == ReviewPhase.RETURNED:
        days = max(review.days_left or 0, least)
    else:
        days = max(_days_left(review, today), least)
    if review.phase == ReviewPhase.RETURNED:
        ReportReturn.objects.filter(report=report, settled_at=None).update(settled_at=at)
    review.phase, review.days_left = ReviewPhase.WAITING, None
    review.due_on = calendar_for([today.year, today.year + 1]).add_working_days(today, days)
    review.save()
    return review


def pause_review(*, report: ManpowerReport, at: datetime) -> None:
    """The company corrects a report the office has not decided on: the office's clock stands still until it is sent again, or the
    correction given up. Called in the transaction that opens it.
    """
    review = ReportReview.objects.select_for_update().filter(pk=report.pk, phase=ReviewPhase.WAITING).first()
    if review is not None:
        _stop_clock(review, day_in(report.workplace.time_zone, at))
        review.save(update_fields=["phase", "days_left", "due_on"])


def _stop_clock(review: ReportReview, today: date) -> None:
    review.phase, review.days_left, review.due_on = ReviewPhase.RETURNED, _days_left(review, today), None


def _days_left(review: ReportReview, today: date) -> int:
    if review.due_on is None or review.due_on <= today:
        return 0
    return calendar_for({today.year, review.due_on.year}).working_days_between(today, review.due_on)


# Decisions


@transaction.atomic
def accept_report(*, report: ManpowerReport, by: Actor, at: datetime) -> ManpowerReport:
    """The regional office finds a filed report complete.

    Raises:
        NotPermitted: the actor is no officer of that region who may accept, or acts for that company.
        MoveNotAllowed: it is not waiting for that.
    """
    row = _for_decision(report, by)
    apply(REPORT, row, "accept", history=ReportHistory, by=by, at=at)
    review = _review(row, at)
    review.phase, review.decided_at, review.decided_by_id = ReviewPhase.DONE, at, by.person_id
    review.save(update_fields=["phase", "decided_at", "decided_by"])
    announce(
        ReportAccepted(
            version=row.version,
            report_id=row.pk,
            legal_entity_id=row.legal_entity_id,
            workplace_id=row.workplace_id,
            accepted_on=day_in(row.workplace.time_zone, at),
        ),
        report=row,
        by=by,
        at=at,
    )
    return row


@transaction.atomic
def return_report(*, report: ManpowerReport, notes: Sequence[Note], by: Actor, at: datetime) -> ReportReturn:
    """Send a filed report back with what is to be mended, section by section. It keeps number and receipt; the office's clock
    stands still until the company sends it again.

    Raises:
        NotPermitted: the actor is no officer of that region who may decide, or acts for that company.
        MoveNotAllowed: it is not waiting for that.
        ReasonNeeded: no section is named.
    """
    row = _for_decision(report, by)
    if not notes:
        raise ReasonNeeded
    today = day_in(row.workplace.time_zone, at)
    answer_by = today + timedelta(days=int(rules(["wlkp.return_days"], today)["wlkp.return_days"].value))
    apply(REPORT, row, "return", history=ReportHistory, by=by, at=at, reason_code=notes[0].reason)
    review = _review(row, at)
    _stop_clock(review, today)
    review.decided_at, review.decided_by_id = at, by.person_id
    review.save(update_fields=["phase", "days_left", "due_on", "decided_at", "decided_by"])
    made = ReportReturn.objects.create(
        report=row, filing=latest_filing(row), returned_at=at, returned_by_id=by.person_id, answer_by=answer_by
    )
    ReturnNote.objects.bulk_create(
        ReturnNote(made_in=made, section=note.section, reason=note.reason, note=note.words) for note in notes[:MOST_NOTES]
    )
    announce(
        ReportReturned(
            version=row.version,
            report_id=row.pk,
            legal_entity_id=row.legal_entity_id,
            workplace_id=row.workplace_id,
            sections=tuple(dict.fromkeys(str(note.section) for note in notes)),
            answer_by=answer_by,
        ),
        report=row,
        by=by,
        at=at,
    )
    return made


def _for_decision(report: ManpowerReport, by: Actor) -> ManpowerReport:
    row = locked(report)
    if not may_review(by, row):
        raise NotPermitted
    return row


def _review(row: ManpowerReport, at: datetime) -> ReportReview:
    """The locked review; a report that was filed before there were any gets one now."""
    return ReportReview.objects.select_for_update().filter(pk=row.pk).first() or want_review(report=row, at=at)


# Who takes which


@transaction.atomic
def take_next(*, by: Actor, at: datetime) -> ReportReview:
    """The oldest waiting report of the actor's regions that is nobody's becomes theirs. Two officers never get the same one.

    Raises:
        NothingWaits: there is none they have not left to others.
    """
    review = oldest_for(by).select_for_update(skip_locked=True, of=("self",)).first()
    if review is None:
        raise NothingWaits
    _give(review, by.person_id, at)
    return review


@transaction.atomic
def skip(*, report: ManpowerReport, reason: SkipReason, note: str, by: Actor, at: datetime) -> ReportReview:
    """Leave a waiting report to somebody else. It keeps its place in the queue and is not offered to this officer again.

    Raises:
        NotPermitted: the actor may not decide on it anyway.
        MoveNotAllowed, NothingWaits: it does not wait for the office.
    """
    row = locked(report)
    require(GRANTS, by, Permission.ACCEPT_REPORT, region_code=row.regency_id)
    if row.state != ReportState.SUBMITTED or by.person_id is None:
        raise NothingWaits
    review = _review(row, at)
    ReviewSkip.objects.update_or_create(
        review=review, officer_id=by.person_id, defaults={"reason": reason, "note": note.strip(), "skipped_at": at}
    )
    if review.assigned_to_id == by.person_id:
        _give(review, None, at)
    return review


@transaction.atomic
def share_out(*, way: Sharing, region: str = "", by: Actor, at: datetime) -> int:
    """Give the waiting reports of the actor's regions that are nobody's to the officers there, the oldest first.

    Nobody gets a report they left to others, nor one of a company they act for.

    Args:
        way: to whoever has fewest, or by lot.
        region: only those of this province or regency; "" is all.

    Returns:
        How many were given; the rest of a very long queue stays for the next time.

    Raises:
        NotPermitted: the actor leads no office.
        NothingWaits, NobodyToShareWith.
    """
    if not by.officer_regions(GRANTS[Permission.SHARE_REVIEWS].officers):
        raise NotPermitted
    reviews = list(nobodys(by, Permission.SHARE_REVIEWS, region).select_for_update(skip_locked=True, of=("self",))[:SHARED_AT_ONCE])
    if not reviews:
        raise NothingWaits
    loads = officers_for(reviews, on=day_in("Asia/Jakarta", at))
    chance = random.SystemRandom()
    given = 0
    for review in reviews:
        fit = [load for load in loads if load.may_take(review)]
        if not fit:
            continue
        chosen = chance.choice(fit) if way == Sharing.RANDOM else min(fit, key=Load.order)
        chosen.open += 1
        _give(review, chosen.person_id, at)
        given += 1
    if not given:
        raise NobodyToShareWith
    return given


def _give(review: ReportReview, person_id: int | None, at: datetime) -> None:
    review.assigned_to_id, review.assigned_at = person_id, at if person_id else None
    review.save(update_fields=["assigned_to", "assigned_at"])
