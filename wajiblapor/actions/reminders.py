"""Reminding companies of their report before it is due (UU 7/1981 art. 6 and 7)."""

from datetime import date, datetime, timedelta

from django.db import transaction

from siapkerja.events.models import EventRecord
from siapkerja.facts.wajiblapor import FirstReportDue, ReportDue
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import locked
from wajiblapor.actions.announcing import announce, announce_of_workplaces
from wajiblapor.actions.compliance import told_of
from wajiblapor.models import ManpowerReport, WorkplaceClock
from wajiblapor.queries.clocks import awaited, unopened

REMINDED_AT_ONCE = 500


def remind(*, by: Actor, at: datetime) -> int:
    """Remind of reports on the days before they are due that the rule names, once each; also of first reports nobody has opened yet.
    Returns how many were told.
    """
    furthest = at.date() + timedelta(days=1 + int(max(rule("wlkp.reminder_days", at.date()).value)))
    return sum(_remind(report=report, by=by, at=at) for report in awaited(until=furthest)) + _remind_of_first(by=by, at=at)


def _remind_of_first(*, by: Actor, at: datetime) -> int:
    today = day_in("Asia/Jakarta", at)
    steps = [int(days) for days in rule("wlkp.reminder_days", today).value]
    last: int | None = 0
    count = 0
    while last is not None:
        last, told = _remind_some(last, steps, today, by, at)
        count += told
    return count


@transaction.atomic
def _remind_some(after: int, steps: list[int], today: date, by: Actor, at: datetime) -> tuple[int | None, int]:
    """Some hundreds of workplaces beyond one: the last of them, None behind all, and of how many it was said. Four queries.

    What was announced before tells what a workplace was reminded of; its clock is held, so that nobody else says it meanwhile.
    """
    near = unopened(since=today, until=today + timedelta(days=max(steps))).filter(pk__gt=after)
    clocks = list(near.select_for_update(skip_locked=True, of=("self",))[:REMINDED_AT_ONCE])
    facts = [fact for clock in clocks if (fact := _first_due(clock, steps, today))]
    known = EventRecord.objects.filter(fact=FirstReportDue.fact_name(), subject__in=[fact.subject for fact in facts])
    told = set(known.values_list("subject", "version"))
    fresh = [fact for fact in facts if (fact.subject, fact.version) not in told]
    announce_of_workplaces(fresh, by=by, at=at)
    return clocks[-1].pk if len(clocks) == REMINDED_AT_ONCE else None, len(fresh)


def _first_due(clock: WorkplaceClock, steps: list[int], today: date) -> FirstReportDue | None:
    left = (clock.due_on - today).days
    step = min((days for days in steps if left <= days), default=None)
    if step is None:
        return None
    # The nearer the day, the higher; a later day is higher still.
    return FirstReportDue(version=1000 * clock.due_on.toordinal() - step, days_left=left, **told_of(clock))


@transaction.atomic
def _remind(*, report: ManpowerReport, by: Actor, at: datetime) -> bool:
    row = locked(report)
    today = day_in(row.workplace.time_zone, at)
    due_on = row.awaited_on
    if due_on is None:
        return False
    left = (due_on - today).days
    steps = [int(days) for days in rule("wlkp.reminder_days", today).value]
    step = min((days for days in steps if left <= days), default=None)
    if step is None or left < 0 or (row.reminded_days is not None and row.reminded_days <= step):
        return False
    row.reminded_days, row.version = step, row.version + 1
    row.save(update_fields=["reminded_days", "version"])
    ids = {"version": row.version, "report_id": row.pk, "legal_entity_id": row.legal_entity_id, "workplace_id": row.workplace_id}
    announce(ReportDue(due_on=due_on, days_left=left, **ids), report=row, by=by, at=at)
    return True
