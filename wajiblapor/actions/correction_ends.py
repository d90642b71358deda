"""A correction left open stops the office's clock: its company is told before it ends, and on its day what was sent counts again."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from siapkerja.events.models import EventRecord
from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import CorrectionEnding
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.reference.queries import rules
from siapkerja.workflow.moves import locked
from wajiblapor.actions.corrections import is_roster_changed, put_back_as_filed
from wajiblapor.actions.rosters import replace_current
from wajiblapor.enums import ReportState
from wajiblapor.models import ManpowerReport, ReportHistory

LOOKED_AT_ONCE = 500
ENDED = -1
_TERMS = ("wlkp.correction_days", "wlkp.correction_reminder_days")


def end_corrections(*, by: Actor, at: datetime) -> int:
    """End the corrections whose days are over (`wlkp.correction_days`), and remind of those that will be, once each.

    A correction of a returned report is not ended: its own day is `ReportReturn.answer_by`, and the office has said what is wrong.

    Returns:
        Of how many something was said.
    """
    today = day_in("Asia/Jakarta", at)
    told = rules(list(_TERMS), today)
    days, steps = int(told[_TERMS[0]].value), [int(step) for step in told[_TERMS[1]].value]
    since = at - timedelta(days=days - max(steps) - 1)
    return sum(_look(report, days, steps, by, at) for report in opened_before(since).iterator(LOOKED_AT_ONCE))


def opened_before(moment: datetime) -> QuerySet[ManpowerReport]:
    """Reports under correction since before a moment, other than returned ones, the oldest first."""
    openings = ReportHistory.objects.filter(record=OuterRef("pk"), move="correct").order_by("-at", "-pk")
    rows = ManpowerReport.objects.filter(state=ReportState.CORRECTING, is_sandbox=False)
    opened = rows.annotate(begun_at=Subquery(openings.values("at")[:1]), begun_from=Subquery(openings.values("source")[:1]))
    return opened.filter(begun_at__lte=moment).exclude(begun_from=ReportState.RETURNED).order_by("begun_at", "pk")


@transaction.atomic
def _look(report: ManpowerReport, days: int, steps: list[int], by: Actor, at: datetime) -> bool:
    row = locked(report)
    if not row.is_correcting:
        return False
    opened = row.history.filter(move="correct").latest("at")
    ends_on = day_in(row.workplace.time_zone, opened.at) + timedelta(days=days)
    left = (ends_on - day_in(row.workplace.time_zone, at)).days
    if left < 0:
        _end(row, ends_on, by, at)
        return True
    step = min((one for one in steps if left <= one), default=None)
    if step is None or _was_told(row, ends_on, step):
        return False
    row.version += 1
    row.save(update_fields=["version"])
    publish(_fact(row, ends_on, left), by=by, at=at)
    return True


def _end(row: ManpowerReport, ends_on: date, by: Actor, at: datetime) -> None:
    is_gone = is_roster_changed(row)
    if is_gone:
        # The rows of the filed list are spans by now, so nothing that counts is lost with the one that was never sent.
        replace_current(row, by=by, at=at)
    put_back_as_filed(row, by=by, at=at)
    publish(_fact(row, ends_on, ENDED, is_roster_gone=is_gone), by=by, at=at)


def _fact(row: ManpowerReport, ends_on: date, days_left: int, *, is_roster_gone: bool = False) -> CorrectionEnding:
    return CorrectionEnding(
        version=row.version,
        report_id=row.pk,
        legal_entity_id=row.legal_entity_id,
        workplace_id=row.workplace_id,
        ends_on=ends_on,
        days_left=days_left,
        is_roster_gone=is_roster_gone,
    )


def _was_told(row: ManpowerReport, ends_on: date, step: int) -> bool:
    """This step, or a nearer one, was announced for this day."""
    told = EventRecord.objects.filter(subject=_fact(row, ends_on, 0).subject, fact=CorrectionEnding.fact_name())
    return told.filter(payload__ends_on=ends_on.isoformat(), payload__days_left__lte=step).exists()
