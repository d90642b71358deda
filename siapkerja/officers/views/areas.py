"""Inspection areas: units that work over several regencies of a province."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.officers.actions.assignments import open_area
from siapkerja.officers.forms.assignments import AreaForm
from siapkerja.officers.permissions import AREA_ROLES, may_give
from siapkerja.officers.queries.assignments import areas_within
from siapkerja.officers.views.assignments import readers
from siapkerja.reference.models import Region


@require_safe
@readers
def areas(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    provinces = [row for row in Region.objects.provinces().order_by("code") if any(may_give(actor, role, row.code) for role in AREA_ROLES)]
    return render(request, "officers/assignment/areas.html", {"areas": areas_within(actor), "provinces": provinces})


@require_http_methods(["GET", "HEAD", "POST"])
@readers
def new_area(request: HttpRequest, province_code: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    province = Region.objects.provinces().filter(code=province_code).first()
    if province is None:
        raise Http404
    if not any(may_give(actor, role, province.code) for role in AREA_ROLES):
        raise NotPermitted(_("Unit pengawasan dibuka oleh kepala Dinas provinsi atau administrator."))
    form = AreaForm(request.POST or None, province=province)
    if request.method == "POST" and form.is_valid():
        try:
            data = form.cleaned_data
            open_area(name=data["name"], province=province, regencies=list(data["regencies"]), by=actor, at=timezone.now())
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Unit dibuka. Pengawas kini dapat ditugaskan di sana."))
            return redirect("officers:areas")
    return render(request, "officers/assignment/new_area.html", {"form": form, "province": province}, status=422 if form.errors else 200)
