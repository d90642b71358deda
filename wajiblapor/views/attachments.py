"""Section L: papers handed in with a report; and preparing the reports of branches."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rule
from wajiblapor.actions import attachments as actions
from wajiblapor.actions.branches import prepare_branches
from wajiblapor.forms.attachments import AttachmentForm
from wajiblapor.permissions import Permission
from wajiblapor.queries.papers import not_taken, papers_of
from wajiblapor.views.company import actor_of, may_do, own_report


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
def papers(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    report = own_report(request, organisation, report_id)
    size = int(rule("wlkp.attachment_max_bytes", timezone.localdate()).value)
    is_sent = request.method == "POST"
    form = AttachmentForm(request.POST if is_sent else None, request.FILES if is_sent else None, max_bytes=size)
    if is_sent and form.is_valid():
        file = form.cleaned_data["file"].file
        try:
            actions.attach(report=report, kind=form.cleaned_data["kind"], stream=file, by=actor_of(request), at=timezone.now())
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Lampiran tersimpan."))
            return redirect("wajiblapor:papers", organisation.public_id, report.public_id)
    context = {
        "report": report,
        "form": form,
        "papers": papers_of(report),
        "not_taken": not_taken(report, on=day_in(report.workplace.time_zone, timezone.now())) if report.is_draft else [],
        "may_edit": report.is_open and may_do(request, Permission.EDIT_REPORT, report),
    }
    return render(request, "wajiblapor/report/papers.html", context, status=422 if form.is_bound else 200)


@require_POST
@organisation_view
def detach(request: HttpRequest, organisation: LegalEntity, report_id: UUID, paper_id: int) -> HttpResponse:
    report = own_report(request, organisation, report_id)
    paper = report.attachments.kept().filter(pk=paper_id).first()
    if paper is None:
        raise Http404
    actions.detach(report=report, attachment=paper, by=actor_of(request), at=timezone.now())
    messages.success(request, _("Lampiran dihapus."))
    return redirect("wajiblapor:papers", organisation.public_id, report.public_id)


@require_POST
@organisation_view
def branches(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    """The head office opens its branches' reports with what they share."""
    report = own_report(request, organisation, report_id)
    done = prepare_branches(report=report, by=actor_of(request), at=timezone.now())
    words = _("%(count)s laporan cabang disiapkan. Tiap cabang memastikannya dan mengunggah daftar pekerjanya sendiri.")
    messages.success(request, words % {"count": done.branches})
    if done.not_yet:
        messages.info(request, _("%(count)s cabang belum waktunya melapor.") % {"count": done.not_yet})
    return redirect("wajiblapor:overview", organisation.public_id)
