"""The record of processing: what is personal in which table, read from every app's `personal_data.py`."""

import importlib
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


def told() -> list[Record]:
    """What the public is told: every record with something personal in it, once for each kind of data."""
    seen: dict[tuple[str, str], Record] = {}
    for record in records().values():
        if record.personal:
            seen.setdefault((str(record.what), str(record.why)), record)
    return list(seen.values())
