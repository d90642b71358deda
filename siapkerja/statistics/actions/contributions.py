from collections.abc import Mapping
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import F

from siapkerja.statistics.models import Contribution

FOLD_LOCK = 0x5354_4154  # advisory lock: one task folds at a time
BATCH = 5_000

_NEWER_REPLACES = """
insert into statistics_contribution
  (figure, source, version, region_code, month, amount, is_counted, counted_region_code, counted_amount)
values (%s, %s, %s, %s, %s, %s, false, '', 0)
on conflict (figure, source) do update set
  version = excluded.version, region_code = excluded.region_code, month = excluded.month, amount = excluded.amount, is_counted = false
where statistics_contribution.version < excluded.version
"""

# What is read of a row is what was locked, so a version that arrives meanwhile is counted next time, not lost.
_FOLD = """
with waiting as (
  select id, figure, region_code, month, amount, counted_region_code, counted_month, counted_amount
  from statistics_contribution where not is_counted order by id limit %(batch)s for update
), changes as (
  select figure, counted_region_code as region_code, counted_month as month, -counted_amount as amount
  from waiting where counted_month is not null
  union all
  select figure, region_code, month, amount from waiting
), sums as (
  select figure, region_code, month, sum(amount) as amount from changes group by 1, 2, 3
), folded as (
  insert into statistics_rollup as r (figure, region_code, month, value, folded_at)
  select figure, region_code, month, amount, %(at)s from sums
  on conflict (figure, month, region_code) do update set value = r.value + excluded.value, folded_at = excluded.folded_at
)
update statistics_contribution c
set is_counted = true, counted_region_code = waiting.region_code, counted_month = waiting.month, counted_amount = waiting.amount
from waiting where c.id = waiting.id
"""

_REBUILD = """
insert into statistics_rollup (figure, region_code, month, value, folded_at)
select figure, region_code, month, sum(amount), %(at)s from statistics_contribution group by 1, 2, 3
"""


@transaction.atomic
def contribute(*, source: str, version: int, region_code: str, month: date, amounts: Mapping[str, int]) -> None:
    """Say what a source adds to figures; a version not newer than what is known is ignored.

    Args:
        source: `app.noun:id` of what is counted.
        region_code: four-digit regency.
        month: any day of the month it counts for.
        amounts: by slug of the figure; a figure the source no longer adds to is given as 0.
    """
    with connection.cursor() as cursor:
        for figure, amount in sorted(amounts.items()):
            cursor.execute(_NEWER_REPLACES, [figure, source, version, region_code, month.replace(day=1), amount])


def fold_contributions(*, at: datetime) -> int:
    """Bring the rollups up to date, in batches that each stand by themselves. Gives how many contributions were counted."""
    total = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [FOLD_LOCK])
            cursor.execute(_FOLD, {"batch": BATCH, "at": at})
            counted = int(cursor.rowcount)
        total += counted
        if counted < BATCH:
            return total


@transaction.atomic
def rebuild_rollups(*, at: datetime) -> None:
    """Make all rollups anew from the contributions; the figures are the same as by folding."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [FOLD_LOCK])
        cursor.execute("delete from statistics_rollup")
        cursor.execute(_REBUILD, {"at": at})
    Contribution.objects.update(is_counted=True, counted_region_code=F("region_code"), counted_month=F("month"), counted_amount=F("amount"))
