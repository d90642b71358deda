"""Worker rows on their way into the database: personal values under the report's own key, the rest as plain attributes."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from json.encoder import encode_basestring as quoted
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from siapkerja.kernel.crypto import NONCE_BYTES, BlindIndexer, blind_index
from wajiblapor.rosters.checking import Checked
from wajiblapor.rosters.codes import key_of

PERSONAL = ("nik", "name", "born_on", "bpjs_employment", "bpjs_health", "passport", "permit")
ATTRIBUTES = (
    "sex", "education", "job_title", "occupation_code", "department", "contract", "started_on", "contract_ends_on", "wage_system",
    "base_wage", "allowance", "weekly_hours", "disability", "home_regency_code", "certificate", "country",
)  # fmt: skip
_BOUND_TO = b"wajiblapor.worker"
_CELLS_BOUND_TO = b"wajiblapor.waiting"
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=lambda value: value.isoformat()).encode


# Columns in which hardly two workers are alike; the others are written once for each value.
_VARIOUS = frozenset({"nik", "name", "bpjs_employment", "bpjs_health"})
REMEMBERED = 50_000


class SealedRow(NamedTuple):
    """One worker: `worker_index` is the blind index of the NIK (or passport), `digest` tells whether anything changed.
    `attributes` is JSON in UTF-8."""

    row: int
    worker_index: bytes
    digest: bytes
    attributes: bytes
    sealed: bytes


class _Written(dict[Any, str]):
    """`"slug":value,` for each value of a column, written once; nothing for an empty one."""

    def __init__(self, slug: str) -> None:
        super().__init__({None: ""})
        self.slug = slug

    def __missing__(self, value: Any) -> str:
        if len(self) > REMEMBERED:
            self.clear()
            self[None] = ""
        text = self[value] = f'"{self.slug}":{_to_json(value)},'
        return text


@dataclass(frozen=True)
class Sealer:
    """Seals the rows of one report.

    Args:
        key: the report's data key, 32 bytes.
        index_key: the portal's NIK index key; also keys the digest, so that it says nothing to whoever lacks it.
    """

    key: bytes
    index_key: bytes
    _written: dict[str, _Written] = field(default_factory=lambda: {slug: _Written(slug) for slug in (*ATTRIBUTES, *PERSONAL)})

    def seal(self, checked: Checked) -> Iterator[SealedRow]:
        """Rows of a chunk. Rows whose identity could not be read are left out."""
        values = checked.values
        plains = self._objects(values, ATTRIBUTES)
        secrets = self._objects(values, PERSONAL)
        encrypt, index_of = AESGCM(self.key).encrypt, BlindIndexer(self.index_key).of
        begun = hashlib.blake2b(key=self.index_key[:64], digest_size=16)
        nonces = os.urandom(NONCE_BYTES * len(checked.rows))
        niks = values["nik"]
        for index, (row, plain, secret) in enumerate(zip(checked.rows, plains, secrets, strict=True)):
            identity = niks[index]
            if identity is None:
                passport = values["passport"][index]
                if passport is None:
                    continue
                identity = passport_identity(values["country"][index], passport)
            nonce = nonces[index * NONCE_BYTES : (index + 1) * NONCE_BYTES]
            digest = begun.copy()
            digest.update(plain + b"\0" + secret)
            yield SealedRow(
                row,
                index_of(identity),
                digest.digest(),
                plain,
                nonce + encrypt(nonce, secret, _BOUND_TO),
            )

    def _objects(self, values: Mapping[str, list[Any]], slugs: Sequence[str]) -> Iterator[bytes]:
        """The columns of each row as a JSON object, as `_to_json` would write it, put together from parts written before."""
        parts = [self._parts(slug, values[slug]) for slug in slugs]
        return (("{" + "".join(row)[:-1] + "}").encode() for row in zip(*parts, strict=True))

    def _parts(self, slug: str, column: list[Any]) -> Iterable[str]:
        if slug in _VARIOUS:
            return [f'"{slug}":{quoted(value)},' if value is not None else "" for value in column]
        return map(self._written[slug].__getitem__, column)


def seal_cells(key: bytes, cells: Mapping[str, Any]) -> bytes:
    """Cells of a row as the file has them, by column slug; days become text as a person writes them."""
    nonce = os.urandom(NONCE_BYTES)
    plain = _to_json({slug: cell if isinstance(cell, str | int | float) else _day(cell) for slug, cell in cells.items()})
    return nonce + AESGCM(key).encrypt(nonce, plain.encode(), _CELLS_BOUND_TO)


def unseal_cells(key: bytes, sealed: bytes) -> dict[str, Any]:
    cells: dict[str, Any] = json.loads(AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _CELLS_BOUND_TO))
    return cells


def _day(cell: Any) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else "" if cell is None else str(cell)


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
    identity = personal.get("nik") or passport_identity(attributes.get("country"), personal["passport"])
    digest = hashlib.blake2b(plain.encode() + b"\0" + secret, key=index_key[:64], digest_size=16).digest()
    return blind_index(index_key, identity), digest


def passport_identity(country: str | None, passport: str) -> str:
    return f"passport:{key_of(country or '')}:{key_of(passport)}"
