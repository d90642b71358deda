"""Other authorities, read from one environment variable while the settings load; knows no database."""

import json
import re
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from siapkerja.federation.addresses import LOOPBACK

_NAME = "SIAPKERJA_AUTHORITIES"
_ID = re.compile(r"[a-z][a-z0-9-]{0,29}")
_NEEDED = {"id", "name", "issuer", "client_id"}
_ALLOWED = _NEEDED | {"client_secret", "scopes"}


def social_apps(text: str) -> list[dict[str, Any]]:
    """Settings of allauth's `openid_connect` from a JSON list of authorities.

    Args:
        text: `[{"id": "sso", "name": "SSO Contoh", "issuer": "https://…", "client_id": "…", "client_secret": "…"}]`, or "".
            `scopes` may narrow what is asked (default: openid profile email).

    Raises:
        ImproperlyConfigured: the text is no such list. The sentence never repeats a secret.
    """
    if not text.strip():
        return []
    try:
        entries = json.loads(text)
    except json.JSONDecodeError as error:
        raise ImproperlyConfigured(f"{_NAME} is not JSON (line {error.lineno}, column {error.colno}).") from None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ImproperlyConfigured(f"{_NAME} is a JSON list of objects.")
    apps = [_social_app(number, entry) for number, entry in enumerate(entries, 1)]
    if len({app["provider_id"] for app in apps}) != len(apps):
        raise ImproperlyConfigured(f"{_NAME}: every authority has an id of its own.")
    return apps


def _social_app(number: int, entry: dict[str, Any]) -> dict[str, Any]:
    where = f"{_NAME}, entry {number}"
    lacking, unknown = _NEEDED - entry.keys(), entry.keys() - _ALLOWED
    if lacking or unknown:
        raise ImproperlyConfigured(f"{where}: lacks {sorted(lacking)}, does not know {sorted(unknown)}.")
    if not all(isinstance(value, str) for value in entry.values()):
        raise ImproperlyConfigured(f"{where}: all values are text.")
    if not _ID.fullmatch(entry["id"]):
        raise ImproperlyConfigured(f"{where}: id is up to 30 small letters, digits and hyphens, a letter first.")
    issuer = entry["issuer"].rstrip("/")
    parts = urlsplit(issuer)
    if not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)) or not parts.netloc:
        raise ImproperlyConfigured(f"{where}: issuer is an https address (http only on this machine).")
    return {
        "provider_id": entry["id"],
        "name": entry["name"],
        "client_id": entry["client_id"],
        "secret": entry.get("client_secret", ""),
        "settings": {
            "server_url": issuer,
            "issuer": issuer,
            "scope": entry.get("scopes", "openid profile email").split(),
            "oauth_pkce_enabled": True,
        },
    }
