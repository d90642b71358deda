"""The administrator's side: which applications sign people in with this portal."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.federation.actions.relying_parties import (
    change_relying_party,
    register_relying_party,
    resume_relying_party,
    rotate_secret,
    suspend_relying_party,
)
from siapkerja.federation.enums import ApplicationKind, Scope
from siapkerja.federation.forms.applications import ApplicationForm, RegisterApplicationForm
from siapkerja.federation.models import RelyingParty
from siapkerja.federation.permissions import APPLICATION_OFFICERS
from siapkerja.federation.queries import relying_parties
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused

MOVES = {"hentikan": suspend_relying_party, "lanjutkan": resume_relying_party}


def _acting(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]


@officer_view(*APPLICATION_OFFICERS)
@require_safe
def applications(request: HttpRequest) -> HttpResponse:
    return render(request, "federation/applications/list.html", {"parties": relying_parties()})


@officer_view(*APPLICATION_OFFICERS)
@reauthentication_required(allow_get=True)
@never_cache
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    form = RegisterApplicationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kind = ApplicationKind(form.cleaned_data["kind"])
            party, secret = register_relying_party(description=form.description(), kind=kind, **_acting(request))
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            return _shown_once(request, party, secret, status=201)
    return render(request, "federation/applications/register.html", {"form": form}, status=422 if form.errors else 200)


@officer_view(*APPLICATION_OFFICERS)
@require_safe
def application(request: HttpRequest, client_id: str) -> HttpResponse:
    party = _party(client_id)
    told = [scope.label for scope in Scope if scope.value in party.client.get_scopes()]
    return render(request, "federation/applications/detail.html", {"party": party, "told": told})


@officer_view(*APPLICATION_OFFICERS)
@reauthentication_required(allow_get=True)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, client_id: str) -> HttpResponse:
    party = _party(client_id)
    form = ApplicationForm(request.POST or None, initial=ApplicationForm.initial_of(party))
    if request.method == "POST" and form.is_valid():
        try:
            change_relying_party(party=party, description=form.description(), **_acting(request))
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("federation:application", client_id=client_id)
    context = {"form": form, "party": party}
    return render(request, "federation/applications/change.html", context, status=422 if form.errors else 200)


@officer_view(*APPLICATION_OFFICERS)
@require_POST
@reauthentication_required
@never_cache
def new_secret(request: HttpRequest, client_id: str) -> HttpResponse:
    party = _party(client_id)
    return _shown_once(request, party, rotate_secret(party=party, **_acting(request)))


@officer_view(*APPLICATION_OFFICERS)
@require_POST
@reauthentication_required
def move(request: HttpRequest, client_id: str, move: str) -> HttpResponse:
    if move not in MOVES:
        raise Http404
    MOVES[move](party=_party(client_id), **_acting(request))
    done = {"hentikan": _("Aplikasi dihentikan. Semua token berakhir."), "lanjutkan": _("Aplikasi dapat dipakai masuk lagi.")}
    messages.success(request, done[move])
    return redirect("federation:application", client_id=client_id)


def _party(client_id: str) -> RelyingParty:
    return get_object_or_404(relying_parties(), client_id=client_id)


def _shown_once(request: HttpRequest, party: RelyingParty, secret: str, status: int = 200) -> HttpResponse:
    """The secret stands on this page and nowhere else; it is not kept in the clear and not put into an address or a message."""
    return render(
        request, "federation/applications/secret.html", {"party": party, "secret": secret, "issuer": settings.BASE_URL}, status=status
    )
