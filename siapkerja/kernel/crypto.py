"""Personal data at rest: authenticated encryption under a ring of keys, and a blind index to find equal values."""

import base64
import hashlib
import hmac
import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
BLOCK_BYTES = 64


class Undecipherable(Exception):
    """The value was not made with any key of this ring for this purpose, or was altered."""


@dataclass(frozen=True)
class KeyRing:
    """AES-256-GCM keys by id; the first encrypts, all decrypt, so a key can be retired by re-encrypting.

    Args:
        keys: (id of up to 32 ASCII characters, 32 bytes) pairs, current first.
    """

    keys: tuple[tuple[str, bytes], ...]

    @classmethod
    def parse(cls, text: str) -> "KeyRing":
        """From "id:base64,id:base64".

        Raises:
            ValueError: no key, a key that is not 32 bytes, or an id used twice.
        """
        keys = []
        for part in filter(None, (part.strip() for part in text.split(","))):
            key_id, _, encoded = part.partition(":")
            key = base64.b64decode(encoded, validate=True)
            if len(key) != 32 or not key_id.isascii() or not 1 <= len(key_id) <= 32:
                raise ValueError("a master key is `id:` and 32 bytes in base64")
            keys.append((key_id, key))
        if not keys or len({key_id for key_id, _ in keys}) != len(keys):
            raise ValueError("at least one master key, each id once")
        return cls(tuple(keys))

    def encrypt(self, plain: bytes, *, purpose: str) -> bytes:
        """Encrypt under the current key. `purpose` ("nik") is bound to the value, so that it cannot be read as another."""
        key = self.keys[0][1]
        nonce = os.urandom(NONCE_BYTES)
        return self.current_head + nonce + AESGCM(key).encrypt(nonce, plain, purpose.encode())

    @property
    def current_head(self) -> bytes:
        """How every value begins that was encrypted under the current key."""
        key_id = self.keys[0][0]
        return bytes([len(key_id)]) + key_id.encode()

    def decrypt(self, sealed: bytes, *, purpose: str) -> bytes:
        """Raises Undecipherable for an unknown key, another purpose, or a changed value."""
        length = sealed[0] if sealed else 0
        key_id, rest = sealed[1 : 1 + length].decode("ascii", "replace"), sealed[1 + length :]
        key = dict(self.keys).get(key_id)
        if key is None or len(rest) < NONCE_BYTES:
            raise Undecipherable(f"no key {key_id!r} in the ring")
        try:
            return AESGCM(key).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], purpose.encode())
        except InvalidTag as error:
            raise Undecipherable("wrong purpose or altered value") from error


@dataclass(frozen=True)
class IndexKeys:
    """Keys of the blind index: the current one with its version, and, while it is being changed, the one before.

    Args:
        version: raised by one with every change; stands beside each indexed row.
        before: None outside a change.
    """

    version: int
    current: bytes
    before: bytes | None = None

    @classmethod
    def parse(cls, current: str, before: str = "") -> "IndexKeys":
        """From "2:key" or "key" (version 1), and the key before, "" outside a change.

        Raises:
            ValueError: a version that is no number from 1, or a key before that is not of the version before.
        """
        version, key = cls._versioned(current)
        if not before:
            return cls(version, key)
        old_version, old_key = cls._versioned(before)
        if old_version != version - 1 or old_key == key:
            raise ValueError("the index key before is another key, of the version before the current one")
        return cls(version, key, old_key)

    @staticmethod
    def _versioned(text: str) -> tuple[int, bytes]:
        version, colon, key = text.partition(":")
        if not colon:
            version, key = "1", text
        if not version.isdigit() or int(version) < 1 or not key:
            raise ValueError("an index key is `version:key`")
        return int(version), key.encode()

    @property
    def all(self) -> tuple[bytes, ...]:
        return (self.current,) if self.before is None else (self.current, self.before)


class BlindIndexer:
    """`blind_index` of many values under one key: what depends on the key only is computed once.

    Args:
        key: the index key.
    """

    def __init__(self, key: bytes) -> None:
        block = (hashlib.sha256(key).digest() if len(key) > BLOCK_BYTES else key).ljust(BLOCK_BYTES, b"\0")
        self._inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in block))
        self._outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in block))

    def of(self, value: str) -> bytes:
        """HMAC-SHA-256 (RFC 2104)."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(value.encode())
        outer.update(inner.digest())
        return outer.digest()


def blind_index(key: bytes, value: str) -> bytes:
    """32 bytes that are equal for equal values and say nothing else without the key (HMAC-SHA-256)."""
    return hmac.digest(key, value.encode(), "sha256")
