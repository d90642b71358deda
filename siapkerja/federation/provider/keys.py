"""The key that signs ID tokens: from the environment, else one made once for this installation."""

import contextlib
import os
import secrets
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_BITS = 2048


@cache
def signing_key() -> str:
    """The private RSA key in PEM.

    Raises:
        ImproperlyConfigured: the configured key cannot be read, or is no RSA key of 2048 bits or more.
    """
    configured = settings.OIDC_PRIVATE_KEY
    pem = _configured(configured) if configured else _made_once(settings.VAR_DIR / "oidc-key.pem")
    try:
        key = serialization.load_pem_private_key(pem.encode(), password=None)
    except (ValueError, TypeError) as error:
        raise ImproperlyConfigured("SIAPKERJA_OIDC_PRIVATE_KEY is no private key in PEM without a password.") from error
    if not isinstance(key, rsa.RSAPrivateKey) or key.key_size < _BITS:
        raise ImproperlyConfigured(f"SIAPKERJA_OIDC_PRIVATE_KEY must be an RSA key of at least {_BITS} bits.")
    return pem


def _configured(value: str) -> str:
    """The key itself, with line ends written as \\n if it stands on one line, or the path of its file."""
    if value.lstrip().startswith("-----BEGIN"):
        return value.replace("\\n", "\n")
    try:
        return Path(value).read_text()
    except OSError as error:
        raise ImproperlyConfigured("SIAPKERJA_OIDC_PRIVATE_KEY is neither a key in PEM nor a file that can be read.") from error


def _made_once(path: Path) -> str:
    """Several processes may start at once: whichever links its file first has made the key of all."""
    if not path.exists():
        key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
        pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()
