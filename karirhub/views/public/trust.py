"""Reporting a vacancy, asking after the report, and checking whether a vacancy is real: for anybody, named or not."""

import io

import segno
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from karirhub.actions.complaints import complain
from karirhub.forms.complaints import CheckForm, ComplaintForm, ComplaintStatusForm
from karirhub.models import Vacancy
from karirhub.queries import complaints as reads
from karirhub.queries.authenticity import check
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.kernel.errors import Refused
from siapkerja.throttles import address_of, count_one_from

# Many people share the address of a mobile network, so what one of them may do leaves room for the others.
REPORTS_PER_HOUR, LOOKUPS_PER_HOUR, CHECKS_PER_HOUR = 20, 60, 300


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, vacancy_id: int, slug: str) -> HttpResponse:
    """Say what is wrong with a vacancy."""
    vacancy = reads.vacancy_to_report(vacancy_id)
    if vacancy is None:
        raise Http404
    actor = request.actor  # type: ignore[attr-defined]
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ComplaintForm(*sent, is_known=actor.is_known, initial={"wants_news": True})
    if form.is_valid():
        address = address_of(request)
        try:
            count_one_from(request, what="vacancy complaint", per_hour=REPORTS_PER_HOUR)
            made = complain(
                vacancy=vacancy, told=form.told(), evidence=form.cleaned_data["evidence"], address=address, by=actor, at=timezone.now()
            )
            return redirect("karirhub:complaint", made.number, made.code)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"vacancy": vacancy, "form": form}
    return render(request, "karirhub/complaints/report.html", context, status=422 if form.errors else 200)


@login_not_required
@never_cache
@require_safe
def complaint(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """Where a report stands, for whoever holds its number and code."""
    count_one_from(request, what="complaint status", per_hour=LOOKUPS_PER_HOUR)
    found = reads.complaint_by(number, code)
    if found is None:
        raise Http404
    return render(request, "karirhub/complaints/status.html", {"complaint": found, "case": found.case, "vacancy": found.case.vacancy})


@login_not_required
@require_safe
def complaint_status(request: HttpRequest) -> HttpResponse:
    """Ask after a report."""
    form = ComplaintStatusForm(request.GET if "nomor" in request.GET else None)
    is_unknown = False
    if form.is_valid():
        count_one_from(request, what="complaint status", per_hour=LOOKUPS_PER_HOUR)
        found = reads.complaint_by(form.cleaned_data["nomor"], form.cleaned_data["kode"])
        if found is not None:
            return redirect("karirhub:complaint", found.number, found.code)
        is_unknown = True
    return render(request, "karirhub/complaints/ask.html", {"form": form, "is_unknown": is_unknown})


@login_not_required
@require_safe
def checking(request: HttpRequest, number: str = "") -> HttpResponse:
    """Cek keaslian lowongan: is it real, and what to beware of."""
    asked = number or request.GET.get("nomor", "")
    form = CheckForm({"nomor": asked}) if asked.strip() else CheckForm()
    found = None
    if form.is_valid():
        count_one_from(request, what="vacancy check", per_hour=CHECKS_PER_HOUR)
        found = check(form.cleaned_data["nomor"], host=request.get_host())
    context = {"form": form, "found": found, "vacancy": found.vacancy if found else None}
    return render(request, "karirhub/checking/page.html", context)


@login_not_required
@require_safe
def check_code(request: HttpRequest, number: str) -> HttpResponse:
    """The QR code that leads to a vacancy's check, for posters and chat groups."""
    if not Vacancy.objects.public().filter(number=number).exists():
        raise Http404
    address = request.build_absolute_uri(reverse("karirhub:check_vacancy", args=[number]))
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", scale=6, border=2, title=number)
    response = HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=86400"
    return response
