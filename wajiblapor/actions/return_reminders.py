"""Reminding companies of a returned report before the day by which it is to be sent again."""

from datetime import date, datetime, timedelta

from django.db import transaction

from siapkerja.events.models import EventRecord
from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import ReturnDue
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import locked
from wajiblapor.models import ReportReturn

REMINDED_AT_ONCE = 500


def remind_of_returns(*, by: Actor, at: datetime) -> int:
    """Remind of returned reports on the days before their day that the rule names, once each. Returns how many were told."""
    first, last = day_in("Asia/Jakarta", at), day_in("Asia/Jayapura", at)  # it may be tomorrow already in the east
    steps: list[int] = rule("wlkp.return_reminder_days", first).value
    near = ReportReturn.objects.filter(settled_at=None, report__is_sandbox=False, answer_by__gte=first)
    near = near.filter(answer_by__lte=last + timedelta(days=max(steps))).select_related("report")
    # Those reminded already are looked at too: there are as many as are due in a week, not as many as there ever were.
    return sum(_remind(one, steps, by, at) for one in near.order_by("answer_by", "pk").iterator(REMINDED_AT_ONCE))


@transaction.atomic
def _remind(returned: ReportReturn, steps: list[int], by: Actor, at: datetime) -> bool:
    row = locked(returned.report)
    left = (returned.answer_by - day_in(row.workplace.time_zone, at)).days
    step = min((days for days in steps if left <= days), default=None)
    if step is None or left < 0 or not ReportReturn.objects.filter(pk=returned.pk, settled_at=None).exists():
        return False
    row.version += 1
    fact = ReturnDue(
        version=row.version,
        report_id=row.pk,
        legal_entity_id=row.legal_entity_id,
        workplace_id=row.workplace_id,
        answer_by=returned.answer_by,
        days_left=left,
    )
    if _was_told(fact, returned.answer_by, step):
        return False
    row.save(update_fields=["version"])
    publish(fact, by=by, at=at)
    return True


def _was_told(fact: ReturnDue, answer_by: date, step: int) -> bool:
    """This step, or a nearer one, was announced: the record of facts says so, and needs no second one."""
    told = EventRecord.objects.filter(subject=fact.subject, fact=fact.fact_name(), payload__answer_by=answer_by.isoformat())
    return told.filter(payload__days_left__lte=step).exists()
