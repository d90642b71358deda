"""The record of processing: what is personal in which table, read from every app's `personal_data.py`."""

import importlib
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from siapkerja.kernel.personal_data import Record


@cache
def records() -> dict[str, Record]:
    """Every declared model by its label (`identity.Person`).

    Raises:
        ValueError: two apps declare the same model.
    """
    found: dict[str, Record] = {}
    for config in apps.get_app_configs():
        if not module_has_submodule(config.module, "personal_data"):
            continue
        for record in importlib.import_module(f"{config.name}.personal_data").RECORDS:
            if record.model in found:
                raise ValueError(f"{record.model} is declared twice")
            found[record.model] = record
    return found


@dataclass(frozen=True)
class Told:
    """One kind of data as the public is told of it; it may lie in several tables."""

    record: Record
    has_specific: bool


def told() -> list[Told]:
    """Every kind of personal data, once."""
    kinds: dict[tuple[str, str], list[Record]] = {}
    for record in records().values():
        if record.personal:
            kinds.setdefault((str(record.what), str(record.why)), []).append(record)
    return [Told(found[0], any(record.has_specific for record in found)) for found in kinds.values()]
