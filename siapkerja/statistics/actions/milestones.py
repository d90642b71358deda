"""What people reached, and the counts of people that follow: each person once per region and period, never summed over months."""

from datetime import date, datetime

from django.db import connection, transaction

from siapkerja.statistics.actions.folding import fold_soon, fold_waiting, wait_for_folding
from siapkerja.statistics.models import MilestoneKind

PEOPLE_AT_ONCE = 2_000

_NEWER_REPLACES = """
insert into statistics_milestone
  (person_id, kind, "on", regency_code, source, version, is_standing, is_counted, counted_regency_code)
values (%(person_id)s, %(kind)s, %(on)s, %(regency_code)s, %(source)s, %(version)s, %(is_standing)s, false, '')
on conflict (source) do update set
  version = excluded.version, is_standing = excluded.is_standing, is_counted = false,
  "on" = case when excluded.is_standing then excluded."on" else statistics_milestone."on" end,
  regency_code = case when excluded.is_standing then excluded.regency_code else statistics_milestone.regency_code end
where statistics_milestone.version < excluded.version
"""

# Cells of the people in `reached (person_id, kind, day, regency)`. A person's days are kept as arrays, so that the way of each
# cohort a person belongs to is found without joining everybody with everybody.
_CELLS = """
  select distinct on (r.person_id, r.kind, place.code, span.name, span.starts_on)
    r.person_id, r.kind, place.code as region_code, span.name as span, span.starts_on, r.day
  from reached r,
    lateral (values (''), (left(r.regency, 2)), (r.regency)) place (code),
    lateral (values ('month', date_trunc('month', r.day)::date), ('year', date_trunc('year', r.day)::date)) span (name, starts_on)
  order by r.person_id, r.kind, place.code, span.name, span.starts_on, r.day
"""
_DAYS = """
  select person_id, array_agg(day) filter (where kind = 'certified') as certified, array_agg(day) filter (where kind = 'hired') as hired
  from reached where kind in ('certified', 'hired') group by person_id
"""
_COUNTED = """
  select kind as measure, span, starts_on, region_code, 0 as days, count(*) as people from firsts group by 1, 2, 3, 4
  union all
  select way.measure, span, starts_on, region_code, way.day - firsts.day, count(*)
  from firsts join later using (person_id),
    lateral (select min(d) as day from unnest(later.certified) d where d >= firsts.day) proof,
    lateral (select min(d) as day from unnest(later.hired) d where d >= proof.day) work,
    lateral (values ('trained-certified', proof.day), ('trained-hired', work.day)) way (measure, day)
  where firsts.kind = 'trained' and way.day is not null group by 1, 2, 3, 4, 5
"""


def _cells_of(reached: str, prefix: str) -> str:
    """Common tables that end in `<prefix>_counted (measure, span, starts_on, region_code, days, people)`."""
    firsts, later = f"{prefix}_firsts", f"{prefix}_later"
    return (
        f"{firsts} as ({_CELLS.replace('from reached r', f'from {reached} r')}), "
        f"{later} as ({_DAYS.replace('from reached', f'from {reached}')}), "
        f"{prefix}_counted as ({_COUNTED.replace('from firsts', f'from {firsts} firsts').replace('join later', f'join {later} later')})"
    )


_ADD = """
insert into statistics_peoplecount as c (measure, span, starts_on, region_code, days, people, folded_at)
select measure, span, starts_on, region_code, days, people, %(at)s from changes
on conflict (measure, span, starts_on, region_code, days) do update set people = c.people + excluded.people, folded_at = excluded.folded_at
"""

# Whoever has a milestone that waits is counted anew: what the counts held of the person is taken out, what is known now put in.
_FOLD = f"""
with people as (
  select distinct person_id from (select person_id from statistics_milestone where not is_counted order by id limit %(batch)s) first
), known as (
  select id, person_id, kind, "on", regency_code, is_standing, counted_on, counted_regency_code
  from statistics_milestone where person_id in (select person_id from people) order by id for update
), before as (
  select person_id, kind, counted_on as day, counted_regency_code as regency from known where counted_on is not null
), now as (
  select person_id, kind, "on" as day, regency_code as regency from known where is_standing
), {_cells_of("before", "old")}, {_cells_of("now", "new")}, changes as (
  select measure, span, starts_on, region_code, days, sum(people) as people from (
    select measure, span, starts_on, region_code, days, -people as people from old_counted union all select * from new_counted
  ) both_sides group by 1, 2, 3, 4, 5 having sum(people) <> 0
), folded as ({_ADD})
update statistics_milestone m
set is_counted = true,
  counted_on = case when known.is_standing then known."on" end,
  counted_regency_code = case when known.is_standing then known.regency_code else '' end
from known where m.id = known.id and not m.is_counted
"""  # noqa: S608 - constants of this module

_REBUILD = f"""
with now as (
  select person_id, kind, "on" as day, regency_code as regency from statistics_milestone where is_standing
), {_cells_of("now", "new")}, changes as (select * from new_counted)
{_ADD}
"""  # noqa: S608 - constants of this module
_ALL_COUNTED = """
update statistics_milestone set is_counted = true,
  counted_on = case when is_standing then "on" end, counted_regency_code = case when is_standing then regency_code else '' end
"""


@transaction.atomic
def reach(*, person_id: int, kind: MilestoneKind, on: date, regency_code: str, source: str, version: int, is_standing: bool = True) -> None:
    """A person reached something, as one source tells it; a version not newer than what is known is ignored.

    Args:
        on: the day, at the place.
        regency_code: four digits.
        source: `app.noun:id` of the record that proves it.
        is_standing: False takes it back (revoked); day and place of what is known then stay.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _NEWER_REPLACES,
            {
                "person_id": person_id,
                "kind": kind.value,
                "on": on,
                "regency_code": regency_code,
                "source": source,
                "version": version,
                "is_standing": is_standing,
            },
        )
    fold_soon()


def fold_milestones(*, at: datetime, is_patient: bool = True) -> int:
    """Bring the counts of people up to date, in batches that each stand by themselves.

    Args:
        is_patient: wait while somebody else folds; otherwise leave it to them.

    Returns:
        How many milestones were counted.
    """
    return fold_waiting(table="statistics_milestone", statement=_FOLD, batch=PEOPLE_AT_ONCE, at=at, is_patient=is_patient)


@transaction.atomic
def rebuild_people_counts(*, at: datetime) -> None:
    """Make all counts of people anew from the milestones; they are the same as by folding."""
    wait_for_folding()
    with connection.cursor() as cursor:
        cursor.execute("delete from statistics_peoplecount")
        cursor.execute(_REBUILD, {"at": at})
        cursor.execute(_ALL_COUNTED)
