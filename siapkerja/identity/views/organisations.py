"""My organisations, registering one, and what stands about each."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from siapkerja.identity.actions.organisations import NibTaken, open_workplace, register_organisation
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.identity.forms.organisations import OrganisationForm, RegisterLookupForm, WorkplaceForm
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity, Person
from siapkerja.identity.permissions import allows, require
from siapkerja.identity.proof import is_proven
from siapkerja.identity.queries import members_of, organisations_of, workplaces_of
from siapkerja.identity.registering import CompanyOnPortal, known_by
from siapkerja.identity.rights import GRANTS, Permission
from siapkerja.identity.views.access import organisation_view, person_view
from siapkerja.kernel.errors import Refused
from siapkerja.throttles import count_one

# Tries of a code of a letter, or of a NIB, by one person.
LOOKUPS_PER_HOUR = 30


@require_safe
@person_view
def organisations(request: HttpRequest) -> HttpResponse:
    mine = organisations_of(request.actor)  # type: ignore[attr-defined]
    return render(request, "identity/organisation/list.html", {"organisations": mine})


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def register(request: HttpRequest) -> HttpResponse:
    """A company registers itself. For `?kode=`, the code of a letter or a NIB, the form is filled from the business register."""
    lookup, known = RegisterLookupForm(request.GET if "kode" in request.GET else None), None
    if lookup.is_valid():
        try:
            person_id = request.actor.person_id  # type: ignore[attr-defined]
            count_one(what="identity.register_lookup", of=str(person_id), per_hour=LOOKUPS_PER_HOUR)
            known = known_by(lookup.cleaned_data["kode"], at=timezone.now())
        except CompanyOnPortal as taken:
            return _to_claim(request, taken.nib)
        except Refused as refusal:
            lookup.add_error("kode", str(refusal))
    form = OrganisationForm(request.POST or None, initial=vars(known) if known else None)
    form.expected_nib = known.nib if known else ""
    if request.method == "POST" and form.is_valid():
        try:
            entity = _registered(request, form)
        except NibTaken:
            return _to_claim(request, form.cleaned_data["nib"])
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("%(name)s terdaftar. Satu langkah lagi: kirim buktinya.") % {"name": entity.name})
            return redirect("organisations:prove", entity.public_id)
    context = {"form": form, "lookup": lookup, "known": known}
    return render(request, "identity/organisation/register.html", context, status=422 if form.errors else 200)


def _to_claim(request: HttpRequest, nib: str) -> HttpResponse:
    messages.info(request, str(CompanyOnPortal.sentence))
    return redirect(f"{reverse('organisations:claim')}?{urlencode({'nib': nib})}")


def _registered(request: HttpRequest, form: OrganisationForm) -> LegalEntity:
    data = form.cleaned_data
    actor = request.actor  # type: ignore[attr-defined]
    return register_organisation(
        name=data["name"],
        legal_form=data["legal_form"],
        nib=data["nib"] or None,
        npwp=data["npwp"],
        industry_id=data["industry"].pk if data["industry"] else None,
        **form.place,
        founder=Person.objects.get(pk=actor.person_id),
        by=actor,
        at=timezone.now(),
        on=timezone.localdate(),
    )


@require_safe
@organisation_view
def organisation(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    capacities = list(organisation.capacities.filter(valid_to=None).order_by("valid_from", "pk"))
    return render(
        request,
        "identity/organisation/detail.html",
        {
            "workplaces": workplaces_of(organisation),
            "is_proven": is_proven(organisation),
            "capacities": capacities,
            "capacity_kinds": [capacity.kind for capacity in capacities],
            "members": members_of(organisation, on=timezone.localdate()),
            "may_manage": allows(GRANTS, actor, Permission.MANAGE_ORGANISATION, legal_entity_id=organisation.pk),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
def add_workplace(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    require(GRANTS, actor, Permission.MANAGE_ORGANISATION, legal_entity_id=organisation.pk)
    form = WorkplaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        open_workplace(
            legal_entity=organisation,
            kind=WorkplaceKind.BRANCH,
            name=form.cleaned_data["name"],
            **form.place,
            by=actor,
            at=timezone.now(),
        )
        messages.success(request, _("Cabang ditambahkan. Laporan dan lowongan untuk cabang ini kini dapat dibuat."))
        return redirect("identity:organisation", organisation.public_id)
    return render(request, "identity/organisation/add_workplace.html", {"form": form}, status=422 if form.errors else 200)
