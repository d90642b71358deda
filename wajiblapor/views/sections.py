"""The questions of a report, page by page, and what was taken over from elsewhere."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused
from wajiblapor.actions import sections as actions
from wajiblapor.forms.sections import StepForm
from wajiblapor.models import ManpowerReport
from wajiblapor.permissions import Permission
from wajiblapor.queries.changes import changes_between, last_filing
from wajiblapor.queries.norms import gaps_of_draft
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.sections import Filled, Step, filled
from wajiblapor.queries.snapshots import content_of
from wajiblapor.queries.taken import taken
from wajiblapor.queries.wording import said
from wajiblapor.views.autosaving import is_automatic, refused, saved
from wajiblapor.views.company import actor_of, may_do, own_report


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
def step(request: HttpRequest, organisation: LegalEntity, report_id: UUID, step_slug: str) -> HttpResponse:
    """One page of questions. Saved as it stands; a script saves it while it is being filled in (`otomatis`)."""
    report = own_report(request, organisation, report_id)
    found = filled(report, current_upload(report), at=timezone.now())
    page = found.step(step_slug)
    if page is None:
        raise Http404
    may_edit = report.is_open and may_do(request, Permission.EDIT_REPORT, report)
    form = StepForm(request.POST if request.method == "POST" else None, step=page, found=found, may_edit=may_edit)
    if request.method == "POST":
        if is_automatic(request):
            return _autosaved(request, report, form)
        if answer := _saved(request, report, form):
            return answer
    context = _context(report, found, page) | {"form": form, "may_edit": may_edit}
    return render(request, "wajiblapor/section/step.html", context, status=422 if form.is_bound else 200)


def _context(report: ManpowerReport, found: Filled, page: Step) -> dict[str, Any]:
    slugs = [one.slug for one in found.steps]
    sections = {section.slug for section in page.sections}
    return {
        "report": report,
        "step": page,
        "steps": [one.title for one in found.steps],
        "place": slugs.index(page.slug),
        "taken": taken(found, sections),
        "gaps": [gap for gap in gaps_of_draft(found) if gap.section in sections],
    }


def _saved(request: HttpRequest, report: ManpowerReport, form: StepForm) -> HttpResponse | None:
    """Where to go after the button; None to show the page again, with everything on it."""
    seen = form.cleaned_data.get("versi") if form.is_valid() or "versi" not in form.errors else None
    organisation_id = report.legal_entity.public_id
    try:
        actions.save_answers(
            report=report, given=form.given(), seen_version=seen, is_confirmed=True, by=actor_of(request), at=timezone.now()
        )
    except Refused as refusal:
        show_refusal(refusal, form)
        # The next press of the button is meant to write over what the colleague saved.
        data = request.POST.copy()
        data["versi"] = str(form.step.version)
        form.data = data
        return None
    if form.errors:
        return None
    slugs = [one.slug for one in form.found.steps]
    following = slugs[slugs.index(form.step.slug) + 1 :]
    messages.success(request, _("Tersimpan."))
    if "lanjut" in request.POST and following:
        return redirect("wajiblapor:step", organisation_id, report.public_id, following[0])
    return redirect("wajiblapor:report", organisation_id, report.public_id)


def _autosaved(request: HttpRequest, report: ManpowerReport, form: StepForm) -> JsonResponse:
    seen = form.cleaned_data.get("versi") if form.is_valid() or "versi" not in form.errors else None
    now = timezone.now()
    try:
        version = actions.save_answers(
            report=report, given=form.given(), seen_version=seen, is_confirmed=False, by=actor_of(request), at=now
        )
    except Refused as refusal:
        return refused(refusal)
    return saved(report, version=version, at=now)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
def changes(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    """What was taken over, what differs from last year, and the word that the rest is still right."""
    report = own_report(request, organisation, report_id)
    if request.method == "POST":
        actions.confirm_copied(report=report, by=actor_of(request), at=timezone.now())
        messages.success(request, _("Terima kasih. Isian yang disalin sudah Anda pastikan."))
        return redirect("wajiblapor:report", organisation.public_id, report.public_id)
    found = filled(report, current_upload(report), at=timezone.now())
    before = last_filing(report)
    context = {
        "report": report,
        "before": before,
        "changed": changes_between(before.whole, content_of(found), with_yearly=False) if before else [],
        "copied": found.copied,
        "said": said({section.slug: found.stated().get(section.slug, {}) for step in found.copied for section in step.sections}),
        "may_edit": report.is_open and may_do(request, Permission.EDIT_REPORT, report),
    }
    return render(request, "wajiblapor/section/changes.html", context)
