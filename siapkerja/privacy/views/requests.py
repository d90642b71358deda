"""Asking to have something put right, and asking to be forgotten."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.holdings import holdings, obstacles_to_forgetting
from siapkerja.identity.models import Person
from siapkerja.identity.views.access import fresh_view, person_view
from siapkerja.kernel.errors import Refused
from siapkerja.privacy.actions.corrections import ask_correction, withdraw_correction
from siapkerja.privacy.actions.deletions import ask_deletion, cancel_deletion
from siapkerja.privacy.enums import CorrectionField
from siapkerja.privacy.forms.requests import CorrectionForm, DeletionForm
from siapkerja.privacy.models import CorrectionRequest, DeletionRequest
from siapkerja.privacy.queries.matters import corrections_of, standing_deletion
from siapkerja.reference.queries.rules import rule


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def corrections(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    form = CorrectionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        answers, proof = form.cleaned_data, form.cleaned_data["proof"]
        try:
            made = ask_correction(
                person=Person.objects.get(pk=actor.person_id),
                field=CorrectionField(answers["field"]),
                wanted=answers["wanted"],
                story=answers["story"],
                proof=proof,
                by=actor,
                at=timezone.now(),
            )
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Permintaan terkirim. Petugas memutuskannya paling lambat 3 × 24 jam."))
            return redirect("privacy:correction", made.public_id)
    context = {"form": form, "requests": corrections_of(actor.person_id)}
    return render(request, "privacy/my_data/corrections.html", context, status=422 if form.errors else 200)


@require_safe
@person_view
def correction(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = _own_correction(request, public_id)
    return render(request, "privacy/my_data/correction.html", {"found": found, "now": timezone.now()})


@require_POST
@person_view
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    withdraw_correction(request=_own_correction(request, public_id), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Permintaan dibatalkan."))
    return redirect("privacy:correction", public_id)


def _own_correction(request: HttpRequest, public_id: UUID) -> CorrectionRequest:
    return get_object_or_404(CorrectionRequest, public_id=public_id, person=request.actor.person_id)  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
@fresh_view
def deletion(request: HttpRequest) -> HttpResponse:
    """What goes, what stays and why; then the wish itself."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    form = DeletionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_deletion(person=Person.objects.get(pk=actor.person_id), by=actor, at=now)
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Permintaan dicatat. Selama masa tunggu Anda dapat membatalkannya."))
            return redirect("privacy:deletion")
    context = {
        "form": form,
        "standing": standing_deletion(actor.person_id),
        "obstacles": obstacles_to_forgetting(actor.person_id, now),
        "holdings": holdings(),
        "days": rule("privacy.deletion_cooling_off_days", timezone.localdate()).value,
    }
    return render(request, "privacy/my_data/deletion.html", context, status=422 if form.errors else 200)


@require_POST
@person_view
def cancel(request: HttpRequest) -> HttpResponse:
    """Easier than asking: no second proof of who one is."""
    actor = request.actor  # type: ignore[attr-defined]
    standing = get_object_or_404(DeletionRequest.objects.standing(), person=actor.person_id)
    cancel_deletion(request=standing, by=actor, at=timezone.now())
    messages.success(request, _("Penghapusan dibatalkan. Akun dan data Anda tetap seperti semula."))
    return redirect("privacy:my_data")
