"""The population registry: compares what a person says with what is recorded under a NIK. Contract: docs/integrations.md.

It says per field whether it is the same, never what it holds; nothing of the request or the answer is logged or stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from siapkerja.integrations.asking import ask
from siapkerja.integrations.enums import Difference
from siapkerja.messaging.outgoing import NonsenseAnswered

FIELDS = {"name": Difference.NAME, "born_on": Difference.BORN_ON, "sex": Difference.SEX}


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What a person says. `born_on` None and `sex` "" are not compared."""

    nik: str
    name: str
    born_on: date | None
    sex: str


def is_connected() -> bool:
    return bool(settings.POPULATION_REGISTRY_URL)


def compare(identity: Identity, *, key: str) -> list[Difference]:
    """Where the registry knows otherwise; empty where everything is the same.

    Args:
        key: idempotency key; nothing personal.

    Raises:
        OutgoingTrouble: the registry gave no usable answer.
    """
    said = {
        "nik": identity.nik,
        "name": identity.name,
        "born_on": identity.born_on.isoformat() if identity.born_on else "",
        "sex": identity.sex,
    }
    body = {name: value for name, value in said.items() if value}
    data = ask(settings.POPULATION_REGISTRY_URL, token=settings.POPULATION_REGISTRY_TOKEN, body=body, key=key)
    if data.get("found") is False:
        return [Difference.NIK]
    return _differing(data, asked=[name for name in FIELDS if name in body])


def _differing(data: Mapping[str, object], *, asked: list[str]) -> list[Difference]:
    """Every field that was asked must be answered with yes or no: silence is not consent."""
    fields = data.get("fields")
    if data.get("found") is not True or not isinstance(fields, dict) or not all(isinstance(fields.get(name), bool) for name in asked):
        raise NonsenseAnswered()
    return [FIELDS[name] for name in asked if not fields[name]]
