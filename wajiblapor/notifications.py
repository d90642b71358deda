"""Who hears of what. Names and figures are read when a message is shown, so the facts stay free of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from siapkerja.facts.wajiblapor import ReportAccepted, ReportSubmitted, RosterChecked, RosterRefused
from siapkerja.identity.models import LegalEntity, Membership
from siapkerja.identity.permissions import MANAGERS
from siapkerja.notifications.notices import Notice, register
from wajiblapor.models import ManpowerReport


def _managers(fact: ReportSubmitted | ReportAccepted) -> Iterable[int]:
    """Signatories and managers whose membership reaches the workplace."""
    members = Membership.objects.at(timezone.localdate()).filter(legal_entity_id=fact.legal_entity_id, role__in=MANAGERS)
    return [
        person
        for person, workplace in members.values_list("person_id", "workplace_id").distinct()
        if workplace in {None, fact.workplace_id}
    ]


def _requester(fact: RosterChecked | RosterRefused) -> Iterable[int]:
    return [fact.requested_by_id] if fact.requested_by_id else []


def _report_page(fact: Any) -> tuple[str, list[str]]:
    return _page("wajiblapor:report", fact)


def _roster_page(fact: Any) -> tuple[str, list[str]]:
    return _page("wajiblapor:roster", fact)


def _page(name: str, fact: Any) -> tuple[str, list[str]]:
    organisation = LegalEntity.objects.values_list("public_id", flat=True).get(pk=fact.legal_entity_id)
    report = ManpowerReport.objects.values_list("public_id", flat=True).get(pk=fact.report_id)
    return name, [str(organisation), str(report)]


def _submitted(fact: ReportSubmitted) -> Mapping[str, Any]:
    return {
        "number": fact.number,
        "reported_on": fact.reported_on.isoformat(),
        "next_due_on": fact.next_due_on.isoformat(),
        "workers": fact.workers_total,
    }


def _checked(fact: RosterChecked) -> Mapping[str, Any]:
    return {"rows": fact.rows, "faulty_rows": fact.faulty_rows}


register(
    Notice(slug="report_submitted", fact=ReportSubmitted, category="wajiblapor", audience=_managers, params=_submitted, url=_report_page),
    Notice(
        slug="report_accepted",
        fact=ReportAccepted,
        category="wajiblapor",
        audience=_managers,
        params=lambda fact: {"number": ManpowerReport.objects.values_list("number", flat=True).get(pk=fact.report_id)},
        url=_report_page,
    ),
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
        slug="roster_refused",
        fact=RosterRefused,
        category="wajiblapor",
        audience=_requester,
        url=_roster_page,
        key=lambda fact: f"roster_refused:{fact.upload_id}",
    ),
)
