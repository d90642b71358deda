"""Registered job seekers of the region: the list, one seeker with talks and letters, and striking off. Reading one is logged."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karirhub.actions import card_life
from karirhub.actions import guidance as actions
from karirhub.enums import CounsellingTopic, StrikeReason
from karirhub.forms.cards import SeekersForm, StrikeForm
from karirhub.forms.guidance import NoteForm
from karirhub.models import JobSeekerCard
from karirhub.permissions import PLACING_OFFICERS
from karirhub.queries import card_lists as lists
from karirhub.queries import guidance as reads
from karirhub.queries.card_days import today_in
from karirhub.queries.card_words import life_of
from karirhub.queries.cards import words_of
from karirhub.queries.placements import placements_of
from siapkerja.audit.recording import record_view, record_views
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.text import id_of
from siapkerja.web.pagination import keyset_page

door = officer_view(*PLACING_OFFICERS)
LONGEST_SEARCH = 100


@require_safe
@door
def seekers(request: HttpRequest) -> HttpResponse:
    """Who is registered in the region; names are shown, so the look is logged for each of them."""
    actor = request.actor  # type: ignore[attr-defined]
    regencies = lists.regencies_of(actor)
    form = SeekersForm(request.GET or None, regencies=regencies)
    page = keyset_page(lists.seekers(actor, form.chosen()), request, order=["-pk"], size=25)
    record_views(actor, [card.person_id for card in page], "seeker_list", timezone.now(), purpose=ViewPurpose.SERVICE)
    context = {"form": form, "page": page, "counts": lists.state_counts(actor), "regencies": regencies}
    return render(request, "karirhub/guidance/seekers.html", context)


@require_safe
@door
def seeker(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """One seeker: the card, talks, letters, placements."""
    return _page(request, _found(request, card_id), {})


@require_POST
@door
def note(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Write down a talk."""
    found, form = _found(request, card_id), NoteForm(request.POST)
    if form.is_valid():
        topic, text = CounsellingTopic(form.cleaned_data["topic"]), form.cleaned_data["text"]
        try:
            actions.write_note(card=found, topic=topic, text=text, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Catatan tersimpan."))
            return redirect("karirhub:seeker", found.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, found, {"note_form": form})


@require_POST
@door
def strike_off(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Take a card off the list."""
    found, form = _found(request, card_id), StrikeForm(request.POST)
    if form.is_valid():
        reason, words = StrikeReason(form.cleaned_data["reason"]), form.cleaned_data["note"]
        try:
            card_life.strike_off(card=found, reason=reason, note=words, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Kartu dihapus dari daftar. Pemegang kami beri tahu."))
            return redirect("karirhub:seeker", found.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, found, {"strike_form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@door
def refer(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Choose a vacancy to refer a seeker to; the letter is made at once."""
    found, now = _found(request, card_id), timezone.now()
    today, text = today_in(found.regency, now), request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    if request.method == "POST":
        vacancy_id = id_of(request.POST.get("vacancy", ""))
        vacancy = reads.vacancy_to_refer_to(vacancy_id, today) if vacancy_id is not None else None
        try:
            if vacancy is None:
                raise actions.VacancyOver()
            actions.refer(card=found, vacancy=vacancy, by=request.actor, at=now)  # type: ignore[attr-defined]
            messages.success(request, _("Surat pengantar terbit. Pencari kerja kami beri tahu."))
            return redirect("karirhub:seeker", found.public_id)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("karirhub:refer", found.public_id)
    record_view(request.actor, found.person_id, "card", now, purpose=ViewPurpose.SERVICE)  # type: ignore[attr-defined]
    context = {"card": found, "text": text, "vacancies": reads.vacancies_to_refer_to(found, text, today)}
    return render(request, "karirhub/guidance/refer.html", context)


def _page(request: HttpRequest, found: JobSeekerCard, faulty: dict[str, object]) -> HttpResponse:
    record_view(request.actor, found.person_id, "card", timezone.now(), purpose=ViewPurpose.SERVICE)  # type: ignore[attr-defined]
    context = {
        "card": found,
        "words": words_of(found),
        "notes": reads.notes_of(found),
        "referrals": reads.referrals_of(found),
        "placements": placements_of(found),
        "history": life_of(found.person_id, regency=found.regency_id, with_people=True),
        "note_form": NoteForm(),
        "strike_form": StrikeForm(),
        **faulty,
    }
    return render(request, "karirhub/guidance/seeker.html", context, status=422 if faulty else 200)


def _found(request: HttpRequest, card_id: UUID) -> JobSeekerCard:
    found = lists.visible_seeker(request.actor, card_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
