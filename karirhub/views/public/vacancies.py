"""Vacancies as everybody sees them."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from karirhub.models import Vacancy
from karirhub.queries.applications import own_application
from karirhub.queries.certificates import asked_shown
from karirhub.queries.complaints import vacancy_to_report
from karirhub.queries.details import details_of
from karirhub.queries.documents import VACANCIES
from karirhub.queries.partners import address_at_partner
from karirhub.queries.postings import job_posting
from karirhub.queries.progress import draft_of
from karirhub.queries.saved import is_saved
from karirhub.queries.similar import similar_to
from karirhub.queries.skills import skills_shown
from karirhub.queries.trust import weighed
from karirhub.queries.vacancies import public_vacancy, today_at
from karirhub.views.public.cards import card
from siapkerja.search.pages import kept_page


@login_not_required
@require_safe
def vacancy(request: HttpRequest, vacancy_id: int, slug: str) -> HttpResponse:
    """One vacancy; an ended one says so."""
    found = public_vacancy(vacancy_id)
    if found is None:
        return _frozen(request, vacancy_id)
    if slug != found.slug:
        return redirect(found, permanent=True)
    return kept_page(request, VACANCIES, lambda: _read(request, found), version=found.version)


def _read(request: HttpRequest, found: Vacancy) -> HttpResponse:
    today = today_at(found, timezone.now())
    is_open = found.is_open_on(today)
    wage, trust = weighed(found, today)
    details = details_of(found)
    context = {
        "vacancy": found,
        "details": details,
        "is_open": is_open,
        "opens_later": found.opens_later_than(today),
        "posting": job_posting(found, details.places) if is_open else None,
        "at_partner": address_at_partner(found),
        "partner": found.partner,
        "today": today,
        "wage_check": wage,
        "trust": trust,
        "similar": [card(row) for row in similar_to(found, today)],
        "application": own_application(request.actor, found),  # type: ignore[attr-defined]
        "draft": draft_of(request.actor.subject_id, found.pk) if is_open else None,  # type: ignore[attr-defined]
        "is_saved": is_saved(request.actor.subject_id, found.pk),  # type: ignore[attr-defined]
        "certificates": asked_shown(details.certificates, request.actor.subject_id, today),  # type: ignore[attr-defined]
        "skills": skills_shown(found, details.skills, request.actor.subject_id, today),  # type: ignore[attr-defined]
    }
    return render(request, "karirhub/vacancies/vacancy.html", context)


def _frozen(request: HttpRequest, vacancy_id: int) -> HttpResponse:
    """Who follows an old link to a frozen vacancy is warned; search engines see that nothing is there."""
    found = vacancy_to_report(vacancy_id)
    if found is None:
        raise Http404
    return render(request, "karirhub/vacancies/frozen.html", {"vacancy": found}, status=404)
