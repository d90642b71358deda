"""A visitor's tickets for job fairs: taking one, changing its slot, giving it back, and having it at hand."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karirhub.actions import fair_tickets as actions
from karirhub.forms.fairs import SlotForm
from karirhub.models import FairTicket
from karirhub.queries import fair_tickets as reads
from karirhub.queries import fair_words as words
from karirhub.queries.fairs import announced_fair, companies_at, slots_by_day
from karirhub.views.calendar import fair_visit
from siapkerja.documents.pdf import compile_sheet, qr_drawing
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page

SHEET = "documents/typst/fair_ticket.typ"


@require_safe
@person_view
def tickets(request: HttpRequest) -> HttpResponse:
    """Every ticket that was not given back, the latest first."""
    page = keyset_page(reads.tickets_of(request.actor.subject_id), request, order=["-pk"])  # type: ignore[attr-defined]
    shown = [(ticket, words.ticket_when(ticket)) for ticket in page]
    return render(request, "karirhub/fairs/tickets.html", {"page": page, "shown": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def take(request: HttpRequest, fair_id: int, slug: str) -> HttpResponse:
    """Choose a slot: for a ticket, or for the ticket one has already."""
    found, now = announced_fair(fair_id), timezone.now()
    if found is None:
        raise Http404
    if not found.is_published or found.is_over(now):
        return redirect(found)
    actor, days = request.actor, slots_by_day(found)  # type: ignore[attr-defined]
    held = reads.ticket_for(actor, found)
    form = SlotForm(request.POST if request.method == "POST" else None, days=days, ticket=held)
    if form.is_valid():
        slot = next(slot for day in days for slot in day.slots if slot.pk == form.cleaned_data["slot"])
        try:
            if held is None:
                held = actions.take_ticket(slot=slot, by=actor, at=now)
                messages.success(request, _("Tiket Anda siap. Tunjukkan kode QR-nya di pintu."))
            else:
                actions.change_slot(ticket=held, slot=slot, by=actor, at=now)
                messages.success(request, _("Slot diubah. Nomor tiket tetap sama."))
            return redirect("karirhub:fair_ticket", held.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
            days = slots_by_day(found)
    context = {"fair": found, "told": words.fair_told(found, now), "days": words.days_told(days, found, now), "ticket": held, "form": form}
    return render(request, "karirhub/fairs/take.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
@person_view
def ticket(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The ticket as it is shown at the door."""
    found = _own(request, ticket_id)
    now = timezone.now()
    is_inside = found.fair.is_online and found.present_at is not None and found.fair.is_published and not found.fair.is_over(now)
    context = {
        "ticket": found,
        "fair": found.fair,
        "has_turn": found.has_turn(now),
        "rooms": companies_at(found.fair).order_by("booth_number") if is_inside else None,
        "told": words.fair_told(found.fair, now),
        "when": words.ticket_when(found),
        "may_change": found.given_back_at is None and found.present_at is None and found.fair.is_published and not found.fair.is_over(now),
    }
    return render(request, "karirhub/fairs/ticket.html", context)


@never_cache
@require_safe
@person_view
def code(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The ticket's QR code as a drawing."""
    return HttpResponse(qr_drawing(reads.door_address(_own(request, ticket_id))), content_type="image/svg+xml")


@never_cache
@require_safe
@person_view
def sheet(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The ticket on paper, a quarter of a sheet."""
    found = _own(request, ticket_id)
    if found.given_back_at is not None:
        raise Http404
    body = compile_sheet(SHEET, words.in_indonesian(lambda: words.sheet_of(found, reads.door_address(found))), at=found.taken_at)
    headers = {"Content-Disposition": f'inline; filename="tiket-{found.number}.pdf"'}
    return HttpResponse(body, content_type="application/pdf", headers=headers)


@never_cache
@require_safe
@person_view
def calendar(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The ticket for one's own calendar."""
    found = _own(request, ticket_id)
    if found.given_back_at is not None:
        raise Http404
    return fair_visit(found, words.place_words(found.fair))


@require_POST
@person_view
def come_in(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Go in to a fair online; the rooms of its booths are then on the ticket."""
    found = _own(request, ticket_id)
    try:
        actions.come_online(ticket=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("karirhub:fair_ticket", found.public_id)


@require_POST
@person_view
def give_back(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Leave the place to somebody else."""
    found = _own(request, ticket_id)
    try:
        actions.give_back(ticket=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Tiket dikembalikan. Terima kasih, tempatnya dapat dipakai orang lain."))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("karirhub:fair_ticket", found.public_id)
    return redirect(found.fair)


def _own(request: HttpRequest, ticket_id: UUID) -> FairTicket:
    found = reads.ticket_of(request.actor, ticket_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
