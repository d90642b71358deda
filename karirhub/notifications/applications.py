"""Who hears of what happens to applications."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.utils import timezone

from karirhub.enums import ApplicationState, LapseReason
from karirhub.models import Application, ApplicationMessage, ApplicationMove, Interview, StageChange, Vacancy
from karirhub.queries.audiences import handlers_of
from karirhub.queries.certificates import Opened, opened_by
from karirhub.queries.saved import to_remind
from siapkerja.facts.karirhub import (
    ApplicationClosesSoon,
    ApplicationMoved,
    ApplicationStaged,
    ApplicationSubmitted,
    CandidateInvited,
    InterviewAnswered,
    InterviewCancelled,
    InterviewNear,
    InterviewProposed,
    MessageSent,
    OfferAnswered,
    OfferEnded,
    OfferMade,
    SavedVacancyClosing,
    VacancyChecked,
    VacancyClosed,
    VacancyLeftAlone,
)
from siapkerja.facts.profiles import QualificationProven
from siapkerja.notifications.notices import Notice, register

Fact = (
    ApplicationClosesSoon
    | ApplicationMoved
    | ApplicationStaged
    | ApplicationSubmitted
    | InterviewAnswered
    | InterviewCancelled
    | InterviewNear
    | InterviewProposed
    | MessageSent
    | OfferAnswered
    | OfferEnded
    | OfferMade
)


def _handlers(fact: Fact) -> Iterable[int]:
    return handlers_of(fact.legal_entity_id, fact.vacancy_id)


def _is_withdrawal(fact: ApplicationMoved) -> bool:
    """The handlers hear of it; applicants know of their own."""
    return fact.move == "withdraw"


def _matter(fact: Fact) -> dict[str, Any]:
    """The vacancy's words; the applicant's name stays out, as notifications leave the portal by e-mail."""
    vacancy = Vacancy.objects.with_employer().get(pk=fact.vacancy_id)
    return {"title": vacancy.title, "company": vacancy.employer_name, "state": getattr(fact, "state", ApplicationState.SENT)}


def _own_page(fact: Fact) -> tuple[str, list[str]]:
    return "karirhub:application", [str(Application.objects.values_list("public_id", flat=True).get(pk=fact.application_id))]


def _applicant_page(fact: Fact) -> tuple[str, list[Any]]:
    applications = Application.objects.values_list("vacancy__legal_entity__public_id", "vacancy_id", "public_id")
    organisation, vacancy, application = applications.get(pk=fact.application_id)
    return "karirhub:applicant", [str(organisation), vacancy, str(application)]


def _waiting(fact: VacancyClosed) -> list[int]:
    return list(Application.objects.open().filter(vacancy=fact.vacancy_id).values_list("person_id", flat=True))


def _closed_matter(fact: VacancyClosed) -> dict[str, Any]:
    vacancy = Vacancy.objects.with_employer().get(pk=fact.vacancy_id)
    return {"title": vacancy.title, "company": vacancy.employer_name, "reason": fact.reason_code}


def _keepers(fact: VacancyChecked | VacancyLeftAlone) -> Iterable[int]:
    """Members who write vacancies at its workplace."""
    return handlers_of(fact.legal_entity_id, fact.vacancy_id)


def _kept_matter(fact: VacancyChecked | VacancyLeftAlone) -> dict[str, Any]:
    vacancy = Vacancy.objects.get(pk=fact.vacancy_id)
    told = {"outcome": fact.outcome} if isinstance(fact, VacancyChecked) else {"closes_on": f"{fact.closes_on:%d-%m-%Y}"}
    return {"title": vacancy.title, "number": vacancy.number or "", **told}


def _kept_page(fact: VacancyChecked | VacancyLeftAlone) -> tuple[str, list[Any]]:
    vacancy = Vacancy.objects.select_related("legal_entity").get(pk=fact.vacancy_id)
    return "karirhub:employer_vacancy", [str(vacancy.legal_entity.public_id), vacancy.pk]


def _opened(fact: QualificationProven) -> Opened | None:
    return opened_by(person_id=fact.person_id, number=fact.scheme_number, unit_codes=fact.unit_codes, on=timezone.localdate())


def _closing_matter(fact: SavedVacancyClosing) -> dict[str, Any]:
    vacancy = Vacancy.objects.with_employer().get(pk=fact.vacancy_id)
    return {"title": vacancy.title, "company": vacancy.employer_name, "closes_on": fact.closes_on.isoformat()}


register(
    Notice(
        slug="saved_vacancy_closing",
        fact=SavedVacancyClosing,
        category="karirhub",
        audience=lambda fact: to_remind(fact.vacancy_id, fact.closes_on),
        params=_closing_matter,
        url=lambda fact: ("karirhub:saved", []),
        key=lambda fact: f"saved_vacancy_closing:{fact.vacancy_id}:{fact.closes_on}",
    ),
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
        when=lambda fact: fact.move not in {"withdraw", "lapse"},
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
        when=lambda fact: fact.reason_code != LapseReason.TAKEN_DOWN,
        params=_closed_matter,
        url=lambda fact: ("karirhub:applications", []),
    ),
)


def _applicant(fact: Fact) -> list[int]:
    return [fact.person_id]


def _not_told_yet(fact: MessageSent) -> bool:
    """One word is enough until the conversation was opened again."""
    before = ApplicationMessage.objects.filter(application=fact.application_id, is_from_employer=fact.is_from_employer, read_at=None)
    return not before.filter(pk__lt=fact.message_id).exists()


def _staged_matter(fact: ApplicationStaged) -> dict[str, Any]:
    return _matter(fact) | {"stage": StageChange.objects.values_list("name", flat=True).get(pk=fact.change_id)}


def _near_matter(fact: InterviewNear) -> dict[str, Any]:
    interview = Interview.objects.select_related("chosen").get(pk=fact.interview_id)
    starts_at = interview.chosen.starts_at.isoformat() if interview.chosen else ""
    return _matter(fact) | {"starts_at": starts_at, "zone": interview.time_zone}


def _lapse_matter(fact: ApplicationMoved) -> dict[str, Any]:
    rows = ApplicationMove.objects.filter(record=fact.application_id, move="lapse")
    return _matter(fact) | {"reason": rows.values_list("reason_code", flat=True).last() or ""}


def _soon_matter(fact: ApplicationClosesSoon) -> dict[str, Any]:
    return _matter(fact) | {"closes_after": fact.closes_after.isoformat()}


def _told(slug: str, fact: type[Any], *, to_applicant: bool, **more: Any) -> Notice:
    """A notice about one application, to its applicant or to those who handle it."""
    told: dict[str, Any] = {
        "audience": _applicant if to_applicant else _handlers,
        "url": _own_page if to_applicant else _applicant_page,
        "params": _matter,
    }
    return Notice(slug=slug, fact=fact, category="karirhub", **told | more)


register(
    _told(
        "message_from_employer",
        MessageSent,
        to_applicant=True,
        when=lambda fact: fact.is_from_employer,
        audience=lambda fact: _applicant(fact) if _not_told_yet(fact) else [],
    ),
    _told(
        "message_from_applicant",
        MessageSent,
        to_applicant=False,
        when=lambda fact: not fact.is_from_employer,
        audience=lambda fact: _handlers(fact) if _not_told_yet(fact) else [],
    ),
    _told("application_staged", ApplicationStaged, to_applicant=True, params=_staged_matter),
    # Where the application came to the interview or the offer by it, that step has told already.
    _told("interview_proposed", InterviewProposed, to_applicant=True, when=lambda fact: not fact.is_first),
    _told("interview_answered", InterviewAnswered, to_applicant=False),
    _told("interview_cancelled", InterviewCancelled, to_applicant=True, when=lambda fact: fact.is_by_employer),
    _told("interview_excused", InterviewCancelled, to_applicant=False, when=lambda fact: not fact.is_by_employer),
    _told("interview_near", InterviewNear, to_applicant=True, params=_near_matter),
    _told("interview_near_employer", InterviewNear, to_applicant=False, params=_near_matter),
    _told("offer_made", OfferMade, to_applicant=True, when=lambda fact: not fact.is_first),
    _told("offer_answered", OfferAnswered, to_applicant=False),
    _told("offer_ended", OfferEnded, to_applicant=True),
    _told("application_closes_soon", ApplicationClosesSoon, to_applicant=True, params=_soon_matter),
    _told("application_lapsed", ApplicationMoved, to_applicant=True, when=lambda fact: fact.move == "lapse", params=_lapse_matter),
)
register(
    Notice(
        slug="vacancy_checked",
        fact=VacancyChecked,
        category="karirhub",
        audience=_keepers,
        when=lambda fact: fact.outcome != "confirmed",
        params=_kept_matter,
        url=_kept_page,
    ),
    Notice(
        slug="vacancy_left_alone",
        fact=VacancyLeftAlone,
        category="karirhub",
        audience=_keepers,
        params=_kept_matter,
        url=_kept_page,
    ),
)


def _invited_matter(fact: CandidateInvited) -> dict[str, Any]:
    vacancy = Vacancy.objects.with_employer().get(pk=fact.vacancy_id)
    return {"title": vacancy.title, "company": vacancy.employer_name}


def _vacancy_page(fact: CandidateInvited) -> tuple[str, list[Any]]:
    vacancy = Vacancy.objects.get(pk=fact.vacancy_id)
    return "karirhub:vacancy", [vacancy.pk, vacancy.slug]


register(
    Notice(
        slug="candidate_invited",
        fact=CandidateInvited,
        category="karirhub",
        audience=lambda fact: [fact.person_id],
        params=_invited_matter,
        url=_vacancy_page,
    )
)
