"""An office's inspections: the trays, one inspection, and the form at the workplace."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.audit.recording import record_act
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.reference.queries import rule
from siapkerja.web.pagination import keyset_page
from wajiblapor.actions import inspection_visits
from wajiblapor.actions.inspection_notes import judge_finding
from wajiblapor.enums import InspectionState
from wajiblapor.forms.inspection_visits import MeetingForm, VisitForm
from wajiblapor.forms.inspections import JudgementForm
from wajiblapor.models import DutyLetter, Finding, Inspection, ReferralLetter
from wajiblapor.models.inspections import UNDER_NOTE
from wajiblapor.permissions import INSPECTION_OFFICERS, INSPECTORS, Permission
from wajiblapor.queries import inspections as queries
from wajiblapor.queries.inspection_risks import in_words
from wajiblapor.queries.officers import region_names
from wajiblapor.views.company import actor_of
from wajiblapor.views.officer.inspection_steps import BY_SLUG, open_steps
from wajiblapor.workflows import FINDING

door = officer_view(*INSPECTION_OFFICERS)


def found_inspection(request: HttpRequest, inspection_id: UUID) -> Inspection:
    inspection = queries.inspection_of(actor_of(request), inspection_id)
    if inspection is None:
        raise Http404
    return inspection


@require_safe
@door
def trays(request: HttpRequest) -> HttpResponse:
    actor, slug = actor_of(request), request.GET.get("baki")
    usual = queries.MINE if actor.officer_regions(INSPECTORS) else queries.PLANNED
    tray = next((tray for tray in queries.TRAYS if tray.slug == slug), usual)
    counts = queries.tray_counts(actor)
    context = {
        "tray": tray,
        "trays": [(one, counts.get(one.slug)) for one in queries.TRAYS],
        "page": keyset_page(queries.in_tray(actor, tray), request, order=["-opened_at", "-pk"], size=25),
        "regions": region_names(actor),
    }
    return render(request, "wajiblapor/officer/inspections.html", context)


@require_safe
@door
def inspection(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    return inspection_page(request, found_inspection(request, inspection_id), {})


def inspection_page(
    request: HttpRequest, found: Inspection, answered: dict[str, forms.Form], judged: tuple[int, forms.Form] | None = None
) -> HttpResponse:
    """One inspection with what can be done; `answered` and `judged` are forms that were filled in wrongly."""
    actor, today = actor_of(request), day_in(found.workplace.time_zone, timezone.now())
    rights = queries.rights_over(actor, found, today=today)
    record_act(actor, "inspection_viewed", f"wajiblapor.inspection:{found.pk}", timezone.now())
    may_judge = rights.may_inspect and found.state in {InspectionState.VISITED, *UNDER_NOTE}
    letter = DutyLetter.objects.filter(pk=found.pk).select_related("document").first()
    context: dict[str, Any] = {
        "inspection": found,
        "rights": rights,
        "reasons": in_words(found.reasons),
        "team": list(found.team.select_related("inspector")),
        "letter": letter,
        "visits": list(found.visits.select_related("recorded_by").prefetch_related("pictures__stored")),
        "outcomes": queries.outcomes_of(found),
        "findings": [(one, _judgement(one, judged) if may_judge else None) for one in queries.findings_of(found)],
        "notes": list(found.notes.select_related("document")),
        "referral": ReferralLetter.objects.filter(pk=found.pk).select_related("document").first(),
        "deed": queries.deed_of(found.workplace_id),
        "history": queries.told(found),
        "may_visit": rights.may_inspect and found.state == InspectionState.ORDERED and letter and not letter.document.withdrawn_at,
        "may_return": may_judge,
        "steps": open_steps(found, rights, today=today, answered=answered),
        "today": today,
    }
    return render(request, "wajiblapor/officer/inspection.html", context, status=422 if answered or judged else 200)


def _moves(finding: Finding) -> list[tuple[str, Any]]:
    return [(move.name, move.label) for move in FINDING.moves_from(finding.state) if move.permission == Permission.INSPECT]


def _judgement(finding: Finding, judged: tuple[int, forms.Form] | None) -> forms.Form | None:
    if judged and judged[0] == finding.pk:
        return judged[1]
    moves = _moves(finding)
    return JudgementForm(moves=moves, auto_id=f"f{finding.pk}_%s") if moves else None


@require_POST
@door
def step(request: HttpRequest, inspection_id: UUID, step: str) -> HttpResponse:
    """One act: a form of the page was sent."""
    found, chosen = found_inspection(request, inspection_id), BY_SLUG.get(step)
    if chosen is None:
        raise Http404
    today = day_in(found.workplace.time_zone, timezone.now())
    form = chosen.form(found, today, request.POST, request.FILES)
    if form.is_valid():
        try:
            chosen.act(found, form, actor_of(request), timezone.now())
            messages.success(request, str(chosen.done))
            return redirect("wajiblapor:inspection", inspection_id)
        except NotPermitted:
            raise
        except Refused as refusal:
            show_refusal(refusal, form)
    return inspection_page(request, found, {step: form})


@require_POST
@officer_view(*INSPECTORS)
def judge(request: HttpRequest, inspection_id: UUID, finding_id: int) -> HttpResponse:
    found = found_inspection(request, inspection_id)
    finding = get_object_or_404(found.findings, pk=finding_id)
    form = JudgementForm(request.POST, moves=_moves(finding), auto_id=f"f{finding.pk}_%s")
    if form.is_valid():
        try:
            judge_finding(finding=finding, **form.cleaned_data, by=actor_of(request), at=timezone.now())
            messages.success(request, _("Penilaian disimpan. Perusahaan kami beri tahu."))
            return redirect("wajiblapor:inspection", inspection_id)
        except NotPermitted:
            raise
        except Refused as refusal:
            show_refusal(refusal, form)
    return inspection_page(request, found, {}, (finding.pk, form))


@require_http_methods(["GET", "HEAD", "POST"])
@officer_view(*INSPECTORS)
def visit(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """The form at the workplace; once the first visit is recorded, a short one for coming again."""
    found, actor, now = found_inspection(request, inspection_id), actor_of(request), timezone.now()
    today = day_in(found.workplace.time_zone, now)
    if not queries.rights_over(actor, found, today=today).may_inspect:
        raise NotPermitted
    form = _visit_form(found, today, request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = {"inspection": found, "key": form.cleaned_data["key"], "met": form.met, "by": actor, "at": now}
        try:
            if isinstance(form, VisitForm):
                inspection_visits.record_visit(**told, checked=form.checked, also=form.also)
            else:
                inspection_visits.record_return_visit(**told)
            messages.success(request, _("Kunjungan tercatat."))
            return redirect("wajiblapor:inspection", inspection_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"inspection": found, "form": form, "is_first": isinstance(form, VisitForm)}
    return render(request, "wajiblapor/officer/inspection_visit.html", context, status=422 if form.errors else 200)


def _visit_form(found: Inspection, today: Any, data: Any) -> MeetingForm:
    """What was sent twice meets the short form and is still kept once: its key is known."""
    if found.state != InspectionState.ORDERED:
        return MeetingForm(data, today=today)
    longest = int(rule("inspection.first_note_term", today).value["days"])
    return VisitForm(data, lines=queries.checklist(found, today=today), longest=longest, today=today)
