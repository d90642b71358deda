"""The step "Rencana anggaran": rows that grow by a button and add up."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from wirausaha.actions import proposals as actions
from wirausaha.actions.proposals import MOST_LINES
from wirausaha.forms.proposals import BudgetRows, RequestForm, lines_in
from wirausaha.forms.rows import Rows, asks_for_rows, with_more_rows
from wirausaha.models import Proposal
from wirausaha.queries.limits import limits_of
from wirausaha.views.applicant.proposals import own_editable
from wirausaha.views.applicant.steps import saved, step_page

PREFIX = "baris"


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def budget(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """What is to be bought with the aid."""
    found = own_editable(request, proposal_id)
    if found is None:
        return redirect("wirausaha:proposal", proposal_id)
    if request.method == "POST" and asks_for_rows(request.POST):
        return _longer(request, found)
    form, rows = RequestForm(request.POST or None, initial={"requested": found.requested}), _rows(request, found)
    is_post = request.method == "POST"
    if is_post and form.is_valid() and rows.is_valid():
        told: dict[str, Any] = {"requested": form.cleaned_data["requested"], "lines": lines_in(rows)}
        try:
            actions.write_budget(proposal=found, **told, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            return saved(request, found)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, found, form, rows, is_faulty=is_post)


def _rows(request: HttpRequest, found: Proposal) -> Rows:
    names = ("item", "kind", "quantity", "unit_price")
    initial = [{name: getattr(line, name) for name in names} for line in found.budget.all()]
    if request.method == "POST":
        return BudgetRows(request.POST, prefix=PREFIX, initial=initial)
    rows = BudgetRows(prefix=PREFIX, initial=initial)
    rows.extra = 1 if initial else 3
    return rows


def _longer(request: HttpRequest, found: Proposal) -> HttpResponse:
    """The same page with what was typed and more rows; nothing is checked or kept yet."""
    grown = with_more_rows(request.POST, PREFIX, 2, MOST_LINES)
    form, rows = RequestForm(grown), BudgetRows(grown, prefix=PREFIX)
    return _page(request, found, form, rows, is_faulty=False, is_growing=True)


def _page(
    request: HttpRequest, found: Proposal, form: RequestForm, rows: Rows, *, is_faulty: bool, is_growing: bool = False
) -> HttpResponse:
    more = {"rows": rows, "limits": limits_of(found.programme), "is_growing": is_growing, "most": MOST_LINES}
    return step_page(request, found, "budget", form, is_faulty=is_faulty, **more)
