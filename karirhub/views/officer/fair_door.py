"""At the door of a job fair: a ticket is scanned or its number typed, and used once. Needs no script."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from karirhub.actions.fair_tickets import admit
from karirhub.forms.fairs import DoorForm
from karirhub.permissions import DOOR_OFFICERS
from karirhub.queries import fair_tickets as reads
from karirhub.queries import fair_words as words
from karirhub.queries.fairs import crowd_of, fair_at_the_door, present_by_slot, slots_by_day
from siapkerja.audit.recording import record_view
from siapkerja.documents.tokens import read_token
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.views.access import officer_view, person_view
from siapkerja.kernel.errors import Refused


@never_cache
@require_safe
@officer_view(*DOOR_OFFICERS)
def entrance(request: HttpRequest, fair_id: int) -> HttpResponseBase:
    """Type a ticket's number; how full each of today's slots is."""
    found, now = fair_at_the_door(request.actor, fair_id), timezone.now()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    form = DoorForm(request.GET if "nomor" in request.GET else None)
    if form.is_valid():
        ticket = reads.ticket_typed(found, form.cleaned_data["nomor"])
        if ticket is not None:
            return redirect("karirhub:fair_check_in", ticket.token)
        form.add_error("nomor", _("Tidak ada tiket dengan nomor itu di bursa kerja ini. Periksa angkanya."))
    today = [day for day in slots_by_day(found) if day.on == found.today(now)]
    context = {
        "fair": found,
        "told": words.fair_told(found, now),
        "form": form,
        "days": words.days_told(today, found, now, present=present_by_slot(found)),
        "crowd": crowd_of(found),
    }
    return render(request, "karirhub/fairs/door.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def check_in(request: HttpRequest, token: str) -> HttpResponse:
    """What a scanned code leads to: the door decides; the holder comes to their ticket."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    ticket = reads.ticket_scanned(read_token(token))
    if ticket is None:
        raise Http404
    if not reads.may_admit(actor, ticket.fair):
        if ticket.person_id is None or ticket.person_id != actor.subject_id:
            raise Http404
        return redirect("karirhub:fair_ticket", ticket.public_id)
    if ticket.person_id is not None:
        record_view(actor, ticket.person_id, "fair_ticket", now, purpose=ViewPurpose.SERVICE)
    seen = reads.at_the_door(ticket, now)
    if request.method == "POST":
        try:
            admit(ticket=ticket, by=actor, at=now)
            messages.success(request, _("%(name)s boleh masuk. Tiket %(number)s.") % {"name": seen.name, "number": ticket.number})
            return redirect("karirhub:fair_door", ticket.fair_id)
        except Refused as refusal:
            messages.error(request, str(refusal))
    context = {"seen": seen, "ticket": ticket, "fair": ticket.fair, "when": words.ticket_when(ticket), "form": DoorForm()}
    return render(request, "karirhub/fairs/check_in.html", context)
