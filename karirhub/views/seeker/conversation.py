"""What an applicant answers: messages, times for an interview, an offer."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karirhub.actions import interviews, offers
from karirhub.actions.messages import mark_read, send_message
from karirhub.forms import conversing as forms
from karirhub.models import Application, Interview, Offer
from karirhub.queries.progress import interview_of, offer_of
from karirhub.views.calendar import invitation
from karirhub.views.seeker.applications import own, page_of
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.kernel.errors import Refused


@require_http_methods(["POST"])
def write(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Write to the employer."""
    found = own(request, application_id)
    form = forms.MessageForm(request.POST, request.FILES)
    done = _("Pesan terkirim.")
    return _done_with(request, found, form, "message_form", done, lambda data: send_message(application=found, **data, **_who(request)))


@require_POST
def read(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """The employer's messages have been seen."""
    found = own(request, application_id)
    mark_read(application=found, **_who(request))
    return redirect(f"{_page(found)}#percakapan")


@require_POST
def choose(request: HttpRequest, application_id: UUID, interview_id: UUID) -> HttpResponse:
    """Take one of the proposed times."""
    found = own(request, application_id)
    interview = _interview(found, interview_id)
    form = forms.SlotForm(request.POST, interview=interview, at=timezone.now())

    def take(data: dict[str, Any]) -> object:
        slot = next(slot for slot in form.times if slot.pk == data["slot"])
        return interviews.choose_slot(interview=interview, slot=slot, **_who(request))

    return _done_with(request, found, form, "slot_form", _("Waktu wawancara tercatat. Perusahaan diberi tahu."), take)


@require_POST
def none_fits(request: HttpRequest, application_id: UUID, interview_id: UUID) -> HttpResponse:
    """None of the proposed times fits."""
    found = own(request, application_id)
    interview = _interview(found, interview_id)
    form, done = forms.NoneFitsForm(request.POST), _("Perusahaan diberi tahu dan dapat mengusulkan waktu lain.")
    refuse = interviews.refuse_slots
    return _done_with(request, found, form, "none_fits_form", done, lambda data: refuse(interview=interview, **data, **_who(request)))


@require_POST
def excuse(request: HttpRequest, application_id: UUID, interview_id: UUID) -> HttpResponse:
    """Say that one cannot come."""
    found = own(request, application_id)
    interview = _interview(found, interview_id)
    form, done = forms.ExcuseForm(request.POST), _("Perusahaan diberi tahu bahwa Anda tidak dapat hadir.")
    cancel = interviews.cancel_interview
    return _done_with(request, found, form, "excuse_form", done, lambda data: cancel(interview=interview, **data, **_who(request)))


@never_cache
@require_safe
def calendar(request: HttpRequest, application_id: UUID, interview_id: UUID) -> HttpResponse:
    """The agreed interview for the person's own calendar (RFC 5545); once it is called off, for it to be dropped there."""
    interview = _interview(own(request, application_id), interview_id)
    if interview.chosen is None:
        raise Http404
    return invitation(interview)


@require_POST
def accept(request: HttpRequest, application_id: UUID, offer_id: UUID) -> HttpResponse:
    """Take the job as it was offered."""
    found = own(request, application_id)
    offer = _offer(found, offer_id)
    try:
        offers.accept_offer(offer=offer, **_who(request))
        messages.success(request, _("Penawaran Anda terima. Perusahaan diberi tahu dan akan menyatakan Anda diterima."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(_page(found))


@require_POST
def decline(request: HttpRequest, application_id: UUID, offer_id: UUID) -> HttpResponse:
    """Turn the offer down, with a reason."""
    found = own(request, application_id)
    offer = _offer(found, offer_id)
    form, done = forms.DeclineOfferForm(request.POST), _("Penawaran Anda tolak. Perusahaan membaca alasannya.")
    return _done_with(request, found, form, "decline_form", done, lambda data: offers.decline_offer(offer=offer, **data, **_who(request)))


def _done_with(
    request: HttpRequest, found: Application, form: Form, name: str, done: str, act: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Act with a valid form and go back to the application; else its page with what is to be mended."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, done)
            return redirect(_page(found))
    return page_of(request, found, **{name: form})


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]


def _page(found: Application) -> str:
    return reverse("karirhub:application", args=[found.public_id])


def _interview(found: Application, interview_id: UUID) -> Interview:
    interview = interview_of(found, interview_id)
    if interview is None:
        raise Http404
    return interview


def _offer(found: Application, offer_id: UUID) -> Offer:
    offer = offer_of(found, offer_id)
    if offer is None:
        raise Http404
    return offer
