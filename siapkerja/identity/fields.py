"""Encrypted columns: what is personal is unreadable in a stolen table."""

from functools import cache
from typing import Any

from django.conf import settings
from django.db import models

from siapkerja.kernel.crypto import KeyRing, blind_index


@cache
def key_ring() -> KeyRing:
    return KeyRing.parse(settings.MASTER_KEYS)


def nik_index(nik: str) -> bytes:
    """The portal-wide blind index of a NIK, 32 bytes: persons and rosters can be joined by right, and only here."""
    return blind_index(settings.NIK_INDEX_KEY.encode(), nik)


class EncryptedTextField(models.BinaryField):
    """Text encrypted at rest; `purpose` is bound to the value, so it may move between tables but not between uses.

    Args:
        purpose: short name of what the value is ("nik", "phone").
    """

    _pyi_private_set_type: str
    _pyi_private_get_type: str  # type: ignore[assignment]

    def __init__(self, *args: Any, purpose: str, **kwargs: Any) -> None:
        self.purpose = purpose
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"purpose": self.purpose}

    def get_prep_value(self, value: str | None) -> bytes | None:
        if value is None or value == "":
            return None if self.null else b""
        return key_ring().encrypt(value.encode(), purpose=self.purpose)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        if value is None:
            return None
        return key_ring().decrypt(bytes(value), purpose=self.purpose).decode() if len(value) else ""

    def value_to_string(self, obj: models.Model) -> str:
        return ""
