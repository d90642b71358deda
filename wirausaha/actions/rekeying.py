"""Blind indexes of the people in applications, written anew under the current index key (docs/privacy.md)."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet

from siapkerja.identity.fields import index_version, nik_index
from siapkerja.identity.index_rotation import IndexHolder, register_index_holder
from wirausaha.models import Member


def stale_members() -> QuerySet[Member]:
    return Member.objects.exclude(index_version=index_version())


@transaction.atomic
def rekey_members(*, after: int, size: int) -> list[int]:
    """The next `size` rows behind the primary key `after`. Returns their keys; empty at the end."""
    rows = list(stale_members().select_for_update().filter(pk__gt=after).order_by("pk")[:size])
    for row in rows:
        row.nik_index, row.index_version = nik_index(row.nik), index_version()
        row.save(update_fields=["nik_index", "index_version"])
    return [row.pk for row in rows]


def _rekey(size: int) -> Iterator[tuple[int, int]]:
    last = 0
    while written := rekey_members(after=last, size=size):
        last = written[-1]
        yield len(written), 0


def register_holders() -> None:
    register_index_holder(IndexHolder(name="wirausaha.Member.nik_index", remaining=lambda: stale_members().count(), rekey=_rekey))
