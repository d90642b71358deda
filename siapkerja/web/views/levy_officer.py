"""The officers' side of levy reports."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.actions.levy_reports import close_levy_report, take_levy_report
from siapkerja.web.enums import LevyOutcome, LevyState
from siapkerja.web.forms.levy_reports import CloseLevyReportForm
from siapkerja.web.models import LevyReport
from siapkerja.web.pagination import keyset_page
from siapkerja.web.permissions import LEVY_OFFICERS
from siapkerja.web.queries import levy_counts, levy_reports_for
from siapkerja.web.timeline import Entry, entries_of
from siapkerja.web.workflows import LEVY_REPORT


@officer_view(*LEVY_OFFICERS)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("keadaan", LevyState.NEW)
    if wanted not in LEVY_REPORT.values():
        raise Http404
    counts = levy_counts(request.actor)  # type: ignore[attr-defined]
    rows = levy_reports_for(request.actor).filter(state=wanted)  # type: ignore[attr-defined]
    tabs = [(state, counts[state.value]) for state in LEVY_REPORT.states]
    page = keyset_page(rows, request, order=["reported_at", "pk"])
    return render(request, "web/levy/queue.html", {"page": page, "tabs": tabs, "wanted": wanted})


@officer_view(*LEVY_OFFICERS)
@require_safe
def case(request: HttpRequest, ticket: str) -> HttpResponse:
    return _case(request, _report(request, ticket), CloseLevyReportForm())


@officer_view(*LEVY_OFFICERS)
@require_POST
def move(request: HttpRequest, ticket: str, move: str) -> HttpResponse:
    report = _report(request, ticket)
    form = CloseLevyReportForm(request.POST if move == "close" else None)
    acting = {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
    if move == "take":
        take_levy_report(report=report, **acting)
        messages.success(request, _("Laporan ini sekarang Anda tangani."))
    elif move != "close":
        raise Http404
    elif not form.is_valid():
        return _case(request, report, form, status=422)
    else:
        answers = form.cleaned_data
        try:
            close_levy_report(report=report, outcome=LevyOutcome(answers["outcome"]), note=answers["note"], **acting)
        except Refused as refusal:
            show_refusal(refusal, form)
            return _case(request, report, form, status=422)
        messages.success(request, _("Laporan ditutup. Pelapor dapat membaca hasilnya dengan nomor tiket."))
    return redirect("web:levy_case", ticket=ticket)


def _report(request: HttpRequest, ticket: str) -> LevyReport:
    return get_object_or_404(levy_reports_for(request.actor), ticket=ticket)  # type: ignore[attr-defined]


def _case(request: HttpRequest, report: LevyReport, form: CloseLevyReportForm, status: int = 200) -> HttpResponse:
    begun = Entry(_("Laporan masuk"), report.reported_at)
    entries = entries_of(LEVY_REPORT, report.history.select_related("by_person"), begun=begun, with_people=True)
    context = {"report": report, "form": form, "entries": entries, "workflow": LEVY_REPORT}
    return render(request, "web/levy/case.html", context, status=status)
