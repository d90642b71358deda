"""One person's way over all services."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from siapkerja.identity.views.access import person_view
from siapkerja.identity.views.pagination import keyset_page
from siapkerja.journey.next_steps import next_steps_of
from siapkerja.journey.queries import entries_of, services_on_the_way
from siapkerja.journey.wording import by_month


@require_safe
@person_view
def journey(request: HttpRequest) -> HttpResponse:
    """Newest first, of all services or of the one in `layanan`."""
    person_id = request.actor.subject_id  # type: ignore[attr-defined]
    known = services_on_the_way(person_id)
    asked = request.GET.get("layanan", "")
    service = asked if asked in known else ""
    page = keyset_page(entries_of(person_id, service=service), request, order=["-at", "-pk"])
    waiting = next_steps_of(person_id, on=timezone.localdate())
    return render(
        request,
        "journey/journey.html",
        {
            "page": page,
            "months": by_month(page),
            "service": service,
            "known": known,
            "next_step": waiting[0] if waiting else None,
            "others": waiting[1:],
        },
    )
