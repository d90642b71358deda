"""The office's job fairs: the list, writing one, announcing it, booths and slots, and its end."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karirhub.actions import fair_booths as booth_actions
from karirhub.actions import fairs as actions
from karirhub.enums import BoothDeclineReason
from karirhub.forms.fairs import AcceptBoothForm, CapacityForm, CloseFairForm, DeclineBoothForm, FairForm, ReasonForm
from karirhub.models import JobFair
from karirhub.permissions import FAIR_OFFICERS
from karirhub.queries import fair_words as words
from karirhub.queries import fairs as reads
from karirhub.queries.fair_results import result_of
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page

door = officer_view(*FAIR_OFFICERS)


@require_safe
@door
def fairs(request: HttpRequest) -> HttpResponse:
    """Fairs of the region, the latest first."""
    page = keyset_page(reads.fairs_listed(request.actor), request, order=["-starts_on", "-pk"], size=25)  # type: ignore[attr-defined]
    rows = [(fair, words.days_words(fair)) for fair in page]
    return render(request, "karirhub/fairs/officer_list.html", {"page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@door
def new(request: HttpRequest) -> HttpResponse:
    """Begin a fair."""
    form = FairForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            drafted = actions.draft(content=form.content(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Draf tersimpan. Periksa sekali lagi, lalu umumkan."))
            return redirect("karirhub:officer_fair", drafted.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    return render(request, "karirhub/fairs/write.html", {"form": form, "fair": None}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@door
def edit(request: HttpRequest, fair_id: int) -> HttpResponse:
    """Change a draft, or what may change of an announced fair."""
    found = _found(request, fair_id)
    if found.state not in {"draft", "published"}:
        return redirect("karirhub:officer_fair", found.pk)
    form = FairForm(request.POST if request.method == "POST" else None, fair=found)
    if form.is_valid():
        try:
            actions.rewrite(fair=found, content=form.content(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("karirhub:officer_fair", found.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    return render(request, "karirhub/fairs/write.html", {"form": form, "fair": found}, status=422 if form.errors else 200)


@require_safe
@door
def fair(request: HttpRequest, fair_id: int) -> HttpResponse:
    """Everything about one fair, and what can be done with it."""
    return _page(request, _found(request, fair_id), {})


@require_POST
@door
def move(request: HttpRequest, fair_id: int, step: str) -> HttpResponse:
    """Announce, discard, call off, close."""
    found = _found(request, fair_id)
    if step not in STEPS:
        raise Http404
    name, form_class, act, said = STEPS[step]
    form = form_class(request.POST)
    if form.is_valid():
        try:
            act(fair=found, **form.cleaned_data, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, said())
            return redirect("karirhub:officer_fairs") if step == "buang" else redirect("karirhub:officer_fair", found.pk)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("karirhub:officer_fair", found.pk)
    return _page(request, found, {name: form})


def _call_off(*, note: str, **told: Any) -> JobFair:
    return actions.call_off(reason=note, **told)


Said = Callable[[], str]
STEPS: dict[str, tuple[str, type[forms.Form], Callable[..., JobFair], Said]] = {
    "umumkan": ("plain_form", forms.Form, actions.publish, lambda: _("Bursa kerja diumumkan. Perusahaan dan pengunjung dapat mendaftar.")),
    "buang": ("plain_form", forms.Form, actions.discard, lambda: _("Draf dibuang.")),
    "batalkan": ("call_off_form", ReasonForm, _call_off, lambda: _("Bursa kerja dibatalkan. Pemegang tiket dan perusahaan diberi tahu.")),
    "tutup": ("close_form", CloseFairForm, actions.close, lambda: _("Bursa kerja ditutup. Hasilnya sekarang dapat dibaca semua orang.")),
}


@require_POST
@door
def decide(request: HttpRequest, fair_id: int, booth_id: UUID, step: str) -> HttpResponse:
    """Answer a request for a booth."""
    found = _found(request, fair_id)
    booth = found.booths.filter(public_id=booth_id).first()
    if booth is None or step not in {"terima", "tolak"}:
        raise Http404
    form = AcceptBoothForm(request.POST) if step == "terima" else DeclineBoothForm(request.POST, auto_id="tolak_%s")
    told = {"booth": booth, "by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
    if form.is_valid():
        try:
            if step == "terima":
                booth_actions.accept(number=form.cleaned_data["number"], **told)
                messages.success(request, _("Stan diberikan. Perusahaan diberi tahu."))
            else:
                reason = BoothDeclineReason(form.cleaned_data["reason"])
                booth_actions.decline(reason=reason, note=form.cleaned_data["note"], **told)
                messages.success(request, _("Jawaban terkirim kepada perusahaan."))
            return redirect("karirhub:officer_fair", found.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, found, {"faulty_booth": booth.pk, "accept_form" if step == "terima" else "decline_form": form})


@require_POST
@door
def slot(request: HttpRequest, fair_id: int, slot_id: int) -> HttpResponse:
    """Let more or fewer visitors into a slot."""
    found = _found(request, fair_id)
    chosen, form = found.slots.filter(pk=slot_id).first(), CapacityForm(request.POST)
    if chosen is None:
        raise Http404
    if form.is_valid():
        try:
            actions.set_slot_capacity(slot=chosen, capacity=form.cleaned_data["capacity"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Jumlah pengunjung slot tersimpan."))
        except Refused as refusal:
            messages.error(request, str(refusal))
    else:
        messages.error(request, _("Isi jumlah pengunjung dengan angka antara 0 dan 10.000."))
    return redirect("karirhub:officer_fair", found.pk)


def _page(request: HttpRequest, found: JobFair, faulty: dict[str, Any]) -> HttpResponse:
    now = timezone.now()
    is_draft = found.state == "draft"
    context = {
        "fair": found,
        "told": words.fair_told(found, now),
        "has_begun": found.has_begun(now),
        "pieces": len(list(found.pieces())) if is_draft else 0,
        "waiting": [] if is_draft else reads.booths_waiting(found),
        "result": None if is_draft else result_of(found),
        "days": [] if is_draft else words.days_told(reads.slots_by_day(found), found, now, present=reads.present_by_slot(found)),
        "reason": reads.called_off_because(found),
        "history": words.fair_steps(found),
        "accept_form": AcceptBoothForm(initial={"number": reads.next_free_number(found)}),
        "decline_form": DeclineBoothForm(),
        "call_off_form": ReasonForm(),
        "close_form": CloseFairForm(),
        "faulty_booth": 0,
    }
    return render(request, "karirhub/fairs/officer_fair.html", context | faulty, status=422 if faulty else 200)


def _found(request: HttpRequest, fair_id: int) -> JobFair:
    found = reads.visible_fair(request.actor, fair_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
