"""Workers' disputes that no company answered, or that a worker asks the office to look at."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from siapkerja.audit.recording import record_view, record_views
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page
from wajiblapor.actions.disputes import settle_dispute
from wajiblapor.forms.disputes import SettleForm
from wajiblapor.permissions import ACCEPTING_OFFICERS
from wajiblapor.queries.disputes import disputed_span, for_officers, told
from wajiblapor.views.company import actor_of

door = officer_view(*ACCEPTING_OFFICERS)


@require_safe
@door
def disputes(request: HttpRequest) -> HttpResponse:
    page = keyset_page(for_officers(actor_of(request)), request, order=["opened_at", "pk"], size=25)
    record_views(actor_of(request), [row.person_id for row in page], "dispute", timezone.now(), purpose=ViewPurpose.DISPUTE)
    return render(request, "wajiblapor/officer/disputes.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@door
def dispute(request: HttpRequest, dispute_id: UUID) -> HttpResponse:
    actor, now = actor_of(request), timezone.now()
    found = for_officers(actor).filter(public_id=dispute_id).first()
    if found is None:
        raise Http404
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            settle_dispute(dispute=found, note=form.cleaned_data["note"], by=actor, at=now)
            messages.success(request, _("Keberatan diputus. Pekerja dan perusahaan kami beri tahu."))
            return redirect("wajiblapor:officer_disputes")
        except Refused as refusal:
            show_refusal(refusal, form)
    record_view(actor, found.person_id, "dispute", now, purpose=ViewPurpose.DISPUTE)
    context = {"dispute": found, "span": disputed_span(found), "history": told(found), "form": form}
    return render(request, "wajiblapor/officer/dispute.html", context, status=422 if form.errors else 200)
