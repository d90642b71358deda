"""The officer's queue: applications of the region in trays."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from siapkerja.identity.views.access import officer_view
from siapkerja.web.pagination import keyset_page
from wirausaha.permissions import VERIFIERS
from wirausaha.queries import officers as reads

door = officer_view(*VERIFIERS)


@require_safe
@door
def queue(request: HttpRequest) -> HttpResponse:
    """One tray, the oldest first."""
    trays = {tray.slug: tray for tray in reads.TRAYS}
    actor = request.actor  # type: ignore[attr-defined]
    counts = reads.tray_counts(actor)
    first = next((slug for slug in trays if counts[slug]), reads.TRAYS[0].slug)
    wanted = request.GET.get("baki", first)
    tray = trays.get(wanted, reads.TRAYS[0])
    context = {
        "page": keyset_page(reads.in_tray(actor, tray), request, order=["moved_at", "pk"], size=25),
        "tabs": [(row.slug, row.words, counts[row.slug]) for row in reads.TRAYS],
        "tray": tray,
    }
    return render(request, "wirausaha/officer/queue.html", context)
