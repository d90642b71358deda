"""What programs of a company read: its workplaces, and its reports, real ones or those that are only tried out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.identity.reach import reached_workplaces, within_reach
from wajiblapor.models import ManpowerReport, ReportReturn, WorkplaceClock
from wajiblapor.queries.reports import WorkplaceStanding, overview


def reports_for(organisation: LegalEntity, actor: Actor) -> QuerySet[ManpowerReport]:
    """Reports of the workplaces the program reaches; in a sandbox only what was tried out there."""
    rows = ManpowerReport.everything.filter(is_sandbox=actor.is_sandbox).of_organisation(organisation.pk).standing()
    return rows.filter(within_reach(organisation, actor)).select_related("workplace")


def report_for(organisation: LegalEntity, actor: Actor, public_id: Any) -> ManpowerReport | None:
    """One of them, with what its addresses tell."""
    rows = reports_for(organisation, actor).select_related("workplace__regency", "legal_entity", "identity__industry", "document")
    return rows.filter(public_id=public_id).first()


def workplaces_for(organisation: LegalEntity, actor: Actor) -> QuerySet[Workplace]:
    """Open workplaces the program may report for."""
    return reached_workplaces(organisation, actor).select_related("regency", "legal_entity")


@dataclass(frozen=True)
class Due:
    """Where a workplace stands with its duty to report.

    Attributes:
        due_on: last day of the next report; from the registry where nothing was reported or begun yet.
        letters: warning letters for the report that is missing now.
    """

    standing: WorkplaceStanding
    due_on: date | None
    letters: int

    @property
    def is_overdue(self) -> bool:
        return self.due_on is not None and self.due_on < self.standing.today

    @property
    def days_left(self) -> int | None:
        return None if self.due_on is None else (self.due_on - self.standing.today).days

    @property
    def reminded_days(self) -> int | None:
        """How many days before the due day the company was last reminded."""
        known = self.standing.last or self.standing.draft
        return known.reminded_days if known else None


def due_of(organisation: LegalEntity, workplaces: Iterable[Workplace], *, is_sandbox: bool, at: datetime) -> dict[int, Due]:
    """By number of the workplace; three queries, however many there are."""
    ids = [workplace.pk for workplace in workplaces]
    standings = overview(organisation, at=at, workplace_ids=ids, is_sandbox=is_sandbox)
    clocks = {} if is_sandbox else {clock.workplace_id: clock for clock in WorkplaceClock.objects.filter(workplace__in=ids)}
    found = {}
    for standing in standings:
        clock = clocks.get(standing.workplace.pk)
        due_on = standing.due_on or (clock.due_on if clock else None)
        found[standing.workplace.pk] = Due(standing, due_on, clock.letters if clock else 0)
    return found


def returns_of(report: ManpowerReport) -> list[ReportReturn]:
    """All that the office asked for, newest first, with its notes."""
    return list(report.returns.prefetch_related("notes"))
