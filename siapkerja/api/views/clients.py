"""An organisation's programs: which there are, making one, its secret, its end."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.api.actions.clients import register_client, revoke_client, rotate_client_secret
from siapkerja.api.forms import ClientForm
from siapkerja.api.models import ApiClient
from siapkerja.api.queries import calls_of, client_of, clients_of, delegations_to, hearing_of, sandbox_of, webhook_of
from siapkerja.api.rights import Permission, may_manage
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import fresh_view, organisation_view
from siapkerja.kernel.errors import Refused


def acting(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]


@require_safe
@organisation_view(needs=Permission.SEE_CLIENTS)
def clients(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    context = {
        "clients": clients_of(organisation),
        "sandbox": sandbox_of(organisation),
        "may_manage": may_manage(request.actor, organisation.pk),  # type: ignore[attr-defined]
    }
    return render(request, "api/clients/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.MANAGE_CLIENTS)
@fresh_view
@never_cache
def new(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    """Describe a program; its secret stands in the answer and nowhere else."""
    form = ClientForm(request.POST or None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            client, secret = register_client(
                organisation=organisation, name=told["name"], allowed=told["scopes"], is_sandbox=told["is_sandbox"],
                workplaces=told["workplaces"], valid_until=told["valid_until"], **acting(request),
            )  # fmt: skip
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            return shown_once(request, client, secret, status=201)
    return render(request, "api/clients/new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@organisation_view(needs=Permission.SEE_CLIENTS)
def client(request: HttpRequest, organisation: LegalEntity, client_id: str) -> HttpResponse:
    found = own_client(organisation, client_id)
    context = {
        "client": found,
        "calls": calls_of(found),
        "webhook": webhook_of(found),
        "hearing": hearing_of(found),
        "delegations": delegations_to(found),
        "may_manage": may_manage(request.actor, organisation.pk),  # type: ignore[attr-defined]
        "token_url": settings.BASE_URL + reverse("api:token"),
    }
    return render(request, "api/clients/detail.html", context)


@require_POST
@organisation_view(needs=Permission.MANAGE_CLIENTS)
@fresh_view
@never_cache
def new_secret(request: HttpRequest, organisation: LegalEntity, client_id: str) -> HttpResponse:
    found = own_client(organisation, client_id)
    return shown_once(request, found, rotate_client_secret(client=found, **acting(request)))


@require_POST
@organisation_view(needs=Permission.MANAGE_CLIENTS)
@fresh_view
def revoke(request: HttpRequest, organisation: LegalEntity, client_id: str) -> HttpResponse:
    revoke_client(client=own_client(organisation, client_id), **acting(request))
    messages.success(request, _("Sambungan dicabut. Program itu tidak dapat berbuat apa-apa lagi untuk organisasi ini."))
    return redirect("api_clients:clients", organisation.public_id)


def own_client(organisation: LegalEntity, client_id: str) -> ApiClient:
    found = client_of(organisation, client_id)
    if found is None:
        raise Http404
    return found


def shown_once(request: HttpRequest, client: ApiClient, secret: str, status: int = 200) -> HttpResponse:
    token_url = settings.BASE_URL + reverse("api:token")
    context = {"client": client, "secret": secret, "token_url": token_url}
    return render(request, "api/clients/secret.html", context, status=status)
