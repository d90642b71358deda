"""Who acted for whom, on what basis, and what was done meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from siapkerja.audit.models import SecurityAct
from siapkerja.identity.actor import Actor
from siapkerja.identity.assistance import act_words
from siapkerja.identity.enums import NikClaimState, OfficerRole
from siapkerja.identity.models import Assignment, NikClaim, Person, Representation
from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel.text import folded
from siapkerja.officers.permissions import GRANTS, Permission


@dataclass(frozen=True)
class Assisted:
    """One time an officer acted for a citizen: `agent` and `principal` are names, `acts` what was done and when."""

    pk: int
    agent: str
    principal: str
    role: str
    place: str
    basis: str
    starts_at: datetime
    over_at: datetime
    is_running: bool
    acts: tuple[tuple[str, datetime], ...]


def assisted_person(person_id: int, *, at: datetime, limit: int = 50) -> list[Assisted]:
    """For a citizen: every time somebody acted for them, newest first, with what was done."""
    rows = _rows().filter(principal_id=person_id).order_by("-pk")[:limit]
    return _told(list(rows), at=at)


def assisted_by(agent_id: int, *, at: datetime, limit: int = 30) -> list[Assisted]:
    """For an officer: whom they acted for, newest first."""
    return _told(list(_rows().filter(agent_id=agent_id).order_by("-pk")[:limit]), at=at)


def _rows() -> QuerySet[Representation]:
    return Representation.objects.select_related("agent", "principal", "assignment__region")


def _told(rows: list[Representation], *, at: datetime) -> list[Assisted]:
    subjects = {f"identity.person:{row.principal_id}" for row in rows}
    done = list(
        SecurityAct.objects.filter(subject__in=subjects, act="assisted_act").order_by("pk").values("subject", "by_person_id", "at", "codes")
    )
    return [_one(row, done, at) for row in rows]


def _one(row: Representation, done: Sequence[Mapping[str, Any]], at: datetime) -> Assisted:
    over_at = min(row.ended_at or row.ends_at, row.ends_at)
    subject = f"identity.person:{row.principal_id}"
    acts = tuple(
        (act_words(act["codes"].get("page", "")), act["at"])
        for act in done
        if act["subject"] == subject and act["by_person_id"] == row.agent_id and row.starts_at <= act["at"] <= over_at
    )
    assignment = row.assignment
    return Assisted(
        pk=row.pk,
        agent=row.agent.full_name,
        principal=row.principal.full_name,
        role=str(OfficerRole(assignment.role).label) if assignment else "",
        place=assignment.region.full_name if assignment and assignment.region else "",
        basis=str(row.get_basis_display()),
        starts_at=row.starts_at,
        over_at=over_at,
        is_running=row.ended_at is None and row.ends_at > at,
        acts=acts,
    )


def citizen_by_nik(nik: str) -> Person | None:
    """Whose NIK this is: the verified claim's person, else the only one who says so. None where nobody or several do."""
    digits = nik_rules.digits_of(nik)
    if not nik_rules.is_wellformed(digits):
        return None
    claims = list(NikClaim.objects.standing().of_nik(digits).select_related("person__user", "person__village"))
    verified = [claim for claim in claims if claim.state == NikClaimState.VERIFIED]
    chosen = verified or claims
    return chosen[0].person if len(chosen) == 1 else None


def is_called(person: Person, full_name: str) -> bool:
    """Is this the person's name, however it is spaced and capitalised?"""
    return folded(person.full_name) == folded(full_name)


def assignment_for(by: Actor, permission: Permission, *, region_code: str | None, on: date) -> Assignment | None:
    """The officer's assignment that carries a permission over a region; for None any that carries it, the widest first."""
    if by.person_id is None:
        return None
    roles = GRANTS[permission].officers
    rows = Assignment.objects.at(on).filter(person_id=by.person_id, role__in=roles).order_by("region_id", "pk")
    held = {(claim.role, claim.region_code) for claim in by.assignments}
    for row in rows:
        known = (OfficerRole(row.role), row.region_id or "") in held
        if known and (region_code is None or region_code.startswith(row.region_id or "")):
            return row
    return None
