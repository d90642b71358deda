"""The steps "Usaha" and "Tempat" of an application."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from wirausaha.actions import proposals as actions
from wirausaha.enums import ProposalPart
from wirausaha.forms.proposals import BusinessForm, PlaceForm
from wirausaha.models import Proposal
from wirausaha.views.applicant.proposals import own_editable


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def business(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """What is to be run."""
    found = own_editable(request, proposal_id)
    if found is None:
        return redirect("wirausaha:proposal", proposal_id)
    form = BusinessForm(request.POST or None, initial=BusinessForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_business(proposal=found, business=form.business(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            return saved(request, found)
        except Refused as refusal:
            show_refusal(refusal, form)
    return step_page(request, found, "business", form)


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def place(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Where it is run."""
    found = own_editable(request, proposal_id)
    if found is None:
        return redirect("wirausaha:proposal", proposal_id)
    form = PlaceForm(request.POST or None, request.FILES or None, initial=PlaceForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        told = {"place": form.place(), "photo": form.cleaned_data["photo"], "by": request.actor}  # type: ignore[attr-defined]
        try:
            actions.write_place(proposal=found, **told, at=timezone.now())
            return saved(request, found)
        except Refused as refusal:
            show_refusal(refusal, form)
    return step_page(request, found, "place", form)


def saved(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Back to the steps."""
    messages.success(request, _("Tersimpan."))
    return redirect("wirausaha:proposal", proposal.public_id)


def step_page(request: HttpRequest, proposal: Proposal, part: str, form: forms.Form, **more: Any) -> HttpResponse:
    """The page of one step, with what an officer asked to be mended there."""
    context = {
        "proposal": proposal,
        "programme": proposal.programme,
        "form": form,
        "part": ProposalPart(part),
        "asked": list(proposal.return_points.filter(is_settled=False, part=part)),
        **more,
    }
    is_faulty = more.pop("is_faulty", bool(form.errors))
    return render(request, f"wirausaha/proposals/{part}.html", context, status=422 if is_faulty else 200)
