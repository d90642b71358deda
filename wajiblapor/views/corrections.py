"""Correcting a sent report, and what its revisions changed."""

from datetime import timedelta
from itertools import pairwise
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted, Refused
from siapkerja.reference.queries import rule
from siapkerja.web.wording import day
from wajiblapor.actions import corrections as actions
from wajiblapor.enums import ReportState
from wajiblapor.forms.corrections import CorrectionForm
from wajiblapor.models import ManpowerReport
from wajiblapor.permissions import REFUSALS, Permission
from wajiblapor.queries.changes import changes_between
from wajiblapor.views.company import actor_of, may_do, own_report

REVISIONS_SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
def correct(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    """Why, and then the report opens again."""
    report = own_report(request, organisation, report_id)
    if not may_do(request, Permission.SUBMIT_REPORT, report):
        raise NotPermitted(str(REFUSALS[Permission.SUBMIT_REPORT]))
    asked = report.state == ReportState.RETURNED
    initial = {"reason": _("Memperbaiki sesuai catatan petugas.")} if asked else {}
    form = CorrectionForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_report(report=report, by=actor_of(request), at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _told(report))
            return redirect("wajiblapor:report", organisation.public_id, report.public_id)
    return render(request, "wajiblapor/report/correct.html", {"report": report, "form": form}, status=422 if form.is_bound else 200)


def _told(report: ManpowerReport) -> str:
    if report.state == ReportState.RETURNED:
        return _("Laporan terbuka untuk dikoreksi. Bukti lapor yang ada tetap berlaku sampai koreksinya dikirim.")
    today = day_in(report.workplace.time_zone, timezone.now())
    ends_on = today + timedelta(days=int(rule("wlkp.correction_days", today).value))
    words = _("Laporan terbuka untuk dikoreksi sampai %(day)s. Bukti lapor yang ada tetap berlaku sampai koreksinya dikirim.")
    return words % {"day": day(ends_on)}


@require_POST
@organisation_view
def abandon(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    report = own_report(request, organisation, report_id)
    try:
        actions.abandon_correction(report=report, by=actor_of(request), at=timezone.now())
    except (actions.RosterChanged, MoveNotAllowed) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Koreksi dibatalkan. Laporan kembali seperti yang terkirim."))
    return redirect("wajiblapor:report", organisation.public_id, report.public_id)


@require_safe
@organisation_view
def revisions(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    """Every sending of a report, the newest first, with what it changed."""
    report = own_report(request, organisation, report_id)
    filings = list(report.filings.select_related("report__key").order_by("-revision")[:REVISIONS_SHOWN])
    changed = {new.pk: changes_between(old.whole, new.whole) for new, old in pairwise(filings)}
    rows = [(filing, changed.get(filing.pk)) for filing in filings]
    return render(request, "wajiblapor/report/revisions.html", {"report": report, "rows": rows})
