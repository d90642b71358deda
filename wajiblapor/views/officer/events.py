"""What companies of the region reported of their workplaces besides the yearly report, and what the office makes of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siapkerja.audit.recording import record_act
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page
from siapkerja.web.timeline import Entry, entries_of
from wajiblapor.actions.event_reviews import accept_event, decline_event
from wajiblapor.enums import EventState
from wajiblapor.forms.events import DeclineForm
from wajiblapor.models import WorkplaceEvent
from wajiblapor.permissions import READING_OFFICERS
from wajiblapor.queries import events as queries
from wajiblapor.queries.officers import region_names
from wajiblapor.views.company import actor_of
from wajiblapor.workflows import EVENT

door = officer_view(*READING_OFFICERS)


@require_safe
@door
def events(request: HttpRequest) -> HttpResponse:
    """Those that wait, the oldest first; or all, the newest first."""
    actor, is_all = actor_of(request), request.GET.get("keadaan") == "semua"
    rows = queries.visible_events(actor)
    page = (
        keyset_page(rows, request, order=["-filed_at", "-pk"], size=25)
        if is_all
        else keyset_page(rows.waiting(), request, order=["filed_at", "pk"], size=25)
    )
    context = {"page": page, "is_all": is_all, "regions": region_names(actor)}
    return render(request, "wajiblapor/officer/events.html", context)


@require_safe
@door
def event(request: HttpRequest, event_id: UUID) -> HttpResponse:
    return _page(request, _found(request, event_id), DeclineForm())


@require_POST
@door
def decide(request: HttpRequest, event_id: UUID, step: str) -> HttpResponse:
    """Accept it, or say why not."""
    found = _found(request, event_id)
    form = DeclineForm(request.POST)
    acting: dict[str, Any] = {"by": actor_of(request), "at": timezone.now()}
    try:
        if step == "terima":
            accept_event(event=found, **acting)
            messages.success(request, _("Laporan peristiwa diterima. Perusahaan kami beri tahu."))
            return redirect("wajiblapor:officer_events")
        if step != "tolak":
            raise Http404
        if form.is_valid():
            decline_event(event=found, note=form.cleaned_data["note"], **acting)
            messages.success(request, _("Tidak diterima. Perusahaan membaca alasannya."))
            return redirect("wajiblapor:officer_events")
    except Refused as refusal:
        show_refusal(refusal, form)
    return _page(request, found, form)


def _page(request: HttpRequest, found: WorkplaceEvent, form: DeclineForm) -> HttpResponse:
    actor = actor_of(request)
    record_act(actor, "event_viewed", f"wajiblapor.event:{found.pk}", timezone.now())
    begun = Entry(_("Dilaporkan perusahaan"), found.filed_at)
    context = {
        "event": found,
        "history": entries_of(EVENT, found.history.select_related("by_person"), begun=begun, with_people=True),
        "may_decide": found.state == EventState.REPORTED and queries.may_decide(actor, found),
        "form": form,
    }
    return render(request, "wajiblapor/officer/event.html", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, event_id: UUID) -> WorkplaceEvent:
    found = queries.seen_event(actor_of(request), event_id)
    if found is None:
        raise Http404
    return found
