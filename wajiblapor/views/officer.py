"""Officers: the reports of their region, one report, its workers, and the first dashboard."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siapkerja.audit.recording import record_act, record_views
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.permissions import allows
from siapkerja.identity.views.access import officer_view
from siapkerja.web.pagination import keyset_page
from siapkerja.web.timeline import entries_of
from wajiblapor.actions.reports import accept_report
from wajiblapor.enums import Contract
from wajiblapor.forms.queues import QueueForm
from wajiblapor.models import Filing, ManpowerReport
from wajiblapor.permissions import GRANTS, READING_OFFICERS, Permission
from wajiblapor.queries import officers as queries
from wajiblapor.queries.matrices import figures, matrices
from wajiblapor.queries.reports import latest_filing
from wajiblapor.queries.rosters import filed_workers, people_shown
from wajiblapor.views.company import actor_of
from wajiblapor.views.exports import csv_lines
from wajiblapor.views.figures import headline, month_chart, province_map, queue_url
from wajiblapor.workflows import REPORT

WORKERS_A_PAGE = 50
door = officer_view(*READING_OFFICERS)


def _filter(request: HttpRequest) -> QueueForm:
    regions = [(region.code, region.name) for region in queries.regions_covered(actor_of(request))]
    return QueueForm(request.GET or None, regions=regions, today=timezone.localdate())


def _seen_report(request: HttpRequest, report_id: UUID) -> tuple[ManpowerReport, Filing]:
    reports = queries.visible_reports(actor_of(request)).select_related("legal_entity", "workplace", "regency", "identity", "document")
    report = reports.filter(public_id=report_id).first()
    if report is None:
        raise Http404
    return report, latest_filing(report)


@require_safe
@door
def queue(request: HttpRequest) -> HttpResponse:
    form = _filter(request)
    reports = queries.queue(actor_of(request), form.chosen())
    context = {
        "form": form,
        "page": keyset_page(reports, request, order=["-submitted_at", "-pk"], size=25),
        "regions": queries.region_names(actor_of(request)),
        "is_filtered": form.is_narrowed,
    }
    return render(request, "wajiblapor/officer/queue.html", context)


@require_safe
@door
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The filtered list as CSV, streamed; no personal data beyond the company's own."""
    reports = queries.queue(actor_of(request), _filter(request).chosen()).order_by("-submitted_at", "-pk")
    record_act(actor_of(request), "reports_exported", "wajiblapor.report:list", timezone.now())
    head = [
        _("Nomor"), _("Perusahaan"), _("NIB"), _("Tempat kerja"), _("Kabupaten/kota"), _("Tahun"), _("Laporan ke-"), _("Tanggal melapor"),
        _("Wajib melapor kembali"), _("Pekerja"), _("Laki-laki"), _("Perempuan"), _("WNA"), _("Keadaan"),
    ]  # fmt: skip
    response = StreamingHttpResponse(csv_lines(head, _rows(reports.iterator(chunk_size=500))), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="laporan-{timezone.localdate():%Y%m%d}.csv"'
    return response


def _rows(reports: Iterator[ManpowerReport]) -> Iterator[list[object]]:
    for report in reports:
        yield [
            report.number, report.legal_entity.name, report.legal_entity.nib or "", report.workplace.name, report.regency.name, report.year,
            report.ordinal, report.reported_on, report.next_due_on, report.workers_total, report.workers_male, report.workers_female,
            report.workers_foreign, report.state_row.label,
        ]  # fmt: skip


@require_safe
@door
def record(request: HttpRequest, report_id: UUID) -> HttpResponse:
    report, filing = _seen_report(request, report_id)
    record_act(actor_of(request), "report_viewed", f"wajiblapor.report:{report.pk}", timezone.now())
    summary = filing.content["summary"]
    context = {
        "report": report,
        "filing": filing,
        "figures": figures(summary),
        "matrices": matrices(summary),
        "history": entries_of(REPORT, report.history.select_related("by_person"), with_people=True),
        "may_accept": report.state == "submitted"
        and allows(GRANTS, actor_of(request), Permission.ACCEPT_REPORT, region_code=report.regency_id),
    }
    return render(request, "wajiblapor/officer/record.html", context)


@require_safe
@door
def workers(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """The filed roster with masked NIK. Who looked is logged."""
    report, filing = _seen_report(request, report_id)
    page = Paginator(range(report.workers_total), WORKERS_A_PAGE).get_page(request.GET.get("halaman"))
    record_act(actor_of(request), "roster_viewed", f"wajiblapor.report:{report.pk}", timezone.now(), page=page.number)
    start = page.start_index() - 1 if report.workers_total else 0
    lines = filed_workers(filing, on=timezone.localdate(), start=start, size=WORKERS_A_PAGE)
    people = people_shown(filing, start=start, size=WORKERS_A_PAGE)
    record_views(actor_of(request), people, "roster", timezone.now(), purpose=ViewPurpose.SUPERVISION)
    page.previous_url = f"?halaman={page.previous_page_number()}" if page.has_previous() else ""  # type: ignore[attr-defined]
    page.next_url = f"?halaman={page.next_page_number()}" if page.has_next() else ""  # type: ignore[attr-defined]
    labels = {choice.value: choice.label for choice in Contract}
    rows = [(line, labels.get(line.contract, "")) for line in lines]
    return render(request, "wajiblapor/officer/workers.html", {"report": report, "rows": rows, "page": page})


@require_POST
@door
def accept(request: HttpRequest, report_id: UUID) -> HttpResponse:
    report, _filing = _seen_report(request, report_id)
    accept_report(report=report, by=actor_of(request), at=timezone.now())
    messages.success(request, _("Laporan diterima. Perusahaan kami beri tahu."))
    return redirect("wajiblapor:record", report.public_id)


@require_safe
@door
def dashboard(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    found = queries.dashboard(actor, today=timezone.localdate())
    context = {
        "found": found,
        "headline": headline(found),
        "chart": month_chart(found),
        "tiles": province_map(found),
        "rows": [(region, queue_url(region)) for region in found.regions],
        "regions": queries.region_names(actor),
        "now": timezone.now(),
    }
    return render(request, "wajiblapor/officer/dashboard.html", context)
