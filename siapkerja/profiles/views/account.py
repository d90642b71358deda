"""The first page after signing in, and the first one after signing up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from siapkerja.identity.queries import organisations_of
from siapkerja.identity.views.access import person_view
from siapkerja.profiles.queries import completeness, first_gap, parts_of, profile_of


@require_safe
@person_view
def overview(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    profile = profile_of(actor.person_id)
    parts = parts_of(profile)
    return render(
        request,
        "profiles/account/overview.html",
        {
            "profile": profile,
            "percent": completeness(parts),
            "gap": first_gap(parts),
            "organisations": organisations_of(actor),
            "is_officer": actor.is_officer,
        },
    )


@require_safe
@person_view
def welcome(request: HttpRequest) -> HttpResponse:
    return render(request, "profiles/account/welcome.html")
