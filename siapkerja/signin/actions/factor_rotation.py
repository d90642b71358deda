"""Secrets of second factors written anew under the current master key (docs/privacy.md)."""

import base64
from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.db import transaction

from siapkerja.identity.fields import key_ring
from siapkerja.identity.index_rotation import IndexHolder, register_index_holder
from siapkerja.kernel.crypto import Undecipherable
from siapkerja.signin.second_factor.adapter import PURPOSE

# Where allauth keeps what it had encrypted: the app's secret, the seed of the recovery codes.
KEYS = ("secret", "seed")


def _stale(authenticator: Authenticator) -> list[str]:
    head = key_ring().current_head
    return [key for key in KEYS if key in authenticator.data and not base64.b64decode(authenticator.data[key]).startswith(head)]


def remaining() -> int:
    return sum(bool(_stale(authenticator)) for authenticator in Authenticator.objects.iterator(chunk_size=500))


def rewrite(size: int) -> Iterator[tuple[int, int]]:
    """In batches by primary key: how many were looked at, and how many no key of the ring opens."""
    last = 0
    while True:
        with transaction.atomic():
            rows = list(Authenticator.objects.select_for_update().filter(pk__gt=last).order_by("pk")[:size])
            left = sum(not _rewritten(row) for row in rows)
        if not rows:
            return
        last = rows[-1].pk
        yield len(rows), left


def _rewritten(authenticator: Authenticator) -> bool:
    stale = _stale(authenticator)
    try:
        for key in stale:
            plain = key_ring().decrypt(base64.b64decode(authenticator.data[key]), purpose=PURPOSE)
            authenticator.data[key] = base64.b64encode(key_ring().encrypt(plain, purpose=PURPOSE)).decode()
    except Undecipherable:
        return False
    if stale:
        authenticator.save(update_fields=["data"])
    return True


def register_holder() -> None:
    register_index_holder(IndexHolder(name="mfa.Authenticator.data", remaining=remaining, rekey=rewrite))
