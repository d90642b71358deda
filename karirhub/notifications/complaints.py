"""Who hears of vacancies that were reported, frozen or decided about, and of answers that are due."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils import timezone

from karirhub.enums import LapseReason
from karirhub.models import Application, ComplaintCase, SavedVacancy, Vacancy, VacancyComplaint
from karirhub.permissions import GRANTS, Permission
from karirhub.queries.audiences import handlers_of
from siapkerja.facts.karirhub import (
    AnswersDue,
    ComplaintsDecided,
    EmployerAnswered,
    EmployerAsked,
    VacancyClosed,
    VacancyFrozen,
    VacancyReported,
    VacancyUnfrozen,
)
from siapkerja.identity.models import Assignment, LegalEntity
from siapkerja.notifications.notices import Notice, register

About = VacancyFrozen | VacancyUnfrozen | VacancyClosed


def _handlers(fact: Any) -> Iterable[int]:
    return handlers_of(fact.legal_entity_id, fact.vacancy_id)


def _with_applications(fact: About) -> list[int]:
    """Whoever waits for an answer."""
    return list(Application.objects.open().filter(vacancy=fact.vacancy_id).values_list("person_id", flat=True))


def _keeping(fact: About) -> list[int]:
    """Who keeps the vacancy in view without having applied."""
    applied = Application.objects.open().filter(vacancy=fact.vacancy_id).values("person")
    return list(SavedVacancy.objects.filter(vacancy=fact.vacancy_id).exclude(person__in=applied).values_list("person_id", flat=True))


def _vacancy_matter(fact: Any) -> dict[str, Any]:
    vacancy = Vacancy.objects.with_employer().get(pk=fact.vacancy_id)
    return {"title": vacancy.title, "company": vacancy.employer_name, "number": vacancy.number or ""}


def _frozen_matter(fact: VacancyFrozen) -> dict[str, Any]:
    return _vacancy_matter(fact) | {"reason": fact.reason_code}


def _check_page(fact: About) -> tuple[str, list[str]]:
    return "karirhub:check_vacancy", [str(Vacancy.objects.values_list("number", flat=True).get(pk=fact.vacancy_id))]


def _employer_page(fact: Any) -> tuple[str, list[Any]]:
    organisation = LegalEntity.objects.values_list("public_id", flat=True).get(pk=fact.legal_entity_id)
    return "karirhub:employer_complaint", [str(organisation), fact.vacancy_id]


def _applicants_page(fact: AnswersDue) -> tuple[str, list[Any]]:
    organisation = LegalEntity.objects.values_list("public_id", flat=True).get(pk=fact.legal_entity_id)
    return "karirhub:applicants", [str(organisation), fact.vacancy_id]


def _case_page(fact: Any) -> tuple[str, list[str]]:
    return "karirhub:complaint_case", [ComplaintCase.objects.values_list("number", flat=True).get(pk=fact.case_id)]


def _officers(fact: VacancyReported | EmployerAnswered) -> Iterable[int]:
    """Officers of the regency, of its province and of the whole country who decide such cases."""
    code, roles = fact.regency_code, GRANTS[Permission.HANDLE_COMPLAINTS].officers
    reached = Q(region=None) | Q(region__in=[code[:2], code])
    return Assignment.objects.at(timezone.localdate()).filter(reached, role__in=roles).values_list("person_id", flat=True).distinct()


def _handling(fact: EmployerAnswered) -> Iterable[int]:
    return [fact.handled_by_id] if fact.handled_by_id else _officers(fact)


def _reported(fact: VacancyReported) -> dict[str, Any]:
    return _vacancy_matter(fact) | {"reason": fact.reason_code}


def _reporters(fact: ComplaintsDecided) -> list[int]:
    """Those who asked for news when they reported."""
    rows = VacancyComplaint.objects.filter(case=fact.case_id, person__isnull=False)
    return list(rows.values_list("person_id", flat=True).distinct())


def _decided(fact: ComplaintsDecided) -> dict[str, Any]:
    return _vacancy_matter(fact) | {"outcome": fact.outcome}


def _due_matter(fact: AnswersDue) -> dict[str, Any]:
    return _vacancy_matter(fact) | {"waiting": fact.waiting, "answer_by": fact.answer_by.isoformat()}


def _notice(slug: str, fact: type[Any], audience: Any, params: Any, url: Any, **more: Any) -> Notice:
    return Notice(slug=slug, fact=fact, category="karirhub", audience=audience, params=params, url=url, **more)


def _is_taken_down(fact: VacancyClosed) -> bool:
    return fact.reason_code == LapseReason.TAKEN_DOWN


register(
    _notice("vacancy_frozen_applicant", VacancyFrozen, _with_applications, _frozen_matter, _check_page),
    _notice("vacancy_frozen_saved", VacancyFrozen, _keeping, _frozen_matter, _check_page),
    _notice("vacancy_frozen_employer", VacancyFrozen, _handlers, _frozen_matter, _employer_page),
    _notice("vacancy_unfrozen_applicant", VacancyUnfrozen, _with_applications, _vacancy_matter, _check_page),
    _notice("vacancy_unfrozen_saved", VacancyUnfrozen, _keeping, _vacancy_matter, _check_page),
    _notice("vacancy_taken_down_saved", VacancyClosed, _keeping, _vacancy_matter, _check_page, when=_is_taken_down),
    _notice("employer_asked", EmployerAsked, _handlers, _vacancy_matter, _employer_page),
    _notice("complaints_decided_employer", ComplaintsDecided, _handlers, _decided, _employer_page),
    _notice("complaints_decided_reporter", ComplaintsDecided, _reporters, _decided, lambda fact: ("karirhub:complaint_status", [])),
    _notice("vacancy_reported", VacancyReported, _officers, _reported, _case_page, when=lambda fact: fact.is_first),
    _notice("employer_answered", EmployerAnswered, _handling, _vacancy_matter, _case_page),
    _notice("answers_due", AnswersDue, _handlers, _due_matter, _applicants_page),
)
