"""By what an application knows a person: a pairwise identifier (OpenID Connect Core section 8.1)."""

import base64
import hashlib
import hmac
from uuid import UUID

from django.conf import settings


def pairwise_subject(*, sector: str, public_id: UUID) -> str:
    """43 characters, the same every time for one person and sector, and without the key not to be matched between sectors.

    Args:
        sector: host of the application, or its own id where the host says nothing (loopback).
        public_id: the person's, never a database key.
    """
    message = f"{sector}\x00{public_id}".encode()
    digest = hmac.new(settings.OIDC_SUBJECT_KEY.encode(), message, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
