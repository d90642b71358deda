"""The protocol engine with our rules: PKCE for every client, redirect addresses letter by letter, nobody suspended."""

from typing import Any

from allauth.core import context
from allauth.idp.oidc import app_settings
from allauth.idp.oidc.adapter import get_adapter
from allauth.idp.oidc.internal.oauthlib.request_validator import OAuthLibRequestValidator
from allauth.idp.oidc.internal.oauthlib.server import generate_access_token, generate_refresh_token
from allauth.idp.oidc.internal.tokens import decode_jwt_token
from allauth.idp.oidc.models import Client
from django.core.cache import cache
from oauthlib.common import Request
from oauthlib.oauth2.rfc6749 import errors
from oauthlib.openid import Server

from siapkerja.federation.enums import Scope
from siapkerja.federation.models import RelyingParty, SignInConsent
from siapkerja.federation.queries import is_remembered, standing_consent

_USED = "federation.code-used"


class Validator(OAuthLibRequestValidator):
    """allauth's rules, stricter."""

    def _lookup_client(self, request: Request, client_id: str) -> Client | None:
        client = super()._lookup_client(request, client_id)
        return client if client and RelyingParty.objects.active().filter(client=client).exists() else None

    def validate_redirect_uri(self, client_id: str, redirect_uri: str, request: Request, *args: Any, **kwargs: Any) -> bool:
        return redirect_uri in request.client.get_redirect_uris()

    def validate_scopes(self, client_id: str, scopes: list[str], client: Any, request: Request, *args: Any, **kwargs: Any) -> bool:
        """People sign in or nothing happens: a request without `openid` would have nothing to fall back on when all else is refused."""
        return Scope.OPENID in scopes and bool(super().validate_scopes(client_id, scopes, client, request, *args, **kwargs))

    def is_pkce_required(self, client_id: str, request: Request) -> bool:
        """Always, and only with S256: with `plain` whoever reads the request can also redeem the code (RFC 9700 section 2.1.1)."""
        if request.code_challenge is not None and request.code_challenge_method != "S256":
            raise errors.UnsupportedCodeChallengeMethodError(request=request)
        return True

    def validate_code(self, client_id: str, code: str, client: Any, request: Request, *args: Any, **kwargs: Any) -> bool:
        """A code is tried once, rightly or wrongly, even by two requests at the same instant."""
        key = f"{_USED}:{client_id}:{code}"
        is_first = cache.add(key, True, timeout=app_settings.AUTHORIZATION_CODE_EXPIRES_IN + 60)
        return bool(is_first and super().validate_code(client_id, code, client, request, *args, **kwargs))

    def validate_refresh_token(self, refresh_token: str, client: Any, request: Request, *args: Any, **kwargs: Any) -> bool:
        is_valid = super().validate_refresh_token(refresh_token, client, request, *args, **kwargs)
        return bool(is_valid and standing_consent(user_id=request.user.pk, client_id=client.pk))

    def validate_silent_authorization(self, request: Request) -> bool:
        """Without a page only what the person allowed this very application."""
        consent = standing_consent(user_id=context.request.user.pk, client_id=request.client.pk)
        return may_skip_the_page(request.client, consent, list(request.scopes))

    def validate_user_match(self, id_token_hint: str | None, scopes: Any, claims: dict[str, Any] | None, request: Request) -> bool:
        """Is the one signed in the one the application expects? Strangers sign in first and are compared then."""
        user = context.request.user
        if not user.is_authenticated:
            return True
        expected = []
        if id_token_hint:
            hint = decode_jwt_token(id_token_hint, client_id=request.client.pk, verify_exp=False, verify_iss=True)
            expected.append((hint or {}).get("sub"))
        if named := ((claims or {}).get("id_token") or {}).get("sub"):
            expected.append(named.get("value") if isinstance(named, dict) else None)
        return not expected or set(expected) == {get_adapter().get_user_sub(request.client, user)}


def may_skip_the_page(client: Client, consent: SignInConsent | None, asked: list[str]) -> bool:
    """Anybody can pose as an application without a secret, so such a one asks every time (RFC 6749 section 10.2)."""
    return client.type == Client.Type.CONFIDENTIAL and is_remembered(consent, asked)


def server(**hooks: Any) -> Server:
    return Server(
        request_validator=Validator(),
        token_generator=generate_access_token,
        refresh_token_generator=generate_refresh_token,
        token_expires_in=app_settings.ACCESS_TOKEN_EXPIRES_IN,
        **hooks,
    )
