"""A person's own applications: begin, follow, check and send, step back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.documents.queries import documents_on
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page
from wirausaha.actions import proposals as actions
from wirausaha.actions.moving import today_of
from wirausaha.forms.proposals import DeclarationForm
from wirausaha.models import Proposal
from wirausaha.queries import proposals as reads
from wirausaha.queries.checks import checks_of, unmet
from wirausaha.queries.limits import limits_of
from wirausaha.queries.programmes import public_programme


@require_safe
@person_view
def mine(request: HttpRequest) -> HttpResponse:
    """All applications of the person, newest first."""
    page = keyset_page(reads.own_proposals(request.actor), request, order=["-pk"])  # type: ignore[attr-defined]
    return render(request, "wirausaha/proposals/mine.html", {"page": page})


@require_POST
@person_view
def begin(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Begin an application, or go on with the one that is there."""
    programme = public_programme(programme_id)
    if programme is None:
        raise Http404
    there = reads.proposal_in(request.actor, programme)  # type: ignore[attr-defined]
    if there is not None:
        return redirect("wirausaha:proposal", there.public_id)
    try:
        begun = actions.begin(programme=programme, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        return redirect("wirausaha:proposal", begun.public_id)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(programme.get_absolute_url())


@require_safe
@person_view
def proposal(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """One application: its steps while it is written, and where it stands afterwards."""
    found = own(request, proposal_id)
    limits = limits_of(found.programme)
    context = {
        "proposal": found,
        "programme": found.programme,
        "limits": limits,
        "stages": reads.stages_of(found),
        "next_step": reads.next_step(found),
        "parts": reads.parts_of(found, needs_group=limits.is_group_only) if found.is_editable else [],
        "members": list(found.members.all()),
        "budget": list(found.budget.all()),
        "agreement": getattr(found, "agreement", None),
        "documents": documents_on(f"wirausaha.proposal:{found.pk}"),
        "history": reads.history_of(found),
        "zone": zone_of(found),
    }
    return render(request, "wirausaha/proposals/proposal.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def submission(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Look over what was checked, state that it is true, and send."""
    found = own(request, proposal_id)
    if not found.is_editable:
        return redirect("wirausaha:proposal", found.public_id)
    form = DeclarationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sent = actions.submit(proposal=found, is_declared=True, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Permohonan terkirim dengan nomor %(number)s.") % {"number": sent.number})
            return redirect("wirausaha:proposal", found.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    told = checks_of(found, on=today_of(found, timezone.now()))
    context = {"proposal": found, "programme": found.programme, "checks": told, "unmet": unmet(told), "form": form}
    return render(request, "wirausaha/proposals/submission.html", context, status=422 if form.errors else 200)


@require_POST
@person_view
def withdraw(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Step back."""
    found = own(request, proposal_id)
    try:
        actions.withdraw(proposal=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Permohonan ditarik."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("wirausaha:proposal", found.public_id)


def own(request: HttpRequest, proposal_id: UUID) -> Proposal:
    """The person's application, or 404."""
    found = reads.own_proposal(request.actor, proposal_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def own_editable(request: HttpRequest, proposal_id: UUID) -> Proposal | None:
    """The person's application while it is written; None, with a message, afterwards."""
    found = own(request, proposal_id)
    if found.is_editable:
        return found
    messages.error(request, str(actions.ProposalNotEditable.sentence))
    return None


def zone_of(proposal: Proposal) -> str:
    return (proposal.regency.time_zone if proposal.regency else "") or "Asia/Jakarta"
