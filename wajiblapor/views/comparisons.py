"""Delta filing: a payroll file held against the last filed roster; only what changed is looked at and confirmed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.text import ids_of
from siapkerja.web.pagination import keyset_page
from wajiblapor.actions import comparisons as actions
from wajiblapor.actions.carrying import carry_on, put_back
from wajiblapor.forms.comparisons import ENDED, STAYS, TAKEN_BACK, LeaversForm
from wajiblapor.forms.rosters import RosterForm
from wajiblapor.models import ManpowerReport, RosterChange, RosterComparison, RosterLeaver, RosterRow, RosterUpload
from wajiblapor.permissions import Permission
from wajiblapor.queries import comparisons as queries
from wajiblapor.queries.last_rosters import filing_to_compare
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.rule_sets import limits_on, rule_set
from wajiblapor.rosters.columns import BY_SLUG
from wajiblapor.views.company import actor_of, may_do, own_report

ROWS_A_PAGE = 50
MANY = gettext_lazy("Sebanyak itu kami kerjakan di latar belakang. Anda boleh menutup halaman ini.")


def _edited(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> ManpowerReport:
    """The report, for whoever may edit its roster.

    Raises:
        Http404: it was sent, or the person only reads.
    """
    report = own_report(request, organisation, report_id)
    if not report.is_open or not may_do(request, Permission.EDIT_REPORT, report):
        raise Http404
    return report


def _compared(report: ManpowerReport) -> tuple[RosterUpload, RosterComparison]:
    """The current upload and what it is held against.

    Raises:
        Http404: it is a whole roster, or there is none.
    """
    upload = current_upload(report)
    if upload is None or upload.comparing is None:
        raise Http404
    upload.report = report
    return upload, upload.comparing


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
def comparison(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    """Where delta filing begins, and what the comparison found."""
    report = _edited(request, organisation, report_id)
    limits = limits_on(day_in(report.workplace.time_zone, timezone.now()))
    is_sent = request.method == "POST"
    form = RosterForm(request.POST if is_sent else None, request.FILES if is_sent else None, limits=limits)
    if is_sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            actions.upload_payroll(report=report, stream=file.file, filename=file.name, by=actor_of(request), at=timezone.now())
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            return redirect("wajiblapor:comparison", organisation.public_id, report.public_id)
    return _shown(request, report, form, status=422 if form.errors else 200)


def _shown(request: HttpRequest, report: ManpowerReport, form: RosterForm | None = None, *, trouble: str = "", status: int) -> HttpResponse:
    now = timezone.now()
    upload, filing = current_upload(report), filing_to_compare(report)
    found = upload.comparing if upload else None
    context: dict[str, Any] = {
        "report": report,
        "form": form or RosterForm(limits=limits_on(day_in(report.workplace.time_zone, now))),
        "upload": upload,
        "job": upload.job if upload and upload.is_checking else found.job if found and found.is_running else None,
        "last": filing,
        "comparison": found,
        "trouble": trouble,
    }
    if upload and found and found.compared_at and not found.is_running:
        context |= {
            "is_stale": filing is None or filing.pk != found.filing_id,
            "undecided": queries.undecided(upload),
            "doubts": queries.doubts_of(found),
            "columns": queries.by_column(found),
        }
    return render(request, "wajiblapor/comparison/comparison.html", context, status=status)


@require_POST
@organisation_view
def begin(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    """Hold the file that was uploaded already against the last roster."""
    report = _edited(request, organisation, report_id)
    upload = current_upload(report)
    if upload is None:
        raise Http404
    try:
        actions.begin_comparison(upload=upload, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("wajiblapor:comparison", organisation.public_id, report.public_id)


@require_POST
@organisation_view
def stop(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    """Take the file for the whole roster after all."""
    report = _edited(request, organisation, report_id)
    upload, _found = _compared(report)
    try:
        actions.stop_comparing(upload=upload, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("wajiblapor:roster", organisation.public_id, report.public_id)


@require_POST
@organisation_view
def confirm(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    report = _edited(request, organisation, report_id)
    upload, _found = _compared(report)
    try:
        actions.confirm_comparison(upload=upload, seen=request.POST.getlist("sudah"), by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        return _shown(request, report, trouble=str(refusal), status=422)
    messages.success(request, _("Perubahan dipastikan. Daftar pekerja laporan ini lengkap."))
    return redirect("wajiblapor:comparison", organisation.public_id, report.public_id)


@require_POST
@organisation_view
def reopen(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    report = _edited(request, organisation, report_id)
    upload, _found = _compared(report)
    try:
        actions.reopen_comparison(upload=upload, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("wajiblapor:comparison", organisation.public_id, report.public_id)


@never_cache
@require_safe
@organisation_view
def part(request: HttpRequest, organisation: LegalEntity, report_id: UUID, name: str) -> HttpResponse:
    """Who joined, who changed, or who was taken over whole."""
    report = _edited(request, organisation, report_id)
    upload, found = _compared(report)
    if name not in queries.PART_TITLES:
        raise Http404
    if found.is_running:
        return redirect("wajiblapor:comparison", organisation.public_id, report.public_id)
    today = day_in(report.workplace.time_zone, timezone.now())
    pages = queries.ComparedPages(upload, rule_set(regency_code=report.regency_id, today=today))
    column = request.GET.get("kolom", "")
    if name == "tetap":
        carried = RosterRow.objects.filter(upload=upload, row__gte=found.first_carried or 2**31 - 1)
        page = keyset_page(carried, request, order=["row"], size=ROWS_A_PAGE)
        workers = pages.carried(page)
    else:
        rows = RosterChange.objects.filter(upload=upload, kind=queries.PARTS[name])
        page = keyset_page(rows.filter(fields__contains=[column]) if column in BY_SLUG else rows, request, order=["row"], size=ROWS_A_PAGE)
        workers = pages.changed(page) if name == "berubah" else pages.joined(page)
    columns = queries.by_column(found) if name == "berubah" else []
    chosen = (BY_SLUG[column].title, found.by_column.get(column, 0)) if columns and column in BY_SLUG else None
    context = {"report": report, "comparison": found, "part": name, "title": queries.PART_TITLES[name], "page": page, "workers": workers}
    return render(request, "wajiblapor/comparison/part.html", context | {"columns": columns, "column": column, "chosen": chosen})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
def leavers(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    """Who left: when and why, of many at once, or that they work on."""
    report = _edited(request, organisation, report_id)
    upload, found = _compared(report)
    if found.is_running and request.method != "POST":
        return redirect("wajiblapor:comparison", organisation.public_id, report.public_id)
    today = day_in(report.workplace.time_zone, timezone.now())
    rows = RosterLeaver.objects.filter(upload=upload)
    only_open = request.GET.get("isi") == "belum"
    page = keyset_page(rows.filter(reason="") if only_open else rows, request, order=["place"], size=ROWS_A_PAGE)
    form = LeaversForm(request.POST if request.method == "POST" else None, places=ids_of(request.POST.getlist("places")))
    if request.method == "POST" and form.is_valid():
        try:
            _said(request, upload, form)
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            return redirect(request.get_full_path())
    pages = queries.ComparedPages(upload, rule_set(regency_code=report.regency_id, today=today))
    context = {
        "report": report,
        "comparison": found,
        "page": page,
        "form": form,
        "workers": pages.left(page),
        "ticked": form.places,
        "only_open": only_open,
        "undecided": queries.undecided(upload),
        "ended": queries.ended(upload, on=today),
    }
    return render(request, "wajiblapor/comparison/leavers.html", context, status=422 if form.is_bound else 200)


def _said(request: HttpRequest, upload: RosterUpload, form: LeaversForm) -> None:
    data, by, at = form.cleaned_data, actor_of(request), timezone.now()
    if data["reason"] == STAYS:
        count = carry_on(upload=upload, among=form.chosen, by=by, at=at)
        if count is None:
            messages.info(request, MANY)
            return
        messages.success(request, _("%(count)s orang tetap di daftar pekerja dengan data laporan terakhir.") % {"count": count})
        return
    count = actions.say_why(
        upload=upload,
        among=form.chosen,
        only_ended=data["among"] == ENDED,
        reason="" if data["reason"] == TAKEN_BACK else data["reason"],
        left_on=data["left_on"],
        by=by,
        at=at,
    )
    said = _("%(count)s orang diisi.") % {"count": count}
    wanted = len(form.chosen) if form.chosen is not None else count
    if count < wanted:
        words = _("%(rest)s orang belum: mulai kerjanya sesudah tanggal itu, atau kontraknya belum berakhir.")
        said += " " + words % {"rest": wanted - count}
    messages.success(request, said)


@require_POST
@organisation_view
def back(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    """Workers who were said to work on stand among the leavers again."""
    report = _edited(request, organisation, report_id)
    upload, _found = _compared(report)
    rows = None if "semua" in request.POST else ids_of(request.POST.getlist("baris"))
    try:
        count = put_back(upload=upload, rows=rows, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        back = _("%(count)s orang kembali ke daftar keluar.") % {"count": count}
        messages.info(request, MANY) if count is None else messages.success(request, back)
    return redirect("wajiblapor:compared", organisation.public_id, report.public_id, "tetap")
