"""The public check: is it genuine, what may a stranger know of it, and how often may one ask."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.enums import Standing
from siapkerja.documents.kinds import kind_of
from siapkerja.documents.models import Document, SealingCertificate
from siapkerja.kernel.errors import Refused
from siapkerja.throttles import address_of, count

# Visits per address and window; a printer's queue of people behind one address must get through.
MOST_VISITS = 60
WINDOW_SECONDS = 60

TONES = {
    Standing.GENUINE: "good", Standing.EXPIRED: "warn", Standing.PAUSED: "warn", Standing.WITHDRAWN: "bad", Standing.TRIAL: "bad",
    Standing.UNKNOWN: "bad",
}  # fmt: skip


class TooManyChecks(Refused):
    code = "too_many_checks"
    sentence = _("Terlalu banyak pemeriksaan dari jaringan Anda. Tunggu satu menit, lalu coba lagi.")


@dataclass(frozen=True, kw_only=True)
class Check:
    """What the public page shows.

    Attributes:
        is_unchanged: the stored words still have the digest they were issued with.
        sealed_with: the certificate whose signature the PDF bears, where one was made.
        rows: label and value of the facts that the kind makes public; only for who holds the address on the document.
    """

    standing: Standing
    is_unchanged: bool = True
    name: str | Promise = ""
    issuer: str = ""
    number: str = ""
    holder: str = ""
    is_masked: bool = False
    fingerprint: str = ""
    issued_at: Any = None
    valid_until: date | None = None
    withdrawn_at: Any = None
    reason: str | Promise = ""
    sealed_with: SealingCertificate | None = None
    rows: tuple[tuple[str, str], ...] = ()

    @property
    def tone(self) -> str:
        return TONES[self.standing]


def check(document: Document | None, *, on: date, by_token: bool = False) -> Check:
    """What a stranger may know of a document on a day.

    A document whose words no longer fit their digest is answered as unknown: nothing vouches for it.

    Args:
        by_token: asked with the address printed on the document, not with a number that can be guessed.
    """
    if document is None:
        return Check(standing=Standing.UNKNOWN)
    if document.content_digest() != bytes(document.digest):
        return Check(standing=Standing.UNKNOWN, is_unchanged=False)
    kind = kind_of(document.kind)
    is_masked = kind.mask_holder and not document.is_nameless
    reason = document.history.filter(move="withdraw").values_list("reason_code", flat=True).first() or ""
    return Check(
        standing=_standing(document, on),
        name=kind.name,
        issuer=kind.issuer_of(document.facts),
        number=document.number,
        holder=masked_name(document.holder) if is_masked else document.holder,
        is_masked=is_masked,
        fingerprint=document.fingerprint,
        issued_at=document.issued_at,
        valid_until=document.valid_until,
        withdrawn_at=document.withdrawn_at,
        reason=kind.withdrawal_reasons.get(reason, ""),
        sealed_with=document.sealed_with,
        rows=_public_rows(document) if by_token else (),
    )


def _standing(document: Document, on: date) -> Standing:
    if kind_of(document.kind).is_trial:
        return Standing.TRIAL
    standing, rule = document.standing(on), kind_of(document.kind).is_paused
    return Standing.PAUSED if standing is Standing.GENUINE and rule and rule(document, on) else standing


def _public_rows(document: Document) -> tuple[tuple[str, str], ...]:
    kind = kind_of(document.kind)
    rows = []
    for key in kind.public_facts:
        value = document.facts.get(key)
        if value not in (None, ""):
            words = value if isinstance(value, str) else formats.number_format(value, force_grouping=True)
            rows.append((str(kind.labels.get(key, key)), words))
    return tuple(rows)


def masked_name(name: str) -> str:
    """`S••• C•••••`: the first letter of each part, enough to compare with an identity card."""
    return " ".join(part[0] + "•" * min(5, max(2, len(part) - 1)) for part in name.split())


def count_visit(request: HttpRequest) -> None:
    """Raises TooManyChecks when this address has asked too often in the last minute."""
    if count(what="documents.check", of=address_of(request), seconds=WINDOW_SECONDS) > MOST_VISITS:
        raise TooManyChecks()
