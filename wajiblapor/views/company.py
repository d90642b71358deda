"""A company's pages. The organisation stands in every address, so two tabs cannot file for the wrong one."""

from typing import Any
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.actor import Actor
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.web.timeline import Entry, entries_of
from wajiblapor.actions import reports as actions
from wajiblapor.actions import submissions
from wajiblapor.forms.identity import IdentityForm, initial_of
from wajiblapor.forms.submissions import SubmissionForm
from wajiblapor.models import ManpowerReport, RosterUpload
from wajiblapor.permissions import Permission, may
from wajiblapor.queries.joiners import count_joiners
from wajiblapor.queries.matrices import figures, matrices
from wajiblapor.queries.norms import gaps_of_draft, gaps_of_filing
from wajiblapor.queries.reports import branch_count, current_upload, has_reported, latest_filing, overview, report_of
from wajiblapor.queries.reviews import due_of_review, open_return
from wajiblapor.queries.sections import filled
from wajiblapor.queries.typed import may_be_typed, most_typed
from wajiblapor.queries.wording import said
from wajiblapor.views.autosaving import is_automatic, refused, saved, touched
from wajiblapor.workflows import REPORT


def own_report(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> ManpowerReport:
    """The organisation's report, if the actor's membership reaches its workplace.

    Raises:
        Http404: it does not, or there is none.
    """
    report = report_of(organisation, report_id)
    if report is None or not actor_of(request).member_roles(organisation.pk, report.workplace_id):
        raise Http404
    return report


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def may_do(request: HttpRequest, permission: Permission, report: ManpowerReport) -> bool:
    return may(actor_of(request), permission, legal_entity_id=report.legal_entity_id, workplace_id=report.workplace_id)


@require_safe
@organisation_view
def overview_page(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    actor = actor_of(request)
    standings = overview(organisation, at=timezone.now(), workplace_ids=actor.workplaces_in(organisation.pk))
    editable = {
        standing.workplace.pk: may(actor, Permission.EDIT_REPORT, legal_entity_id=organisation.pk, workplace_id=standing.workplace.pk)
        for standing in standings
    }
    rows = [(standing, editable[standing.workplace.pk]) for standing in standings]
    return render(request, "wajiblapor/report/overview.html", {"rows": rows})


@require_POST
@organisation_view
def open_report(request: HttpRequest, organisation: LegalEntity, workplace_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    workplace = Workplace.objects.select_related("legal_entity").filter(legal_entity=organisation, public_id=workplace_id).first()
    if workplace is None or not actor.member_roles(organisation.pk, workplace.pk):
        raise Http404
    try:
        report = actions.open_report(workplace=workplace, by=actor, at=timezone.now())
    except actions.AlreadyOpen:
        standing = ManpowerReport.objects.standing().filter(workplace=workplace).order_by("-pk").first()
        if standing is None:
            raise
        report = standing
    return redirect("wajiblapor:report", organisation.public_id, report.public_id)


@require_safe
@organisation_view
def report_page(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    report = own_report(request, organisation, report_id)
    upload = current_upload(report)
    context: dict[str, Any] = {
        "report": report,
        "upload": upload,
        "may_edit": may_do(request, Permission.EDIT_REPORT, report),
        "may_submit": may_do(request, Permission.SUBMIT_REPORT, report),
        "later": ManpowerReport.objects.filed().filter(workplace=report.workplace, ordinal__gt=report.ordinal).exists(),
        "earlier": ManpowerReport.objects.filed().filter(workplace=report.workplace).exclude(pk=report.pk).order_by("-reported_on")[:5],
    }
    if report.is_open:
        return render(request, "wajiblapor/report/draft.html", context | _open_parts(report, upload, context["may_edit"]))
    filing = latest_filing(report)
    begun = Entry(_("Laporan dibuka"), report.opened_at)
    history = entries_of(REPORT, report.history.all(), begun=begun)
    summary = filing.content["summary"]
    context |= {
        "filing": filing,
        "returned": open_return(report),
        "today": day_in(report.workplace.time_zone, timezone.now()),
        "decided_by": due_of_review(report),
        "history": history,
        "figures": figures(summary),
        "matrices": matrices(summary),
        "said": said(filing.sections),
        "gaps": gaps_of_filing(filing, report),
        "revisions": report.filings.count(),
        "may_correct": context["may_submit"] and not context["later"],
    }
    return render(request, "wajiblapor/report/filed.html", context)


def _open_parts(report: ManpowerReport, upload: RosterUpload | None, may_edit: bool) -> dict[str, Any]:
    """What a report whose answers may be changed shows besides."""
    now = timezone.now()
    today = day_in(report.workplace.time_zone, now)
    found = filled(report, upload, at=now)
    return {
        "steps": found.steps,
        "copied": found.copied,
        "gaps": gaps_of_draft(found),
        "is_ready": not report.identity.missing and upload is not None and upload.is_ready and found.is_complete,
        "next_step": next((step for step in found.steps if not step.is_done), None),
        "joiners": count_joiners(report, on=today) if may_edit else 0,
        "returned": open_return(report) if report.is_filed else None,
        "today": today,
        "papers": report.attachments.kept().count(),
        "branches": branch_count(report),
        "may_type": may_edit and may_be_typed(report, upload, today),
        "most_typed": most_typed(today),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
def identity(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    report = own_report(request, organisation, report_id)
    form = IdentityForm(
        request.POST if request.method == "POST" else None, initial=initial_of(report.identity), regency_code=report.regency_id
    )
    if is_automatic(request):
        return _autosaved(request, report, form)
    if request.method == "POST" and form.is_valid():
        try:
            section = actions.save_identity(report=report, answers=form.answers(), by=actor_of(request), at=timezone.now())
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            saved = (
                _("Identitas tersimpan dan lengkap.") if not section.missing else _("Identitas tersimpan. Anda dapat melengkapinya nanti.")
            )
            messages.success(request, saved)
            return redirect("wajiblapor:report", organisation.public_id, report.public_id)
    may_edit = report.is_open and may_do(request, Permission.EDIT_REPORT, report)
    if not may_edit:
        for field in form.fields.values():
            field.disabled = True
    context = {
        "report": report,
        "form": form,
        "may_edit": may_edit,
        "may_move": may_edit and may_do(request, Permission.SUBMIT_REPORT, report),
        "has_reported": has_reported(report.workplace_id),
    }
    return render(request, "wajiblapor/report/identity.html", context, status=422 if form.is_bound else 200)


def _autosaved(request: HttpRequest, report: ManpowerReport, form: IdentityForm) -> JsonResponse:
    now, changed = timezone.now(), touched(request)
    answers, only = form.readable(changed)
    try:
        section = actions.save_identity(report=report, answers=answers, only=only, by=actor_of(request), at=now)
    except Refused as refusal:
        return refused(refusal)
    return saved(report, version=section.version, waiting=form.unread(changed), at=now)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
@reauthentication_required(allow_get=True)
def submission(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    """The summary, the declaration, and sending: only by whoever has just shown that it is them."""
    report = own_report(request, organisation, report_id)
    upload = current_upload(report)
    if not report.is_open or upload is None or not upload.is_ready:
        return redirect("wajiblapor:report", organisation.public_id, report.public_id)
    found = filled(report, upload, at=timezone.now())
    initial = {"name": report.identity.responsible_name, "position": report.identity.responsible_position}
    form = SubmissionForm(request.POST if request.method == "POST" else None, initial=initial, has_doubts=bool(upload.doubtful_rows))
    if request.method == "POST" and form.is_valid():
        try:
            submissions.submit_report(report=report, by=actor_of(request), at=timezone.now(), **form.cleaned_data)
        except submissions.AlreadyFiled:
            return redirect("wajiblapor:report", organisation.public_id, report.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Laporan terkirim. Nomor dan bukti lapor Anda sudah terbit."))
            return redirect("wajiblapor:report", organisation.public_id, report.public_id)
    context = {
        "report": report,
        "upload": upload,
        "form": form,
        "figures": figures(upload.summary),
        "matrices": matrices(upload.summary),
        "said": said(found.stated()),
        "gaps": gaps_of_draft(found),
        "found": found,
        "may_type": may_be_typed(report, upload, day_in(report.workplace.time_zone, timezone.now())),
        "may_submit": may_do(request, Permission.SUBMIT_REPORT, report),
    }
    return render(request, "wajiblapor/report/submission.html", context, status=422 if form.is_bound else 200)


@require_POST
@organisation_view
def discard(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    report = own_report(request, organisation, report_id)
    actions.discard_report(report=report, by=actor_of(request), at=timezone.now())
    messages.success(request, _("Draf dibuang. Anda dapat membuka laporan baru kapan saja."))
    return redirect("wajiblapor:overview", organisation.public_id)
