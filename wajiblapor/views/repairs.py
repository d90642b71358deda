"""Mending rows of a roster on the page: those that wait, and those that are only asked about."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page
from wajiblapor.actions import repairs as actions
from wajiblapor.enums import Severity
from wajiblapor.models import ManpowerReport, RosterUpload, WaitingRow
from wajiblapor.permissions import Permission
from wajiblapor.queries import repairs as queries
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.rule_sets import rule_set
from wajiblapor.rosters.columns import BY_SLUG
from wajiblapor.rosters.faults import FAULT_KINDS
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.views.company import actor_of, may_do, own_report

ROWS_A_PAGE = 20


def _mended(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> tuple[ManpowerReport, RosterUpload]:
    """The report and its checked roster, for whoever may mend it.

    Raises:
        Http404: there is none, or the person only reads.
    """
    report = own_report(request, organisation, report_id)
    upload = current_upload(report)
    if upload is None or not upload.is_checked or not report.is_open or not may_do(request, Permission.EDIT_REPORT, report):
        raise Http404
    upload.report = report
    return report, upload


def _rules(report: ManpowerReport) -> RuleSet:
    return rule_set(regency_code=report.regency_id, today=day_in(report.workplace.time_zone, timezone.now()))


@never_cache
@require_safe
@organisation_view
def waiting(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    """The rows with a must-fix, each a form of its wrong cells."""
    report, upload = _mended(request, organisation, report_id)
    page = keyset_page(WaitingRow.objects.filter(upload=upload), request, order=["row"], size=ROWS_A_PAGE)
    context = {
        "report": report,
        "upload": upload,
        "page": page,
        "lines": queries.lines_of([row.row for row in page], upload, _rules(report)),
        # A single cell is mended in its row below.
        "groups": [group for group in queries.alike_groups(upload) if group.count > 1],
        **repaired(upload),
    }
    return render(request, "wajiblapor/roster/waiting.html", context)


def repaired(upload: RosterUpload) -> dict[str, Any]:
    """What was repaired on the page, the work at it, and which repair can be taken back; one query."""
    repairs = queries.repairs_of(upload)
    running = next((repair for repair in repairs if repair.is_running), None)
    newest = next((repair for repair in repairs if repair.undone_at is None), None)
    return {"repairs": repairs, "job": running.job if running else None, "newest": newest}


def _back(request: HttpRequest, report: ManpowerReport, *, is_waiting: bool) -> str:
    """Where somebody came from: the list of one kind of fault, else the rows that wait or all that is asked."""
    names = [report.legal_entity.public_id, report.public_id]
    if (code := request.GET.get("masalah", "")) in FAULT_KINDS:
        return f"{reverse('wajiblapor:faults', args=names)}?masalah={code}"
    return reverse("wajiblapor:waiting" if is_waiting else "wajiblapor:faults", args=names)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
def waiting_row(request: HttpRequest, organisation: LegalEntity, report_id: UUID, row: int) -> HttpResponse:
    """One row with all its cells; what is typed is kept, and checked at once."""
    report, upload = _mended(request, organisation, report_id)
    rules, trouble, is_sent = _rules(report), "", request.method == "POST"
    line = next(iter(queries.lines_of([row], upload, rules)), None)
    if line is None:
        raise Http404
    back = _back(request, report, is_waiting=line.is_waiting)
    if is_sent:
        try:
            if actions.mend_row(upload=upload, row=row, cells=_typed(request), by=actor_of(request), at=timezone.now()):
                _say_kept(request, upload, row)
                return redirect(back)
        except Refused as refusal:
            trouble = str(refusal)
        line = next(iter(queries.lines_of([row], upload, rules)), line)
    context = {"report": report, "line": line, "trouble": trouble, "was_sent": is_sent, "back": back}
    return render(request, "wajiblapor/roster/waiting_row.html", context, status=422 if is_sent else 200)


def _typed(request: HttpRequest) -> dict[str, str]:
    """Text by column, from a row's form."""
    return {name.removeprefix("sel-"): text for name, text in request.POST.items() if name.startswith("sel-") and isinstance(text, str)}


def _say_kept(request: HttpRequest, upload: RosterUpload, row: int) -> None:
    if upload.faults.filter(row=row).exists():
        messages.info(request, _("Baris %(row)s tersimpan di daftar, tetapi masih kami tanyakan.") % {"row": row})
    else:
        messages.success(request, _("Baris %(row)s sudah baik dan masuk daftar.") % {"row": row})


@require_POST
@organisation_view
def leave_out(request: HttpRequest, organisation: LegalEntity, report_id: UUID, row: int) -> HttpResponse:
    report, upload = _mended(request, organisation, report_id)
    is_waiting = WaitingRow.objects.filter(upload=upload, row=row).exists()
    try:
        actions.leave_out_row(upload=upload, row=row, by=actor_of(request), at=timezone.now())
        messages.success(request, _("Baris %(row)s dikeluarkan dari daftar. Anda dapat mengurungkannya.") % {"row": row})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(_back(request, report, is_waiting=is_waiting))


@require_POST
@organisation_view
def undo(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    report, upload = _mended(request, organisation, report_id)
    try:
        repair = actions.undo_repair(upload=upload, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if repair.undone_at is None:
            messages.info(request, _("Sebanyak itu kami urungkan di latar belakang. Anda boleh menutup halaman ini."))
            return redirect("wajiblapor:waiting", organisation.public_id, report.public_id)
        done = ngettext("Perbaikan %(rows)s baris diurungkan.", "Perbaikan %(rows)s baris diurungkan.", repair.rows)
        messages.success(request, done % {"rows": repair.rows})
    return redirect("wajiblapor:waiting", organisation.public_id, report.public_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
def alike(request: HttpRequest, organisation: LegalEntity, report_id: UUID, code: str, column: str) -> HttpResponse:
    """Equal cells with one fault, each with what we propose; applied to all rows that hold them."""
    report, upload = _mended(request, organisation, report_id)
    if code not in FAULT_KINDS or column not in BY_SLUG:
        raise Http404
    trouble, severity = "", FAULT_KINDS[code].severity
    back = _back(request, report, is_waiting=severity == Severity.MUST_FIX)
    if request.method == "POST":
        try:
            _repair_alike(request, upload, code, column)
        except Refused as refusal:
            trouble = str(refusal)
        else:
            return redirect(back)
    groups = queries.alike_groups(upload, severity)
    group = next((group for group in groups if (group.kind.code, group.column.slug) == (code, column)), None)
    if group is None:
        return redirect(back)
    rules = _rules(report)
    found, words = queries.alike(upload, code, group.column, rules), queries.words_of(group.column, rules)
    context = {"report": report, "group": group, "found": found, "words": words, "trouble": trouble, "back": back}
    return render(request, "wajiblapor/roster/alike.html", context, status=422 if trouble else 200)


def _repair_alike(request: HttpRequest, upload: RosterUpload, code: str, column: str) -> None:
    answers = dict(zip(request.POST.getlist("lama"), request.POST.getlist("baru"), strict=False))
    repaired = actions.repair_all_like(
        upload=upload,
        code=code,
        column=column,
        answers=answers,
        use_proposals="usul" in request.POST,
        by=actor_of(request),
        at=timezone.now(),
    )
    if repaired is None:
        messages.info(request, _("Sebanyak itu kami perbaiki di latar belakang. Anda boleh menutup halaman ini."))
        return
    changed, good = repaired
    done = ngettext("%(changed)s baris diubah, %(good)s sekarang baik.", "%(changed)s baris diubah, %(good)s sekarang baik.", changed)
    messages.success(request, done % {"changed": changed, "good": good})
