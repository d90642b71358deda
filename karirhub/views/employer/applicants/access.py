"""Whose applicants one may see: those of vacancies of one's organisation that one handles. Everybody else finds nothing."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from karirhub.forms.applicants import FilterForm
from karirhub.models import Application, Vacancy
from karirhub.permissions import Permission, demand, may
from karirhub.queries import applications as reads
from karirhub.queries.matching import asked_by_one, weights_on
from karirhub.queries.pipeline import Pipeline, keys_of
from karirhub.queries.vacancies import vacancy_of
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity


def actor_of(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined]


def vacancy_handled(request: HttpRequest, organisation: LegalEntity, vacancy_id: int) -> Vacancy:
    """A vacancy whose applications the actor handles.

    Raises:
        Http404: for everybody else.
        ApplicationsWithheld: complaints about the vacancy are looked into.
    """
    found = vacancy_of(organisation, actor_of(request), vacancy_id)
    if found is None or not may(actor_of(request), Permission.HANDLE_APPLICATIONS, found):
        raise Http404
    demand(actor_of(request), Permission.HANDLE_APPLICATIONS, found)
    return found


def application_to(vacancy: Vacancy, application_id: UUID) -> Application:
    found = reads.applicant(vacancy, application_id)
    if found is None:
        raise Http404
    return found


def pipeline_asked(vacancy: Vacancy, data: object) -> tuple[Pipeline, FilterForm]:
    """The applicants that an address (or the filters sent along with a form) asks for."""
    today = timezone.localdate()
    weights = weights_on(today)
    asked = asked_by_one(vacancy, weights, today)
    form = FilterForm(data, asked=asked, questions=list(vacancy.questions.all()), columns=keys_of(vacancy))  # type: ignore[arg-type]
    return Pipeline(vacancy, asked, weights, form.criteria), form
