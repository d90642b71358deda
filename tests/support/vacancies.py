"""Vacancies and applications to test with, made through the actions."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from karirhub.actions import applications, vacancies
from karirhub.actions.vacancy_content import VacancyContent
from karirhub.enums import ContractType
from karirhub.models import Application, Vacancy
from siapkerja.identity.models import Workplace
from siapkerja.profiles.models import Profile
from siapkerja.reference.models import EducationLevel
from tests.support.people import SYSTEM, Somebody, make_region


def content(**more: Any) -> VacancyContent:
    """What a vacancy for sewing operators in Kota Bandung says, with changes."""
    told: dict[str, Any] = {
        "title": "Operator jahit garmen",
        "occupation_id": "8153",
        "description": "Menjahit kemeja dan jaket ekspor dalam regu.",
        "openings": 3,
        "contract_type": ContractType.PERMANENT,
        "education_id": "SMA",
        "wage_min": 5_000_000,
        "regency_id": "3273",
        "closes_on": timezone.localdate() + timedelta(days=30),
    }
    return VacancyContent(**told | more)


def draft_vacancy(workplace: Workplace, *, at: datetime | None = None, **more: Any) -> Vacancy:
    return vacancies.draft(workplace=workplace, content=content(**more), by=SYSTEM, at=at or timezone.now())


def open_vacancy(workplace: Workplace, *, at: datetime | None = None, **more: Any) -> Vacancy:
    """A published vacancy."""
    at = at or timezone.now()
    return vacancies.publish(vacancy=draft_vacancy(workplace, at=at, **more), by=SYSTEM, at=at)


def known_for_good_vacancies(workplace: Workplace) -> None:
    """Let its company publish at once: an officer found three of its vacancies in order."""
    for _number in range(3):
        Vacancy.objects.filter(pk=open_vacancy(workplace).pk).update(checked_at=timezone.now())


def complete_profile(somebody: Somebody) -> Profile:
    """What is needed to apply."""
    person = somebody.person
    person.born_on, person.phone, person.sex = date(1999, 4, 2), "081200001111", "female"
    person.village = make_region("3273021004")
    person.save()
    profile, _ = Profile.objects.update_or_create(
        person=person, defaults={"education_level": EducationLevel.objects.get(code="SMA"), "updated_at": timezone.now()}
    )
    return profile


def application(vacancy: Vacancy, somebody: Somebody, **more: Any) -> Application:
    """An application of somebody with a complete profile."""
    complete_profile(somebody)
    told: dict[str, Any] = {"letter": "Saya ingin bekerja di sini.", "consents": True, "by": somebody.actor, "at": timezone.now()}
    return applications.apply(vacancy=vacancy, **told | more)
