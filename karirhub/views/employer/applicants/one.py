"""One applicant: what was sent, what was said, and the next step."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from karirhub.actions.applications import move as move_along
from karirhub.forms.applicants import MarkForm, NoteForm
from karirhub.forms.applications import MoveForm, steps_from
from karirhub.forms.dealing import EndForm, MessageForm, OfferForm, SlotsForm
from karirhub.models import Application
from karirhub.queries import applications as reads
from karirhub.queries.dealing import dealings_of
from karirhub.queries.guidance import referral_of
from karirhub.queries.matching import asked_by_one, weights_on
from karirhub.queries.words import told_to_employer
from karirhub.views.employer.applicants.access import actor_of, application_to, vacancy_handled
from karirhub.workflows import APPLICATION
from siapkerja.audit.recording import record_view
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.queries import photo_of

# These say more than a note can: they have forms of their own.
WITH_A_FORM = {"invite", "offer"}
# Asks in the address to see the number.
CALL = "telepon"


@require_safe
@organisation_view
def applicant(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID) -> HttpResponse:
    """What one person sent. Reading is logged; it does not move the application."""
    vacancy = vacancy_handled(request, organisation, vacancy_id)
    found = application_to(vacancy, application_id)
    if reads.is_shared(found):
        record_view(actor_of(request), found.person_id, "application", timezone.now(), purpose=ViewPurpose.SELECTION)
    return applicant_page(request, organisation, found)


def applicant_page(
    request: HttpRequest, organisation: LegalEntity, found: Application, faulty: BaseForm | None = None, at: str = ""
) -> HttpResponse:
    """The page, with the form that was just sent with a fault.

    Args:
        at: which form that is: the name of a step, or "pesan", "wawancara", "penawaran", "catatan", "tanda", "akhir".
    """
    steps = [(step, form) for step, form in steps_from(found, faulty, at) if step.name not in WITH_A_FORM]  # type: ignore[arg-type]
    is_placed = at in _forms(found, None, "") or any(step.name == at for step, _form in steps)
    context = _sent(request, found) | {
        "organisation": organisation,
        "vacancy": found.vacancy,
        "application": found,
        "steps": steps,
        "stages": [stage for stage in found.vacancy.stages.all() if stage.pk != found.stage_id] if found.is_open else [],
        "dealings": dealings_of(found),
        "referral": referral_of(found),
        "forms": _forms(found, faulty, at),
        "my_id": actor_of(request).person_id,
        # Somebody else was quicker: the step is no longer offered, so what was wrong with it stands on top.
        "overtaken": faulty if faulty is not None and not is_placed else None,
        "faulty": at,
    }
    return render(request, "karirhub/employer/applicant.html", context, status=422 if faulty else 200)


def _sent(request: HttpRequest, found: Application) -> dict[str, Any]:
    """What the applicant sent, and what the profile says now, as far as it may still be read. A number shown is recorded as seen."""
    today, is_shared = timezone.localdate(), reads.is_shared(found)
    is_called = is_shared and CALL in request.GET and reads.may_be_called(found)
    present = reads.present_profile(found, today) if is_shared else None
    sent = reads.readable(found.snapshot if is_shared else reads.blank_snapshot(), today)
    for what in ["phone"] * is_called + ["profile"] * (present is not None):
        record_view(actor_of(request), found.person_id, what, timezone.now(), purpose=ViewPurpose.SELECTION)
    weights = weights_on(today)
    asked = asked_by_one(found.vacancy, weights, today)
    return {
        "is_shared": is_shared,
        "photo": photo_of(found.person_id) if is_shared else None,
        "snapshot": reads.with_call(sent, found, is_asked=is_called),
        "present": reads.with_call(reads.readable(present, today), found, is_asked=is_called) if present else None,
        "answers": list(found.answers.all()) if is_shared else [],
        "documents": list(found.documents.select_related("stored")) if is_shared else [],
        "entries": reads.steps_told(reads.history_of(found)),
        "fit": told_to_employer(asked, getattr(found, "summary", None), weights) if is_shared else None,
    }


def _forms(found: Application, faulty: BaseForm | None, at: str) -> dict[str, BaseForm]:
    mark = getattr(found, "mark", None)
    zone = found.vacancy.workplace.time_zone
    made: dict[str, BaseForm] = {
        "pesan": MessageForm(),
        "wawancara": SlotsForm(zone=zone),
        "penawaran": OfferForm(initial={"contract_type": found.vacancy.contract_type, "contract_months": found.vacancy.contract_months}),
        "catatan": NoteForm(),
        "tanda": MarkForm(initial={"rating": mark.rating, "labels": mark.labels} if mark else None),
        "akhir": EndForm(),
    }
    return made | {at: faulty} if faulty is not None and at in made else made


@require_POST
@organisation_view
def move(request: HttpRequest, organisation: LegalEntity, vacancy_id: int, application_id: UUID, step: str) -> HttpResponse:
    """Take an application one step further."""
    vacancy = vacancy_handled(request, organisation, vacancy_id)
    found = application_to(vacancy, application_id)
    if step not in {row.name for row in APPLICATION.moves if row.permission == "handle_applications"}:
        raise Http404
    form = MoveForm(request.POST, step=step)
    if form.is_valid():
        try:
            moved = move_along(application=found, name=step, by=actor_of(request), at=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Tersimpan: %(state)s. Pelamar diberi tahu.") % {"state": moved.state_row.label})
            return redirect("karirhub:applicant", organisation.public_id, vacancy_id, application_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return applicant_page(request, organisation, found, form, step)
