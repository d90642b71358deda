"""Officers: training centres of their region, and the batches of one."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from siapkerja.identity.views.access import officer_view
from siapkerja.web.pagination import keyset_page
from skillhub.permissions import WATCHING_OFFICERS
from skillhub.queries import officers as reads

LONGEST_SEARCH = 100
door = officer_view(*WATCHING_OFFICERS)


@require_safe
@door
def index(request: HttpRequest) -> HttpResponse:
    """Centres of the region with their figures."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    text = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    context = {
        "page": keyset_page(reads.centres_within(actor, on=today, text=text), request, order=["name", "pk"]),
        "figures": reads.figures_within(actor, on=today),
        "regions": reads.region_names(actor),
        "text": text,
        "year": today.year,
    }
    return render(request, "skillhub/officer/centres.html", context)


@require_safe
@door
def centre(request: HttpRequest, centre_id: UUID) -> HttpResponse:
    """One centre: what it teaches in the region and how its batches stand. Nobody is named."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    found = reads.centre_within(actor, centre_id, on=today)
    if found is None:
        raise Http404
    context = {
        "centre": found,
        "programmes": list(reads.programmes_of(actor, found)[:100]),
        "page": keyset_page(reads.batches_of(actor, found), request, order=["-training_starts_on", "-pk"]),
    }
    return render(request, "skillhub/officer/centre.html", context)
