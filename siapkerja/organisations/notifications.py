"""Who hears of what happens to organisations: those who asked, the other side, their managers, the officers of the region."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils import timezone

from siapkerja.facts.organisations import (
    CaseMoved,
    CaseObjected,
    CaseSubmitted,
    InvitationAccepted,
    MembershipEnded,
    MembershipRoleChanged,
    OrganisationsMerged,
)
from siapkerja.identity.enums import MembershipEnding
from siapkerja.identity.models import Assignment, LegalEntity, Person
from siapkerja.identity.rights import managers_of
from siapkerja.notifications.notices import Notice, register
from siapkerja.organisations.enums import CaseKind
from siapkerja.organisations.models import OrganisationCase
from siapkerja.organisations.permissions import DECIDERS
from siapkerja.reference.queries import codes_above

Where = tuple[str, list[Any]]


def _managers(fact: Any) -> set[int]:
    return set(managers_of(fact.legal_entity_id, on=timezone.localdate()).values_list("person_id", flat=True))


def _officers(fact: CaseSubmitted) -> Iterable[int]:
    """Officers of the place; the whole country's would hear of every case."""
    reached = Q(region__in=codes_above(fact.regency_code))
    rows = Assignment.objects.at(timezone.localdate()).filter(reached, role__in=DECIDERS)
    return rows.exclude(person=fact.person_id).values_list("person_id", flat=True).distinct()


def _name(legal_entity_id: int) -> str:
    return LegalEntity.objects.values_list("name", flat=True).get(pk=legal_entity_id)


def _about_case(fact: Any) -> dict[str, Any]:
    case = OrganisationCase.objects.only("number", "objections_until").get(pk=fact.case_id)
    until = case.objections_until.isoformat() if case.objections_until else ""
    return {
        "number": case.number, "organisation": _name(fact.legal_entity_id), "kind": fact.kind, "state": getattr(fact, "state", ""),
        "until": until,
    }  # fmt: skip


def _own_page(fact: Any) -> Where:
    return "organisations:case", [_about_case(fact)["number"]]


def _officer_page(fact: Any) -> Where:
    return "organisations:officer_case", [_about_case(fact)["number"]]


def _objection_page(fact: Any) -> Where | None:
    if fact.kind != CaseKind.HANDOVER:
        return None
    return "organisations:object", [str(_public_id(fact)), _about_case(fact)["number"]]


def _public_id(fact: Any) -> str:
    return str(LegalEntity.objects.values_list("public_id", flat=True).get(pk=fact.legal_entity_id))


def _organisation_page(fact: Any) -> Where:
    return "identity:organisation", [_public_id(fact)]


def _members_page(fact: Any) -> Where:
    return "organisations:members", [_public_id(fact)]


def _about_member(fact: Any) -> dict[str, Any]:
    who = Person.objects.values_list("full_name", flat=True).get(pk=fact.person_id)
    return {
        "organisation": _name(fact.legal_entity_id), "person": who, "role": fact.role, "ending": getattr(fact, "ending", ""),
    }  # fmt: skip


def _ended(fact: MembershipEnded) -> Iterable[int]:
    """Nothing of roles that only gave way to another: of those the change tells."""
    return [] if fact.ending == MembershipEnding.ROLE_CHANGED else [fact.person_id]


def _managers_of_ended(fact: MembershipEnded) -> Iterable[int]:
    return [] if fact.ending == MembershipEnding.ROLE_CHANGED else _managers(fact) - {fact.person_id}


def _merged(fact: OrganisationsMerged) -> dict[str, Any]:
    return {"organisation": _name(fact.legal_entity_id), "absorbed": _name(fact.absorbed_id)}


def _told_of_decision(fact: CaseMoved) -> Iterable[int]:
    return [fact.person_id] if fact.move in {"approve", "refuse", "return"} else []


def register_notices() -> None:
    about_case: dict[str, Any] = {"category": "account", "params": _about_case}
    about_member: dict[str, Any] = {"category": "account", "params": _about_member}
    register(
        Notice(slug="organisation_case_waits", fact=CaseSubmitted, audience=_officers, url=_officer_page, **about_case),
        Notice(slug="organisation_case_against", fact=CaseSubmitted, audience=lambda fact: fact.others, url=_objection_page, **about_case),
        Notice(slug="organisation_case_objected", fact=CaseObjected, audience=lambda fact: [fact.person_id], url=_own_page, **about_case),
        Notice(slug="organisation_case_decided", fact=CaseMoved, audience=_told_of_decision, url=_own_page, **about_case),
        Notice(slug="organisation_case_ended", fact=CaseMoved, audience=lambda fact: fact.others, **about_case),
        Notice(
            slug="invitation_accepted", fact=InvitationAccepted, audience=lambda fact: _managers(fact) - {fact.person_id},
            url=_members_page, **about_member,
        ),
        Notice(
            slug="role_changed", fact=MembershipRoleChanged, audience=lambda fact: [fact.person_id],
            url=_organisation_page, **about_member,
        ),
        Notice(
            slug="member_role_changed", fact=MembershipRoleChanged, audience=lambda fact: _managers(fact) - {fact.person_id},
            url=_members_page, **about_member,
        ),
        Notice(slug="role_ended", fact=MembershipEnded, audience=_ended, **about_member),
        Notice(slug="member_role_ended", fact=MembershipEnded, audience=_managers_of_ended, url=_members_page, **about_member),
        Notice(
            slug="organisations_merged", fact=OrganisationsMerged, category="account", audience=_managers, params=_merged,
            url=_organisation_page,
        ),
    )  # fmt: skip
