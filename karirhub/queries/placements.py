"""Placements: where somebody was placed, seen from where they are registered, and the office's list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from karirhub.enums import PlacementKind
from karirhub.models import JobSeekerCard, Placement, Vacancy
from karirhub.models.placements import PlacementQuerySet
from karirhub.permissions import GRANTS, Permission
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import regions_of
from siapkerja.reference.models import Industry


@dataclass(frozen=True, kw_only=True)
class PlacementFilter:
    """What an officer looks for; empty means all. `month` is the first day of the month of beginning."""

    scope: str = ""
    text: str = ""
    month: date | None = None


def scope_of(regency_code: str, work_region: str, *, is_abroad: bool) -> PlacementKind:
    """Abroad, in another province than where the person is registered, or in their own (Permenaker 18/2024)."""
    if is_abroad:
        return PlacementKind.ABROAD
    return PlacementKind.LOCAL if regency_code[:2] == work_region[:2] else PlacementKind.BETWEEN_REGIONS


def newest_card(person_id: int) -> JobSeekerCard | None:
    """The card a person seeks with, or closed because of this very work."""
    rows = JobSeekerCard.objects.of_person(person_id).filter(state__in=("active", "lapsed", "hired"))
    return rows.select_related("regency").order_by("-pk").first()


def industry_of_vacancy(vacancy: Vacancy) -> Industry | None:
    """What the work is in: as the vacancy says, else the employer's own."""
    pk = vacancy.industry_id or vacancy.legal_entity.industry_id
    return with_sections().filter(pk=pk).first() if pk else None


def with_sections() -> QuerySet[Industry]:
    """Industries with the groups they lie in."""
    return Industry.objects.select_related("parent__parent__parent__parent")


def visible_placements(actor: Actor, chosen: PlacementFilter | None = None) -> PlacementQuerySet:
    """Placements of the officer's regencies."""
    rows = Placement.objects.within(regions_of(GRANTS, actor, Permission.GUIDE_SEEKERS))
    rows = rows.select_related("person", "regency", "work_region", "card", "occupation")
    if chosen is None:
        return rows
    if chosen.scope:
        rows = rows.filter(scope=chosen.scope)
    if chosen.month:
        rows = rows.filter(starts_on__year=chosen.month.year, starts_on__month=chosen.month.month)
    for word in chosen.text.split()[:6]:
        rows = rows.filter(person__full_name__icontains=word) | rows.filter(employer__icontains=word)
    return rows


def visible_placement(actor: Actor, public_id: UUID) -> Placement | None:
    return visible_placements(actor).filter(public_id=public_id).first()


def placements_of(card: JobSeekerCard) -> list[Placement]:
    """Where the holder was placed, newest first."""
    rows = Placement.objects.filter(person=card.person_id, regency=card.regency_id).select_related("work_region", "application__vacancy")
    return list(rows.order_by("-pk")[:20])


def scope_counts(actor: Actor, chosen: PlacementFilter) -> dict[str, int]:
    """How many stand under each of AKL, AKAD, AKAN within the rest of the filter. One query."""
    rows = visible_placements(actor, PlacementFilter(text=chosen.text, month=chosen.month)).standing()
    return dict(rows.order_by().values_list("scope").annotate(people=Count("pk")))


def people_of(placements: Iterable[Placement]) -> list[int]:
    return [placement.person_id for placement in placements]
