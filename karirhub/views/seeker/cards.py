"""A job seeker's own card (AK/I): asking for it, reporting, closing it, printing it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karirhub.actions import card_life
from karirhub.actions import cards as actions
from karirhub.forms.cards import CardForm
from karirhub.models import JobSeekerCard
from karirhub.queries import cards as reads
from karirhub.queries.card_days import report_days
from karirhub.queries.card_lists import visible_card
from karirhub.queries.card_words import life_of, return_words
from karirhub.queries.guidance import own_referrals
from siapkerja.audit.recording import record_act, record_view
from siapkerja.documents.pdf import long_day, render_pdf
from siapkerja.files.views import answer
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.queries import is_nik_of_person_held
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.queries import profile_of

CARD_SIZE = "documents/typst/job_seeker_card_small.typ"
# What the holder does with one press, and what is said then.
STEPS: dict[str, tuple[Callable[..., JobSeekerCard], Any]] = {
    "batalkan": (actions.cancel, gettext_lazy("Permohonan kartu dibatalkan.")),
    "lapor": (card_life.check_in, gettext_lazy("Terima kasih, laporan Anda tercatat. Kartu tetap berlaku.")),
    "sudah-bekerja": (card_life.close_as_hired, gettext_lazy("Selamat bekerja. Kartu Anda ditutup.")),
    "cari-lagi": (card_life.reopen, gettext_lazy("Kartu Anda dibuka lagi.")),
}


@require_safe
@person_view
def card(request: HttpRequest) -> HttpResponse:
    """The card as it is, what to do next, and what it is good for."""
    actor = request.actor  # type: ignore[attr-defined]
    found = reads.own_cards(actor.subject_id, timezone.localdate())
    shown = found.pending or found.held
    context = {
        "cards": found,
        "shown": shown,
        "held": found.held,
        "pending": found.pending,
        "is_held_back": found.pending is not None and is_nik_of_person_held(actor.subject_id),
        "report_days": report_days(found.held.issued_on) if found.held and found.held.issued_on else [],
        "reported": {row.due_on for row in found.held.check_ins.all()} if found.held else set(),
        "may_report": found.held is not None and reads.may_report(found.held, found.today),
        "words": reads.words_of(shown) if shown else [],
        "history": life_of(actor.subject_id),
        "to_mend": return_words(found.pending) if found.pending else "",
        "referrals": own_referrals(actor.subject_id),
    }
    return render(request, "karirhub/cards/card.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def apply(request: HttpRequest) -> HttpResponse:
    """Look over what will stand on the card, answer what the profile does not know, and send it; also again after a return."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = reads.own_cards(actor.subject_id, timezone.localdate())
    if found.pending is not None and found.pending.state != "returned":
        return redirect("karirhub:card")
    form = CardForm.about(request.POST, found.pending or found.held, profile_of(actor.subject_id))
    if request.method == "POST" and form.is_valid():
        told = {"answers": form.answers(), "is_declared": form.cleaned_data["is_declared"], "by": actor, "at": now}
        try:
            if found.pending is not None:
                actions.resubmit(card=found.pending, **told)
            else:
                actions.apply_for_card(**told)
            messages.success(request, _("Permohonan terkirim. Kami kabari begitu diperiksa."))
            return redirect("karirhub:card")
        except Refused as refusal:
            show_refusal(refusal, form)
    preview = reads.preview_of(actor.subject_id) if not found.gaps else []
    context = {"cards": found, "form": form, "preview": preview, "photo": reads.picture_of(actor.subject_id)}
    return render(request, "karirhub/cards/apply.html", context, status=422 if form.errors else 200)


@require_POST
@person_view
def move(request: HttpRequest, card_id: UUID, step: str) -> HttpResponse:
    """Take back, report, close, open again."""
    found = reads.card_of(request.actor, card_id)  # type: ignore[attr-defined]
    if found is None or step not in STEPS:
        raise Http404
    act, words = STEPS[step]
    try:
        act(card=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, str(words))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("karirhub:card")


@never_cache
@require_safe
@person_view
def photo(request: HttpRequest, card_id: UUID) -> HttpResponseBase:
    """The photo on a card, for its holder and the office; the office's looks are logged."""
    found = _own_or_visible(request, card_id)
    if found.photo is None or not found.photo.is_available:
        raise Http404
    record_view(request.actor, found.person_id, "photo", timezone.now(), purpose=ViewPurpose.SERVICE)  # type: ignore[attr-defined]
    return answer(found.photo)


@never_cache
@require_safe
@person_view
def print_card(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """The card in the size of a bank card, front and back, as often as wanted and free of charge."""
    found = _own_or_visible(request, card_id)
    if found.document is None or not found.content:
        raise Http404
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    record_act(actor, "document_downloaded", f"documents.document:{found.document.pk}", now)
    record_view(actor, found.person_id, "card", now, purpose=ViewPurpose.SERVICE)
    pdf = render_pdf(found.document, template=CARD_SIZE, more=lambda: {"until": long_day(found.valid_until)})  # type: ignore[arg-type]
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="kartu-{found.number}.pdf"'
    return response


def _own_or_visible(request: HttpRequest, card_id: UUID) -> JobSeekerCard:
    actor = request.actor  # type: ignore[attr-defined]
    found = reads.card_of(actor, card_id) or visible_card(actor, card_id)
    if found is None:
        raise Http404
    return found
