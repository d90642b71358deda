"""Officers: the reports of their region, one report, its workers, and the first dashboard."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from siapkerja.audit.recording import record_act, record_views
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.calendar import day_in
from siapkerja.web.pagination import keyset_page
from siapkerja.web.timeline import entries_of
from wajiblapor.enums import Contract, ReportState
from wajiblapor.forms.queues import QueueForm
from wajiblapor.forms.reviews import OpenPersonalForm, ReturnForm, SkipForm
from wajiblapor.models import Filing, ManpowerReport
from wajiblapor.permissions import READING_OFFICERS
from wajiblapor.queries import officers as queries
from wajiblapor.queries.accidents import victims_of
from wajiblapor.queries.comparing import compared
from wajiblapor.queries.disputes import count_standing
from wajiblapor.queries.matrices import figures, matrices
from wajiblapor.queries.norms import gaps_of_filing
from wajiblapor.queries.records import filed_papers, readable_reports, recent_events, stated_identity
from wajiblapor.queries.reports import latest_filing
from wajiblapor.queries.reviews import may_review, open_return, review_of, settled_returns
from wajiblapor.queries.rosters import filed_workers, people_shown
from wajiblapor.queries.wording import said
from wajiblapor.questions.personal import covered
from wajiblapor.views.company import actor_of
from wajiblapor.views.exports import MOST_XLSX_ROWS, table_file, too_long
from wajiblapor.views.figures import headline, month_chart, province_map, queue_url
from wajiblapor.workflows import REPORT

WORKERS_A_PAGE = 50
door = officer_view(*READING_OFFICERS)


def _filter(request: HttpRequest) -> QueueForm:
    regions = queries.regions_covered(actor_of(request))
    return QueueForm(request.GET or None, regions=regions, today=timezone.localdate())


def seen_report(request: HttpRequest, report_id: UUID) -> tuple[ManpowerReport, Filing]:
    reports = readable_reports(actor_of(request)).select_related("legal_entity", "workplace", "regency", "identity", "document")
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
def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The filtered list as a file; no personal data beyond the company's own. A very long one as CSV only."""
    reports = queries.queue(actor_of(request), _filter(request).chosen()).order_by("-submitted_at", "-pk")
    if form == "xlsx" and reports[MOST_XLSX_ROWS:].exists():
        return too_long(request, "wajiblapor:queue")
    record_act(actor_of(request), "reports_exported", "wajiblapor.report:list", timezone.now(), form=form)
    head = [
        _("Nomor"), _("Perusahaan"), _("NIB"), _("Tempat kerja"), _("Kabupaten/kota"), _("Tahun"), _("Laporan ke-"), _("Tanggal melapor"),
        _("Wajib melapor kembali"), _("Pekerja"), _("Laki-laki"), _("Perempuan"), _("WNA"), _("Keadaan"),
    ]  # fmt: skip
    return table_file(head, _rows(reports.iterator(chunk_size=500)), name="laporan", form=form)


def _rows(reports: Iterator[ManpowerReport]) -> Iterator[list[object]]:
    for report in reports:
        yield [
            report.number, report.legal_entity.name, report.legal_entity.nib or "", report.workplace.name, report.regency.name,
            str(report.year), report.ordinal, report.reported_on, report.next_due_on, report.workers_total, report.workers_male,
            report.workers_female, report.workers_foreign, report.state_row.label,
        ]  # fmt: skip


@require_safe
@door
def record(request: HttpRequest, report_id: UUID) -> HttpResponse:
    report, filing = seen_report(request, report_id)
    return record_page(request, report, filing, {})


@never_cache
@require_POST
@door
def open_personal(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """The same page this once with what it says of people, for a purpose that is logged; victims known to the portal find the look."""
    report, filing = seen_report(request, report_id)
    form = OpenPersonalForm(request.POST)
    if not form.is_valid():
        return record_page(request, report, filing, {"personal_form": form})
    now, actor = timezone.now(), actor_of(request)
    record_act(actor, "report_personal_opened", f"wajiblapor.report:{report.pk}", now, purpose=form.cleaned_data["purpose"])
    record_views(actor, victims_of(filing), "accident", now, purpose=ViewPurpose.SUPERVISION)
    return record_page(request, report, filing, {}, is_opened=True)


def record_page(
    request: HttpRequest, report: ManpowerReport, filing: Filing, answered: dict[str, Any], *, is_opened: bool = False
) -> HttpResponse:
    """One report with what can be decided; `answered` are forms that were filled in wrongly.

    Args:
        is_opened: what it says of people is shown whole.
    """
    actor, summary = actor_of(request), filing.content["summary"]
    record_act(actor, "report_viewed", f"wajiblapor.report:{report.pk}", timezone.now())
    is_mine_to_decide, returned = may_review(actor, report), open_return(report)
    context = {
        "report": report,
        "filing": filing,
        "stated": list(stated_identity(filing)),
        "phone": report.identity.filed_phone,
        "papers": filed_papers(filing),
        "events": recent_events(report),
        "said": said({slug: answers if is_opened else covered(answers) for slug, answers in filing.sections.items()}),
        "has_personal": bool(filing.content.get("sealed")),
        "is_opened": is_opened,
        "personal_form": OpenPersonalForm(),
        "figures": figures(summary),
        "matrices": matrices(summary),
        "comparison": compared(report, filing),
        "gaps": gaps_of_filing(filing, report),
        "is_late": bool(report.due_on and report.reported_on and report.reported_on > report.due_on),
        "disputes": count_standing(report.workplace_id),
        "history": entries_of(REPORT, report.history.select_related("by_person"), with_people=True),
        "review": review_of(report),
        "returned": returned,
        "is_lapsed": bool(returned and returned.answer_by < day_in(report.workplace.time_zone, timezone.now())),
        "settled": settled_returns(report),
        "may_decide": is_mine_to_decide and report.state == ReportState.SUBMITTED,
        "plain_form": forms.Form(),
        "return_form": ReturnForm(),
        "skip_form": SkipForm(),
    }
    return render(request, "wajiblapor/officer/record.html", context | answered, status=422 if answered else 200)


@require_safe
@door
def workers(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """The filed roster with masked NIK. Who looked is logged."""
    report, filing = seen_report(request, report_id)
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
