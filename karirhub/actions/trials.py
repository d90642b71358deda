"""What programs tried out in the name of an invented company, forgotten when it is begun anew."""

from datetime import datetime
from typing import Any

from django.db import transaction

from karirhub.models import AskedCertificate, Vacancy, VacancyFilling, VacancyOrigin
from karirhub.models.vacancy_details import ScreeningQuestion, SelectionStage, VacancyContact, VacancyPlace, VacancySkill
from siapkerja.identity.actor import Actor

_PARTS = (AskedCertificate, ScreeningQuestion, SelectionStage, VacancyContact, VacancyFilling, VacancyOrigin, VacancyPlace, VacancySkill)
_TEXTS = (
    "title", "description", "requirements", "benefits", "sex_reason", "age_reason", "working_hours", "majors", "country", "agency_name",
    "agency_permit", "recruitment_permit", "accommodation",
)  # fmt: skip
_SAYS_NOTHING: dict[str, Any] = {
    **dict.fromkeys(_TEXTS, ""),
    **dict.fromkeys(("age_min", "age_max", "contract_months", "hours_per_week", "wage_max", "latitude", "longitude", "district"), None),
    "openings": 1, "openings_men": 0, "openings_women": 0, "filled_openings": 0, "experience_years": 0, "wage_min": 0, "is_overseas": False,
    "disability_types": [], "documents_asked": [],
}  # fmt: skip


@transaction.atomic
def empty_trials(*, legal_entity_id: int, by: Actor, at: datetime) -> None:
    """The history of a vacancy only grows, so its row stays: with number, days, state and codes, and without what it said."""
    vacancies = Vacancy.everything.filter(legal_entity=legal_entity_id, is_sandbox=True)
    for part in _PARTS:
        part._default_manager.filter(vacancy__in=vacancies).delete()
    vacancies.update(**_SAYS_NOTHING)
