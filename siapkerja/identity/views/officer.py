"""The officer's desk: for which regions, and the doors of each service."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from siapkerja.identity.doors import doors_of
from siapkerja.identity.queries import assignments_of
from siapkerja.identity.views.access import officer_view


@require_safe
@officer_view()
def desk(request: HttpRequest) -> HttpResponse:
    person_id = request.actor.person_id  # type: ignore[attr-defined]
    context = {"assignments": assignments_of(person_id, on=timezone.localdate()), "doors": doors_of(request.actor)}  # type: ignore[attr-defined]
    return render(request, "identity/officer/desk.html", context)
