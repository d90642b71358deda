"""The office's queue of filed reports: who takes which, and what is decided."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page
from wajiblapor.actions import reviews as actions
from wajiblapor.enums import Sharing, SkipReason
from wajiblapor.forms.queues import RegionForm
from wajiblapor.forms.reviews import ReturnForm, SharingForm, SkipForm
from wajiblapor.models import ManpowerReport
from wajiblapor.permissions import ACCEPTING_OFFICERS, GRANTS, LEADING_OFFICERS, READING_OFFICERS, Permission
from wajiblapor.queries import reviews as queries
from wajiblapor.queries.officers import region_names, regions_covered
from wajiblapor.views.company import actor_of
from wajiblapor.views.officer.reports import record_page, seen_report

door = officer_view(*READING_OFFICERS)


def _filter(request: HttpRequest) -> RegionForm:
    regions = regions_covered(actor_of(request))
    return RegionForm(request.POST if request.method == "POST" else request.GET, regions=regions)


@require_safe
@door
def trays(request: HttpRequest) -> HttpResponse:
    """One tray, whatever waits longest first."""
    actor, form = actor_of(request), _filter(request)
    region = form.region
    today = day_in("Asia/Jakarta", timezone.now())
    counts = queries.tray_counts(actor, region, today=today)
    known = {tray.slug: tray for tray in queries.TRAYS}
    tray = known.get(request.GET.get("baki", ""), queries.MINE if counts[queries.MINE.slug] else queries.WAITING)
    context = {
        "page": keyset_page(queries.in_tray(actor, tray, region, today=today), request, order=["wanted_at", "pk"], size=25),
        "tabs": [(row.slug, row.words, counts[row.slug]) for row in queries.TRAYS],
        "tray": tray,
        "form": form,
        "regions": region_names(actor),
        "may_take": bool(actor.officer_regions(GRANTS[Permission.ACCEPT_REPORT].officers)),
        "sharing": SharingForm() if actor.officer_regions(GRANTS[Permission.SHARE_REVIEWS].officers) else None,
    }
    return render(request, "wajiblapor/officer/reviews.html", context)


@require_POST
@officer_view(*ACCEPTING_OFFICERS)
def take(request: HttpRequest) -> HttpResponse:
    """The next report, the oldest first."""
    try:
        review = actions.take_next(by=actor_of(request), at=timezone.now())
    except actions.NothingWaits as refusal:
        messages.info(request, str(refusal))
        return redirect("wajiblapor:reviews")
    return redirect("wajiblapor:record", review.report.public_id)


@require_POST
@officer_view(*LEADING_OFFICERS)
def share(request: HttpRequest) -> HttpResponse:
    """Give what waits, in the region that is looked at, to the officers there."""
    form = SharingForm(request.POST)
    try:
        count = actions.share_out(
            way=Sharing(form.cleaned_data["way"]) if form.is_valid() else Sharing.BALANCED,
            region=_filter(request).region,
            by=actor_of(request),
            at=timezone.now(),
        )
    except (actions.NothingWaits, actions.NobodyToShareWith) as refusal:
        messages.info(request, str(refusal))
    else:
        told = ngettext("%(count)s laporan dibagikan kepada petugas.", "%(count)s laporan dibagikan kepada petugas.", count)
        messages.success(request, told % {"count": count})
    return redirect("wajiblapor:reviews")


@require_POST
@door
def decide(request: HttpRequest, report_id: UUID, step: str) -> HttpResponse:
    """Accept, return, or leave to somebody else."""
    if step not in STEPS:
        raise Http404
    report, filing = seen_report(request, report_id)
    name, form_class, act, words = STEPS[step]
    form = form_class(request.POST)
    if form.is_valid():
        try:
            act(report, form, {"by": actor_of(request), "at": timezone.now()})
            messages.success(request, words())
            return redirect("wajiblapor:reviews")
        except Refused as refusal:
            show_refusal(refusal, form)
    return record_page(request, report, filing, {name: form})


def _accept(report: ManpowerReport, _form: Any, told: dict[str, Any]) -> object:
    return actions.accept_report(report=report, **told)


def _return(report: ManpowerReport, form: Any, told: dict[str, Any]) -> object:
    return actions.return_report(report=report, notes=form.notes, **told)


def _skip(report: ManpowerReport, form: Any, told: dict[str, Any]) -> object:
    return actions.skip(report=report, reason=SkipReason(form.cleaned_data["reason"]), note=form.cleaned_data["note"], **told)


Act = Callable[[ManpowerReport, Any, dict[str, Any]], object]
STEPS: dict[str, tuple[str, type[forms.Form], Act, Callable[[], str]]] = {
    "terima": ("plain_form", forms.Form, _accept, lambda: _("Laporan diterima. Perusahaan kami beri tahu.")),
    "kembalikan": ("return_form", ReturnForm, _return, lambda: _("Laporan dikembalikan. Perusahaan kami beri tahu.")),
    "lewati": ("skip_form", SkipForm, _skip, lambda: _("Laporan diserahkan kembali ke antrean.")),
}
