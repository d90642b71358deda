"""The company registry: what is recorded under a NIB. Contract: docs/integrations.md."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from siapkerja.integrations.asking import ask
from siapkerja.messaging.outgoing import NonsenseAnswered


@dataclass(frozen=True)
class CompanyRecord:
    """A company as the registry has it.

    Attributes:
        npwp: 15 or 16 digits, "" where the registry has none.
        industries: KBLI codes of five digits.
        owners: full names, as in the deed. For comparing at once; not to be stored.
    """

    nib: str
    name: str
    npwp: str
    industries: tuple[str, ...]
    owners: tuple[str, ...]


def is_connected() -> bool:
    return bool(settings.COMPANY_REGISTRY_URL)


def look_up(nib: str, *, key: str) -> CompanyRecord | None:
    """What is recorded under a NIB; None where nothing is.

    Args:
        nib: 13 digits.
        key: idempotency key; nothing personal.

    Raises:
        OutgoingTrouble: the registry gave no usable answer.
    """
    data = ask(settings.COMPANY_REGISTRY_URL, token=settings.COMPANY_REGISTRY_TOKEN, body={"nib": nib}, key=key)
    if data.get("found") is False:
        return None
    name = data.get("name")
    if data.get("found") is not True or data.get("nib") != nib or not isinstance(name, str) or not name.strip():
        raise NonsenseAnswered()
    npwp = "".join(character for character in str(data.get("npwp") or "") if character.isdigit())
    return CompanyRecord(nib, name, npwp, _texts(data.get("industries")), _texts(data.get("owners")))


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise NonsenseAnswered()
    return tuple(value)
