"""Placements (AKL, AKAD, AKAN) of the region: the list, writing one down, taking one back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from karirhub.actions import placements as actions
from karirhub.enums import PlacementKind
from karirhub.forms.guidance import CancelPlacementForm, PlacementForm, PlacementsForm
from karirhub.permissions import PLACING_OFFICERS
from karirhub.queries import placements as reads
from karirhub.queries.card_lists import visible_seeker
from siapkerja.audit.recording import record_view, record_views
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page

door = officer_view(*PLACING_OFFICERS)


@require_safe
@door
def placements(request: HttpRequest) -> HttpResponse:
    """Who was placed where, the newest first; names are shown, so the look is logged for each of them."""
    actor = request.actor  # type: ignore[attr-defined]
    form = PlacementsForm(request.GET or None)
    page = keyset_page(reads.visible_placements(actor, form.chosen()), request, order=["-pk"], size=25)
    record_views(actor, reads.people_of(page), "placement", timezone.now(), purpose=ViewPurpose.SERVICE)
    counts = reads.scope_counts(actor, form.chosen())
    figures = [(kind.label, counts.get(kind.value, 0)) for kind in PlacementKind]
    return render(request, "karirhub/placements/index.html", {"form": form, "page": page, "figures": figures})


@require_http_methods(["GET", "HEAD", "POST"])
@door
def record(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Write down work a seeker found outside the portal."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    card = visible_seeker(actor, card_id)
    if card is None:
        raise Http404
    form = PlacementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_by_hand(card=card, content=form.content(), by=actor, at=now)
            messages.success(request, _("Penempatan tercatat dan kartunya ditutup."))
            return redirect("karirhub:seeker", card.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    record_view(actor, card.person_id, "card", now, purpose=ViewPurpose.SERVICE)
    return render(request, "karirhub/placements/record.html", {"card": card, "form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@door
def cancel(request: HttpRequest, placement_id: UUID) -> HttpResponse:
    """Take back what was written down by mistake."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = reads.visible_placement(actor, placement_id)
    if found is None:
        raise Http404
    form = CancelPlacementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel_placement(placement=found, note=form.cleaned_data["note"], by=actor, at=now)
            messages.success(request, _("Catatan penempatan dibatalkan."))
            return redirect("karirhub:placements")
        except Refused as refusal:
            show_refusal(refusal, form)
    record_view(actor, found.person_id, "placement", now, purpose=ViewPurpose.SERVICE)
    return render(request, "karirhub/placements/cancel.html", {"placement": found, "form": form}, status=422 if form.errors else 200)
