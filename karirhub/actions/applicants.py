"""What grows with every application."""

from datetime import datetime

from karirhub.models import Application, Vacancy
from karirhub.queries.documents import APPLICANT_BANDS, VACANCIES
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import VacancyApplicantsGrew
from siapkerja.identity.actor import Actor
from siapkerja.search.actions.entries import refresh


def note_applicant(*, vacancy: Vacancy, by: Actor, at: datetime) -> None:
    """Tell search of a new applicant where the vacancy reaches the next band; the caller holds the vacancy locked, so none is missed."""
    if Application.objects.filter(vacancy=vacancy).count() not in APPLICANT_BANDS:
        return
    refresh(document=VACANCIES, ids=[vacancy.pk])
    announce(
        VacancyApplicantsGrew(
            version=vacancy.version, vacancy_id=vacancy.pk, legal_entity_id=vacancy.legal_entity_id, workplace_id=vacancy.workplace_id
        ),
        by=by,
        at=at,
    )
