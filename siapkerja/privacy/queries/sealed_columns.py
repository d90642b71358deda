"""Every column the ring of master keys seals: encrypted fields, and binary columns declared in `personal_data.py`."""

from dataclasses import dataclass

from django.apps import apps
from django.db import connection, models

from siapkerja.identity.fields import EncryptedTextField, key_ring
from siapkerja.kernel.personal_data import sealed_columns as declared_columns
from siapkerja.privacy.queries.processing import records


@dataclass(frozen=True)
class SealedColumn:
    """A column of values that begin with the id of the key they are under."""

    model: type[models.Model]
    field: str
    purpose: str

    @property
    def name(self) -> str:
        return f"{self.model._meta.label}.{self.field}"

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def column(self) -> str:
        return str(self.model._meta.get_field(self.field).column)  # type: ignore[union-attr]

    @property
    def key(self) -> str:
        """The column of the primary key."""
        return str(self.model._meta.pk.column)


def sealed_columns() -> list[SealedColumn]:
    found = [
        SealedColumn(model, field.name, field.purpose)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, EncryptedTextField) and model._meta.managed
    ]
    by_hand = declared_columns(iter(records().values()))
    found += [SealedColumn(apps.get_model(label), name, purpose) for (label, name), purpose in by_hand.items()]
    return sorted(found, key=lambda column: column.name)


# Values that are there, not empty, and do not begin with the current key's id.
STALE = '"{column}" is not null and length("{column}") > 0 and substring("{column}" from 1 for %(length)s) <> %(head)s'


def stale_condition(column: SealedColumn) -> str:
    return STALE.format(column=column.column)


def stale_values(column: SealedColumn) -> int:
    """How many values are not under the current key."""
    head = key_ring().current_head
    with connection.cursor() as cursor:
        cursor.execute(
            f'select count(*) from "{column.table}" where {stale_condition(column)}',  # noqa: S608 - names of our own columns
            {"length": len(head), "head": head},
        )
        return int(cursor.fetchone()[0])
