"""Legal identity, papers, places and capacities of an organisation."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.actions.legal_identity import change_organisation, end_capacity
from siapkerja.identity.actions.workplaces import change_workplace, close_workplace
from siapkerja.identity.enums import CapacityKind, WorkplaceClosing
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import Capacity, LegalEntity, Workplace
from siapkerja.identity.moving import tie_of
from siapkerja.identity.permissions import require
from siapkerja.identity.rights import GRANTS, Permission, manages_whole
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.kernel.npwp import check_digit_holds
from siapkerja.organisations.actions.cases import ask_capacity
from siapkerja.organisations.actions.documents import add_document
from siapkerja.organisations.deeds import demand_deed
from siapkerja.organisations.enums import CaseKind, DocumentKind
from siapkerja.organisations.forms.cases import CapacityForm
from siapkerja.organisations.forms.organisations import ChangeWorkplaceForm, CloseWorkplaceForm, DocumentForm, IdentityForm
from siapkerja.organisations.models import OrganisationCase
from siapkerja.organisations.queries import documents_of

GET_POST = ["GET", "HEAD", "POST"]


def only_managers(request: HttpRequest, organisation: LegalEntity) -> None:
    if not manages_whole(request.actor, organisation.pk):  # type: ignore[attr-defined]
        raise NotPermitted


@require_http_methods(GET_POST)
@organisation_view
def identity(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    only_managers(request, organisation)
    initial = {name: getattr(organisation, name) for name in ("name", "legal_form", "nib", "npwp", "industry")}
    form = IdentityForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        industry_id = data["industry"].pk if data["industry"] else None
        answers = {key: data[key] for key in ("name", "legal_form", "nib", "npwp")} | {"industry_id": industry_id}
        try:
            demand_deed(organisation, name=data["name"], legal_form=data["legal_form"])
            change_organisation(legal_entity=organisation, **answers, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Identitas organisasi disimpan."))
            if check_digit_holds(data["npwp"]) is False:
                messages.warning(request, _("Periksa lagi NPWP: angka kesembilannya tidak cocok dengan delapan angka di depannya."))
            return redirect("organisations:identity", organisation.public_id)
    context = {"form": form, "documents": documents_of(organisation)}
    return render(request, "organisations/organisation/identity.html", context, status=422 if form.errors else 200)


@require_http_methods(GET_POST)
@organisation_view
def add_paper(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    only_managers(request, organisation)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["document"]
        kind = DocumentKind(form.cleaned_data["kind"])
        acting = {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
        try:
            add_document(legal_entity=organisation, kind=kind, stream=file, **acting)
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Dokumen disimpan."))
            return redirect("organisations:identity", organisation.public_id)
    return render(request, "organisations/organisation/add_document.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@organisation_view
def workplaces(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    rows = organisation.workplaces.select_related("regency__parent", "village").order_by("-kind", "closed_on", "name", "pk")
    may = manages_whole(request.actor, organisation.pk)  # type: ignore[attr-defined]
    return render(request, "organisations/organisation/workplaces.html", {"workplaces": rows, "may_manage": may})


@require_http_methods(GET_POST)
@organisation_view
def change_place(request: HttpRequest, organisation: LegalEntity, workplace_id: UUID) -> HttpResponse:
    place = _place(request, organisation, workplace_id)
    at_middle = (place.latitude, place.longitude) == (place.regency.latitude, place.regency.longitude)
    initial = {
        "name": place.name, "village": place.village_id, "address": place.address, "postal_code": place.postal_code,
        "coordinates": "" if at_middle or place.latitude is None else f"{place.latitude}, {place.longitude}",
    }  # fmt: skip
    form = ChangeWorkplaceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        latitude, longitude = form.cleaned_data["coordinates"]
        place_answers = {key: value for key, value in form.place.items() if key != "regency_code"}
        try:
            change_workplace(
                workplace=place, name=form.cleaned_data["name"], **place_answers, latitude=latitude, longitude=longitude,  # type: ignore[arg-type]
                by=request.actor, at=timezone.now(),  # type: ignore[attr-defined]
            )  # fmt: skip
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Tempat kerja disimpan."))
            return redirect("organisations:workplaces", organisation.public_id)
    context = {"form": form, "place": place, "tie": tie_of(place)}
    return render(request, "organisations/organisation/change_workplace.html", context, status=422 if form.errors else 200)


@require_http_methods(GET_POST)
@organisation_view
def close_place(request: HttpRequest, organisation: LegalEntity, workplace_id: UUID) -> HttpResponse:
    place = _place(request, organisation, workplace_id)
    now = timezone.now()
    today = day_in(place.time_zone, now)
    form = CloseWorkplaceForm(request.POST or None, initial={"closed_on": today})
    if request.method == "POST" and form.is_valid():
        reason = WorkplaceClosing(form.cleaned_data["reason"])
        acting = {"by": request.actor, "at": now, "on": today}  # type: ignore[attr-defined]
        try:
            close_workplace(workplace=place, reason=reason, closed_on=form.cleaned_data["closed_on"], **acting)
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Cabang ditutup. Laporan dan lowongannya tetap tersimpan."))
            return redirect("organisations:workplaces", organisation.public_id)
    context = {"form": form, "place": place}
    return render(request, "organisations/organisation/close_workplace.html", context, status=422 if form.errors else 200)


def _place(request: HttpRequest, organisation: LegalEntity, workplace_id: UUID) -> Workplace:
    rows = organisation.workplaces.filter(closed_on=None).select_related("regency")
    place = get_object_or_404(rows, public_id=workplace_id)
    require(GRANTS, request.actor, Permission.MANAGE_ORGANISATION, legal_entity_id=organisation.pk, workplace_id=place.pk)  # type: ignore[attr-defined]
    return place


@require_http_methods(GET_POST)
@organisation_view
def capacities(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    only_managers(request, organisation)
    form = CapacityForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        kind = CapacityKind(form.cleaned_data["capacity"])
        answers = {"kind": kind, "proof": form.proof, "statement": form.cleaned_data["statement"]}
        try:
            case = ask_capacity(legal_entity=organisation, **answers, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            asked = _("Permintaan terkirim dengan nomor %(number)s.") % {"number": case.number} if case else _("Kedudukan ditambahkan.")
            messages.success(request, asked)
            return redirect("organisations:capacities", organisation.public_id)
    context = {
        "form": form,
        "held": organisation.capacities.order_by("-valid_to", "valid_from", "pk"),
        "asked": OrganisationCase.objects.standing().filter(kind=CaseKind.CAPACITY, legal_entity=organisation),
    }
    return render(request, "organisations/organisation/capacities.html", context, status=422 if form.errors else 200)


@require_POST
@organisation_view
def stop_capacity(request: HttpRequest, organisation: LegalEntity, capacity_id: int) -> HttpResponse:
    capacity = get_object_or_404(Capacity, pk=capacity_id, legal_entity=organisation)
    end_capacity(capacity=capacity, by=request.actor, at=timezone.now(), on=timezone.localdate())  # type: ignore[attr-defined]
    messages.success(request, _("Kedudukan diakhiri hari ini."))
    return redirect("organisations:capacities", organisation.public_id)
