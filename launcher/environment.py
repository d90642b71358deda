"""The environment variables the portal's processes get: from the caller, from `.env`, and secrets made once per installation."""

import base64
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from launcher.checkout import Checkout, write_private
from launcher.console import Stop, say

Environment = dict[str, str]

# A person reads and types this one, so it avoids letters and digits that look alike.
_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _readable_password() -> str:
    return "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(3))


_SECRETS: dict[str, Callable[[], str]] = {
    "SIAPKERJA_SECRET_KEY": lambda: secrets.token_urlsafe(50),
    "SIAPKERJA_MASTER_KEYS": lambda: f"k1:{_key()}",
    "SIAPKERJA_NIK_INDEX_KEY": _key,
    "SIAPKERJA_OIDC_SUBJECT_KEY": _key,
    "SIAPKERJA_DEMO_PASSWORD": _readable_password,
}
_NEVER_IN_PRODUCTION = {"SIAPKERJA_DEMO_PASSWORD"}


def read_file(path: Path) -> Environment:
    """Read `NAME=value` lines; `#` begins a comment line, quotes around a value are dropped. A missing file is empty."""
    values: Environment = {}
    try:
        lines = path.read_text().splitlines()
    except FileNotFoundError:
        return values
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, equals, value = line.partition("=")
        name = name.strip().removeprefix("export ").strip()
        if not equals or not name.isidentifier():
            raise Stop(f"{path}, line {number}: expected NAME=value, found: {line.strip()}")
        value = value.strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
            value = value[1:-1]
        values[name] = value
    return values


def portal_environment(checkout: Checkout, given: Mapping[str, str] | None = None) -> Environment:
    """All variables for the portal's processes. What the caller sets wins over `.env`, which wins over generated secrets."""
    given = os.environ if given is None else given
    values = read_file(checkout.root / ".env") | dict(given)
    values["SIAPKERJA_VAR"] = str(checkout.var)
    values.setdefault("SIAPKERJA_ENV", "development")
    values.setdefault("PYTHONUNBUFFERED", "1")
    # Threads otherwise each keep an arena of their own: a quarter of the memory of a web process.
    values.setdefault("MALLOC_ARENA_MAX", "2")
    # An empty secret is none: a compose file hands on what is not set as empty text.
    return values | {name: value for name, value in _secrets(checkout, values).items() if not values.get(name)}


def _secrets(checkout: Checkout, values: Environment) -> Environment:
    """Secrets the caller did not set, from `var/secrets.env`, made there the first time."""
    if values["SIAPKERJA_ENV"] == "production":
        missing = [name for name in _SECRETS if name not in _NEVER_IN_PRODUCTION and not values.get(name)]
        if missing:
            raise Stop(f"In production these must be set, see .env.example: {', '.join(missing)}.")
        return {}
    path = checkout.var / "secrets.env"
    kept = read_file(path)
    missing = [name for name in _SECRETS if not kept.get(name)]
    if missing:
        kept |= {name: _SECRETS[name]() for name in missing}
        lines = ["# Made once for this installation. Without these keys its stored personal data cannot be read: keep a copy."]
        write_private(path, "\n".join(lines + [f"{name}={value}" for name, value in kept.items()]) + "\n")
        say(f"Secrets for this installation are in {path}")
    return kept


def as_owner(environment: Environment) -> Environment:
    """The environment of commands that change tables: the database is reached as the role that owns them."""
    return environment | {"DATABASE_URL": environment.get("MIGRATION_DATABASE_URL") or environment["DATABASE_URL"]}


def wants_demo(environment: Environment) -> bool:
    """Whether the demo country is built at the first start: outside production, unless SIAPKERJA_DEMO says otherwise."""
    said = environment.get("SIAPKERJA_DEMO", "").strip().lower()
    return said in {"true", "yes", "on", "1"} if said else environment["SIAPKERJA_ENV"] != "production"
