"""Deciding: the ranking of an office, the list that is decided together, and the lists of before."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from siapkerja.audit.recording import record_views
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.reference.models import Region
from siapkerja.web.pagination import keyset_page
from wirausaha.actions import decisions as actions
from wirausaha.forms.decisions import DecisionRows
from wirausaha.permissions import DECIDERS, may_decide
from wirausaha.queries import officers as reads
from wirausaha.queries.programmes import public_programme

door = officer_view(*DECIDERS)


@require_safe
@door
def decisions(request: HttpRequest) -> HttpResponse:
    """What can be decided now, and what was."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {"rounds": reads.rounds_for(actor), "page": keyset_page(reads.decisions_for(actor), request, order=["-pk"])}
    return render(request, "wirausaha/officer/decisions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@door
def decide(request: HttpRequest, programme_id: int, regency_code: str) -> HttpResponse:
    """The ranking; choosing, keeping in reserve and refusing together."""
    actor, programme = request.actor, public_programme(programme_id)  # type: ignore[attr-defined]
    regency = Region.objects.regencies().filter(pk=regency_code).first()
    if programme is None or regency is None or not may_decide(actor, regency.pk):
        raise Http404
    proposals, free = list(reads.ranking(programme, regency.pk)[:200]), reads.packages_free(programme, regency.pk)
    rows, form = DecisionRows(proposals, free, request.POST or None), forms.Form(request.POST or None)
    if request.method == "POST" and rows.is_valid() and form.is_valid():
        told = {"programme": programme, "regency_code": regency.pk, "choices": rows.choices(), "by": actor}
        try:
            decided = actions.decide(**told, at=timezone.now())
            messages.success(request, _("Keputusan %(number)s terbit. Semua pemohon diberi tahu.") % {"number": decided.number})
            return redirect("wirausaha:decision", decided.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            rows.place(refusal.fields, "reason" if isinstance(refusal, actions.ReasonsMissing) else "note")
    record_views(actor, [row.person_id for row in proposals], "aid", timezone.now(), purpose=ViewPurpose.SERVICE)
    context = {"programme": programme, "regency": regency, "rows": rows, "form": form, "free": free}
    return render(request, "wirausaha/officer/decide.html", context, status=422 if form.errors else 200)


@require_safe
@door
def decision(request: HttpRequest, decision_id: int) -> HttpResponse:
    """One decision list as it was decided, and where each application stands now."""
    actor = request.actor  # type: ignore[attr-defined]
    found = reads.decisions_for(actor).filter(pk=decision_id).first()
    if found is None:
        raise Http404
    items = list(found.items.select_related("proposal__person", "proposal__village"))
    record_views(actor, [item.proposal.person_id for item in items], "aid", timezone.now(), purpose=ViewPurpose.SERVICE)
    return render(request, "wirausaha/officer/decision.html", {"decision": found, "items": items})
