"""Events of a workplace: which are reported when, what was reported, and reporting one."""

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted, Refused
from wajiblapor.actions.event_reviews import AlreadyHappened, withdraw_event
from wajiblapor.actions.events import report_event
from wajiblapor.actions.prepared_events import PreparedChanged, PreparedGone, settle_prepared
from wajiblapor.enums import EventKind
from wajiblapor.forms.events import EventForm
from wajiblapor.models import PreparedEvent
from wajiblapor.permissions import REFUSALS, Permission, may
from wajiblapor.queries.events import event_clock, event_clocks, events_of, is_deed_compulsory, prepared_of
from wajiblapor.views.company import actor_of

# Names in the address what a program prepared.
PREPARED = "siapan"


@require_safe
@organisation_view
def events(request: HttpRequest, organisation: LegalEntity, workplace_id: UUID) -> HttpResponse:
    place = _own_place(request, organisation, workplace_id)
    context = {
        "place": place,
        "clocks": event_clocks(day_in(place.time_zone, timezone.now())),
        "events": events_of(place),
        "prepared": prepared_of(place),
        "may_report": _may_report(request, place),
    }
    return render(request, "wajiblapor/event/events.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
@reauthentication_required(allow_get=True)
def report(request: HttpRequest, organisation: LegalEntity, workplace_id: UUID, kind: str) -> HttpResponse:
    """One event; sent only by whoever has just shown that it is them."""
    place = _own_place(request, organisation, workplace_id)
    if kind not in EventKind.values:
        raise Http404
    if not _may_report(request, place):
        raise NotPermitted(str(REFUSALS[Permission.SUBMIT_REPORT]))
    wanted = EventKind(kind)
    prepared = _prepared(request, place, wanted)
    as_seen = request.POST.get("versi", "").partition(" ")[2]
    if prepared is None and PREPARED in request.GET:
        return _anew(request, PreparedGone(), place)
    if prepared is not None and request.method == "POST" and prepared.writing != as_seen:
        return _anew(request, PreparedChanged(), place)
    initial = {"name": actor_name(request), **(prepared.answers if prepared else {})}
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    has_deed = prepared is not None and prepared.deed is not None
    needs_deed = wanted == EventKind.OWNERSHIP and not has_deed and is_deed_compulsory(day_in(place.time_zone, timezone.now()))
    form = EventForm(*sent, kind=wanted, initial=initial, needs_deed=needs_deed)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            report_event(
                workplace=place, told=form.told(), name=data["name"], position=data["position"], is_declared=data["is_declared"],
                deed=data["deed"].file if data.get("deed") else None, prepared=prepared, as_seen=as_seen, by=actor_of(request),
                at=timezone.now(),
            )  # fmt: skip
        except (PreparedChanged, PreparedGone) as refusal:
            return _anew(request, refusal, place)
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Laporan peristiwa terkirim. Nomor dan buktinya sudah terbit."))
            return redirect("wajiblapor:events", organisation.public_id, place.public_id)
    # How many were reported tells the page whether what it keeps on the device was sent; what a program prepared is sent as it was read.
    seen = f"{place.reported_events.count()} {prepared.writing}" if prepared else f"{place.reported_events.count()}"
    context = {
        "place": place,
        "form": form,
        "prepared": prepared,
        "seen": seen,
        "clock": event_clock(wanted, day_in(place.time_zone, timezone.now())),
    }
    return render(request, "wajiblapor/event/report.html", context, status=422 if form.is_bound else 200)


@require_POST
@organisation_view
def withdraw(request: HttpRequest, organisation: LegalEntity, workplace_id: UUID, event_id: UUID) -> HttpResponse:
    """It will not happen."""
    place = _own_place(request, organisation, workplace_id)
    found = place.reported_events.filter(public_id=event_id).first()
    if found is None:
        raise Http404
    try:
        withdraw_event(event=found, by=actor_of(request), at=timezone.now())
        messages.success(request, _("Laporan peristiwa ditarik."))
    except (MoveNotAllowed, AlreadyHappened) as refusal:
        messages.error(request, str(refusal))
    return redirect("wajiblapor:events", organisation.public_id, place.public_id)


@require_POST
@organisation_view
def discard(request: HttpRequest, organisation: LegalEntity, workplace_id: UUID, prepared_id: UUID) -> HttpResponse:
    """What a program prepared is not reported."""
    place = _own_place(request, organisation, workplace_id)
    found = prepared_of(place).filter(public_id=prepared_id).first()
    if found is None:
        raise Http404
    as_seen = request.POST.get("versi", "")
    try:
        settle_prepared(prepared=found, is_declared=False, as_seen=as_seen, by=actor_of(request), at=timezone.now())
        messages.success(request, _("Siapan dibuang. Tidak ada yang dilaporkan."))
    except PreparedChanged as refusal:
        messages.error(request, str(refusal))
    return redirect("wajiblapor:events", organisation.public_id, place.public_id)


def _prepared(request: HttpRequest, place: Workplace, kind: EventKind) -> PreparedEvent | None:
    """What a program prepared, where the address names it."""
    try:
        wanted = UUID(request.GET.get(PREPARED, ""))
    except ValueError:
        return None
    return prepared_of(place).filter(public_id=wanted, kind=kind).first()


def _anew(request: HttpRequest, refusal: Refused, place: Workplace) -> HttpResponse:
    """The page with what the program says now, or the list where it says nothing any more."""
    messages.error(request, str(refusal))
    if isinstance(refusal, PreparedChanged):
        return redirect(request.get_full_path())
    return redirect("wajiblapor:events", place.legal_entity.public_id, place.public_id)


def actor_name(request: HttpRequest) -> str:
    person = request.user.person  # type: ignore[union-attr]
    return person.full_name if person else ""


def _own_place(request: HttpRequest, organisation: LegalEntity, workplace_id: UUID) -> Workplace:
    places = Workplace.objects.select_related("legal_entity", "regency").filter(legal_entity=organisation, public_id=workplace_id)
    place = places.first()
    if place is None or not actor_of(request).member_roles(organisation.pk, place.pk):
        raise Http404
    return place


def _may_report(request: HttpRequest, place: Workplace) -> bool:
    return may(actor_of(request), Permission.SUBMIT_REPORT, legal_entity_id=place.legal_entity_id, workplace_id=place.pk)
