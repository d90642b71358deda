"""Applications a person lets know them, and taking that back."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siapkerja.federation.actions.consents import withdraw_sign_in
from siapkerja.federation.queries import connected_applications
from siapkerja.identity.models import User
from siapkerja.identity.views.access import person_view


@person_view
@require_safe
def connected(request: HttpRequest) -> HttpResponse:
    rows = connected_applications(cast(User, request.user).pk)
    return render(request, "federation/person/connected.html", {"consents": rows})


@person_view
@require_POST
def withdraw(request: HttpRequest, consent_id: int) -> HttpResponse:
    consent = get_object_or_404(connected_applications(cast(User, request.user).pk), pk=consent_id)
    withdraw_sign_in(consent=consent, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Izin ditarik. %s tidak dapat lagi mengambil data Anda dari sini.") % consent.relying_party.name)
    return redirect("federation:connected")
