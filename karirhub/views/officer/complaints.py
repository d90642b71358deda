"""The officers' side of complaints about vacancies."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from karirhub.actions import complaints as actions
from karirhub.actions.freezing import freeze_case
from karirhub.enums import CaseOutcome, CaseState
from karirhub.forms.complaints import AskEmployerForm, DecideCaseForm, FreezeCaseForm
from karirhub.models import ComplaintCase
from karirhub.permissions import COMPLAINT_OFFICERS, GRANTS, Permission
from karirhub.queries import complaints as reads
from karirhub.workflows import COMPLAINT_CASE
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.permissions import allows
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page

FORMS: dict[str, Any] = {"ask": AskEmployerForm, "freeze": FreezeCaseForm, "decide": DecideCaseForm}
# Of hundreds of complaints about one vacancy the newest are shown; the reasons count all of them.
SHOWN = 50


@officer_view(*COMPLAINT_OFFICERS)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Cases of the officer's regions, the longest waiting first."""
    wanted = request.GET.get("keadaan", CaseState.NEW)
    if wanted not in COMPLAINT_CASE.values():
        raise Http404
    actor = request.actor  # type: ignore[attr-defined]
    counts = reads.case_counts(actor)
    tabs = [(state, counts[state.value]) for state in COMPLAINT_CASE.states]
    page = keyset_page(reads.queue_of(actor, wanted), request, order=["opened_at", "pk"])
    return render(request, "karirhub/complaints/queue.html", {"page": page, "tabs": tabs, "wanted": wanted})


@officer_view(*COMPLAINT_OFFICERS)
@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    return _page(request, _case(request, number))


@officer_view(*COMPLAINT_OFFICERS)
@require_POST
def move(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """Take, ask, freeze or decide."""
    found = _case(request, number)
    if step not in {"take", *FORMS}:
        raise Http404
    form = FORMS[step](request.POST, auto_id=f"{step}_%s") if step in FORMS else None
    if form is not None and not form.is_valid():
        return _page(request, found, form, step)
    try:
        said = _carry_out(found, step, form.cleaned_data if form else {}, {"by": request.actor, "at": timezone.now()})  # type: ignore[attr-defined]
    except Refused as refusal:
        if form is None:
            raise
        show_refusal(refusal, form)
        return _page(request, found, form, step)
    messages.success(request, said)
    return redirect("karirhub:complaint_case", number)


def _carry_out(found: ComplaintCase, step: str, answers: dict[str, Any], acting: dict[str, Any]) -> str:
    """Do it, and say what was done."""
    match step:
        case "take":
            actions.take_case(case=found, **acting)
            return _("Kasus ini sekarang Anda tangani.")
        case "ask":
            actions.ask_employer(case=found, question=answers["question"], **acting)
            return _("Perusahaan diberi tahu dan dapat menjawab.")
        case "freeze":
            freeze_case(case=found, note=answers["note"], **acting)
            return _("Lowongan dibekukan. Pelamar, yang menyimpannya, dan perusahaan diberi tahu.")
    actions.decide_case(case=found, outcome=CaseOutcome(answers["outcome"]), decision=answers["decision"], **acting)
    return _("Putusan tersimpan. Perusahaan dan pelapor diberi tahu.")


def _case(request: HttpRequest, number: str) -> ComplaintCase:
    return get_object_or_404(reads.cases_for(request.actor), number=number)  # type: ignore[attr-defined]


def _page(request: HttpRequest, found: ComplaintCase, faulty: Any = None, step: str = "") -> HttpResponse:
    forms = {name: faulty if name == step and faulty else form(auto_id=f"{name}_%s") for name, form in FORMS.items()}
    context = {
        "case": found,
        "vacancy": found.vacancy,
        "complaints": found.complaints.select_related("evidence").order_by("-reported_at", "-pk")[:SHOWN],
        "reasons": reads.reasons_told(found),
        "shown": SHOWN,
        "entries": reads.history_told(found),
        "may_handle": allows(GRANTS, request.actor, Permission.HANDLE_COMPLAINTS, region_code=found.regency_id),  # type: ignore[attr-defined]
        "forms": forms,
        "faulty": step,
    }
    return render(request, "karirhub/complaints/case.html", context, status=422 if faulty else 200)
