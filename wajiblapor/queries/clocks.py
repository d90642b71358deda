"""When a workplace must report: the year is counted from the day of its first report (UU 7/1981 art. 7 and its elucidation)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from siapkerja.identity.models import Workplace
from siapkerja.kernel.calendar import add_months
from siapkerja.reference.queries import rules
from wajiblapor.enums import EventKind, ReportState
from wajiblapor.models import IdentitySection, ManpowerReport, WorkplaceClock, WorkplaceEvent
from wajiblapor.models.reports import FILED


@dataclass(frozen=True)
class Clock:
    """Where a workplace stands.

    Attributes:
        first_on: day of its first report, None before it.
        last: its newest filed report.
        due_on: last day for the next report; None for a first report while the founding day is unknown.
        ordinal: which report of the workplace the next one is.
    """

    first_on: date | None
    last: ManpowerReport | None
    due_on: date | None
    ordinal: int

    def year(self, today: date) -> int:
        """The year the next report is for."""
        return self.due_on.year if self.last and self.due_on else today.year


def clock_of(workplace: Workplace, *, on: date) -> Clock:
    filed = list(ManpowerReport.objects.filed().filter(workplace=workplace).order_by("reported_on", "pk"))
    if filed:
        return Clock(filed[0].reported_on, filed[-1], filed[-1].next_due_on, len(filed) + 1)
    return Clock(None, None, first_due(_founded_on(workplace), on=on), 1)


def trial_clock(workplace: Workplace) -> Clock:
    """What is only tried out may be begun again and again. In an invented company it goes on from what was tried out before; in a real
    one it begins as if nothing had ever been reported.
    """
    filed = ManpowerReport.everything.filter(workplace=workplace, is_sandbox=True).filed().order_by("-ordinal", "-pk")
    last = filed.first() if workplace.is_sandbox else None
    return Clock(None, last, last.next_due_on, last.ordinal + 1) if last else Clock(None, None, None, 1)


def first_report_on(workplace: Workplace) -> date | None:
    filed = ManpowerReport.objects.filed().filter(workplace=workplace).order_by("reported_on", "pk")
    return filed.values_list("reported_on", flat=True).first()


def first_due(founded_on: date | None, *, on: date) -> date | None:
    """Thirty days after founding (UU 7/1981 art. 6(1))."""
    days = rules(["wlkp.first_report_days"], on)["wlkp.first_report_days"].value
    return founded_on + timedelta(days=days) if founded_on else None


def days_ahead(on: date) -> int:
    """How many days before its due day a report may be opened: when the first reminder goes out."""
    return int(max(rules(["wlkp.reminder_days"], on)["wlkp.reminder_days"].value))


def next_due(*, first_on: date | None, due_on: date | None, reported_on: date, on: date) -> date:
    """The first anniversary of the first report after this one is done: filing early or late does not move the clock.

    Args:
        first_on: day of the workplace's first report; None if this is it.
        due_on: the day this report was due.
    """
    interval = rules(["wlkp.annual_interval_months"], on)["wlkp.annual_interval_months"].value
    start = first_on or reported_on
    done_until = max(reported_on, due_on) if due_on and first_on else reported_on
    count = 1
    while (anniversary := add_months(start, interval * count)) <= done_until:
        count += 1
    return anniversary


def awaited(*, until: date) -> QuerySet[ManpowerReport]:
    """Of every open workplace the report that tells when it must report next, where that is by then: its newest filed one, or its
    first one while that is a draft. Workplaces that were closed or reported dissolved by now are left out.
    """
    newer = ManpowerReport.objects.filed().filter(workplace=OuterRef("workplace"), ordinal__gt=OuterRef("ordinal"))
    gone = WorkplaceEvent.objects.standing().filter(workplace=OuterRef("workplace"), kind=EventKind.DISSOLVING, happens_on__lte=Now())
    known = ManpowerReport.objects.filter(
        Q(state__in=FILED, next_due_on__lte=until) | Q(state=ReportState.DRAFT, ordinal=1, due_on__lte=until)
    )
    return known.filter(~Exists(newer), ~Exists(gone), workplace__closed_on=None).select_related("workplace").order_by("pk")


def unopened(*, since: date, until: date) -> QuerySet[WorkplaceClock]:
    """Workplaces that never reported and whose day lies in between, as the registry knows it, where somebody acts for the company; not
    those whose first draft says its own day, which `awaited` gives.
    """
    opened = ManpowerReport.objects.filter(workplace=OuterRef("workplace"), state=ReportState.DRAFT).exclude(due_on=None)
    near = WorkplaceClock.objects.filter(reported_on=None, due_on__gte=since, due_on__lte=until, has_account=True)
    return near.filter(~Exists(opened)).order_by("pk")


def _founded_on(workplace: Workplace) -> date | None:
    rows = IdentitySection.objects.filter(report__workplace=workplace, report__is_sandbox=False).exclude(founded_on=None)
    stated = rows.order_by("-report_id").first()
    return stated.founded_on if stated else reported_founding(workplace)


def reported_founding(workplace: Workplace) -> date | None:
    """The day of founding as the company reported that event."""
    rows = WorkplaceEvent.objects.standing().filter(workplace=workplace, kind=EventKind.FOUNDING)
    return rows.order_by("-pk").values_list("happens_on", flat=True).first()
