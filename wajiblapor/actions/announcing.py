"""Saying what happened to a report: as a fact for the portal, and as a message for the programs that act for its company."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from siapkerja.api.actions.telling import asking_companies, tell
from siapkerja.events.publishing import publish, publish_all
from siapkerja.facts.wajiblapor import (
    FirstReportDue,
    ReportAccepted,
    ReportDue,
    ReportOverdue,
    ReportReturned,
    ReportSubmitted,
    RosterChecked,
    RosterColumnsAsked,
    RosterRefused,
)
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Workplace
from wajiblapor.models import ManpowerReport

_Told = RosterChecked | RosterColumnsAsked | RosterRefused | ReportSubmitted | ReportReturned | ReportAccepted | ReportDue
TOPICS: dict[type[_Told], str] = {
    RosterChecked: "roster.checked",
    RosterColumnsAsked: "roster.columns_asked",
    RosterRefused: "roster.refused",
    ReportSubmitted: "report.submitted",
    ReportReturned: "report.returned",
    ReportAccepted: "report.accepted",
    ReportDue: "report.due_soon",
}
_OfWorkplace = FirstReportDue | ReportOverdue
TOPICS_OF_WORKPLACES: dict[type[_OfWorkplace], str] = {FirstReportDue: "report.due_soon", ReportOverdue: "report.overdue"}
# What of a fact a program is told besides the report itself.
_MORE = (
    "rows", "faulty_rows", "headings", "reason_code", "reported_on", "next_due_on", "sections", "answer_by", "accepted_on", "due_on",
    "days_left",
)  # fmt: skip


def announce(fact: _Told, *, report: ManpowerReport, by: Actor, at: datetime) -> None:
    """Publish a fact of a report and tell its programs, in the transaction that makes it true and holds the report's row.

    Messages are written here and not by whoever hears the fact, because facts arrive in any order and programs are told in the
    order of what happened. Of a report that is only tried out nobody but the programs that try it hears.
    """
    if not report.is_sandbox:
        publish(fact, by=by, at=at)
    tell(
        TOPICS[type(fact)],
        legal_entity_id=report.legal_entity_id,
        workplace_id=report.workplace_id,
        is_sandbox=report.is_sandbox,
        subject=f"wajiblapor.report:{report.pk}",
        data=_data(fact, report),
        at=at,
    )


def announce_of_workplaces(facts: Sequence[_OfWorkplace], *, by: Actor, at: datetime) -> None:
    """Publish facts of one kind about workplaces and tell the programs of those companies that have any; in the transaction that holds
    the workplaces' clocks. Few queries beyond one for each workplace that is told.
    """
    if not facts:
        return
    publish_all([(fact, at) for fact in facts], by=by)
    topic = TOPICS_OF_WORKPLACES[type(facts[0])]
    asking = asking_companies(topic, {fact.legal_entity_id for fact in facts})
    told = [fact for fact in facts if fact.legal_entity_id in asking]
    ids = dict(Workplace.objects.filter(pk__in=[fact.workplace_id for fact in told]).values_list("pk", "public_id"))
    for fact in told:
        tell_of_workplace(fact, public_id=ids[fact.workplace_id], is_sandbox=False, at=at)


def tell_of_workplace(fact: _OfWorkplace, *, public_id: UUID, is_sandbox: bool, at: datetime) -> None:
    """Tell the programs of a company what is to be known of a workplace that has opened no report."""
    tell(
        TOPICS_OF_WORKPLACES[type(fact)],
        legal_entity_id=fact.legal_entity_id,
        workplace_id=fact.workplace_id,
        is_sandbox=is_sandbox,
        subject=fact.subject,
        data={"report": None, "workplace": str(public_id), "is_sandbox": is_sandbox} | _more(fact),
        at=at,
    )


def _data(fact: _Told, report: ManpowerReport) -> dict[str, Any]:
    told = {
        "report": str(report.public_id), "workplace": str(report.workplace.public_id), "year": report.year, "state": report.state,
        "number": report.number or None, "is_sandbox": report.is_sandbox,
    }  # fmt: skip
    return told | _more(fact)


def _more(fact: _Told | _OfWorkplace) -> dict[str, Any]:
    return {name: _plain(getattr(fact, name)) for name in _MORE if hasattr(fact, name)}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
