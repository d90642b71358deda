"""Where a program is told of what happens, what it was told, and what never arrived."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.api.actions import telling, webhooks
from siapkerja.api.forms import WebhookForm
from siapkerja.api.models import ApiClient, Webhook
from siapkerja.api.queries import delegations_to, message_of, messages_of, undelivered, webhook_of
from siapkerja.api.rights import Permission, may_manage
from siapkerja.api.topics import words_of_topic
from siapkerja.api.views.clients import acting, own_client
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import fresh_view, organisation_view
from siapkerja.identity.views.pagination import keyset_page
from siapkerja.kernel.errors import Refused

MESSAGES_A_PAGE = 30
DEAD_SHOWN = 20


@require_safe
@organisation_view(needs=Permission.SEE_CLIENTS)
def webhook(request: HttpRequest, organisation: LegalEntity, client_id: str) -> HttpResponse:
    client = own_client(organisation, client_id)
    found = webhook_of(client)
    context: dict[str, Any] = {
        "client": client,
        "webhook": found,
        "may_manage": client.is_live and may_manage(request.actor, organisation.pk),  # type: ignore[attr-defined]
        "now": timezone.now(),
    }
    if found is not None:
        dead = undelivered(found)
        context |= {
            "customers": delegations_to(client),
            "topics": [words_of_topic(code) for code in found.topics],
            "page": keyset_page(messages_of(found), request, order=["-pk"], size=MESSAGES_A_PAGE),
            "dead": dead[:DEAD_SHOWN],
            "dead_count": dead.count(),
        }
    return render(request, "api/webhooks/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view(needs=Permission.MANAGE_CLIENTS)
@fresh_view
@never_cache
def change(request: HttpRequest, organisation: LegalEntity, client_id: str) -> HttpResponse:
    """Set the address; a new one's secret stands in the answer and nowhere else."""
    client = own_client(organisation, client_id)
    known = webhook_of(client)
    initial = {"url": known.url, "topics": known.topics} if known else None
    form = WebhookForm(request.POST or None, client=client, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            _found, secret = webhooks.set_webhook(client=client, **form.cleaned_data, **acting(request))
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            if secret:
                return _shown_once(request, client, secret, status=201)
            messages.success(request, _("Alamat dan kabar tersimpan."))
            return redirect("api_clients:webhook", organisation.public_id, client.client_id)
    context = {"client": client, "form": form, "known": known}
    return render(request, "api/webhooks/form.html", context, status=422 if form.errors else 200)


@require_POST
@organisation_view(needs=Permission.MANAGE_CLIENTS)
@fresh_view
@never_cache
def new_secret(request: HttpRequest, organisation: LegalEntity, client_id: str) -> HttpResponse:
    client = own_client(organisation, client_id)
    return _shown_once(request, client, webhooks.rotate_webhook_secret(webhook=_own(client), **acting(request)))


@require_POST
@organisation_view(needs=Permission.MANAGE_CLIENTS)
@fresh_view
def end_former(request: HttpRequest, organisation: LegalEntity, client_id: str) -> HttpResponse:
    client = own_client(organisation, client_id)
    webhooks.end_former_secret(webhook=_own(client), **acting(request))
    messages.success(request, _("Rahasia lama tidak berlaku lagi."))
    return redirect("api_clients:webhook", organisation.public_id, client.client_id)


@require_POST
@organisation_view(needs=Permission.MANAGE_CLIENTS)
@fresh_view
def end(request: HttpRequest, organisation: LegalEntity, client_id: str) -> HttpResponse:
    client = own_client(organisation, client_id)
    webhooks.end_webhook(webhook=_own(client), **acting(request))
    messages.success(request, _("Kabar ke program ini berhenti."))
    return redirect("api_clients:client", organisation.public_id, client.client_id)


@require_POST
@organisation_view(needs=Permission.MANAGE_CLIENTS)
def trial(request: HttpRequest, organisation: LegalEntity, client_id: str) -> HttpResponse:
    client = own_client(organisation, client_id)
    telling.send_trial(webhook=_own(client), **acting(request))
    messages.success(request, _("Pesan percobaan dikirim. Hasilnya tampil di daftar di bawah dalam beberapa detik."))
    return redirect("api_clients:webhook", organisation.public_id, client.client_id)


@require_POST
@organisation_view(needs=Permission.MANAGE_CLIENTS)
def all_again(request: HttpRequest, organisation: LegalEntity, client_id: str) -> HttpResponse:
    client = own_client(organisation, client_id)
    count = telling.send_all_again(webhook=_own(client), **acting(request))
    messages.success(request, ngettext("%(count)s pesan dikirim ulang.", "%(count)s pesan dikirim ulang.", count) % {"count": count})
    return redirect("api_clients:webhook", organisation.public_id, client.client_id)


@require_POST
@organisation_view(needs=Permission.MANAGE_CLIENTS)
def again(request: HttpRequest, organisation: LegalEntity, client_id: str, message_id: UUID) -> HttpResponse:
    client = own_client(organisation, client_id)
    message = message_of(client, message_id)
    if message is None:
        raise Http404
    try:
        telling.send_again(message=message, **acting(request))
    except telling.NotUndelivered as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Pesan dikirim ulang."))
    return redirect("api_clients:webhook", organisation.public_id, client.client_id)


def _own(client: ApiClient) -> Webhook:
    found = webhook_of(client)
    if found is None:
        raise Http404
    return found


def _shown_once(request: HttpRequest, client: ApiClient, secret: str, status: int = 200) -> HttpResponse:
    return render(request, "api/webhooks/secret.html", {"client": client, "secret": secret}, status=status)
