"""Worker rows on their way into the database: personal values under the report's own key, the rest as plain attributes."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from siapkerja.kernel.crypto import NONCE_BYTES, blind_index
from wajiblapor.rosters.checking import Checked
from wajiblapor.rosters.codes import key_of

PERSONAL = ("nik", "name", "born_on", "bpjs_employment", "bpjs_health", "passport", "permit")
ATTRIBUTES = (
    "sex", "education", "job_title", "occupation_code", "department", "contract", "started_on", "contract_ends_on", "wage_system",
    "base_wage", "allowance", "weekly_hours", "disability", "home_regency_code", "certificate", "country",
)  # fmt: skip
_BOUND_TO = b"wajiblapor.worker"
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=lambda value: value.isoformat()).encode


class SealedRow(NamedTuple):
    """One worker: `worker_index` is the blind index of the NIK (or passport), `digest` tells whether anything changed."""

    row: int
    worker_index: bytes
    digest: bytes
    attributes: str
    sealed: bytes


@dataclass(frozen=True)
class Sealer:
    """Seals the rows of one report.

    Args:
        key: the report's data key, 32 bytes.
        index_key: the portal's NIK index key; also keys the digest, so that it says nothing to whoever lacks it.
    """

    key: bytes
    index_key: bytes

    def seal(self, checked: Checked) -> Iterator[SealedRow]:
        """Rows of a chunk. Rows whose identity could not be read are left out."""
        values, cipher = checked.values, AESGCM(self.key)
        attributes = list(zip(*(values[slug] for slug in ATTRIBUTES), strict=True))
        personal = list(zip(*(values[slug] for slug in PERSONAL), strict=True))
        for index, row in enumerate(checked.rows):
            identity = values["nik"][index]
            if identity is None:
                passport = values["passport"][index]
                if passport is None:
                    continue
                identity = _passport_identity(values["country"][index], passport)
            plain = _to_json({slug: value for slug, value in zip(ATTRIBUTES, attributes[index], strict=True) if value is not None})
            secret = _to_json({slug: value for slug, value in zip(PERSONAL, personal[index], strict=True) if value is not None}).encode()
            nonce = os.urandom(NONCE_BYTES)
            yield SealedRow(
                row,
                blind_index(self.index_key, identity),
                _digest(self.index_key, plain, secret),
                plain,
                nonce + cipher.encrypt(nonce, secret, _BOUND_TO),
            )


def unseal(key: bytes, sealed: bytes) -> dict[str, Any]:
    """The personal values of one worker; dates as `date`."""
    plain = AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _BOUND_TO)
    values: dict[str, Any] = json.loads(plain)
    if "born_on" in values:
        values["born_on"] = date.fromisoformat(values["born_on"])
    return values


def rekeyed(key: bytes, index_key: bytes, attributes: Mapping[str, Any], sealed: bytes) -> tuple[bytes, bytes]:
    """Blind index and digest of a sealed worker under another index key, as `Sealer.seal` makes them.

    Args:
        key: the report's data key.
        index_key: the new index key.
        attributes: what is not personal, as stored.
    """
    secret = AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _BOUND_TO)
    personal = json.loads(secret)
    plain = _to_json({slug: attributes[slug] for slug in ATTRIBUTES if slug in attributes})
    identity = personal.get("nik") or _passport_identity(attributes.get("country"), personal["passport"])
    return blind_index(index_key, identity), _digest(index_key, plain, secret)


def _passport_identity(country: str | None, passport: str) -> str:
    return f"passport:{key_of(country or '')}:{key_of(passport)}"


def _digest(index_key: bytes, plain: str, secret: bytes) -> bytes:
    return hashlib.blake2b(plain.encode() + b"\0" + secret, key=index_key[:64], digest_size=16).digest()
