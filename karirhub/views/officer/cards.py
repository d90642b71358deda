"""The office checks applications for job seekers' cards, the longest waiting first. Reading one is logged."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from karirhub.actions import cards as actions
from karirhub.enums import CardReturnReason
from karirhub.forms.cards import SendBackForm
from karirhub.models import JobSeekerCard
from karirhub.permissions import PLACING_OFFICERS
from karirhub.queries import card_lists as reads
from karirhub.queries.card_words import life_of
from karirhub.queries.cards import words_of
from siapkerja.audit.recording import record_view
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.queries import is_nik_of_person_held
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page

door = officer_view(*PLACING_OFFICERS)


@require_safe
@door
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a check, with its clock."""
    rows = reads.waiting_cards(request.actor)  # type: ignore[attr-defined]
    context = {"page": keyset_page(rows, request, order=["applied_at", "pk"]), "regencies": reads.regencies_of(request.actor)}  # type: ignore[attr-defined]
    return render(request, "karirhub/cards/queue.html", context)


@require_safe
@door
def record(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """One application as it was sent."""
    return _page(request, _found(request, card_id), SendBackForm())


@require_POST
@door
def issue(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Everything agrees: the card is issued."""
    found = _found(request, card_id)
    try:
        issued = actions.issue(card=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("karirhub:card_record", found.public_id)
    messages.success(request, _("Kartu %(number)s terbit. Pemohon kami beri tahu.") % {"number": issued.number})
    return redirect("karirhub:card_queue")


@require_POST
@door
def send_back(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Something is to be mended; the applicant reads what."""
    found, form = _found(request, card_id), SendBackForm(request.POST)
    if form.is_valid():
        reason, note = CardReturnReason(form.cleaned_data["reason"]), form.cleaned_data["note"]
        try:
            actions.send_back(card=found, reason=reason, note=note, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Dikembalikan kepada pemohon beserta alasannya."))
            return redirect("karirhub:card_queue")
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, found, form)


def _page(request: HttpRequest, found: JobSeekerCard, form: forms.Form) -> HttpResponse:
    record_view(request.actor, found.person_id, "card", timezone.now(), purpose=ViewPurpose.SERVICE)  # type: ignore[attr-defined]
    context = {
        "card": found,
        "words": words_of(found),
        "history": life_of(found.person_id, regency=found.regency_id, with_people=True),
        "others": reads.others_with_nik(found),
        "is_nik_held": is_nik_of_person_held(found.person_id),
        "earlier": reads.earlier_cards(found),
        "form": form,
    }
    return render(request, "karirhub/cards/record.html", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, card_id: UUID) -> JobSeekerCard:
    found = reads.visible_card(request.actor, card_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
