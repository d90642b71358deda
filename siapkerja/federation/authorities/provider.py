"""Signing in with another authority, stricter than allauth does by itself.

Beside state and PKCE: a nonce in every request, ID tokens always checked against the authority's keys, userinfo only for the
same subject, the issuer as configured, no redirects followed, and of the answer nothing kept but the subject.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import jwt
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, get_random_string
from requests import RequestException

from siapkerja.federation.addresses import LOOPBACK

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
CLOCK_SKEW = 60  # seconds two machines' clocks may differ
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
_NAME_LENGTH = 150


class Untrusted(OAuth2Error):
    """The authority's answer does not prove what it should."""


@contextmanager
def understood() -> Iterator[None]:
    """An answer of another shape than agreed is not to be trusted; a network in trouble stays what it is."""
    try:
        yield
    except RequestException:
        raise
    except (KeyError, ValueError, TypeError, AttributeError, ImproperlyConfigured, jwt.PyJWTError) as error:
        raise Untrusted(type(error).__name__) from error


class AuthorityAdapter(OpenIDConnectOAuth2Adapter):
    """One exchange with one authority. `state` is what was put aside when the person left."""

    state: dict[str, Any]

    @property
    def openid_config(self) -> dict[str, Any]:
        if not hasattr(self, "_openid_config"):
            issuer = self.get_provider().app.settings["issuer"]
            config = self._fetch(self.get_provider().server_url)
            with understood():
                if config["issuer"].rstrip("/") != issuer:
                    raise Untrusted("issuer")
                for name in _ENDPOINTS:
                    _check_endpoint(config[name], issuer)
            self._openid_config = config
        return self._openid_config

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """The one address registered with the authority, whatever language and host name the request came by."""
        with translation.override(settings.LANGUAGE_CODE):
            return settings.BASE_URL + reverse("openid_connect_callback", kwargs={"provider_id": self.provider_id})

    def get_access_token_data(self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str | None = None) -> dict[str, Any]:
        with understood():
            return dict(super().get_access_token_data(request, app, client, pkce_code_verifier))

    def parse_token(self, data: dict[str, Any]) -> SocialToken:
        with understood():
            return super().parse_token(data)

    def complete_login(self, request: HttpRequest, app: Any, token: SocialToken, **kwargs: Any) -> SocialLogin:
        with understood():
            claims = self._decode_id_token(app, kwargs["response"]["id_token"])
            told = self._fetch(self.profile_url, bearer=token.token)
            if told["sub"] != claims["sub"]:
                raise Untrusted("userinfo for another subject")
            self.state["name"] = str(told.get("name") or claims.get("name") or "")[:_NAME_LENGTH]
            return self.get_provider().sociallogin_from_response(request, {"id_token": claims, "userinfo": told})

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        """OpenID Connect Core section 3.1.3.7, signature included although the token came over TLS."""
        header = jwt.get_unverified_header(id_token)
        if header["alg"] not in ALGORITHMS:
            raise Untrusted("algorithm")
        keys = jwt.PyJWKSet.from_dict(self._fetch(self.openid_config["jwks_uri"]))
        key = keys[header["kid"]] if "kid" in header else keys.keys[0]
        claims: dict[str, Any] = jwt.decode(
            id_token, key.key, algorithms=[header["alg"]], audience=app.client_id, issuer=self.openid_config["issuer"],
            leeway=CLOCK_SKEW, options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )  # fmt: skip
        if not constant_time_compare(str(claims.get("nonce", "")), self.state["nonce"]):
            raise Untrusted("nonce")
        if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != app.client_id:
            raise Untrusted("authorised party")
        return claims

    def _fetch(self, address: str, bearer: str = "") -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(address, headers={"Authorization": f"Bearer {bearer}"} if bearer else {})
        answer.raise_for_status()
        return dict(answer.json())


def _check_endpoint(address: str, issuer: str) -> None:
    """https; http only for an authority that itself is on this machine."""
    parts = urlsplit(address)
    is_local = parts.hostname in LOOPBACK and urlsplit(issuer).scheme == "http"
    if not parts.hostname or (parts.scheme != "https" and not (parts.scheme == "http" and is_local)):
        raise Untrusted("endpoint")


class AuthorityProvider(OpenIDConnectProvider):
    """An authority from the settings."""

    oauth2_adapter_class = AuthorityAdapter

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        """What a visitor adds to the address changes nothing."""
        return list(self.get_scope())

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, str]:
        return dict(self.get_auth_params())

    def redirect(self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any) -> HttpResponse:
        nonce, language = get_random_string(32), translation.get_language() or settings.LANGUAGE_CODE
        asked = (kwargs.pop("auth_params", None) or {}) | {"nonce": nonce, "ui_locales": language}
        return super().redirect(request, process, next_url, data, auth_params=asked, nonce=nonce, language=language, **kwargs)

    def extract_uid(self, data: dict[str, Any]) -> str:
        subject = data["id_token"]["sub"]
        if not isinstance(subject, str):
            raise Untrusted("subject")
        return subject

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Nothing personal is kept beside the subject; what is needed for a new account goes into its own tables."""
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        told = data["userinfo"]
        if not isinstance(told.get("email"), str):
            return []
        return [EmailAddress(email=told["email"], verified=told.get("email_verified") is True, primary=True)]

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"email": data["userinfo"].get("email")}

    def serialize(self) -> dict[str, Any]:
        return {"id": self.app.provider_id}
