"""The agreement as the applicant reads and signs it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from wirausaha.actions import agreements as actions
from wirausaha.forms.agreements import SignForm
from wirausaha.views.applicant.proposals import own


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def agreement(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Read what is agreed, say where it is to be paid, accept."""
    found = own(request, proposal_id)
    agreed = getattr(found, "agreement", None)
    if agreed is None:
        raise Http404
    form = SignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign(proposal=found, **form.cleaned_data, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Perjanjian Anda tanda tangani. Sekarang giliran Dinas."))
            return redirect("wirausaha:proposal", found.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {
        "proposal": found,
        "programme": found.programme,
        "agreement": agreed,
        "statements": actions.statements_of(agreed.amount),
        "form": form,
    }
    return render(request, "wirausaha/proposals/agreement.html", context, status=422 if form.errors else 200)
