"""What opens a case without an account: its access code, the codes sent to contacts, and tokens of links. None of them is stored."""

import hashlib
import hmac
import secrets
from uuid import UUID

from django.conf import settings

# Without 0, O, 1 and I, which people mistake for each other on paper and on the telephone.
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
TOKEN_BYTES = 32


def access_code(public_id: UUID) -> str:
    """Eight letters that open the case together with its number (`K7MQ-3XWP`); the same whenever asked."""
    digest = _keyed("access", public_id.hex)
    letters = "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:8])
    return f"{letters[:4]}-{letters[4:]}"


def is_access_code(public_id: UUID, text: str) -> bool:
    """Is `text` the access code? Case, spaces and dashes are forgiven."""
    plain = "".join(sign for sign in text.upper() if sign.isalnum())
    return hmac.compare_digest(plain.encode(), access_code(public_id).replace("-", "").encode())


def new_code() -> str:
    """Six digits."""
    return f"{secrets.randbelow(10**6):06d}"


def code_digest(public_id: UUID, code: str) -> bytes:
    return _keyed("code", f"{public_id.hex}:{code}")


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _keyed(purpose: str, text: str) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), f"recovery:{purpose}:{text}".encode(), hashlib.sha256).digest()
