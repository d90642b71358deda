"""Vacancies as everybody sees them."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from karirhub.forms.search import FORM, occupation_codes
from karirhub.queries.applications import own_application
from karirhub.queries.certificates import asked_shown
from karirhub.queries.documents import VACANCIES
from karirhub.queries.search import find
from karirhub.queries.vacancies import public_vacancy, today_at
from karirhub.queries.wages import wage_check
from karirhub.views.public.cards import card
from siapkerja.reference.queries.occupations import titles_of
from siapkerja.search.criteria import ways_out


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Search and browse; the address holds the whole question."""
    criteria = FORM.criteria_from(request.GET)
    found = find(criteria)
    titles = titles_of(occupation_codes(found))
    ways = [] if found.answer.total else ways_out(VACANCIES, criteria)
    context = FORM.context(found, titles) | {
        "cards": [card(vacancy) for vacancy in found.records],
        "ways": [(FORM.way_words(way.group, criteria, titles), FORM.address_of(way.criteria), way.total) for way in ways],
    }
    return render(request, "karirhub/vacancies/index.html", context)


@login_not_required
@require_safe
def vacancy(request: HttpRequest, vacancy_id: int, slug: str) -> HttpResponse:
    """One vacancy; an ended one says so."""
    found = public_vacancy(vacancy_id)
    if found is None:
        raise Http404
    if slug != found.slug:
        return redirect(found, permanent=True)
    today = today_at(found, timezone.now())
    context = {
        "vacancy": found,
        "is_open": found.is_open_on(today),
        "today": today,
        "wage_check": wage_check(found, today),
        "application": own_application(request.actor, found),  # type: ignore[attr-defined]
        "certificates": asked_shown(found, request.actor.subject_id, today),  # type: ignore[attr-defined]
    }
    return render(request, "karirhub/vacancies/vacancy.html", context)
