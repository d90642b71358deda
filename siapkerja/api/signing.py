"""How messages to programs are signed: HMAC-SHA256 over id, time and body, as Standard Webhooks has it."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime

PREFIX = "whsec_"
SECRET_BYTES = 32


def new_secret() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def signed_headers(*, message_id: str, at: datetime, body: bytes, secret_words: Iterable[str]) -> dict[str, str]:
    """The three headers of a message; one signature for each secret in force.

    Args:
        at: time of this attempt; the other side refuses what is old.
    """
    second = str(int(at.timestamp()))
    content = b".".join([message_id.encode(), second.encode(), body])
    signatures = [f"v1,{_signature(content, secret)}" for secret in secret_words]
    return {"webhook-id": message_id, "webhook-timestamp": second, "webhook-signature": " ".join(signatures)}


def _signature(content: bytes, secret: str) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return base64.b64encode(hmac.digest(key, content, hashlib.sha256)).decode()
