"""An assessor's own page: their candidates only, each look recorded."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sertihub.actions import assessments as actions
from sertihub.enums import CandidacyState, Mark
from sertihub.forms.assessments import FindingsForm
from sertihub.models import Assessment
from sertihub.queries import assessments as reads
from sertihub.queries.candidacies import answers_of, history_of, requirement_evidence
from siapkerja.audit.recording import record_view
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page


@require_safe
@person_view
def assessments(request: HttpRequest) -> HttpResponse:
    """Whom I assess: what is ahead first, or what is done."""
    actor = request.actor  # type: ignore[attr-defined]
    is_done = request.GET.get("tampil") == "selesai"
    rows = reads.assessments_of(actor.person_id, is_done=is_done)
    order = ["-on", "-pk"] if is_done else ["on", "pk"]
    context = {
        "page": keyset_page(rows, request, order=order),
        "is_done": is_done,
        "registrations": reads.registrations_of(actor.person_id),
        "today": timezone.localdate(),
    }
    return render(request, "sertihub/assessments/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def assessment(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """One candidate: evidence, self-assessment, findings, recommendation. Reading is logged."""
    found = _own(request, candidacy_id)
    form = FindingsForm(answers_of(found.candidacy), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _save(request, found, form)
        except Refused as refusal:
            show_refusal(refusal, form)
    elif request.method != "POST":
        record_view(request.actor, found.candidacy.person_id, "candidacy", timezone.now(), purpose=ViewPurpose.SERVICE)  # type: ignore[attr-defined]
    context = {
        "assessment": found,
        "candidacy": found.candidacy,
        "form": form,
        "evidence": requirement_evidence(found.candidacy),
        "history": history_of(found.candidacy, for_candidate=False),
        "may_record": found.candidacy.state == CandidacyState.AGREED and reads.has_come(found, timezone.now()),
        "may_miss": found.candidacy.state in {CandidacyState.SCHEDULED, CandidacyState.AGREED} and reads.has_come(found, timezone.now()),
    }
    return render(request, "sertihub/assessments/assessment.html", context, status=422 if form.errors else 200)


@require_POST
@person_view
def miss(request: HttpRequest, candidacy_id: UUID) -> HttpResponse:
    """The candidate did not come."""
    found = _own(request, candidacy_id)
    try:
        actions.record_absence(assessment=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Ketidakhadiran tercatat. Asesi diberi tahu."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("sertihub:assessment", candidacy_id)


def _save(request: HttpRequest, found: Assessment, form: FindingsForm) -> HttpResponse:
    """Keep the findings; with the second button send the recommendation, too."""
    who: dict[str, Any] = {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
    told = form.cleaned_data
    if "kirim" not in request.POST:
        actions.record_findings(assessment=found, findings=form.findings(), **who)
        messages.success(request, _("Hasil tersimpan. Rekomendasi belum dikirim."))
    else:
        recommendation = Mark(told["recommendation"]) if told["recommendation"] else None
        actions.conclude(assessment=found, findings=form.findings(), recommendation=recommendation, feedback=told["feedback"], **who)
        messages.success(request, _("Rekomendasi terkirim kepada komite."))
    return redirect("sertihub:assessment", found.candidacy.public_id)


def _own(request: HttpRequest, candidacy_id: UUID) -> Assessment:
    found = reads.assessment_of(request.actor.person_id, candidacy_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
