"""The profile as a whole, and its parts that are one form each: identity, address, wanted work."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.nik_reading import NikReading, read_nik
from siapkerja.identity.queries import standing_nik, standing_passport
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.phone import spaced
from siapkerja.profiles.actions.profiles import write_address, write_identity, write_wanted
from siapkerja.profiles.enums import Part
from siapkerja.profiles.forms.address import AddressForm
from siapkerja.profiles.forms.identity import IdentityForm, initial_of
from siapkerja.profiles.forms.wishes import WantedForm
from siapkerja.profiles.identity_sources import locked_fields, source_of
from siapkerja.profiles.queries import completeness, is_ready_to_apply, parts_of, profile_of, qualifications_of, residence_of
from siapkerja.profiles.views.steps import PAGES, asked_for, onwards, show_step


@require_safe
@person_view
def profile(request: HttpRequest) -> HttpResponse:
    found = profile_of(request.actor.subject_id)  # type: ignore[attr-defined]
    parts, claim = parts_of(found), standing_nik(found.pk)
    return render(
        request,
        "profiles/profile/profile.html",
        {
            "profile": found,
            "person": found.person,
            "phone": spaced(found.person.phone or ""),
            "residence": residence_of(found),
            "educations": found.educations.select_related("level"),
            "experiences": found.experiences.all(),
            "skills": found.skills.all(),
            "qualifications": qualifications_of(found.pk, on=timezone.localdate()),
            "nik_claim": claim,
            "source": source_of(claim),
            "parts": [(part, PAGES[part.part]) for part in parts],
            "percent": completeness(parts),
            "is_ready": is_ready_to_apply(found),
            "next": asked_for(request),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def identity(request: HttpRequest) -> HttpResponse:
    """The button `read` shows what the NIK says without saving, for browsers without scripts."""
    actor = request.actor  # type: ignore[attr-defined]
    person = profile_of(actor.subject_id).person
    claim, passport = standing_nik(person.pk), standing_passport(person.pk)
    locked = locked_fields(person, claim)
    form = IdentityForm(request.POST or None, initial=initial_of(person), locked=locked)
    only_reading = "read" in request.POST
    if request.method == "POST" and not only_reading and form.is_valid():
        try:
            write_identity(person=person, **form.answers, by=actor, at=timezone.now())
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            return _identity_saved(request, form)
    reading = _reading(form, claim.nik if claim else "")
    if only_reading:
        standing = {name: value for name, value in initial_of(person).items() if name in locked}
        form = IdentityForm(initial=request.POST.dict() | standing, locked=locked)
    return show_step(
        request, "profiles/profile/identity.html", Part.IDENTITY, form=form, nik_claim=claim, passport=passport, reading=reading,
        source=source_of(claim), person=person,
    )  # fmt: skip


def _identity_saved(request: HttpRequest, form: IdentityForm) -> HttpResponse:
    messages.success(request, _("Identitas tersimpan."))
    data = form.cleaned_data
    reading = read_nik(data["nik"], today=timezone.localdate(), sex=data["sex"], born_on=data["born_on"])
    for warning in reading.warnings if reading else ():
        messages.warning(request, _("Cocokkan NIK dengan KTP: %(warning)s") % {"warning": warning})
    return onwards(request)


def _reading(form: IdentityForm, standing: str) -> NikReading | None:
    """What the typed NIK says, else the standing one, compared with the birth and sex in the form."""
    typed = str(form["nik"].value() or "") or standing
    try:
        born_on = form.fields["born_on"].clean(form["born_on"].value()) if form["born_on"].value() else None
    except ValidationError:
        born_on = None
    return read_nik(typed, today=timezone.localdate(), sex=str(form["sex"].value() or ""), born_on=born_on)


@require_POST
@person_view
def nik_reading(request: HttpRequest) -> HttpResponse:
    """The part of the identity page that says what the typed NIK means; by POST, so that no NIK stands in an address."""
    return render(
        request,
        "profiles/profile/identity.html#nik_reading",
        {"reading": _reading(IdentityForm(request.POST), ""), "typed": request.POST.get("nik", "")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def address(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    found = profile_of(actor.subject_id)
    form = AddressForm(request.POST or None, initial=AddressForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        write_address(person=found.person, **form.answers, by=actor, at=timezone.now())
        messages.success(request, _("Alamat tersimpan."))
        return onwards(request)
    return show_step(request, "profiles/profile/form.html", Part.ADDRESS, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def wanted(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    found = profile_of(actor.subject_id)
    form = WantedForm(request.POST or None, initial=WantedForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        write_wanted(
            person=found.person,
            work_status=data["work_status"],
            occupation_code=data["occupation"],
            region_code=data["region"] or None,
            wage=data["wage"],
            contract=data["contract"],
            by=actor,
            at=timezone.now(),
        )
        messages.success(request, _("Pekerjaan yang dicari tersimpan."))
        return onwards(request)
    return show_step(request, "profiles/profile/form.html", Part.WANTED, form=form)
