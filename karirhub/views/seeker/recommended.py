"""Vacancies that fit what a person holds and wishes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from karirhub.queries.invitations import invitations_of
from karirhub.queries.recommended import ground_of, reasons, recommended
from karirhub.queries.words import points_told
from karirhub.views.public.cards import card
from siapkerja.identity.queries import wants_no_matching
from siapkerja.web.pagination import keyset_page


@require_safe
def for_you(request: HttpRequest) -> HttpResponse:
    """Recommended vacancies, each with its reasons, the best first."""
    today = timezone.localdate()
    ground = ground_of(request.actor.subject_id, today)  # type: ignore[attr-defined]
    wants_none = wants_no_matching(ground.profile.pk)
    rows = recommended(ground, today)
    page = keyset_page(rows.none() if wants_none else rows, request, order=["-score", "-pk"])
    told = reasons(page, ground)
    context = {
        "page": page,
        "cards": [(card(vacancy), told[vacancy.pk]) for vacancy in page],
        "held": sorted(set(ground.held.values()), key=lambda row: row.title),
        "profile": ground.profile,
        "is_enough": ground.is_enough,
        "wants_none": wants_none,
        "points": points_told(ground.weights),
        "invitations": invitations_of(ground.profile.pk, today),
    }
    return render(request, "karirhub/applications/for_you.html", context)
