"""Vacancies as everybody sees them."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from karirhub.forms import search as form
from karirhub.queries.applications import own_application
from karirhub.queries.occupations import titles_of
from karirhub.queries.search import Found, find, ways_out
from karirhub.queries.vacancies import public_vacancy, today_at
from karirhub.queries.wages import wage_check
from karirhub.views.public.cards import card


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Search and browse; the address holds the whole question."""
    criteria = form.criteria_from(request.GET)
    found = find(criteria)
    return render(request, "karirhub/vacancies/index.html", _list_context(found))


def _list_context(found: Found) -> dict[str, Any]:
    criteria, page = found.criteria, found.answer.page
    titles = titles_of(form.occupation_codes(found))
    ways = ways_out(criteria) if not found.answer.total else []
    chips = form.chips(found, titles)
    return {
        "criteria": criteria,
        "found": found,
        "cards": [card(vacancy) for vacancy in found.vacancies],
        "total": found.answer.total,
        "groups": form.filter_groups(found, titles),
        "chips": chips,
        "chosen": len(chips),
        "cleared_url": form.address_of(criteria.without_filters()),
        "orders": [(word, label, order == criteria.order) for word, order, label in form.ORDERS],
        "asked": form.pairs_of(criteria),
        "next_url": form.address_of(criteria, page.next_cursor) if page.next_cursor else "",
        "previous_url": form.address_of(criteria, page.previous_cursor) if page.previous_cursor else "",
        "ways": [(form.way_words(way.group, criteria, titles), form.address_of(way.criteria), way.total) for way in ways],
    }


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
    }
    return render(request, "karirhub/vacancies/vacancy.html", context)
