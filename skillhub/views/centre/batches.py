"""A training centre's batches: plan, announce, run, cancel."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import Refused
from skillhub.actions import batches as actions
from skillhub.enums import CancelReason
from skillhub.forms.programmes import BatchForm, CancelForm
from skillhub.models import Batch, Programme
from skillhub.permissions import Permission
from skillhub.queries.batches import batch_of
from skillhub.views.centre.programmes import own

_MOVES = {"umumkan": actions.announce, "mulai": actions.start, "selesai": actions.complete}


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.RUN_BATCH)
def new(request: HttpRequest, organisation: LegalEntity, programme_id: int) -> HttpResponse:
    """Plan the next batch."""
    programme = own(request, organisation, programme_id)
    form = BatchForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.plan(programme=programme, content=form.content(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            return redirect("skillhub:centre_programme", organisation.public_id, programme.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _form(request, organisation, programme, None, form)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.RUN_BATCH)
def edit(request: HttpRequest, organisation: LegalEntity, programme_id: int, batch_id: int) -> HttpResponse:
    """Change a batch that is not announced yet."""
    programme = own(request, organisation, programme_id)
    batch = _own(programme, batch_id)
    form = BatchForm(request.POST or None, batch=batch)
    if request.method == "POST" and form.is_valid():
        try:
            actions.replan(batch=batch, content=form.content(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            return redirect("skillhub:centre_programme", organisation.public_id, programme.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _form(request, organisation, programme, batch, form)


@require_POST
@organisation_view(needs=Permission.RUN_BATCH)
def move(request: HttpRequest, organisation: LegalEntity, programme_id: int, batch_id: int, step: str) -> HttpResponse:
    """Announce, start or complete a batch."""
    programme = own(request, organisation, programme_id)
    batch = _own(programme, batch_id)
    if step not in _MOVES:
        raise Http404
    try:
        moved = _MOVES[step](batch=batch, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(
            request, _("Angkatan %(number)s: %(state)s.") % {"number": moved.number, "state": str(moved.state_row.label).lower()}
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("skillhub:centre_programme", organisation.public_id, programme.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.RUN_BATCH)
def cancel(request: HttpRequest, organisation: LegalEntity, programme_id: int, batch_id: int) -> HttpResponse:
    """Call a batch off, with a reason."""
    programme = own(request, organisation, programme_id)
    batch = _own(programme, batch_id)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reason = CancelReason(form.cleaned_data["reason"])
            actions.cancel(batch=batch, reason=reason, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, _("Angkatan dibatalkan."))
            return redirect("skillhub:centre_programme", organisation.public_id, programme.pk)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"form": form, "organisation": organisation, "programme": programme, "batch": batch}
    return render(request, "skillhub/centre/cancel_batch.html", context, status=422 if form.errors else 200)


def _own(programme: Programme, batch_id: int) -> Batch:
    found = batch_of(programme, batch_id)
    if found is None:
        raise Http404
    return found


def _form(request: HttpRequest, organisation: LegalEntity, programme: Programme, batch: Batch | None, form: BatchForm) -> HttpResponse:
    context = {"form": form, "organisation": organisation, "programme": programme, "batch": batch}
    return render(request, "skillhub/centre/batch.html", context, status=422 if form.errors else 200)
