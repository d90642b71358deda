"""Workers' disputes as the company reads and answers them."""

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
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page
from wajiblapor.actions.disputes import answer_dispute
from wajiblapor.forms.disputes import AnswerForm
from wajiblapor.permissions import Permission, may
from wajiblapor.queries.disputes import disputed_span, of_company, told
from wajiblapor.views.company import actor_of


@require_safe
@organisation_view(needs=Permission.ANSWER_DISPUTE)
def disputes(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    page = keyset_page(of_company(actor_of(request), organisation.pk), request, order=["-opened_at", "-pk"], size=25)
    record_views(actor_of(request), [row.person_id for row in page], "dispute", timezone.now(), purpose=ViewPurpose.DISPUTE)
    return render(request, "wajiblapor/report/disputes.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.ANSWER_DISPUTE)
def dispute(request: HttpRequest, organisation: LegalEntity, dispute_id: UUID) -> HttpResponse:
    actor, now = actor_of(request), timezone.now()
    found = of_company(actor, organisation.pk).filter(public_id=dispute_id).first()
    if found is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_dispute(dispute=found, **form.cleaned_data, by=actor, at=now)
            messages.success(request, _("Jawaban terkirim. Pekerja kami beri tahu."))
            return redirect("wajiblapor:dispute", organisation.public_id, dispute_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    record_view(actor, found.person_id, "dispute", now, purpose=ViewPurpose.DISPUTE)
    context = {
        "dispute": found,
        "span": disputed_span(found),
        "history": told(found),
        "form": form,
        "may_answer": found.waits_for_company
        and may(actor, Permission.ANSWER_DISPUTE, legal_entity_id=organisation.pk, workplace_id=found.workplace_id),
    }
    return render(request, "wajiblapor/report/dispute.html", context, status=422 if form.errors else 200)
