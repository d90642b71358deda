"""The officers' queue of recoveries: masked until opened, and every opening is recorded with what it was for."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from siapkerja.audit.recording import record_act, record_view
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.identity.views.pagination import keyset_page
from siapkerja.kernel.errors import Refused
from siapkerja.recovery.actions import reviews
from siapkerja.recovery.clocks import today_in
from siapkerja.recovery.enums import HandBackReason, MissingPart, ObjectionOutcome, RecoveryRefusal, RecoveryState
from siapkerja.recovery.forms.officers import AskForm, HandBackForm, ObjectionForm, OpenForm, ProposeForm, RefuseForm, SendBackForm
from siapkerja.recovery.models import RecoveryTicket
from siapkerja.recovery.permissions import RECOVERY_OFFICERS
from siapkerja.recovery.queries import candidates, counts_of, entries_of, tickets_for
from siapkerja.recovery.views.opened import is_looking, note_look
from siapkerja.recovery.workflows import RECOVERY

COUNTED = [state for state in RECOVERY.states if state.value != RecoveryState.UNCONFIRMED]
REASONS = {**dict(HandBackReason.choices), **dict(MissingPart.choices), **dict(RecoveryRefusal.choices), **dict(ObjectionOutcome.choices)}


@officer_view(*RECOVERY_OFFICERS)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("keadaan", RecoveryState.NEW)
    if wanted not in {state.value for state in COUNTED}:
        raise Http404
    rows = tickets_for(request.actor)  # type: ignore[attr-defined]
    counts = counts_of(rows, RECOVERY)
    tabs = [(state, counts[state.value]) for state in COUNTED]
    page = keyset_page(rows.filter(state=wanted), request, order=["due_on", "pk"])
    return render(request, "recovery/officer/queue.html", {"page": page, "tabs": tabs, "wanted": wanted})


@officer_view(*RECOVERY_OFFICERS)
@never_cache
@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    return _case(request, _ticket(request, number), {})


@officer_view(*RECOVERY_OFFICERS)
@require_POST
def open_case(request: HttpRequest, number: str) -> HttpResponse:
    """Show everything for a while; the person finds the look, with its purpose, among their data."""
    ticket, form = _ticket(request, number), OpenForm(request.POST)
    if not form.is_valid():
        return _case(request, ticket, {"open": form}, status=422)
    now, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    record_act(actor, "recovery_opened", f"recovery.ticket:{ticket.pk}", now, purpose=form.cleaned_data["purpose"])
    if ticket.person_id:
        record_view(actor, ticket.person_id, "recovery", now, purpose=ViewPurpose.RECOVERY)
    note_look(request, number, form.cleaned_data["purpose"])
    return redirect("recovery:case", number)


@officer_view(*RECOVERY_OFFICERS)
@require_POST
def move(request: HttpRequest, number: str, move: str) -> HttpResponse:
    ticket = _ticket(request, number)
    if move not in MOVES:
        raise Http404
    if move != "take" and not is_looking(request, number):
        messages.error(request, _("Buka data dulu untuk memutuskan."))
        return redirect("recovery:case", number)
    act, words = MOVES[move]
    form = _forms(ticket, request.POST, only=move).get(move)
    if form is not None and not form.is_valid():
        return _case(request, ticket, {move: form}, status=422)
    try:
        act(ticket=ticket, by=request.actor, at=timezone.now(), **_answers(form))  # type: ignore[attr-defined]
    except Refused as refusal:
        if form is None:
            messages.error(request, str(refusal))
            return redirect("recovery:case", number)
        show_refusal(refusal, form)
        return _case(request, ticket, {move: form}, status=422)
    messages.success(request, str(words))
    return redirect("recovery:case", number)


MOVES: dict[str, tuple[Callable[..., Any], Any]] = {
    "take": (reviews.take, _("Permintaan ini sekarang Anda periksa.")),
    "hand_back": (reviews.hand_back, _("Dikembalikan ke antrean. Petugas lain dapat memeriksanya.")),
    "ask": (reviews.ask_for_completion, _("Pemohon diminta melengkapi. Waktu berhenti sampai ia menjawab.")),
    "propose": (reviews.propose, _("Diusulkan. Petugas lain yang menyetujuinya.")),
    "return": (reviews.send_back, _("Dikembalikan ke pemeriksa pertama.")),
    "approve": (reviews.approve, _("Disetujui. Kontak diganti, semua sesi diakhiri, dan semua kontak diberi tahu.")),
    "refuse": (reviews.refuse, _("Ditolak. Pemohon dapat membaca alasannya.")),
    "dismiss": (reviews.dismiss_objection, _("Pemeriksaan dilanjutkan. Anda pemeriksa pertama.")),
    "revert": (reviews.revert, _("Dibatalkan. Akun tetap seperti sebelum permintaan.")),
}


def _answers(form: forms.Form | None) -> dict[str, Any]:
    if form is None:
        return {}
    if isinstance(form, ProposeForm):
        return {"person": form.people[form.cleaned_data["person"]]}
    return dict(form.cleaned_data)


def _forms(ticket: RecoveryTicket, data: Any = None, only: str = "") -> dict[str, forms.Form]:
    """The forms of the moves that start from the ticket's state and ask for something."""
    kinds: dict[str, type[forms.Form]] = {
        "hand_back": HandBackForm,
        "ask": AskForm, "return": SendBackForm, "refuse": RefuseForm, "dismiss": ObjectionForm, "revert": ObjectionForm,
    }  # fmt: skip
    made = {name: kind(data, prefix=None, auto_id=f"id_{name}_%s") for name, kind in kinds.items() if only in {"", name}}
    if ticket.state == RecoveryState.TAKEN and only in {"", "propose"}:
        found = candidates(ticket, today=today_in(ticket.region, timezone.now()))
        initial = {"person": str(found[0].person.public_id)} if len(found) == 1 and not found[0].differences else {}
        made["propose"] = ProposeForm(data, candidates=found, initial=initial, auto_id="id_propose_%s")
    open_moves = {move.name for move in RECOVERY.moves_from(ticket.state)} | {only}
    return {name: form for name, form in made.items() if name in open_moves}


def _ticket(request: HttpRequest, number: str) -> RecoveryTicket:
    found: RecoveryTicket = get_object_or_404(tickets_for(request.actor), number=number)  # type: ignore[attr-defined]
    return found


def _case(request: HttpRequest, ticket: RecoveryTicket, faulty: dict[str, forms.Form], status: int = 200) -> HttpResponse:
    is_open = is_looking(request, ticket.number or "")
    context = {
        "ticket": ticket,
        "is_open": is_open,
        "open_form": faulty.get("open") or OpenForm(),
        "forms": {**_forms(ticket), **faulty} if is_open else {},
        "moves": {move.name: move for move in RECOVERY.moves_from(ticket.state) if move.permission},
        "candidates": candidates(ticket, today=today_in(ticket.region, timezone.now())) if is_open else [],
        "missing": [MissingPart(part).label for part in ticket.missing],
        "is_own_take": ticket.taken_by_id == request.actor.person_id,  # type: ignore[attr-defined]
        "entries": entries_of(RECOVERY, ticket.history.select_related("by_person"), words=REASONS, with_people=True),
    }
    return render(request, "recovery/officer/case.html", context, status=status)
