"""Inspections as the company reads and answers them. Why it was chosen, and who complained, is not among it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page
from wajiblapor.actions.inspection_notes import answer_finding
from wajiblapor.enums import FindingState
from wajiblapor.forms.inspections import AnswerFindingForm
from wajiblapor.models import DutyLetter, Inspection, ReferralLetter
from wajiblapor.permissions import Permission, may
from wajiblapor.queries import inspections as queries
from wajiblapor.views.company import actor_of


@require_safe
@organisation_view
def inspections(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    rows = queries.of_company(actor_of(request), organisation.pk)
    page = keyset_page(rows, request, order=["-opened_at", "-pk"], size=25)
    return render(request, "wajiblapor/inspection/inspections.html", {"page": page})


@require_safe
@organisation_view
def inspection(request: HttpRequest, organisation: LegalEntity, inspection_id: UUID) -> HttpResponse:
    return _page(request, organisation, _found(request, organisation, inspection_id), None)


def _found(request: HttpRequest, organisation: LegalEntity, inspection_id: UUID) -> Inspection:
    found = queries.of_company(actor_of(request), organisation.pk).filter(public_id=inspection_id).first()
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, organisation: LegalEntity, found: Inspection, answered: tuple[int, forms.Form] | None) -> HttpResponse:
    may_answer = found.is_under_note and may(
        actor_of(request), Permission.ANSWER_FINDING, legal_entity_id=organisation.pk, workplace_id=found.workplace_id
    )
    # Before a note is out, findings are the inspectors' notes.
    notes = list(found.notes.select_related("document"))
    findings = queries.findings_of(found, to_company=True) if notes else []
    context: dict[str, Any] = {
        "inspection": found,
        "letter": DutyLetter.objects.filter(pk=found.pk).select_related("document").first(),
        "visits": list(found.visits.all()),
        "notes": notes,
        "findings": [(finding, _form(finding, answered) if may_answer else None) for finding in findings],
        "open": sum(finding.state == FindingState.OPEN for finding in findings),
        "referral": ReferralLetter.objects.filter(pk=found.pk).select_related("document").first(),
        "deed": queries.deed_of(found.workplace_id),
        "history": queries.told(found, to_company=True),
        "today": day_in(found.workplace.time_zone, timezone.now()),
    }
    return render(request, "wajiblapor/inspection/inspection.html", context, status=422 if answered else 200)


def _form(finding: Any, answered: tuple[int, forms.Form] | None) -> forms.Form | None:
    if finding.is_settled:
        return None
    return answered[1] if answered and answered[0] == finding.pk else AnswerFindingForm(auto_id=f"t{finding.pk}_%s")


@require_POST
@organisation_view(needs=Permission.ANSWER_FINDING)
def answer(request: HttpRequest, organisation: LegalEntity, inspection_id: UUID, finding_id: int) -> HttpResponse:
    found = _found(request, organisation, inspection_id)
    finding = get_object_or_404(found.findings, pk=finding_id)
    form = AnswerFindingForm(request.POST, request.FILES, auto_id=f"t{finding.pk}_%s")
    if form.is_valid():
        told = form.cleaned_data
        try:
            answer_finding(finding=finding, words=told["words"], stream=told["file"], by=actor_of(request), at=timezone.now())
            messages.success(request, _("Jawaban terkirim. Pengawas memeriksanya."))
            return redirect("wajiblapor:own_inspection", organisation.public_id, inspection_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _page(request, organisation, found, (finding.pk, form))
