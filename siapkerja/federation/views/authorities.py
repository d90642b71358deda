"""Signing in with another authority: leaving, coming back, a first visit, connecting and parting."""

import time
from typing import Any, cast

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal.flows.signup import clear_pending_signup, get_pending_signup
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.views import SignupView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe
from requests import RequestException

from siapkerja.audit.writing import writing_while_reading
from siapkerja.federation.actions.authorities import connect_authority, disconnect_authority
from siapkerja.federation.authorities.adapter import trouble_of, trouble_page
from siapkerja.federation.authorities.provider import AuthorityAdapter, AuthorityProvider
from siapkerja.federation.queries import authorities_of, is_address_known
from siapkerja.identity.models import User
from siapkerja.identity.views.access import person_view

_PENDING_LASTS = 900  # seconds from the authority's answer to the person's
_PROOF_LASTS = 900  # seconds a sign-in counts as proof that the account is theirs


def _authority(request: HttpRequest, provider_id: str) -> AuthorityProvider:
    try:
        return cast(AuthorityProvider, get_adapter().get_provider(request, provider_id))
    except SocialApp.DoesNotExist as error:
        raise Http404 from error


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Leave for the authority. By a page that goes on by itself: a redirect would be held to the form-action of where it began."""
    authority = _authority(request, provider_id)
    process = request.POST.get("process") or request.GET.get("process")
    if request.method == "GET":
        return render(request, "socialaccount/login.html", {"provider": authority, "process": process})
    if process == "connect":
        _demand_account(request)
    try:
        leaving = authority.redirect_from_request(request)
    except (RequestException, OAuth2Error) as error:
        return trouble_page(request, authority, trouble_of(None, error, {}))
    return render(request, "federation/onward.html", {"address": leaving["Location"], "name": authority.name})


class _Return(OAuth2CallbackView):
    """Coming back. What was put aside when leaving is needed to check the answer, and says the language."""

    def _get_state(self, request: HttpRequest, provider: AuthorityProvider) -> tuple[Any, Any]:
        state, response = super()._get_state(request, provider)
        if state is not None:
            self.adapter.state = state
            translation.activate(state["language"])
        return state, response


@login_not_required
@never_cache
@require_GET
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The authority sends people here by GET (OpenID Connect Core section 3.1.2.5), and signing in writes."""
    authority = _authority(request, provider_id)
    named = request.GET.get("iss", authority.app.settings["issuer"]).rstrip("/")
    if named != authority.app.settings["issuer"]:  # another authority's answer (RFC 9207)
        return trouble_page(request, authority, trouble_of(None, None, {}))
    with writing_while_reading():
        try:
            view = _Return.adapter_view(AuthorityAdapter(request, provider_id))
            return cast(HttpResponse, view(request))
        except (RequestException, OAuth2Error) as error:
            return trouble_page(request, authority, trouble_of(None, error, {}))


def _pending(request: HttpRequest) -> SocialLogin | None:
    """Whom an authority named lately in this browser."""
    login = get_pending_signup(request)
    is_fresh = login is not None and time.time() - login.state.get("at", 0) < _PENDING_LASTS
    return login if is_fresh else None


class NewAccount(SignupView):
    """A first visit: a new account, or proof of the one that is here."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if _pending(request) is None:
            return redirect("account_login")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        checked = [address.email for address in self.sociallogin.email_addresses if address.verified]
        known = any(is_address_known(email) for email in checked)  # told only to who reads that address
        return super().get_context_data(**kwargs) | {"authority": self.sociallogin.provider.name, "is_known_here": known}


new_account = login_not_required(NewAccount.as_view())


@person_view
@never_cache
@require_http_methods(["GET", "POST"])
def finish_connecting(request: HttpRequest) -> HttpResponse:
    """Both accounts named, one question. The account here is proven by having just signed in to it."""
    pending, user = _pending(request), cast(User, request.user)
    if pending is None:
        return redirect("socialaccount_connections")
    if request.method == "GET":
        told = pending.state.get("name") or (pending.user.email if pending.user else "")
        return render(request, "federation/authority/connect.html", {"authority": pending.provider.name, "told": told})
    _demand_proof(request)
    acting: dict[str, Any] = {"by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
    clear_pending_signup(request)
    if connect_authority(user=user, authority_id=pending.account.provider, subject=pending.account.uid, **acting):
        context = {"account": pending.account, "provider": pending.provider}
        get_adapter().send_notification_mail("socialaccount/email/account_connected", user, context=context)
    messages.success(request, _("Terhubung. Lain kali Anda dapat masuk dengan %s.") % pending.provider.name)
    return redirect("socialaccount_connections")


def _demand_account(request: HttpRequest) -> None:
    if not request.user.is_authenticated:
        raise Http404
    _demand_proof(request)


def _demand_proof(request: HttpRequest) -> None:
    """Raises ReauthenticationRequired unless the person signed in, or confirmed it was them, a short while ago."""
    records = get_authentication_records(request, cast(User, request.user))
    has_proof = any(time.time() - record["at"] < _PROOF_LASTS for record in records)
    if not has_proof and is_reauthentication_required(request, app="federation"):
        raise ReauthenticationRequired


@person_view
@require_safe
def connections(request: HttpRequest) -> HttpResponse:
    return _connections(request)


@person_view
@require_POST
def disconnect(request: HttpRequest, account_id: int) -> HttpResponse:
    user = cast(User, request.user)
    account = get_object_or_404(authorities_of(user.pk), pk=account_id)
    if is_reauthentication_required(request, app="federation"):
        raise ReauthenticationRequired
    disconnect_authority(account=account, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    context = {"account": account, "provider": {"name": _name_of(request, account)}}
    get_adapter().send_notification_mail("socialaccount/email/account_disconnected", user, context=context)
    messages.success(request, _("Hubungan sudah diputuskan."))
    return redirect("socialaccount_connections")


def _connections(request: HttpRequest, status: int = 200) -> HttpResponse:
    connected = [(account, _name_of(request, account)) for account in authorities_of(cast(User, request.user).pk)]
    taken = {account.provider for account, _name in connected}
    others = [provider for provider in get_adapter().list_providers(request) if provider.app.provider_id not in taken]
    return render(request, "federation/authority/connections.html", {"connected": connected, "others": others}, status=status)


def _name_of(request: HttpRequest, account: SocialAccount) -> str:
    """As configured; an authority this installation no longer knows goes by its id."""
    try:
        return _authority(request, account.provider).name
    except Http404:
        return str(account.provider)
