"""Tables that may only grow: the application's database role has no right to change or empty them."""

from django.apps import apps
from django.db import models

_registered: list[type[models.Model]] = []


def register(model: type[models.Model]) -> type[models.Model]:
    """Declare a model, or every concrete model below an abstract one, append-only. Usable as a decorator."""
    _registered.append(model)
    return model


def is_append_only(model: type[models.Model]) -> bool:
    return issubclass(model, tuple(_registered))


def append_only_tables() -> list[str]:
    """Their table names, in order."""
    return sorted({model._meta.db_table for model in apps.get_models() if is_append_only(model)})
