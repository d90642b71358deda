"""Plans of inspections: what is in them, and how much the inspectors can do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import Assignment
from siapkerja.identity.permissions import regions_of
from siapkerja.reference.models import Region, RegionLevel
from wajiblapor.enums import OUT_OF_TEAM, InspectionState
from wajiblapor.models import Inspection, InspectionMember, InspectionPlan, InspectorCapacity
from wajiblapor.permissions import GRANTS, Permission
from wajiblapor.queries.inspections import inspections

OUT = (InspectionState.DROPPED, InspectionState.CANCELLED)


def plans(actor: Actor) -> "QuerySet[InspectionPlan]":
    """Plans of the actor's provinces, with how many workplaces stand in them."""
    rows = InspectionPlan.objects.within(_provinces(actor)).select_related("region")
    return rows.annotate(size=Count("inspections", filter=~Q(inspections__state__in=OUT)))


def plan_of(actor: Actor, public_id: Any) -> InspectionPlan | None:
    return plans(actor).filter(public_id=public_id).first()


def _provinces(actor: Actor) -> set[str]:
    """An inspector of one regency sees the province's plan, but of its inspections only those of the regency."""
    return {code[:2] for code in regions_of(GRANTS, actor, Permission.VIEW_INSPECTIONS)}


def provinces_to_plan(actor: Actor) -> list[tuple[str, str]]:
    """Code and name of the provinces the actor plans for."""
    codes = regions_of(GRANTS, actor, Permission.PLAN_INSPECTIONS)
    rows = Region.objects.filter(level=RegionLevel.PROVINCE, valid_to=None).order_by("code")
    return [(code, name) for code, name in rows.values_list("code", "name") if "" in codes or code in codes]


def in_plan(actor: Actor, plan: InspectionPlan) -> "QuerySet[Inspection]":
    """Its inspections in the actor's regions, with what a row shows."""
    rows = inspections(actor).filter(plan=plan)
    return rows.select_related("legal_entity", "workplace", "regency").prefetch_related("team__inspector")


@dataclass(frozen=True)
class Load:
    """An inspector in a plan: how much they can do, and how much they have."""

    capacity: InspectorCapacity
    given: int

    @property
    def left(self) -> int:
        return max(self.capacity.most - self.given, 0)


def loads(plan: InspectionPlan) -> list[Load]:
    """By name; two queries."""
    members = InspectionMember.objects.filter(inspection__plan=plan).exclude(inspection__state__in=OUT).exclude(conflict__in=OUT_OF_TEAM)
    given = dict(members.values_list("inspector").annotate(count=Count("pk")))
    rows = plan.capacities.select_related("inspector").order_by("inspector__full_name", "pk")
    return [Load(row, given.get(row.inspector_id, 0)) for row in rows]


@dataclass(frozen=True)
class Inspector:
    """Attributes:
    regions: codes they inspect in.
    """

    person_id: int
    name: str
    regions: frozenset[str]

    def covers(self, regency_code: str) -> bool:
        return any(regency_code.startswith(code) for code in self.regions)


def inspectors_under(region_code: str, *, on: date) -> list[Inspector]:
    """Inspectors assigned to a province or to regencies in it, by name. One query."""
    rows = Assignment.objects.at(on).filter(role=OfficerRole.LABOUR_INSPECTOR, region__code__startswith=region_code)
    found: dict[int, tuple[str, set[str]]] = {}
    for person_id, name, code in rows.order_by("person__full_name", "person").values_list("person_id", "person__full_name", "region_id"):
        found.setdefault(person_id, (name, set()))[1].add(code or "")
    return [Inspector(person_id, name, frozenset(codes)) for person_id, (name, codes) in found.items()]


def reached(inspectors: Iterable[Inspector]) -> set[str]:
    """Codes of all regions that some inspector covers."""
    return {code for inspector in inspectors for code in inspector.regions}
