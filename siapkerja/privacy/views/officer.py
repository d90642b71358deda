"""The officers' side of corrections."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from siapkerja.audit.recording import record_view
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.identity.views.pagination import keyset_page
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.text import masked
from siapkerja.privacy.actions.corrections import decide_correction
from siapkerja.privacy.enums import CorrectionState
from siapkerja.privacy.forms.requests import DecisionForm
from siapkerja.privacy.permissions import CORRECTION_OFFICERS
from siapkerja.privacy.queries.histories import Entry, entries_of
from siapkerja.privacy.queries.matters import corrections_for, current_value
from siapkerja.privacy.workflows import CORRECTION


@require_safe
@officer_view(*CORRECTION_OFFICERS)
def corrections(request: HttpRequest) -> HttpResponse:
    """Requests of the officer's region that wait, the most urgent first. Who asks is seen on the case only."""
    rows = corrections_for(request.actor).filter(state=CorrectionState.FILED)  # type: ignore[attr-defined]
    page = keyset_page(rows, request, order=["filed_at", "pk"])
    return render(request, "privacy/officer/corrections.html", {"page": page, "now": timezone.now()})


@require_http_methods(["GET", "HEAD", "POST"])
@officer_view(*CORRECTION_OFFICERS)
def correction(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = get_object_or_404(corrections_for(actor), public_id=public_id)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            accept = form.cleaned_data["decision"] == "accept"
            decide_correction(request=found, accept=accept, answer=form.cleaned_data["answer"], by=actor, at=now)
        except Refused as refusal:
            show_refusal(refusal, form)
            if "note" in refusal.fields:
                form.add_error("answer", refusal.fields["note"])
        else:
            messages.success(request, _("Keputusan disimpan. Pemohon diberi tahu."))
            return redirect("privacy:corrections_queue")
    record_view(actor, found.person_id, "correction", now, purpose=ViewPurpose.DATA_REQUEST)
    is_nik = found.field == "nik"
    context = {
        "found": found,
        "form": form,
        "now": now,
        "held": masked(current_value(found)) if is_nik else current_value(found),
        "wanted": masked(found.wanted) if is_nik else found.wanted,
        "proof_url": reverse("files:download", args=[found.proof.public_id]) if found.proof else "",
        "entries": entries_of(CORRECTION, found.history.select_related("by_person"), begun=Entry(_("Diterima"), found.filed_at)),
    }
    return render(request, "privacy/officer/correction.html", context, status=422 if form.errors else 200)
