"""Writing to one applicant: messages, times for an interview, an offer, and taking either back."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from karirhub.actions.applications import move_to_stage
from karirhub.actions.interviews import cancel_interview, propose_slots
from karirhub.actions.messages import mark_read, send_message
from karirhub.actions.offers import make_offer, withdraw_offer
from karirhub.forms.dealing import EndForm, MessageForm, OfferForm, SlotsForm
from karirhub.models import Application
from karirhub.queries.applications import is_shared
from karirhub.queries.progress import interview_of
from karirhub.views.calendar import invitation
from karirhub.views.employer.applicants.access import actor_of, application_to, vacancy_handled
from karirhub.views.employer.applicants.one import applicant_page
from siapkerja.audit.recording import record_view
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused


@require_POST
@organisation_view
def message(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID) -> HttpResponse:
    """Write to the applicant."""
    found = _found(request, organisation, vacancy_id, application_id)
    form = MessageForm(request.POST, request.FILES)
    return answered(request, organisation, found, form, "pesan", partial(_reply, found), _("Pesan terkirim."))


def _reply(found: Application, *, by: Actor, at: datetime, **told: Any) -> None:
    """Whoever answers has read what was written."""
    send_message(application=found, by=by, at=at, **told)
    mark_read(application=found, by=by, at=at)


@require_POST
@organisation_view
def interview(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID) -> HttpResponse:
    """Propose times for an interview."""
    found = _found(request, organisation, vacancy_id, application_id)
    form = SlotsForm(request.POST, zone=found.vacancy.workplace.time_zone)
    said = _("Usulan waktu terkirim. Kami kabari begitu pelamar memilih.")
    return answered(request, organisation, found, form, "wawancara", lambda **told: propose_slots(application=found, **told), said)


@require_POST
@organisation_view
def cancel(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID) -> HttpResponse:
    """Call the open interview off."""
    found = _found(request, organisation, vacancy_id, application_id)
    open_one = found.interviews.open().first()
    if open_one is None:
        raise Http404
    form = EndForm(request.POST)
    said = _("Wawancara dibatalkan. Pelamar diberi tahu.")
    return answered(request, organisation, found, form, "akhir", lambda **told: cancel_interview(interview=open_one, **told), said)


@never_cache
@require_safe
@organisation_view
def calendar(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID, interview_id: UUID) -> HttpResponse:
    """The agreed interview for the employer's own calendar, with who comes: a name shown is recorded as seen."""
    found = _found(request, organisation, vacancy_id, application_id)
    interview = interview_of(found, interview_id)
    if interview is None or interview.chosen is None:
        raise Http404
    if not is_shared(found):
        return invitation(interview, found.number)
    record_view(actor_of(request), found.person_id, "application", timezone.now(), purpose=ViewPurpose.SELECTION)
    return invitation(interview, found.person.full_name)


@require_POST
@organisation_view
def offer(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID) -> HttpResponse:
    """Offer the job."""
    found = _found(request, organisation, vacancy_id, application_id)
    said = _("Penawaran terkirim. Kami kabari begitu pelamar menjawab.")
    form = OfferForm(request.POST)
    return answered(request, organisation, found, form, "penawaran", lambda **told: make_offer(application=found, **told), said)


@require_POST
@organisation_view
def take_back(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID) -> HttpResponse:
    """Take an unanswered offer back."""
    found = _found(request, organisation, vacancy_id, application_id)
    open_one = found.offers.open().first()
    if open_one is None:
        raise Http404
    form = EndForm(request.POST)
    said = _("Penawaran ditarik. Pelamar diberi tahu.")
    return answered(request, organisation, found, form, "akhir", lambda **told: withdraw_offer(offer=open_one, **told), said)


@require_POST
@organisation_view
def stage(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID, stage_id: int) -> HttpResponse:
    """Bring the application to one of the vacancy's own stages."""
    found = _found(request, organisation, vacancy_id, application_id)
    wanted = found.vacancy.stages.filter(pk=stage_id).first()
    if wanted is None:
        raise Http404
    try:
        move_to_stage(application=found, stage=wanted, by=actor_of(request), at=timezone.now())
        messages.success(request, _("Tersimpan: %(state)s. Pelamar diberi tahu.") % {"state": wanted.name})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("karirhub:applicant", organisation.public_id, vacancy_id, application_id)


def answered(
    request: HttpRequest, organisation: LegalEntity, found: Application, form: BaseForm, at: str, act: Callable[..., Any], said: str
) -> HttpResponse:
    """Do what a valid form asks, and come back to the applicant; a fault stands beside its field."""
    if form.is_valid():
        try:
            act(**form.cleaned_data, by=actor_of(request), at=timezone.now())
            messages.success(request, said)
            return redirect("karirhub:applicant", organisation.public_id, found.vacancy_id, found.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return applicant_page(request, organisation, found, form, at)


def _found(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID) -> Application:
    return application_to(vacancy_handled(request, organisation, vacancy_id), application_id)
