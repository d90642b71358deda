"""The monthly labour-market report: page, workbook, PDF, and locking a month."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from karirhub.actions.balances import lock_month
from karirhub.forms.balances import BalanceForm
from karirhub.permissions import BALANCE_READERS, GRANTS, Permission
from karirhub.queries import balance_tables as tables
from karirhub.queries import balances as reads
from karirhub.views.officer.balance_files import pdf, workbook
from siapkerja.audit.recording import record_act
from siapkerja.identity.permissions import allows
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.reference.models import Region
from siapkerja.web import wording

door = officer_view(*BALANCE_READERS)


def _chosen(request: HttpRequest) -> BalanceForm:
    actor = request.actor  # type: ignore[attr-defined]
    widest = reads.widest_scope(actor)
    months = reads.months_of(widest, timezone.localdate())
    regions = reads.readable_regions(actor)
    return BalanceForm(request.GET, regions=regions, is_national=reads.may_read_scope(actor, ""), months=months)


@require_safe
@door
def report(request: HttpRequest) -> HttpResponse:
    """The report of a regency, a province or the country."""
    actor, form = request.actor, _chosen(request)  # type: ignore[attr-defined]
    found = tables.report_of(form.region_code, form.month)
    following = reads.next_to_lock(form.region_code, timezone.localdate()) if found.is_regency else None
    context = {
        "form": form,
        "report": found,
        "title": tables.title_of(found),
        "state": tables.state_of(found),
        "corrections": [tables.correction_words(row) for row in found.corrections],
        "chosen": f"wilayah={form.region_code}&bulan={form.month:%Y-%m}",
        "next_month": following,
        "may_lock": following is not None and allows(GRANTS, actor, Permission.LOCK_BALANCE, region_code=form.region_code),
        "here": f"{reverse('karirhub:balances')}?wilayah=",
    }
    return render(request, "karirhub/balances/report.html", context)


@require_safe
@door
def download(request: HttpRequest, form: str) -> HttpResponse:
    """The report as a workbook or a PDF, in Indonesian."""
    if form not in {"xlsx", "pdf"}:
        raise Http404
    chosen = _chosen(request)
    with translation.override(settings.LANGUAGE_CODE):
        found = tables.report_of(chosen.region_code, chosen.month)
        answer = workbook(found) if form == "xlsx" else pdf(found, at=timezone.now())
    subject = f"karirhub.balance:{chosen.region_code or 'id'}-{chosen.month:%Y-%m}"
    record_act(request.actor, "balance_downloaded", subject, timezone.now(), form=form)  # type: ignore[attr-defined]
    return answer


@require_POST
@door
def lock(request: HttpRequest, regency_code: str, year: int, month: int) -> HttpResponse:
    """Freeze a regency's month."""
    actor = request.actor  # type: ignore[attr-defined]
    regency = get_object_or_404(Region.objects.regencies(), pk=regency_code)
    if not reads.may_read_scope(actor, regency.pk) or not (1 <= month <= 12 and 2000 <= year <= 2100):
        raise Http404
    first = date(year, month, 1)
    try:
        lock_month(regency=regency, month=first, by=actor, at=timezone.now())
        messages.success(request, _("%(month)s dikunci. Angkanya tidak berubah lagi.") % {"month": wording.month(first)})
    except NotPermitted:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('karirhub:balances')}?wilayah={regency.pk}&bulan={first:%Y-%m}")
