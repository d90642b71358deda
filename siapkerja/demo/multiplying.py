"""The demo country many times over, for benchmarks: rows are copied inside the database, then rebuilt what is derived from them.

Copy number `k` of a row has its id plus `k` times the table's stride, and so have the references to it: no mapping is kept.
"""

import io
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db import connection, models, transaction
from django.utils import timezone

from siapkerja.copying import copy_in
from siapkerja.identity.fields import key_ring, nik_index
from siapkerja.identity.models import Capacity, LegalEntity, Membership, NikClaim, Person, Workplace
from siapkerja.kernel import nik as nik_rules
from siapkerja.statistics.actions.catching_up import count_what_waits

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Copied:
    """A table whose rows are copied.

    Args:
        model: its model; references to tables copied before it follow their copies.
        own: SQL for columns that differ in each copy, over the row `o` and the copy number `k`.
        only: SQL condition on `o`.
    """

    model: type[models.Model]
    own: Mapping[str, str] = field(default_factory=dict)
    only: str = "true"


@dataclass(frozen=True)
class Rebuilt:
    """Something derived that is built anew from the copied rows."""

    name: str
    build: Callable[[], int]


_copied: list[Copied] = []
_rebuilt: list[Rebuilt] = []


def copy(*tables: Copied) -> None:
    """Register tables, those referred to first."""
    _copied.extend(tables)


def rebuild(*derived: Rebuilt) -> None:
    _rebuilt.extend(derived)


copy(
    Copied(Person, {"public_id": "gen_random_uuid()"}, "o.is_demo"),
    Copied(LegalEntity, {"public_id": "gen_random_uuid()", "nib": "'8' || lpad((k * 10000000 + o.id)::text, 12, '0')"}, "o.is_demo"),
    Copied(Workplace, {"public_id": "gen_random_uuid()"}),
    Copied(Capacity),
    Copied(Membership),
)


def multiply(*, times: int, tell: Tell) -> None:
    """Make the country `times` as large. Only the role that owns the tables also brings their planner's figures up to date.

    Raises:
        ValueError: fewer than two times.
    """
    if times < 2:
        raise ValueError("a country is multiplied by two or more")
    strides: dict[type[models.Model], int] = {}
    with transaction.atomic():
        for table in _copied:
            began = time.monotonic()
            strides[table.model] = _stride(table.model)
            rows = _copy_rows(table, times, strides)
            tell(f"  {table.model._meta.db_table}: {rows:,} in {time.monotonic() - began:.1f} s")
        tell(f"  NIK claims: {_claim(times, strides[Person]):,}")
    for derived in _rebuilt:
        began = time.monotonic()
        tell(f"  {derived.name}: {derived.build():,} in {time.monotonic() - began:.1f} s")
    tell(f"  counted in figures: {count_what_waits(at=timezone.now()):,}")
    with connection.cursor() as cursor:
        cursor.execute("analyze")


def _stride(model: type[models.Model]) -> int:
    key = model._meta.pk
    if not isinstance(key, models.AutoField | models.BigAutoField):
        return 0
    return int(model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0)


def _copy_rows(table: Copied, times: int, strides: Mapping[type[models.Model], int]) -> int:
    meta = table.model._meta
    columns = [column for column in meta.concrete_fields if column.column]
    chosen = ", ".join(f'"{column.column}"' for column in columns)
    values = ", ".join(table.own.get(column.column or "") or _value(column, meta.pk, strides) for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'insert into "{meta.db_table}" ({chosen}) select {values} from "{meta.db_table}" o, generate_series(1, %s) k where {table.only}',
            [times - 1],
        )
        rows = cursor.rowcount
        if stride := strides[table.model]:
            # As far as the copies go; only the owner might set it.
            cursor.execute(
                "select count(nextval(pg_get_serial_sequence(%s, %s))) from generate_series(1, %s)",
                [meta.db_table, meta.pk.column, stride * (times - 1)],
            )
    return int(rows)


def _value(column: models.Field, key: models.Field, strides: Mapping[type[models.Model], int]) -> str:
    own = f'o."{column.column}"'
    target = column.related_model if isinstance(column, models.ForeignKey) else None
    stride = strides.get(target, 0) if target is not None else 0
    if column is key and target is None:
        stride = strides[column.model]
    return f"{own} + k * {stride}" if stride else own


def _claim(times: int, stride: int) -> int:
    """New synthetic NIK for the copies: the same place and day of birth, another serial of the 9000s; encrypted here, so sent by COPY."""
    ring, made, buffer = key_ring(), 0, io.StringIO()
    for claim in NikClaim.objects.filter(person__is_demo=True, person__id__lte=stride).iterator(chunk_size=2000):
        for number in range(1, times):
            digits = claim.nik[:12] + f"9{(int(claim.nik[13:]) + number * 7) % 1_000:03d}"
            assert nik_rules.is_wellformed(digits)
            sealed = ring.encrypt(digits.encode(), purpose="nik").hex()
            buffer.write(
                f"{claim.person_id + number * stride}\t\\\\x{sealed}\t\\\\x{nik_index(digits).hex()}\t1\tclaimed\t{{}}\t{claim.claimed_at}\n"
            )
            made += 1
    buffer.seek(0)
    columns = "person_id, nik, nik_index, index_version, state, doubts, claimed_at"
    copy_in(f"copy {NikClaim._meta.db_table} ({columns}) from stdin", buffer)
    return made
