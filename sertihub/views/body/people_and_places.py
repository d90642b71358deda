"""A body's assessors and test venues."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sertihub.actions import assessors as people
from sertihub.actions import venues as places
from sertihub.forms.bodies import AssessorForm, RenewForm, VenueForm
from sertihub.models import Assessor, CertificationBody
from sertihub.permissions import Permission, may
from sertihub.queries import bodies as reads
from sertihub.views.body.schemes import own_body
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import NotPermitted, Refused


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.READ_BODY)
def assessors(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """Who assesses for the body; managers add somebody by NIK or e-mail."""
    body = own_body(organisation)
    may_keep = may(request.actor, Permission.KEEP_ASSESSORS, organisation.pk)  # type: ignore[attr-defined]
    form = AssessorForm(request.POST or None)
    if request.method == "POST":
        if not may_keep:
            raise NotPermitted()
        if form.is_valid() and _registered(request, body, form):
            messages.success(request, _("Asesor tercatat."))
            return redirect("sertihub:assessors", organisation.public_id)
    today = timezone.localdate()
    rows = [(row, row.may_serve(today)) for row in reads.assessors_of(body)[:200]]
    context = {"organisation": organisation, "rows": rows, "form": form, "renew_form": RenewForm(), "may_keep": may_keep}
    return render(request, "sertihub/body/assessors.html", context, status=422 if form.errors else 200)


def _registered(request: HttpRequest, body: CertificationBody, form: AssessorForm) -> bool:
    told: dict[str, Any] = dict(form.cleaned_data)
    try:
        people.register_assessor(
            body=body,
            person=told["who"],
            registration_number=told["registration_number"],
            issued_on=told["issued_on"],
            by=request.actor,  # type: ignore[attr-defined]
            at=timezone.now(),
            on=timezone.localdate(),
        )
    except Refused as refusal:
        show_refusal(refusal, form)
        return False
    return True


@require_POST
@organisation_view(needs=Permission.KEEP_ASSESSORS)
def renew_assessor(request: HttpRequest, organisation: LegalEntity, assessor_id: int) -> HttpResponse:
    """Write down a renewed registration."""
    found, form = _assessor(organisation, assessor_id), RenewForm(request.POST)
    try:
        if form.is_valid():
            people.renew_assessor(
                assessor=found,
                issued_on=form.cleaned_data["issued_on"],
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
                on=timezone.localdate(),
            )
            messages.success(request, _("Perpanjangan tercatat."))
        else:
            messages.error(request, _("Isi tanggal terbit perpanjangannya."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("sertihub:assessors", organisation.public_id)


@require_POST
@organisation_view(needs=Permission.KEEP_ASSESSORS)
def end_assessor(request: HttpRequest, organisation: LegalEntity, assessor_id: int) -> HttpResponse:
    """Send them to nobody any more."""
    found = _assessor(organisation, assessor_id)
    people.end_assessor(assessor=found, by=request.actor, at=timezone.now(), on=timezone.localdate())  # type: ignore[attr-defined]
    messages.success(request, _("Asesor tidak dijadwalkan lagi. Hasil asesmennya tetap tersimpan."))
    return redirect("sertihub:assessors", organisation.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.READ_BODY)
def venues(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """Where the body tests; editors add a venue."""
    body = own_body(organisation)
    may_keep = may(request.actor, Permission.KEEP_VENUES, organisation.pk)  # type: ignore[attr-defined]
    form = VenueForm(request.POST or None)
    if request.method == "POST":
        if not may_keep:
            raise NotPermitted()
        try:
            if form.is_valid():
                places.open_venue(body=body, content=form.content(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
                messages.success(request, _("TUK tercatat."))
                return redirect("sertihub:venues", organisation.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"organisation": organisation, "venues": reads.venues_of(body)[:200], "form": form, "may_keep": may_keep}
    return render(request, "sertihub/body/venues.html", context, status=422 if form.errors else 200)


@require_POST
@organisation_view(needs=Permission.KEEP_VENUES)
def close_venue(request: HttpRequest, organisation: LegalEntity, venue_id: int) -> HttpResponse:
    """Schedule nobody there any more."""
    found = own_body(organisation).venues.filter(pk=venue_id).first()
    if found is None:
        raise Http404
    try:
        places.close_venue(venue=found, by=request.actor, at=timezone.now(), on=timezone.localdate())  # type: ignore[attr-defined]
        messages.success(request, _("TUK ditutup."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("sertihub:venues", organisation.public_id)


def _assessor(organisation: LegalEntity, assessor_id: int) -> Assessor:
    found = own_body(organisation).assessors.filter(pk=assessor_id).first()
    if found is None:
        raise Http404
    return found
