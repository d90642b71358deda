"""A training centre's programmes: list, write, units, publish, withdraw."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.reach import reached_workplaces
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused
from siapkerja.web.pagination import keyset_page
from skillhub.actions import programmes as actions
from skillhub.enums import WithdrawReason
from skillhub.forms.programmes import BatchForm, ProgrammeForm, UnitForm, WithdrawForm
from skillhub.models import Programme
from skillhub.permissions import Permission, may
from skillhub.queries import programmes as reads
from skillhub.queries.batches import batches_of
from skillhub.queries.centres import is_training_centre


@require_safe
@organisation_view
def programmes(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """All programmes the member's role reaches, newest first."""
    page = keyset_page(reads.programmes_of(organisation, request.actor), request, order=["-pk"])  # type: ignore[attr-defined]
    context = {"page": page, "organisation": organisation, "is_centre": is_training_centre(organisation.pk, on=timezone.localdate())}
    return render(request, "skillhub/centre/programmes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.WRITE_PROGRAMME)
def new(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """Begin a programme."""
    form = ProgrammeForm(request.POST or None, workplaces=reached_workplaces(organisation, request.actor))  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            drafted = actions.draft(
                workplace=form.cleaned_data["workplace"],
                content=form.content(),
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
                on=timezone.localdate(),
            )
            return redirect("skillhub:centre_programme", organisation.public_id, drafted.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"form": form, "organisation": organisation, "programme": None}
    return render(request, "skillhub/centre/write.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.WRITE_PROGRAMME)
def edit(request: HttpRequest, organisation: LegalEntity, programme_id: int) -> HttpResponse:
    """Change a programme that is not withdrawn."""
    found = own(request, organisation, programme_id)
    form = ProgrammeForm(request.POST or None, workplaces=None, programme=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.rewrite(programme=found, content=form.content(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("skillhub:centre_programme", organisation.public_id, found.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"form": form, "organisation": organisation, "programme": found}
    return render(request, "skillhub/centre/write.html", context, status=422 if form.errors else 200)


@require_safe
@organisation_view
def programme(request: HttpRequest, organisation: LegalEntity, programme_id: int) -> HttpResponse:
    """A programme with its units and batches, and what can be done with it."""
    found = own(request, organisation, programme_id)
    return render(request, "skillhub/centre/programme.html", context_of(request, organisation, found))


@require_POST
@organisation_view(needs=Permission.WRITE_PROGRAMME)
def add_unit(request: HttpRequest, organisation: LegalEntity, programme_id: int) -> HttpResponse:
    """Add a unit."""
    found = own(request, organisation, programme_id)
    form = UnitForm(request.POST)
    if form.is_valid():
        try:
            actions.add_unit(programme=found, **form.cleaned_data, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            return redirect("skillhub:centre_programme", organisation.public_id, found.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = context_of(request, organisation, found) | {"unit_form": form}
    return render(request, "skillhub/centre/programme.html", context, status=422)


@require_POST
@organisation_view(needs=Permission.WRITE_PROGRAMME)
def remove_unit(request: HttpRequest, organisation: LegalEntity, programme_id: int, unit_id: int) -> HttpResponse:
    """Take a unit out."""
    found = own(request, organisation, programme_id)
    try:
        actions.remove_unit(programme=found, unit_id=unit_id, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("skillhub:centre_programme", organisation.public_id, found.pk)


@require_POST
@organisation_view(needs=Permission.PUBLISH_PROGRAMME)
def publish(request: HttpRequest, organisation: LegalEntity, programme_id: int) -> HttpResponse:
    """Let everybody read it."""
    found = own(request, organisation, programme_id)
    try:
        actions.publish(programme=found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Program terbit. Umumkan angkatannya supaya orang bisa mendaftar."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("skillhub:centre_programme", organisation.public_id, found.pk)


@require_POST
@organisation_view(needs=Permission.PUBLISH_PROGRAMME)
def withdraw(request: HttpRequest, organisation: LegalEntity, programme_id: int) -> HttpResponse:
    """Offer it no longer."""
    found = own(request, organisation, programme_id)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        try:
            actions.withdraw(
                programme=found,
                reason=WithdrawReason(form.cleaned_data["reason"]),
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
            )
            messages.success(request, _("Program ditarik."))
            return redirect("skillhub:centre_programme", organisation.public_id, found.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = context_of(request, organisation, found) | {"withdraw_form": form}
    return render(request, "skillhub/centre/programme.html", context, status=422)


def own(request: HttpRequest, organisation: LegalEntity, programme_id: int) -> Programme:
    """A programme of this centre that the actor reaches, else 404."""
    found = reads.programme_of(organisation, request.actor, programme_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def context_of(request: HttpRequest, organisation: LegalEntity, found: Programme) -> dict[str, object]:
    actor = request.actor  # type: ignore[attr-defined]
    return {
        "organisation": organisation,
        "programme": found,
        "units": list(found.units.all()),
        "batches": list(batches_of(found)[:30]),
        "history": reads.history_of(found),
        "may_write": found.may_be_edited and may(actor, Permission.WRITE_PROGRAMME, found),
        "may_publish": may(actor, Permission.PUBLISH_PROGRAMME, found),
        "may_run": found.may_be_edited and may(actor, Permission.RUN_BATCH, found),
        "unit_form": UnitForm(),
        "withdraw_form": WithdrawForm(),
        "batch_form": BatchForm(),
    }
