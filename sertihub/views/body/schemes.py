"""A body's schemes: list, write, units, publish, withdraw."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sertihub.actions import schemes as actions
from sertihub.enums import WithdrawReason
from sertihub.forms.schemes import SchemeForm, UnitForm, WithdrawForm
from sertihub.models import CertificationBody, Scheme
from sertihub.permissions import Permission, may
from sertihub.queries import schemes as reads
from sertihub.queries.bodies import body_of
from sertihub.views.public.cards import cost_words, kind_words
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page


@require_safe
@organisation_view(needs=Permission.READ_BODY)
def schemes(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """All schemes of the body, newest first."""
    page = keyset_page(reads.schemes_of(own_body(organisation)), request, order=["-pk"])
    may_write = may(request.actor, Permission.WRITE_SCHEME, organisation.pk)  # type: ignore[attr-defined]
    return render(request, "sertihub/body/schemes.html", {"organisation": organisation, "page": page, "may_write": may_write})


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.WRITE_SCHEME)
def new(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """Begin a scheme."""
    body = own_body(organisation)
    form = SchemeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            drafted = actions.draft(body=body, content=form.content(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            return redirect("sertihub:body_scheme", organisation.public_id, drafted.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"form": form, "organisation": organisation, "scheme": None}
    return render(request, "sertihub/body/write.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.WRITE_SCHEME)
def edit(request: HttpRequest, organisation: LegalEntity, scheme_id: int) -> HttpResponse:
    """Change a scheme that is not withdrawn."""
    found = own(organisation, scheme_id)
    form = SchemeForm(request.POST or None, scheme=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.rewrite(scheme=found, content=form.content(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("sertihub:body_scheme", organisation.public_id, found.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"form": form, "organisation": organisation, "scheme": found}
    return render(request, "sertihub/body/write.html", context, status=422 if form.errors else 200)


@require_safe
@organisation_view(needs=Permission.READ_BODY)
def scheme(request: HttpRequest, organisation: LegalEntity, scheme_id: int) -> HttpResponse:
    """A scheme with its units, and what can be done with it."""
    found = own(organisation, scheme_id)
    return render(request, "sertihub/body/scheme.html", context_of(request, organisation, found))


@require_POST
@organisation_view(needs=Permission.WRITE_SCHEME)
def add_unit(request: HttpRequest, organisation: LegalEntity, scheme_id: int) -> HttpResponse:
    """Put one more unit at the end."""
    found = own(organisation, scheme_id)
    form = UnitForm(request.POST, choices=reads.unit_choices(found, on=timezone.localdate()))
    if form.is_valid():
        try:
            actions.add_unit(
                scheme=found,
                code=form.cleaned_data["code"],
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
                on=timezone.localdate(),
            )
            return redirect("sertihub:body_scheme", organisation.public_id, found.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = context_of(request, organisation, found) | {"unit_form": form}
    return render(request, "sertihub/body/scheme.html", context, status=422)


@require_POST
@organisation_view(needs=Permission.WRITE_SCHEME)
def remove_unit(request: HttpRequest, organisation: LegalEntity, scheme_id: int, unit_id: int) -> HttpResponse:
    """Take a unit out."""
    found = own(organisation, scheme_id)
    try:
        actions.remove_unit(scheme=found, unit_id=unit_id, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("sertihub:body_scheme", organisation.public_id, found.pk)


@require_POST
@organisation_view(needs=Permission.PUBLISH_SCHEME)
def publish(request: HttpRequest, organisation: LegalEntity, scheme_id: int) -> HttpResponse:
    """Let everybody read it and apply."""
    found = own(organisation, scheme_id)
    try:
        actions.publish(scheme=found, by=request.actor, at=timezone.now(), on=timezone.localdate())  # type: ignore[attr-defined]
        messages.success(request, _("Skema terbit. Semua orang dapat membacanya dan mendaftar."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("sertihub:body_scheme", organisation.public_id, found.pk)


@require_POST
@organisation_view(needs=Permission.PUBLISH_SCHEME)
def withdraw(request: HttpRequest, organisation: LegalEntity, scheme_id: int) -> HttpResponse:
    """Take no more candidates."""
    found = own(organisation, scheme_id)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        try:
            reason = WithdrawReason(form.cleaned_data["reason"])
            actions.withdraw(scheme=found, reason=reason, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Skema ditarik. Permohonan yang sedang berjalan tetap diselesaikan."))
            return redirect("sertihub:body_scheme", organisation.public_id, found.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = context_of(request, organisation, found) | {"withdraw_form": form}
    return render(request, "sertihub/body/scheme.html", context, status=422)


def own_body(organisation: LegalEntity) -> CertificationBody:
    """The confirmed body of the organisation, else 404."""
    found = body_of(organisation.pk)
    if found is None:
        raise Http404
    return found


def own(organisation: LegalEntity, scheme_id: int) -> Scheme:
    """A scheme of this body, else 404."""
    found = reads.scheme_of(own_body(organisation), scheme_id)
    if found is None:
        raise Http404
    return found


def context_of(request: HttpRequest, organisation: LegalEntity, found: Scheme) -> dict[str, object]:
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    may_write = found.may_be_edited and may(actor, Permission.WRITE_SCHEME, organisation.pk)
    is_open = may_write and not found.is_public
    return {
        "organisation": organisation,
        "scheme": found,
        "units": reads.units_of(found),
        "kind": kind_words(found),
        "cost": cost_words(found),
        "history": reads.history_of(found),
        "may_write": may_write,
        "may_choose_units": is_open,
        "may_publish": may(actor, Permission.PUBLISH_SCHEME, organisation.pk),
        "unit_form": UnitForm(choices=reads.unit_choices(found, on=today)) if is_open else None,
        "withdraw_form": WithdrawForm(),
    }
