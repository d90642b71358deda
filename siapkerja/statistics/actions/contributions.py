from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import CharField, DateField, Expression, F, QuerySet, Value
from django.db.models.functions import Cast, Concat, TruncMonth

from siapkerja.statistics.actions.folding import fold_soon, fold_waiting, wait_for_folding
from siapkerja.statistics.models import Contribution

BATCH = 5_000

_NEWER_REPLACES = """
insert into statistics_contribution
  (figure, source, version, region_code, month, amount, is_counted, counted_region_code, counted_amount)
values (%s, %s, %s, %s, %s, %s, false, '', 0)
on conflict (figure, source) do update set
  version = excluded.version, region_code = excluded.region_code, month = excluded.month, amount = excluded.amount, is_counted = false
where statistics_contribution.version < excluded.version
"""

# Whichever fact is heard first, the earliest month is kept.
_EARLIEST_STAYS = """
insert into statistics_contribution
  (figure, source, version, region_code, month, amount, is_counted, counted_region_code, counted_amount)
values (%s, %s, %s, %s, %s, %s, false, '', 0)
on conflict (figure, source) do update set
  version = excluded.version, region_code = excluded.region_code, month = excluded.month, amount = excluded.amount, is_counted = false
where statistics_contribution.month > excluded.month
"""

# Around what Django selects; the slugs and values in it are parameters.
_KNOWN_STAYS = """
insert into statistics_contribution
  (figure, source, version, region_code, month, amount, is_counted, counted_region_code, counted_amount)
select found.*, false, '', 0 from ({found}) found
on conflict (figure, source) do nothing
"""

# A regency counts for itself, its province and the country; "" (place unknown) for the country alone.
_PLACES = "lateral (select distinct left(region_code, digits) from (values (0), (2), (4)) level (digits)) place (code)"

# What is read of a row is what was locked, so a version that arrives meanwhile is counted next time, not lost.
_FOLD = f"""
with waiting as (
  select id, figure, region_code, month, amount, counted_region_code, counted_month, counted_amount
  from statistics_contribution where not is_counted order by id limit %(batch)s for update
), changes as (
  select figure, counted_region_code as region_code, counted_month as month, -counted_amount as amount
  from waiting where counted_month is not null
  union all
  select figure, region_code, month, amount from waiting
), sums as (
  select figure, place.code as region_code, month, sum(amount) as amount from changes, {_PLACES} group by 1, 2, 3
), folded as (
  insert into statistics_rollup as r (figure, region_code, month, value, folded_at)
  select figure, region_code, month, amount, %(at)s from sums
  on conflict (figure, month, region_code) do update set value = r.value + excluded.value, folded_at = excluded.folded_at
), folded_years as (
  insert into statistics_yearrollup as r (figure, region_code, year, value, folded_at)
  select figure, region_code, extract(year from month), sum(amount), %(at)s from sums group by 1, 2, 3
  on conflict (figure, year, region_code) do update set value = r.value + excluded.value, folded_at = excluded.folded_at
)
update statistics_contribution c
set is_counted = true, counted_region_code = waiting.region_code, counted_month = waiting.month, counted_amount = waiting.amount
from waiting where c.id = waiting.id
"""  # noqa: S608 - constants of this module

_REBUILD = f"""
insert into statistics_rollup (figure, region_code, month, value, folded_at)
select figure, place.code, month, sum(amount), %(at)s from statistics_contribution, {_PLACES} group by 1, 2, 3
"""  # noqa: S608 - constants of this module

_REBUILD_YEARS = """
insert into statistics_yearrollup (figure, region_code, year, value, folded_at)
select figure, region_code, extract(year from month), sum(value), max(folded_at) from statistics_rollup group by 1, 2, 3
"""


@transaction.atomic(savepoint=False)
def contribute(
    *, source: str, version: int, region_code: str, month: date, amounts: Mapping[str, int], is_first: bool = False, is_urgent: bool = True
) -> None:
    """Say what a source adds to figures; a version not newer than what is known is ignored.

    Args:
        source: `app.noun:id` of what is counted.
        region_code: four-digit regency.
        month: any day of the month it counts for.
        amounts: by slug of the figure; a figure the source no longer adds to is given as 0.
        is_first: the source counts in the earliest month it is told of (a first publication), whatever the versions.
        is_urgent: a page shows it within seconds; otherwise (thousands at once) when beat folds next, within a minute.
    """
    with connection.cursor() as cursor:
        for figure, amount in sorted(amounts.items()):
            values: list[str | int | date] = [figure, source, version, region_code, month.replace(day=1), amount]
            cursor.execute(_EARLIEST_STAYS if is_first else _NEWER_REPLACES, values)
    if is_urgent:
        fold_soon()


@transaction.atomic
def contribute_all(
    *, records: QuerySet[Any], source: str, region_code: str, day: Expression | F, amounts: Mapping[str, Expression | F]
) -> int:
    """Say it at once for many records that came without a fact (copied, or older than the figure). What is known stays.

    Args:
        records: of any model with a `version`.
        source: `app.noun`, before the record's id.
        region_code: name of the column with the four-digit regency.
        day: any day of the month a record counts for.

    Returns:
        How many contributions are new.
    """
    made = 0
    for figure, amount in sorted(amounts.items()):
        named = Concat(Value(f"{source}:"), Cast("pk", CharField()))
        month = Cast(TruncMonth(day), DateField())
        found = records.order_by().values_list(Value(figure), named, F("version"), F(region_code), month, amount)
        sql, parameters = found.query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(_KNOWN_STAYS.format(found=sql), parameters)
            made += int(cursor.rowcount)
    fold_soon()
    return made


def fold_contributions(*, at: datetime, is_patient: bool = True) -> int:
    """Bring the rollups up to date, in batches that each stand by themselves.

    Args:
        is_patient: wait while somebody else folds; otherwise leave it to them.

    Returns:
        How many contributions were counted.
    """
    return fold_waiting(table="statistics_contribution", statement=_FOLD, batch=BATCH, at=at, is_patient=is_patient)


@transaction.atomic
def rebuild_rollups(*, at: datetime) -> None:
    """Make all rollups anew from the contributions; the figures are the same as by folding."""
    wait_for_folding()
    with connection.cursor() as cursor:
        cursor.execute("delete from statistics_rollup")
        cursor.execute("delete from statistics_yearrollup")
        cursor.execute(_REBUILD, {"at": at})
        cursor.execute(_REBUILD_YEARS)
    Contribution.objects.update(is_counted=True, counted_region_code=F("region_code"), counted_month=F("month"), counted_amount=F("amount"))
