"""One application as the office reads it, and the steps the office takes. Reading is logged."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siapkerja.audit.recording import record_view
from siapkerja.documents.queries import documents_on
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rule
from wirausaha.actions import accounts, agreements, verification
from wirausaha.actions.moving import today_of
from wirausaha.enums import RefusalReason
from wirausaha.forms.verification import NoteForm, RefuseForm, SendBackForm, VisitForm
from wirausaha.models import Proposal
from wirausaha.permissions import VERIFIERS, may_decide
from wirausaha.queries import officers as reads
from wirausaha.queries.checks import checks_of
from wirausaha.queries.proposals import history_of
from wirausaha.views.applicant.proposals import zone_of

door = officer_view(*VERIFIERS)
Act = Callable[[Proposal, Any, dict[str, Any]], object]


@require_safe
@door
def record(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Everything the office needs to check, visit and decide."""
    return _page(request, _found(request, proposal_id), {})


@require_POST
@door
def visit(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Write down a visit."""
    found = _found(request, proposal_id)
    form = VisitForm(request.POST, request.FILES)
    if form.is_valid():
        told = {"found": form.found(), "photo": form.cleaned_data["photo"], "by": request.actor}  # type: ignore[attr-defined]
        try:
            verification.assess(proposal=found, **told, at=timezone.now())
            return _done(request, found)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, found, {"visit_form": form})


@require_POST
@door
def move(request: HttpRequest, proposal_id: UUID, step: str) -> HttpResponse:
    """Accept the papers, send back, refuse, countersign, accept or return the report."""
    found = _found(request, proposal_id)
    if step not in STEPS:
        raise Http404
    name, form_class, act = STEPS[step]
    form = form_class(request.POST)
    if form.is_valid():
        try:
            act(found, form, {"by": request.actor, "at": timezone.now()})  # type: ignore[attr-defined]
            return _done(request, found)
        except Refused as refusal:
            show_refusal(refusal, form)
    if name:
        return _page(request, found, {name: form})
    messages.error(request, " ".join(str(words) for words in form.non_field_errors()))
    return redirect("wirausaha:record", found.public_id)


def _accept(found: Proposal, form: forms.Form, who: dict[str, Any]) -> object:
    return verification.accept_papers(proposal=found, **who)


def _send_back(found: Proposal, form: SendBackForm, who: dict[str, Any]) -> object:
    return verification.send_back(proposal=found, points=form.points(), **who)


def _refuse(found: Proposal, form: forms.Form, who: dict[str, Any]) -> object:
    told = form.cleaned_data
    return verification.refuse(proposal=found, reason=RefusalReason(told["reason"]), note=told["note"], **who)


def _countersign(found: Proposal, form: forms.Form, who: dict[str, Any]) -> object:
    return agreements.countersign(proposal=found, **who)


def _accept_report(found: Proposal, form: forms.Form, who: dict[str, Any]) -> object:
    return accounts.accept_report(proposal=found, **who)


def _return_report(found: Proposal, form: forms.Form, who: dict[str, Any]) -> object:
    return accounts.return_report(proposal=found, note=form.cleaned_data["note"], **who)


STEPS: dict[str, tuple[str, type[forms.Form], Act]] = {
    "lengkap": ("", forms.Form, _accept),
    "kembalikan": ("send_back_form", SendBackForm, _send_back),
    "tolak": ("refuse_form", RefuseForm, _refuse),
    "tanda-tangan": ("", forms.Form, _countersign),
    "terima-laporan": ("", forms.Form, _accept_report),
    "kembalikan-laporan": ("return_form", NoteForm, _return_report),
}


def _page(request: HttpRequest, found: Proposal, faulty: dict[str, forms.Form]) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    record_view(actor, found.person_id, "aid", now, purpose=ViewPurpose.SERVICE)
    context = {
        "proposal": found,
        "programme": found.programme,
        "person": found.person,
        "checks": checks_of(found, on=today_of(found, now)),
        "members": list(found.members.filter(is_applicant=False)),
        "budget": list(found.budget.all()),
        "visits": list(found.visits.select_related("by_person", "photo")),
        "agreement": getattr(found, "agreement", None),
        "report": getattr(found, "account_report", None),
        "lines": list(found.spending.select_related("receipt")),
        "spent": accounts.spent_of(found),
        "near_metres": int(rule("aid.visit_near_metres", today_of(found, now)).value),
        "documents": documents_on(f"wirausaha.proposal:{found.pk}"),
        "history": history_of(found, with_people=True),
        "zone": zone_of(found),
        "may_decide": may_decide(actor, str(found.regency_id)),
        "visit_form": VisitForm(),
        "send_back_form": SendBackForm(),
        "refuse_form": RefuseForm(),
        "return_form": NoteForm(),
        **faulty,
    }
    return render(request, "wirausaha/officer/record.html", context, status=422 if faulty else 200)


def _done(request: HttpRequest, found: Proposal) -> HttpResponse:
    messages.success(request, _("Tercatat. Pemohon diberi tahu."))
    return redirect("wirausaha:record", found.public_id)


def _found(request: HttpRequest, proposal_id: UUID) -> Proposal:
    found = reads.visible_proposal(request.actor, proposal_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
