"""How django-allauth meets other authorities: those of the settings, and nobody taken over."""

import functools
from typing import Any, ClassVar

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.internal.emailkit import valid_email_or_none
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthError
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from requests import RequestException, Session

from siapkerja.federation.authorities.provider import AuthorityProvider, Untrusted
from siapkerja.federation.enums import AuthorityTrouble
from siapkerja.identity.models import User

PENDING = "socialaccount_sociallogin"
_TIMEOUT = (3.05, 10)  # seconds to connect, and between two bytes


class SocialAdapter(DefaultSocialAccountAdapter):
    """Authorities come from the settings only; a first sign-in always asks the person what to do."""

    error_messages: ClassVar[dict[str, Any]] = DefaultSocialAccountAdapter.error_messages | {
        "email_taken": _("E-mail ini sudah dipakai akun lain. Masuk dulu ke akun itu, lalu hubungkan %s."),
    }

    def list_apps(self, request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> list[SocialApp]:
        entries = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
        apps = [SocialApp(provider="openid_connect", **entry) for entry in entries]
        return [app for app in apps if provider in {None, app.provider_id} and client_id in {None, app.client_id}]

    def list_providers(self, request: HttpRequest) -> list[AuthorityProvider]:
        return [AuthorityProvider(request, app=app) for app in self.list_apps(request)]

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> AuthorityProvider:
        return AuthorityProvider(request, app=self.get_app(request, provider=provider, client_id=client_id))

    def get_requests_session(self) -> Session:
        """Short patience, and no redirects: an authority answers where it says it does."""
        session = Session()
        session.max_redirects = 0
        session.request = functools.partial(session.request, timeout=_TIMEOUT)  # type: ignore[method-assign]
        return session

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Connecting, too, ends at the page that names both accounts and asks. The authority's tokens have done their work."""
        sociallogin.token = None
        sociallogin.state["at"] = timezone.now().timestamp()
        if sociallogin.state.get("process") == "connect":
            request.session[PENDING] = sociallogin.serialize()
            raise ImmediateHttpResponse(redirect("federation:finish_connecting"))

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Never: who may read an address elsewhere does not own the account here."""
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        user: User = sociallogin.user
        user.email = valid_email_or_none(data.get("email"))
        return user

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, str]:
        return {"email": sociallogin.user.email or "", "full_name": sociallogin.state.get("name", "")}

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        """A new account with its person; only the address the person kept counts as checked by the authority."""
        user: User = sociallogin.user
        user.set_unusable_password()
        with transaction.atomic():
            get_account_adapter(request).save_user(request, user, form)
            kept = (user.email or "").lower()
            sociallogin.email_addresses = [address for address in sociallogin.email_addresses if address.email.lower() == kept]
            sociallogin.save(request)
        return user

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        return reverse("socialaccount_connections")

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Exception | None = None, extra_context: Any = None
    ) -> None:
        trouble = trouble_of(error, exception, extra_context or {})
        raise ImmediateHttpResponse(trouble_page(request, provider, trouble))


def trouble_of(error: Any, exception: Exception | None, context: dict[str, Any]) -> AuthorityTrouble:
    if isinstance(exception, RequestException):
        return AuthorityTrouble.UNREACHABLE
    if isinstance(exception, Untrusted):
        return AuthorityTrouble.UNTRUSTED
    if error == AuthError.CANCELLED:
        return AuthorityTrouble.DENIED
    if exception is None and "state" not in context:
        return AuthorityTrouble.EXPIRED
    return AuthorityTrouble.REFUSED


STATUS = {AuthorityTrouble.UNREACHABLE: 503, AuthorityTrouble.UNTRUSTED: 502, AuthorityTrouble.REFUSED: 502}


def trouble_page(request: HttpRequest, provider: Any, trouble: AuthorityTrouble) -> Any:
    """What happened, in words, and the ways on."""
    context = {"authority": provider.name, "provider_id": provider.app.provider_id, "trouble": trouble}
    return render(request, "federation/authority/trouble.html", context, status=STATUS.get(trouble, 400))
