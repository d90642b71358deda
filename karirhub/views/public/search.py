"""Searching vacancies: the list in four formats, what is offered while one types, and employers by name."""

from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from karirhub.forms.search import COUNTED, EMPLOYER, FORM, titles_for, titles_of_chosen
from karirhub.models import Vacancy
from karirhub.queries.documents import FEWEST, VACANCIES
from karirhub.queries.employers import SHORTEST_NAME, employers_like
from karirhub.queries.saved import marks_on
from karirhub.queries.search import applicants_of, find, mended, reasons, suggestions, totals, ways_out
from karirhub.views.public import feeds
from karirhub.views.public.hits import hits
from siapkerja.search.criteria import Criteria, Found
from siapkerja.search.pages import kept_page

LONGEST_TYPED = 100


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Search and browse; the address holds the whole question, and answers as page, JSON, RSS or calendar."""
    criteria = FORM.criteria_from(request.GET)
    wanted = feeds.wanted_format(request)
    if wanted == feeds.HTML:
        response = feeds.unless_known(request, kept_page(request, VACANCIES, lambda: _page(request, criteria)))
    else:
        response = feeds.answer_in_measure(request, criteria, wanted)
    patch_vary_headers(response, ("Accept",))
    return response


def _page(request: HttpRequest, criteria: Criteria) -> HttpResponse:
    found = find(criteria, groups=COUNTED)
    titles, numbers = titles_for(found), totals(FORM.alternatives(criteria))
    marks = marks_on(request.actor.subject_id, [row.pk for row in found.records])  # type: ignore[attr-defined]
    applicants = applicants_of(found.records) if criteria.order == FEWEST else {}
    ways = [] if found.answer.total or not found.answer.is_whole else ways_out(criteria)
    context = FORM.context(found, titles, numbers) | {
        "hits": hits(found.records, reasons(criteria, found.records), marks, applicants),
        "ways": [(FORM.way_words(way, criteria, titles), FORM.address_of(way.criteria), way) for way in ways],
        "mended": _mended(criteria, found),
        "query": FORM.address_of(criteria).removeprefix("?"),
        "is_narrowed": bool(FORM.narrowing(criteria)),
        "feeds": feeds.links(FORM.address_of(criteria)),
    }
    return feeds.with_tag(request, render(request, "karirhub/vacancies/index.html", context), found.records)


def _mended(criteria: Criteria, found: Found[Vacancy]) -> tuple[str, str] | None:
    """The words probably meant and the address that asks for them, where what was typed stands nowhere or was read otherwise."""
    if found.answer.total and not found.answer.read_as:
        return None
    words = mended(criteria.text)
    return (words, FORM.address_of(replace(criteria, text=words, cursor=""))) if words else None


@login_not_required
@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """What may be meant by what somebody has typed so far: a list for the search box, from the third letter on."""
    typed = request.GET.get("q", "")[:LONGEST_TYPED]
    wanted = request.GET.get("untuk", "")
    found = [one for one in suggestions(typed) if wanted != "tempat" or one.kind == "place"]
    return render(request, "searching/suggestions.html", {"suggestions": found})


@login_not_required
@require_safe
def employers(request: HttpRequest) -> HttpResponse:
    """Employers by name, to narrow the search in the address to one of them."""
    criteria = FORM.criteria_from(request.GET)
    typed = request.GET.get("nama", "")[:LONGEST_TYPED]
    found = [
        (one, FORM.address_of(replace(criteria, filters={**criteria.filters, EMPLOYER: (str(one.legal_entity_id),)}, cursor="")))
        for one in employers_like(typed)
    ]
    context = {
        "typed": typed,
        "employers": found,
        "is_too_short": bool(typed) and len(typed.replace(" ", "")) < SHORTEST_NAME,
        "asked": FORM.pairs_of(criteria),
        "words": FORM.in_words(criteria, titles_of_chosen(criteria)),
        "back": FORM.address_of(criteria),
    }
    return render(request, "karirhub/vacancies/employers.html", context)
