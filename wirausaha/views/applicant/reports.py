"""The accountability report as the beneficiary writes it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from wirausaha.actions import accounts as actions
from wirausaha.forms.agreements import OutcomeForm, SpendingForm
from wirausaha.models import Proposal
from wirausaha.views.applicant.proposals import own

REPORTING = ("agreed", "reported", "completed")


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def report(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """What was bought, what became of the business, and sending it."""
    found = _running(request, proposal_id)
    form = OutcomeForm(request.POST or None, initial=OutcomeForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.send_report(proposal=found, outcome=form.outcome(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Laporan terkirim. Petugas memeriksanya."))
            return redirect("wirausaha:proposal", found.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, found, form, SpendingForm())


@require_POST
@person_view
def add_line(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Add something bought with its receipt."""
    found = _running(request, proposal_id)
    form = SpendingForm(request.POST, request.FILES)
    if form.is_valid():
        told = {"spending": form.spending(), "receipt": form.cleaned_data["receipt"], "by": request.actor}  # type: ignore[attr-defined]
        try:
            actions.add_spending(proposal=found, **told, at=timezone.now())
            messages.success(request, _("Pembelian ditambahkan."))
            return redirect("wirausaha:report", found.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, found, OutcomeForm(initial=OutcomeForm.initial_of(found)), form)


@require_POST
@person_view
def remove_line(request: HttpRequest, proposal_id: UUID, line_id: int) -> HttpResponse:
    """Take a line out again."""
    found = _running(request, proposal_id)
    try:
        actions.remove_spending(proposal=found, line_id=line_id, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Pembelian dihapus dari laporan."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("wirausaha:report", found.public_id)


def _running(request: HttpRequest, proposal_id: UUID) -> Proposal:
    found = own(request, proposal_id)
    if found.state not in REPORTING:
        raise Http404
    return found


def _page(request: HttpRequest, found: Proposal, form: OutcomeForm, line_form: SpendingForm) -> HttpResponse:
    spent = actions.spent_of(found)
    returned = found.moves.filter(move="return_report").order_by("-at").first() if found.state == "agreed" else None
    context = {
        "proposal": found,
        "programme": found.programme,
        "agreement": found.agreement,
        "lines": list(found.spending.select_related("receipt")),
        "spent": spent,
        "rest": found.agreement.amount - spent,
        "returned": returned,
        "form": form,
        "line_form": line_form,
    }
    is_faulty = bool(form.errors or line_form.errors)
    return render(request, "wirausaha/proposals/report.html", context, status=422 if is_faulty else 200)
