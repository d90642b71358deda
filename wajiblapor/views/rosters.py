"""The roster of a report: template, upload, progress, faults, and the company's own file back."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.audit.recording import record_views
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.jobs.models import Job
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page
from wajiblapor.actions.columns import CHECK
from wajiblapor.actions.returned import ask_for_returned
from wajiblapor.actions.rosters import upload_roster
from wajiblapor.enums import RosterFormat, Severity
from wajiblapor.forms.rosters import RosterForm
from wajiblapor.models import ManpowerReport, RosterUpload
from wajiblapor.permissions import Permission
from wajiblapor.queries.arrivals import arrivals_of
from wajiblapor.queries.joiners import Joiners, joiners_of
from wajiblapor.queries.last_rosters import filing_to_compare
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.rosters import fault_groups
from wajiblapor.queries.rule_sets import limits_on, rule_set, upload_quota_on, wage_floor
from wajiblapor.rosters.faults import FAULT_KINDS
from wajiblapor.rosters.template import csv_template, xlsx_template
from wajiblapor.views.company import actor_of, may_do, own_report
from wajiblapor.views.repairs import repaired

FAULTS_A_PAGE = 50
FAULTS_SHOWN_FIRST = 10
CONTENT_TYPES = {
    RosterFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    RosterFormat.CSV: "text/csv; charset=utf-8",
}


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
def roster(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    report = own_report(request, organisation, report_id)
    today = day_in(report.workplace.time_zone, timezone.now())
    is_sent = request.method == "POST"
    form = RosterForm(request.POST if is_sent else None, request.FILES if is_sent else None, limits=limits_on(today))
    if is_sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload_roster(report=report, stream=file.file, filename=file.name, by=actor_of(request), at=timezone.now())
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            return redirect("wajiblapor:roster", organisation.public_id, report.public_id)
    upload = current_upload(report)
    checked = upload if upload and upload.is_checked else None
    context = {
        "report": report,
        "form": form,
        "upload": upload,
        "job": _job_of(upload),
        "must_fix": fault_groups(checked, Severity.MUST_FIX) if checked else [],
        "to_confirm": fault_groups(checked, Severity.CONFIRM) if checked else [],
        "first_faults": checked.faults.filter(severity=Severity.MUST_FIX).order_by("row", "pk")[:FAULTS_SHOWN_FIRST] if checked else [],
        "wage_floor": wage_floor(report.regency_id, today),
        "may_edit": report.is_open and may_do(request, Permission.EDIT_REPORT, report),
        "joiners": _joiners(request, report, today),
        "arrivals": arrivals_of(report),
        "keep_days": upload_quota_on(today).keep_days,
        "pace": Job.objects.pace(CHECK, at=timezone.now()),
        "last": filing_to_compare(report) if report.is_open else None,
    }
    return render(request, "wajiblapor/roster/roster.html", context, status=422 if form.errors else 200)


def _job_of(upload: RosterUpload | None) -> Job | None:
    """The work that somebody may be waiting for: the check, or afterwards the file with notes."""
    if upload is None or upload.is_checking:
        return upload.job if upload else None
    return upload.return_job if upload.return_job and not upload.return_job.is_over else None


def _joiners(request: HttpRequest, report: ManpowerReport, today: date) -> Joiners:
    """Whom the roster should name, for whoever writes it. That the company read their data is noted for each of them."""
    if not may_do(request, Permission.EDIT_REPORT, report):
        return Joiners([], 0)
    found = joiners_of(report, on=today)
    record_views(actor_of(request), found.person_ids, "roster", timezone.now(), purpose=ViewPurpose.REPORTING)
    return found


@require_safe
@organisation_view
def faults(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    """All faults of the roster by row, of one kind where the query says so."""
    report = own_report(request, organisation, report_id)
    upload = current_upload(report)
    if upload is None or not upload.is_checked:
        return redirect("wajiblapor:roster", organisation.public_id, report.public_id)
    code = request.GET.get("masalah", "")
    groups = fault_groups(upload, Severity.MUST_FIX) + fault_groups(upload, Severity.CONFIRM)
    chosen = next((group for group in groups if group.code == code), None)
    if code and code not in FAULT_KINDS:
        raise Http404
    if code and chosen is None:
        # Mended meanwhile: whoever comes back from its last row sees what else there is.
        return redirect("wajiblapor:faults", organisation.public_id, report.public_id)
    rows = upload.faults.filter(code=code) if chosen else upload.faults.all()
    page = keyset_page(rows, request, order=["row", "pk"], size=FAULTS_A_PAGE)
    listed = rows.count() if chosen and chosen.count > FAULTS_A_PAGE else None
    may_mend = report.is_open and may_do(request, Permission.EDIT_REPORT, report)
    context = {"report": report, "upload": upload, "groups": groups, "chosen": chosen, "listed": listed, "page": page}
    context |= {"may_mend": may_mend, **repaired(upload)}
    return render(request, "wajiblapor/roster/faults.html", context)


@require_POST
@organisation_view
def return_file(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    """Have the company's own file written with a column of what to mend."""
    report = own_report(request, organisation, report_id)
    upload = current_upload(report)
    if upload is None:
        raise Http404
    try:
        ask_for_returned(upload=upload, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("wajiblapor:roster", organisation.public_id, report.public_id)


@require_safe
@organisation_view
def template(request: HttpRequest, organisation: LegalEntity, report_id: UUID, form: str) -> HttpResponse:
    """The template for this company, workplace and year, with the rows of those hired through the portal begun."""
    report = own_report(request, organisation, report_id)
    wanted = RosterFormat(form)
    today = day_in(report.workplace.time_zone, timezone.now())
    rules = rule_set(regency_code=report.regency_id, today=today)
    known = [joiner.cells for joiner in _joiners(request, report, today).for_roster]
    if wanted == RosterFormat.CSV:
        content = csv_template(rules=rules, known=known)
    else:
        content = xlsx_template(organisation=organisation.name, workplace=report.workplace.name, year=report.year, rules=rules, known=known)
    response = HttpResponse(content, content_type=CONTENT_TYPES[wanted])
    response["Content-Disposition"] = f'attachment; filename="daftar-pekerja-{report.year}.{wanted.value}"'
    return response
