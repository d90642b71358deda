"""Who hears of what happens in Karirhub."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db.models import Q
from django.utils import timezone

from karirhub.enums import ApplicationState
from karirhub.models import Application, Vacancy
from karirhub.queries.certificates import Opened, opened_by
from siapkerja.facts.karirhub import ApplicationMoved, ApplicationSubmitted, VacancyClosed
from siapkerja.facts.profiles import QualificationProven
from siapkerja.identity.models import Membership
from siapkerja.identity.permissions import EDITORS
from siapkerja.notifications.notices import Notice, register

Fact = ApplicationMoved | ApplicationSubmitted


def _handlers(fact: Fact) -> Iterable[int]:
    """Members who answer applications at the vacancy's workplace."""
    vacancy = Vacancy.objects.get(pk=fact.vacancy_id)
    members = Membership.objects.at(timezone.localdate()).filter(legal_entity=fact.legal_entity_id, role__in=EDITORS)
    reached = members.filter(Q(workplace=None) | Q(workplace=vacancy.workplace_id))
    return reached.values_list("person_id", flat=True)


def _is_withdrawal(fact: ApplicationMoved) -> bool:
    """The handlers hear of it; applicants know of their own."""
    return fact.move == "withdraw"


def _matter(fact: Fact) -> dict[str, Any]:
    """The vacancy's words; the applicant's name stays out, as notifications leave the portal by e-mail."""
    vacancy = Vacancy.objects.select_related("legal_entity").get(pk=fact.vacancy_id)
    return {"title": vacancy.title, "company": vacancy.legal_entity.name, "state": getattr(fact, "state", ApplicationState.SENT)}


def _own_page(fact: ApplicationMoved) -> tuple[str, list[str]]:
    return "karirhub:application", [str(Application.objects.only("public_id").get(pk=fact.application_id).public_id)]


def _applicant_page(fact: Fact) -> tuple[str, list[Any]]:
    application = Application.objects.select_related("vacancy__legal_entity").get(pk=fact.application_id)
    organisation = application.vacancy.legal_entity.public_id
    return "karirhub:applicant", [str(organisation), application.vacancy_id, str(application.public_id)]


def _waiting(fact: VacancyClosed) -> list[int]:
    return list(Application.objects.open().filter(vacancy=fact.vacancy_id).values_list("person_id", flat=True))


def _closed_matter(fact: VacancyClosed) -> dict[str, Any]:
    vacancy = Vacancy.objects.select_related("legal_entity").get(pk=fact.vacancy_id)
    return {"title": vacancy.title, "company": vacancy.legal_entity.name, "reason": fact.reason_code}


def _opened(fact: QualificationProven) -> Opened | None:
    return opened_by(person_id=fact.person_id, number=fact.scheme_number, unit_codes=fact.unit_codes, on=timezone.localdate())


register(
    Notice(
        slug="vacancies_ask_for_it",
        fact=QualificationProven,
        category="karirhub",
        audience=lambda fact: [fact.person_id] if _opened(fact) else [],
        params=lambda fact: asdict(found) if (found := _opened(fact)) else {},
        url=lambda fact: ("karirhub:for_you", []),
    ),
    Notice(
        slug="application_moved",
        fact=ApplicationMoved,
        category="karirhub",
        audience=lambda fact: [fact.person_id],
        when=lambda fact: not _is_withdrawal(fact),
        params=_matter,
        url=_own_page,
    ),
    Notice(
        slug="application_received",
        fact=ApplicationSubmitted,
        category="karirhub",
        audience=_handlers,
        params=_matter,
        url=_applicant_page,
    ),
    Notice(
        slug="application_withdrawn",
        fact=ApplicationMoved,
        category="karirhub",
        audience=_handlers,
        when=_is_withdrawal,
        params=_matter,
        url=_applicant_page,
    ),
    Notice(
        slug="vacancy_closed",
        fact=VacancyClosed,
        category="karirhub",
        audience=_waiting,
        params=_closed_matter,
        url=lambda fact: ("karirhub:applications", []),
    ),
)
