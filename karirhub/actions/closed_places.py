"""A place of work is no longer there: nobody can start there."""

from datetime import datetime

from django.db import transaction

from karirhub.actions.vacancies import close
from karirhub.enums import CloseReason, VacancyState
from karirhub.models import Vacancy
from siapkerja.identity.actor import Actor


@transaction.atomic
def close_vacancies_of(*, workplace_id: int, by: Actor, at: datetime) -> int:
    """Close the open vacancies of a closed workplace; who applied can still be answered. Returns how many."""
    rows = Vacancy.objects.filter(workplace=workplace_id, state=VacancyState.PUBLISHED).order_by("pk")
    vacancies = list(rows)
    for vacancy in vacancies:
        close(vacancy=vacancy, reason=CloseReason.CANCELLED, by=by, at=at)
    return len(vacancies)
