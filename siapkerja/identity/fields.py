"""Encrypted columns: what is personal is unreadable in a stolen table."""

from functools import cache
from typing import Any

from django.conf import settings
from django.db import models

from siapkerja.kernel.crypto import IndexKeys, KeyRing, blind_index

_ring = cache(KeyRing.parse)
_index_keys = cache(IndexKeys.parse)


def key_ring() -> KeyRing:
    """The master keys in force: the first encrypts, all decrypt."""
    return _ring(settings.MASTER_KEYS)


def index_keys() -> IndexKeys:
    """The keys of the blind index in force: the current one, and while it is being changed the one before."""
    return _index_keys(settings.NIK_INDEX_KEY, settings.NIK_INDEX_KEY_BEFORE)


def index_version() -> int:
    """Version of the index key that new rows are written under."""
    return index_keys().version


def nik_index(nik: str) -> bytes:
    """The portal-wide blind index of a NIK, 32 bytes: persons and rosters can be joined by right, and only here."""
    return blind_index(index_keys().current, nik)


def nik_indexes(nik: str) -> list[bytes]:
    """The values a row of this NIK may be found under; two while the index key is being changed (docs/privacy.md)."""
    return [blind_index(key, nik) for key in index_keys().all]


def phone_index(phone: str) -> bytes:
    """Blind index of a telephone number in international form, 32 bytes."""
    return blind_index(index_keys().current, f"phone:{phone}")


def phone_indexes(phone: str) -> list[bytes]:
    """The values an account with this telephone number may be found under."""
    return [blind_index(key, f"phone:{phone}") for key in index_keys().all]


def email_index(address: str) -> bytes:
    """Blind index of an e-mail address, 32 bytes; capital letters make no other mailbox."""
    return blind_index(index_keys().current, f"email:{address.strip().casefold()}")


def email_indexes(address: str) -> list[bytes]:
    """The values a row of this address may be found under."""
    return [blind_index(key, f"email:{address.strip().casefold()}") for key in index_keys().all]


def passport_index(country: str, number: str) -> bytes:
    """Blind index of a passport, 32 bytes; the same number of two countries are two passports."""
    return blind_index(index_keys().current, f"passport:{country}:{number}")


def passport_indexes(country: str, number: str) -> list[bytes]:
    """The values a row of this passport may be found under."""
    return [blind_index(key, f"passport:{country}:{number}") for key in index_keys().all]


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

    def to_python(self, value: Any) -> Any:
        """Validated as the text it is; a binary column would read it as base64."""
        return value

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
