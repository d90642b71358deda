"""Training as everybody sees it."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from siapkerja.reference.models import EducationLevel
from siapkerja.search.criteria import ways_out
from skillhub.forms.search import FORM
from skillhub.queries.batches import public_batches
from skillhub.queries.documents import PROGRAMMES
from skillhub.queries.enrolments import enrolment_in
from skillhub.queries.programmes import find, public_programme
from skillhub.queries.schemes import matching_schemes
from skillhub.views.public.cards import card, length_words


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Search and browse; the address holds the whole question."""
    criteria = FORM.criteria_from(request.GET)
    found = find(criteria)
    titles = dict(EducationLevel.objects.values_list("code", "name"))
    ways = [] if found.answer.total else ways_out(PROGRAMMES, criteria)
    context = FORM.context(found, titles) | {
        "cards": [card(programme) for programme in found.records],
        "ways": [(FORM.way_words(way, criteria, titles), FORM.address_of(way.criteria), way.total) for way in ways],
    }
    return render(request, "skillhub/programmes/index.html", context)


@login_not_required
@require_safe
def programme(request: HttpRequest, programme_id: int, slug: str) -> HttpResponse:
    """One programme with its units and batches; a withdrawn one says so."""
    found = public_programme(programme_id)
    if found is None:
        raise Http404
    if slug != found.slug:
        return redirect(found, permanent=True)
    context = {
        "programme": found,
        "units": list(found.units.all()),
        "batches": public_batches(found),
        "length": length_words(found),
        "schemes": matching_schemes(found),
        "enrolment": enrolment_in(request.actor, found.pk),  # type: ignore[attr-defined]
    }
    return render(request, "skillhub/programmes/programme.html", context)
