"""Vacancies in reach of a village."""

from dataclasses import dataclass

from django.utils import timezone

from karirhub.models import Vacancy
from siapkerja.villages.queries.surroundings import Nearness, Surroundings


@dataclass(frozen=True)
class NearVacancy:
    vacancy: Vacancy
    nearness: Nearness


def vacancies_in_reach(around: Surroundings, limit: int) -> list[NearVacancy]:
    """Open vacancies of the regencies around, nearest first and of equals the newest; an agency's for work abroad are not near."""
    rows = Vacancy.objects.public().in_the_country().for_cards().select_related("workplace").filter(regency__in=around.codes)
    ring = around.order(regency="regency", village="workplace__village")
    # The place of work is known to the village only where the vacancy is for that workplace's regency.
    near = rows.filter(closes_on__gte=timezone.localdate()).annotate(ring=ring).order_by("ring", "-published_at", "-pk")[:limit]
    return [NearVacancy(row, around.nearness(regency_code=row.regency_id, village_code=_village_of(row))) for row in near]


def _village_of(vacancy: Vacancy) -> str | None:
    return vacancy.workplace.village_id if vacancy.workplace.regency_id == vacancy.regency_id else None
