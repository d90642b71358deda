"""The token endpoint's engine: OAuth 2.0 client credentials (RFC 6749 section 4.4) by oauthlib, over our own tables."""

import base64
import binascii
import hmac
import secrets
from typing import Any
from urllib.parse import unquote_plus

from django.utils import timezone
from oauthlib.common import Request
from oauthlib.oauth2 import BackendApplicationServer, RequestValidator, UnauthorizedClientError

from siapkerja.api.actions.tokens import TOKEN_SECONDS, end_token, keep_token
from siapkerja.api.models import ApiClient
from siapkerja.api.queries import delegation_by, digest_of, live_client

GRANT = "client_credentials"


class Validator(RequestValidator):
    """What may be asked: tokens for oneself, or for whoever gave one rights (`organisation`), with scopes one was given."""

    def authenticate_client(self, request: Request, *args: Any, **kwargs: Any) -> bool:
        """By HTTP Basic or in the body, never both (RFC 6749 section 2.3)."""
        found = credentials_of(request)
        client = live_client(found[0]) if found else None
        # A stranger's secret is compared, too, so that answering takes the same time for names that exist.
        expected = bytes(client.secret_digest) if client else b"\0" * 32
        is_right = hmac.compare_digest(digest_of(found[1] if found else ""), expected)
        if client is None or not is_right:
            return False
        request.client, request.user = client, _acting(client, dict(request.decoded_body or []).get("organisation", ""))
        return True

    def client_authentication_required(self, request: Request, *args: Any, **kwargs: Any) -> bool:
        return True

    def authenticate_client_id(self, client_id: str, request: Request, *args: Any, **kwargs: Any) -> bool:
        return False

    def validate_grant_type(self, client_id: str, grant_type: str, client: ApiClient, request: Request, *args: Any, **kwargs: Any) -> bool:
        return grant_type == GRANT

    def validate_scopes(self, client_id: str, scopes: list[str], client: ApiClient, request: Request, *args: Any, **kwargs: Any) -> bool:
        return bool(scopes) and set(scopes) <= set(request.user.scopes)

    def get_default_scopes(self, client_id: str, request: Request, *args: Any, **kwargs: Any) -> list[str]:
        return list(request.user.scopes)

    def save_bearer_token(self, token: dict[str, Any], request: Request, *args: Any, **kwargs: Any) -> None:
        keep_token(client=request.user, value=token["access_token"], scopes=list(request.scopes), at=timezone.now())

    def revoke_token(self, token: str, token_type_hint: str, request: Request, *args: Any, **kwargs: Any) -> None:
        end_token(client=request.client, value=token)


def _acting(client: ApiClient, organisation: str) -> ApiClient:
    """As whom a program acts: its own organisation, or another that gave it rights.

    Raises:
        UnauthorizedClientError: that organisation gave it none, or took them back.
    """
    if not organisation:
        return client
    delegated = delegation_by(client, organisation)
    if delegated is None:
        raise UnauthorizedClientError(description="That organisation has given this program no rights.")
    return delegated


def credentials_of(request: Request) -> tuple[str, str] | None:
    """Client id and secret of a token request, or None where they are missing, doubled or unreadable."""
    header = request.headers.get("Authorization", "")
    kind, _space, value = header.partition(" ")
    in_body = (request.client_id, request.client_secret)
    if not header:
        return (in_body[0], in_body[1]) if in_body[0] and in_body[1] else None
    if kind.lower() != "basic" or in_body[1]:
        return None
    try:
        name, colon, secret = base64.b64decode(value.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (unquote_plus(name), unquote_plus(secret)) if colon else None


def _new_token(request: Request) -> str:
    return secrets.token_urlsafe(32)


def server() -> BackendApplicationServer:
    return BackendApplicationServer(Validator(), token_generator=_new_token, token_expires_in=TOKEN_SECONDS)
