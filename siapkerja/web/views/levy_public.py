"""Reporting money asked for free services: anybody, named or not."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.kernel.errors import Refused
from siapkerja.throttles import count_one_from
from siapkerja.web.actions.levy_reports import report_levy
from siapkerja.web.enums import LevyAbout
from siapkerja.web.forms.levy_reports import LevyReportForm, TicketForm
from siapkerja.web.models import LevyReport

REPORTS_PER_HOUR = 10


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    form = LevyReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            count_one_from(request, what="levy", per_hour=REPORTS_PER_HOUR)
            made = report_levy(
                about=LevyAbout(answers["about"]),
                regency_code=answers["regency"],
                place=answers["place"],
                story=answers["story"],
                happened_on=answers["happened_on"],
                amount=answers["amount"],
                contact=answers["contact"],
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
            )
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            return redirect("web:levy_reported", ticket=made.ticket)
    return render(request, "web/levy/report.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@require_safe
def reported(request: HttpRequest, ticket: str) -> HttpResponse:
    found = LevyReport.objects.filter(ticket=ticket).first()
    if found is None:
        raise Http404
    return render(request, "web/levy/reported.html", {"report": found})


@login_not_required
@require_safe
def ticket(request: HttpRequest) -> HttpResponse:
    form = TicketForm(request.GET if "nomor" in request.GET else None)
    found, is_unknown = None, False
    if form.is_valid():
        found = LevyReport.objects.filter(ticket=form.cleaned_data["nomor"]).first()
        is_unknown = found is None
    context = {"form": form, "report": found, "is_unknown": is_unknown}
    return render(request, "web/levy/ticket.html", context)
