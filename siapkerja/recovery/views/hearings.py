"""The officers' queue of disputed NIK."""

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
from siapkerja.recovery.actions import hearings
from siapkerja.recovery.enums import DisputeOutcome, DisputeRefusal, DisputeState
from siapkerja.recovery.forms.officers import DecideForm, OpenForm, RefuseDisputeForm
from siapkerja.recovery.models import NikDispute
from siapkerja.recovery.permissions import RECOVERY_OFFICERS
from siapkerja.recovery.queries import claims_of, counts_of, disputes_for, entries_of
from siapkerja.recovery.views.opened import is_looking, note_look
from siapkerja.recovery.workflows import DISPUTE

COUNTED = [state for state in DISPUTE.states if state.value != DisputeState.UNCONFIRMED]
REASONS = {
    **dict(DisputeOutcome.choices), **dict(DisputeRefusal.choices), "by_claimant": _("oleh pengaju"), "by_holder": _("oleh pihak lain"),
}  # fmt: skip
ACTS: dict[str, Any] = {
    "hear": (hearings.hear, _("Pihak lain diminta menjawab. Selama didengar, NIK ini tidak dapat dipakai untuk masuk.")),
    "refuse": (hearings.refuse_dispute, _("Sengketa tidak dilanjutkan. Tidak ada yang berubah.")),
    "decide": (hearings.decide, _("Diputuskan. Kedua pihak diberi tahu dan dapat banding satu kali.")),
    "decide_appeal": (hearings.decide_appeal, _("Banding diputuskan. Kedua pihak diberi tahu.")),
}


@officer_view(*RECOVERY_OFFICERS)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("keadaan", DisputeState.NEW)
    if wanted not in {state.value for state in COUNTED}:
        raise Http404
    rows = disputes_for(request.actor)  # type: ignore[attr-defined]
    counts = counts_of(rows, DISPUTE)
    tabs = [(state, counts[state.value]) for state in COUNTED]
    page = keyset_page(rows.filter(state=wanted), request, order=["due_on", "pk"])
    return render(request, "recovery/dispute/queue.html", {"page": page, "tabs": tabs, "wanted": wanted})


@officer_view(*RECOVERY_OFFICERS)
@never_cache
@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    return _case(request, _dispute(request, number), {})


@officer_view(*RECOVERY_OFFICERS)
@require_POST
def open_case(request: HttpRequest, number: str) -> HttpResponse:
    """Show everything for a while; each person concerned finds the look, with its purpose, among their data."""
    dispute, form = _dispute(request, number), OpenForm(request.POST)
    if not form.is_valid():
        return _case(request, dispute, {"open": form}, status=422)
    now, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    record_act(actor, "dispute_opened", f"recovery.dispute:{dispute.pk}", now, purpose=form.cleaned_data["purpose"])
    people = {claim.person_id for claim in claims_of(nik=dispute.nik, passport="", country="")} | {dispute.claimant_id}
    for person_id in sorted(person for person in people if person):
        record_view(actor, person_id, "dispute", now, purpose=ViewPurpose.DISPUTE)
    note_look(request, number, form.cleaned_data["purpose"])
    return redirect("recovery:dispute_case", number)


@officer_view(*RECOVERY_OFFICERS)
@require_POST
def move(request: HttpRequest, number: str, move: str) -> HttpResponse:
    dispute = _dispute(request, number)
    if move not in ACTS:
        raise Http404
    if not is_looking(request, number):
        messages.error(request, _("Buka data dulu untuk memutuskan."))
        return redirect("recovery:dispute_case", number)
    act, words = ACTS[move]
    form = _forms(dispute, request.POST).get(move)
    if form is not None and not form.is_valid():
        return _case(request, dispute, {move: form}, status=422)
    try:
        act(dispute=dispute, by=request.actor, at=timezone.now(), **_answers(form))  # type: ignore[attr-defined]
    except Refused as refusal:
        if form is None:
            messages.error(request, str(refusal))
            return redirect("recovery:dispute_case", number)
        show_refusal(refusal, form)
        return _case(request, dispute, {move: form}, status=422)
    messages.success(request, str(words))
    return redirect("recovery:dispute_case", number)


def _answers(form: forms.Form | None) -> dict[str, Any]:
    if form is None:
        return {}
    answers = dict(form.cleaned_data)
    if "outcome" in answers:
        winner = answers.pop("winner", "")
        answers |= {"outcome": DisputeOutcome(answers["outcome"]), "winner_id": int(winner) if winner else None}
    return answers


def _forms(dispute: NikDispute, data: Any = None) -> dict[str, forms.Form]:
    others = dispute.holders.filter(is_claimants_own=False).select_related("claim__person")
    winners = [(str(side.claim_id), side.claim.person.full_name) for side in others]
    return {
        "refuse": RefuseDisputeForm(data, auto_id="id_refuse_%s"),
        "decide": DecideForm(data, winners=winners, auto_id="id_decide_%s"),
        "decide_appeal": DecideForm(data, winners=winners, auto_id="id_appeal_%s"),
    }


def _dispute(request: HttpRequest, number: str) -> NikDispute:
    found: NikDispute = get_object_or_404(disputes_for(request.actor), number=number)  # type: ignore[attr-defined]
    return found


def _case(request: HttpRequest, dispute: NikDispute, faulty: dict[str, forms.Form], status: int = 200) -> HttpResponse:
    is_open = is_looking(request, dispute.number or "")
    sides = dispute.holders.select_related("claim__person", "card")
    context = {
        "dispute": dispute,
        "is_open": is_open,
        "open_form": faulty.get("open") or OpenForm(),
        "forms": {**_forms(dispute), **faulty} if is_open else {},
        "moves": {move.name: move for move in DISPUTE.moves_from(dispute.state) if move.permission},
        "sides": sides,
        "claims": claims_of(nik=dispute.nik, passport="", country="") if is_open else [],
        "entries": entries_of(DISPUTE, dispute.history.select_related("by_person"), words=REASONS, with_people=True),
    }
    return render(request, "recovery/dispute/case.html", context, status=status)
