"""Who hears of what. Names and figures are read when a message is shown, so the facts stay free of them."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from siapkerja.events.reactions import on
from siapkerja.facts.wajiblapor import (
    CompanyWarned,
    CorrectionEnding,
    DisputeMoved,
    EventPrepared,
    FirstReportDue,
    InspectionMoved,
    InspectionNoteDue,
    PreparedEventSettled,
    ReportAccepted,
    ReportDue,
    ReportInvited,
    ReportOverdue,
    ReportReturned,
    ReportSubmitted,
    ReturnDue,
    RosterChecked,
    RosterColumnsAsked,
    RosterRefused,
    SignatureAsked,
    WorkplaceEventMoved,
    WorkplaceEventReported,
)
from siapkerja.identity.models import LegalEntity, Membership, Workplace
from siapkerja.identity.permissions import MANAGERS
from siapkerja.notifications.actions.telling import withdraw
from siapkerja.notifications.notices import Notice, register
from siapkerja.reference.queries import rule
from wajiblapor.enums import OUT_OF_TEAM, EventKind, ReviewSection
from wajiblapor.models import (
    EmploymentDispute,
    Inspection,
    InspectionMember,
    ManpowerReport,
    PreparedEvent,
    RosterComparison,
    WorkplaceEvent,
)

# Kinds that change the workplace's own record when they take effect.
CHANGING = {EventKind.MOVING, EventKind.DISSOLVING}
_Inspected = InspectionMoved | InspectionNoteDue
_Late = ReportOverdue | ReportInvited | CompanyWarned | FirstReportDue
_OfWorkplace = WorkplaceEventReported | WorkplaceEventMoved | DisputeMoved
_About = (
    SignatureAsked
    | EventPrepared
    | ReportSubmitted
    | ReportAccepted
    | ReportReturned
    | ReturnDue
    | ReportDue
    | _OfWorkplace
    | _Late
    | _Inspected
)


def _managers(fact: _About) -> Iterable[int]:
    """Signatories and managers whose membership reaches the workplace."""
    members = Membership.objects.at(timezone.localdate()).filter(legal_entity_id=fact.legal_entity_id, role__in=MANAGERS)
    return [
        person
        for person, workplace in members.values_list("person_id", "workplace_id").distinct()
        if workplace in {None, fact.workplace_id}
    ]


def _requester(fact: RosterChecked | RosterColumnsAsked | RosterRefused) -> Iterable[int]:
    return [fact.requested_by_id] if fact.requested_by_id else []


def _report_page(fact: Any) -> tuple[str, list[str]]:
    return _page("wajiblapor:report", fact)


def _roster_page(fact: Any) -> tuple[str, list[str]]:
    return _page("wajiblapor:roster", fact)


def _page(name: str, fact: Any) -> tuple[str, list[str]]:
    organisation = LegalEntity.objects.values_list("public_id", flat=True).get(pk=fact.legal_entity_id)
    report = ManpowerReport.objects.values_list("public_id", flat=True).get(pk=fact.report_id)
    return name, [str(organisation), str(report)]


def _declaration_page(fact: Any) -> tuple[str, list[str]]:
    return _page("wajiblapor:submission", fact)


def _to_sign(fact: SignatureAsked) -> Mapping[str, Any]:
    report = ManpowerReport.objects.select_related("workplace").get(pk=fact.report_id)
    return {"workplace": report.workplace.name, "year": report.year}


def _submitted(fact: ReportSubmitted) -> Mapping[str, Any]:
    return {
        "number": fact.number,
        "reported_on": fact.reported_on.isoformat(),
        "next_due_on": fact.next_due_on.isoformat(),
        "workers": fact.workers_total,
    }


def _returned(fact: ReportReturned) -> Mapping[str, Any]:
    return {
        "number": ManpowerReport.objects.values_list("number", flat=True).get(pk=fact.report_id),
        "sections": ", ".join(str(ReviewSection(code).label) for code in fact.sections),
        "answer_by": fact.answer_by.isoformat(),
    }


def _return_due(fact: ReturnDue) -> Mapping[str, Any]:
    number = ManpowerReport.objects.values_list("number", flat=True).get(pk=fact.report_id)
    return {"number": number, "answer_by": fact.answer_by.isoformat(), "days_left": fact.days_left}


def _ending(fact: CorrectionEnding) -> Mapping[str, Any]:
    number = ManpowerReport.objects.values_list("number", flat=True).get(pk=fact.report_id)
    return {"number": number, "ends_on": fact.ends_on.isoformat(), "days_left": fact.days_left, "is_roster_gone": fact.is_roster_gone}


def _checked(fact: RosterChecked) -> Mapping[str, Any]:
    is_compared = RosterComparison.objects.filter(upload=fact.upload_id).exists()
    return {"rows": fact.rows, "faulty_rows": fact.faulty_rows, "is_compared": is_compared}


def _dispute(fact: DisputeMoved) -> Mapping[str, Any]:
    workplace = Workplace.objects.select_related("legal_entity").get(pk=fact.workplace_id)
    return {
        "workplace": workplace.name,
        "company": workplace.legal_entity.name,
        "move": fact.move,
        "answer_by": fact.answer_by.isoformat() if fact.answer_by else "",
    }


def _late(fact: _Late) -> Mapping[str, Any]:
    words = {"workplace": Workplace.objects.values_list("name", flat=True).get(pk=fact.workplace_id), "due_on": fact.due_on.isoformat()}
    return words | ({"answer_by": fact.answer_by.isoformat()} if isinstance(fact, CompanyWarned) else {})


def _overview(fact: _Late) -> tuple[str, list[str]]:
    return "wajiblapor:overview", [str(LegalEntity.objects.values_list("public_id", flat=True).get(pk=fact.legal_entity_id))]


def _own_employment(fact: DisputeMoved) -> tuple[str, list[str]]:
    return "wajiblapor:employment", [str(Workplace.objects.values_list("public_id", flat=True).get(pk=fact.workplace_id))]


def _company_dispute(fact: DisputeMoved) -> tuple[str, list[str]]:
    organisation = LegalEntity.objects.values_list("public_id", flat=True).get(pk=fact.legal_entity_id)
    dispute = EmploymentDispute.objects.values_list("public_id", flat=True).filter(pk=fact.dispute_id).first()
    return ("wajiblapor:dispute", [str(organisation), str(dispute)]) if dispute else ("wajiblapor:disputes", [str(organisation)])


def _due(fact: ReportDue | FirstReportDue) -> Mapping[str, Any]:
    workplace = Workplace.objects.values_list("name", flat=True).get(pk=fact.workplace_id)
    return {"workplace": workplace, "due_on": fact.due_on.isoformat(), "days_left": fact.days_left}


def _event(fact: WorkplaceEventReported | WorkplaceEventMoved) -> Mapping[str, Any]:
    event = WorkplaceEvent.objects.select_related("workplace").get(pk=fact.event_id)
    told = {"workplace": event.workplace.name, "number": event.number, "happens_on": fact.happens_on.isoformat()}
    return told | ({"move": fact.move} if isinstance(fact, WorkplaceEventMoved) else {})


def _event_page(fact: WorkplaceEventMoved | EventPrepared) -> tuple[str, list[str]]:
    organisation = LegalEntity.objects.values_list("public_id", flat=True).get(pk=fact.legal_entity_id)
    return "wajiblapor:events", [str(organisation), str(Workplace.objects.values_list("public_id", flat=True).get(pk=fact.workplace_id))]


def _declarers(fact: EventPrepared) -> Iterable[int]:
    """Nobody where it was written over or settled meanwhile; held until they are told, so that whoever settles it comes after."""
    waiting = PreparedEvent.objects.select_for_update(no_key=True).filter(pk=fact.prepared_id, version=fact.version)
    return _managers(fact) if waiting.first() else []


def _prepared(fact: EventPrepared) -> Mapping[str, Any]:
    waiting = PreparedEvent.objects.select_related("workplace").get(pk=fact.prepared_id)
    told = {"workplace": waiting.workplace.name, "happens_on": waiting.happens_on.isoformat(), "program": waiting.program}
    # What else changed stands on its page: it is news all the same.
    return told | {"version": fact.version}


def _prepared_key(fact: EventPrepared | PreparedEventSettled) -> str:
    """One for an event, however often the program writes over it."""
    return f"event_prepared:{fact.subject}"


def _letters_apart(at: datetime) -> timedelta:
    return timedelta(minutes=int(rule("wlkp.prepared_event_letter_minutes", timezone.localdate(at)).value))


@on(PreparedEventSettled, queue="quick")
def withdraw_settled(fact: PreparedEventSettled, *, at: datetime) -> None:
    """Nobody is asked for what was declared or thrown away."""
    members = Membership.objects.filter(legal_entity_id=fact.legal_entity_id).values_list("person_id", flat=True)
    withdraw(keys=[_prepared_key(fact)], person_ids=set(members))


# What the company hears of an inspection, once it may know of it, and what the inspectors hear.
_TOLD_COMPANY = {
    "order", "cancel", "visit", "note_first", "note_second", "refuse", "verify", "withdraw", "reopen", "close", "refer", "renew",
}  # fmt: skip
_TOLD_TEAM = {"assign", "replace", "order", "renew", "answer", "take_up", "close", "refer"}


def _team(fact: InspectionMoved) -> Iterable[int]:
    members = InspectionMember.objects.filter(inspection=fact.inspection_id).exclude(conflict__in=OUT_OF_TEAM)
    return list(members.values_list("inspector_id", flat=True))


def _inspection(fact: _Inspected) -> Mapping[str, Any]:
    found = Inspection.objects.select_related("workplace", "legal_entity").get(pk=fact.inspection_id)
    return {
        "workplace": found.workplace.name,
        "company": found.legal_entity.name,
        "move": fact.move if isinstance(fact, InspectionMoved) else "",
        "visit_on": found.visit_on.isoformat() if found.visit_on else "",
        "answer_by": fact.answer_by.isoformat() if fact.answer_by else "",
    }


def _inspection_id(fact: _Inspected) -> str:
    return str(Inspection.objects.values_list("public_id", flat=True).get(pk=fact.inspection_id))


def _own_inspection(fact: _Inspected) -> tuple[str, list[str]]:
    organisation = str(LegalEntity.objects.values_list("public_id", flat=True).get(pk=fact.legal_entity_id))
    if isinstance(fact, InspectionMoved) and fact.move == "cancel":
        return "wajiblapor:own_inspections", [organisation]
    return "wajiblapor:own_inspection", [organisation, _inspection_id(fact)]


register(
    Notice(
        slug="inspection_moved",
        fact=InspectionMoved,
        category="wajiblapor",
        audience=_managers,
        params=_inspection,
        url=_own_inspection,
        when=lambda fact: fact.is_told and fact.move in _TOLD_COMPANY,
    ),
    Notice(
        slug="inspection_note_due",
        fact=InspectionNoteDue,
        category="wajiblapor",
        audience=_managers,
        params=_inspection,
        url=_own_inspection,
    ),
    Notice(
        slug="inspection_for_team",
        fact=InspectionMoved,
        category="wajiblapor",
        audience=_team,
        params=_inspection,
        url=lambda fact: ("wajiblapor:inspection", [_inspection_id(fact)]),
        when=lambda fact: fact.move in _TOLD_TEAM,
    ),
    Notice(slug="correction_ending", fact=CorrectionEnding, category="wajiblapor", audience=_managers, params=_ending, url=_report_page),
    Notice(slug="report_overdue", fact=ReportOverdue, category="wajiblapor", audience=_managers, params=_late, url=_overview),
    Notice(slug="report_invited", fact=ReportInvited, category="wajiblapor", audience=_managers, params=_late, url=_overview),
    Notice(
        slug="company_warned",
        fact=CompanyWarned,
        category="wajiblapor",
        audience=_managers,
        params=_late,
        url=_overview,
        key=lambda fact: f"company_warned:{fact.letter_id}",
    ),
    Notice(slug="first_report_due", fact=FirstReportDue, category="wajiblapor", audience=_managers, params=_due, url=_overview),
    Notice(slug="report_due", fact=ReportDue, category="wajiblapor", audience=_managers, params=_due, url=_overview),
    Notice(
        slug="workplace_event_reported",
        fact=WorkplaceEventReported,
        category="wajiblapor",
        audience=_managers,
        params=_event,
        url=_overview,
    ),
    Notice(
        slug="workplace_event_moved",
        fact=WorkplaceEventMoved,
        category="wajiblapor",
        audience=_managers,
        params=_event,
        url=_event_page,
        when=lambda fact: fact.move in {"accept", "decline"} or (fact.move == "take_effect" and fact.kind in CHANGING),
    ),
    Notice(
        slug="dispute_opened",
        fact=DisputeMoved,
        category="wajiblapor",
        audience=_managers,
        params=_dispute,
        url=_company_dispute,
        when=lambda fact: fact.move == "open",
    ),
    Notice(
        slug="dispute_settled",
        fact=DisputeMoved,
        category="wajiblapor",
        audience=_managers,
        params=_dispute,
        url=_company_dispute,
        when=lambda fact: fact.move == "settle",
    ),
    Notice(
        slug="dispute_moved",
        fact=DisputeMoved,
        category="wajiblapor",
        audience=lambda fact: [fact.person_id],
        params=_dispute,
        url=_own_employment,
        when=lambda fact: fact.move in {"agree", "explain", "lapse", "correct", "settle"},
    ),
    Notice(
        slug="event_prepared",
        fact=EventPrepared,
        category="wajiblapor",
        audience=_declarers,
        params=_prepared,
        url=_event_page,
        key=_prepared_key,
        letters_apart=_letters_apart,
    ),
    Notice(slug="signature_asked", fact=SignatureAsked, category="wajiblapor", audience=_managers, params=_to_sign, url=_declaration_page),
    Notice(slug="report_submitted", fact=ReportSubmitted, category="wajiblapor", audience=_managers, params=_submitted, url=_report_page),
    Notice(
        slug="report_accepted",
        fact=ReportAccepted,
        category="wajiblapor",
        audience=_managers,
        params=lambda fact: {"number": ManpowerReport.objects.values_list("number", flat=True).get(pk=fact.report_id)},
        url=_report_page,
    ),
    Notice(slug="report_returned", fact=ReportReturned, category="wajiblapor", audience=_managers, params=_returned, url=_report_page),
    Notice(slug="return_due", fact=ReturnDue, category="wajiblapor", audience=_managers, params=_return_due, url=_report_page),
    Notice(
        slug="roster_checked",
        fact=RosterChecked,
        category="wajiblapor",
        audience=_requester,
        params=_checked,
        url=_roster_page,
        key=lambda fact: f"roster_checked:{fact.upload_id}",
    ),
    Notice(
        slug="roster_columns_asked",
        fact=RosterColumnsAsked,
        category="wajiblapor",
        audience=_requester,
        params=lambda fact: {"headings": fact.headings},
        url=lambda fact: _page("wajiblapor:columns", fact),
        key=lambda fact: f"roster_columns_asked:{fact.upload_id}",
    ),
    Notice(
        slug="roster_refused",
        fact=RosterRefused,
        category="wajiblapor",
        audience=_requester,
        url=_roster_page,
        key=lambda fact: f"roster_refused:{fact.upload_id}",
    ),
)
