"""A job seeker's side: the list, following one application, withdrawing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from karirhub.actions import applications as actions
from karirhub.actions.messages import may_converse
from karirhub.forms import conversing as forms
from karirhub.models import Application
from karirhub.queries import applications as reads
from karirhub.queries import progress
from karirhub.queries.unanswered import closes_after
from karirhub.queries.vacancies import today_at
from siapkerja.web.pagination import keyset_page


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What the person has begun, and the person's applications, newest first."""
    actor = request.actor  # type: ignore[attr-defined]
    page = keyset_page(progress.with_news(reads.applications_of(actor)), request, order=["-pk"])
    drafts = progress.drafts_of(actor.subject_id)[:20] if actor.is_known and "after" not in request.GET else []
    return render(request, "karirhub/applications/mine.html", {"page": page, "drafts": drafts})


@require_safe
def application(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Where an application stands, how it came there, and what is said about it."""
    return page_of(request, own(request, application_id))


def page_of(request: HttpRequest, found: Application, **faulty: Any) -> HttpResponse:
    """The page of an application; `faulty` are forms by name that were sent with a fault."""
    told, now = progress.progress_of(found), timezone.now()
    interview, offer = told.interview, told.offer
    is_proposed = interview is not None and interview.state == "proposed"
    context = {
        "application": found,
        "vacancy": found.vacancy,
        "told": told,
        "entries": told.entries,
        "note": next((step.note for step in told.entries), "") if found.is_open else "",
        "stages": reads.stage_labels(),
        "stage": reads.stage_of(found),
        "interview": interview if interview and interview.is_open else None,
        "is_interview_over": bool(interview and interview.state == "agreed" and not progress.is_to_come(interview, now)),
        "called_off": interview if interview and not interview.is_open and progress.is_to_come(interview, now) else None,
        "offer": offer,
        "may_answer_offer": bool(offer and offer.may_be_answered_on(today_at(found.vacancy, now))),
        "unread": any(message.is_from_employer and message.read_at is None for message in told.messages),
        "may_converse": may_converse(found),
        "message_form": forms.MessageForm(),
        "slot_form": forms.SlotForm(interview=interview, at=now) if is_proposed and interview else None,
        "none_fits_form": forms.NoneFitsForm(),
        "excuse_form": forms.ExcuseForm(),
        "decline_form": forms.DeclineOfferForm(),
        "withdraw_form": forms.WithdrawForm(),
        "answers": found.answers.all(),
        "closes_after": closes_after(found, now),
        "documents": found.documents.select_related("stored"),
        **faulty,
    }
    return render(request, "karirhub/applications/application.html", context, status=422 if faulty else 200)


@require_POST
def withdraw(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Take an application back, with a reason or without."""
    found = own(request, application_id)
    form = forms.WithdrawForm(request.POST)
    if not form.is_valid():
        return page_of(request, found, withdraw_form=form)
    actions.withdraw(application=found, reason_code=form.cleaned_data["reason_code"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Lamaran ditarik. Perusahaan diberi tahu."))
    return redirect("karirhub:application", application_id)


def own(request: HttpRequest, application_id: UUID) -> Application:
    """The actor's own application, else 404."""
    found = reads.application_of(request.actor, application_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
