"""Writing blind indexes anew under the current index key (docs/privacy.md)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import IntegrityError, models, transaction

from siapkerja.identity.fields import index_version, nik_index, passport_index, phone_index
from siapkerja.identity.index_rotation import IndexHolder, register_index_holder
from siapkerja.identity.models import NikClaim, PassportClaim, User


@dataclass(frozen=True)
class IndexedColumn:
    """A blind index beside the encrypted value it is made from, and the version of the key it was made with."""

    model: type[models.Model]
    index: str
    version: str
    compute: Callable[[Any], bytes]

    def stale(self) -> models.QuerySet[Any]:
        return self.model._base_manager.exclude(**{self.version: index_version()}).exclude(**{self.index: None})


COLUMNS = (
    IndexedColumn(NikClaim, "nik_index", "index_version", lambda row: nik_index(row.nik)),
    IndexedColumn(PassportClaim, "number_index", "index_version", lambda row: passport_index(row.country, row.number)),
    IndexedColumn(User, "phone_index", "phone_index_version", lambda row: phone_index(row.phone)),
)


def _rekey(column: IndexedColumn, size: int) -> Iterator[tuple[int, int]]:
    """In batches by primary key: how many rows were dealt with, and how many had to be left."""
    last = 0
    while True:
        with transaction.atomic():
            rows = list(column.stale().select_for_update(of=("self",)).filter(pk__gt=last).order_by("pk")[:size])
            left = sum(not _write(column, row) for row in rows)
        if not rows:
            return
        last = rows[-1].pk
        yield len(rows), left


def _write(column: IndexedColumn, row: Any) -> bool:
    """False where the new index would prove one number for two people: both rows stay, for officers to decide."""
    setattr(row, column.index, column.compute(row))
    setattr(row, column.version, index_version())
    try:
        with transaction.atomic():
            row.save(update_fields=[column.index, column.version])
    except IntegrityError:
        return False
    return True


def register_column(column: IndexedColumn) -> None:
    """Let a column of any app be written anew when the index key changes."""
    register_index_holder(
        IndexHolder(
            name=f"{column.model._meta.label}.{column.index}",
            remaining=partial(_count, column),
            rekey=partial(_rekey, column),
        )
    )


def register_holders() -> None:
    for column in COLUMNS:
        register_column(column)


def _count(column: IndexedColumn) -> int:
    return column.stale().count()
