"""Reports of money asked for free services."""

import secrets
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.events.publishing import publish
from siapkerja.facts.web import LevyReported
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.web.enums import LevyAbout, LevyOutcome
from siapkerja.web.models import LevyReport, LevyReportMoved
from siapkerja.web.permissions import GRANTS, Permission
from siapkerja.web.workflows import LEVY_REPORT
from siapkerja.workflow import moves

# Without 0, O, 1 and I, which people mistake for each other on paper and on the telephone.
TICKET_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class HappensLater(Refused):
    code = "levy_happens_later"
    sentence = _("Tanggal kejadian tidak bisa di masa depan.")


@transaction.atomic
def report_levy(
    *,
    about: LevyAbout,
    regency_code: str,
    place: str,
    story: str,
    happened_on: date | None,
    amount: int | None,
    contact: str,
    by: Actor,
    at: datetime,
) -> LevyReport:
    """Take down a report and announce it to the officers of the region.

    Args:
        regency_code: where it happened; "" where unknown or by internet, which only the ministry then sees.
        amount: rupiah.
        contact: how to reach the reporter, "" for those who stay unknown. The account of `by` is not kept.

    Raises:
        HappensLater: `happened_on` is after the day of the report.
    """
    if happened_on and happened_on > day_in("Asia/Jakarta", at):
        raise HappensLater(fields={"happened_on": str(HappensLater.sentence)})
    report = LevyReport.objects.create(
        ticket=_new_ticket(),
        about=about,
        regency_id=regency_code or None,
        place=place,
        story=story,
        happened_on=happened_on,
        amount=amount,
        contact=contact or None,
        reported_at=at,
    )
    fact = LevyReported(levy_report_id=report.pk, regency_code=regency_code, version=report.version)
    publish(fact, by=Actor.the_system("levy form"), at=at)
    return report


@transaction.atomic
def take_levy_report(*, report: LevyReport, by: Actor, at: datetime) -> LevyReport:
    """An officer takes the report as theirs.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    record = moves.locked(report)
    require(GRANTS, by, Permission.HANDLE_LEVY_REPORTS, region_code=record.regency_id or "")
    moves.apply(LEVY_REPORT, record, "take", history=LevyReportMoved, by=by, at=at, handled_by_id=by.person_id)
    return record


@transaction.atomic
def close_levy_report(*, report: LevyReport, outcome: LevyOutcome, note: str, by: Actor, at: datetime) -> LevyReport:
    """Close the report with an outcome, which whoever holds the ticket can read; the note stays with the officers.

    Raises:
        NotPermitted, MoveNotAllowed, ReasonNeeded.
    """
    record = moves.locked(report)
    require(GRANTS, by, Permission.HANDLE_LEVY_REPORTS, region_code=record.regency_id or "")
    moves.apply(
        LEVY_REPORT,
        record,
        "close",
        history=LevyReportMoved,
        by=by,
        at=at,
        reason_code=outcome,
        note=note,
        outcome=outcome,
        closed_at=at,
    )
    return record


def _new_ticket() -> str:
    letters = [secrets.choice(TICKET_LETTERS) for _ in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])
