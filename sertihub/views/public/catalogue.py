"""Certification as everybody sees it: start page, search and scheme."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sertihub.forms.search import FIELDS, FORM, shown_codes, titles_of_page
from sertihub.models import Scheme
from sertihub.queries import schemes as reads
from sertihub.queries.bodies import open_venues, serving_assessors
from sertihub.queries.documents import SCHEMES
from sertihub.views.public.cards import card, cost_words, kind_words
from siapkerja.reference.queries.occupations import titles_of
from siapkerja.reference.queries.rules import rule
from siapkerja.search.criteria import Found, ways_out

_FIELDS_SHOWN = 8


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What certification is good for and how it goes, with the doors to the catalogue and the register."""
    words = {letter: word for word, letter in FIELDS.items()}
    fields = [
        (title, f"{reverse('sertihub:schemes')}?bidang={words[letter]}", n) for letter, title, n in reads.fields_offered(_FIELDS_SHOWN)
    ]
    return render(request, "sertihub/home.html", {"fields": fields, "years": _years()})


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Search and browse; the address holds the whole question."""
    criteria = FORM.criteria_from(request.GET)
    found = reads.find(criteria)
    titles = _titles(found)
    ways = [] if found.answer.total else ways_out(SCHEMES, criteria)
    context = FORM.context(found, titles) | {
        "cards": [card(scheme) for scheme in found.records],
        "ways": [(FORM.way_words(way, criteria, titles), FORM.address_of(way.criteria), way.total) for way in ways],
    }
    return render(request, "sertihub/schemes/index.html", context)


@login_not_required
@require_safe
def scheme(request: HttpRequest, scheme_id: int, slug: str) -> HttpResponse:
    """One scheme with its units, elements and criteria; a withdrawn one says so."""
    found = reads.public_scheme(scheme_id)
    if found is None:
        raise Http404
    if slug != found.slug:
        return redirect(found, permanent=True)
    today = timezone.localdate()
    units = reads.units_of(found)
    context = {
        "scheme": found,
        "body": found.body,
        "units": units,
        "has_examples": any(unit.is_example for unit in units),
        "kind": kind_words(found),
        "cost": cost_words(found),
        "venues": open_venues(found.body),
        "assessors": serving_assessors(found.body, on=today),
        "is_licensed": found.body.is_licensed(today),
        "years": _years(),
        "apply_url": _apply_url(found),
    }
    return render(request, "sertihub/schemes/scheme.html", context)


def _titles(found: Found[Scheme]) -> dict[str, str]:
    occupations = titles_of(shown_codes(found, "occupation"))
    bodies = reads.names_of_bodies(shown_codes(found, "body"))
    return dict(titles_of_page(occupations, bodies, reads.titles_of_fields(shown_codes(found, "field"))))


def _years() -> int:
    """For how many years a certificate issued today counts."""
    return int(rule("certification.certificate_years", timezone.localdate()).value)


def _apply_url(scheme: Scheme) -> str:
    try:
        return reverse("sertihub:apply", args=[scheme.pk, scheme.slug])
    except NoReverseMatch:
        return ""
