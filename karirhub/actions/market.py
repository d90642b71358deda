"""Counting the labour market into its sums: set by set in the database, never row by row, and again and again with the same result."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from karirhub.models import MarketOpenings, MarketSeekers, MarketSkill
from karirhub.queries.market_protection import Place, hidden_cells, hidden_holders
from siapkerja.reference.queries import rules
from siapkerja.statistics.periods import Period

MONTHS_KEPT = 13  # the running month, the one before, and the same last year
SKILLS_KEPT = 30
_LOCK = 0x4D41_524B  # advisory lock: one task counts at a time
_FULL_AFTER = timedelta(hours=20)

_UNIT = "case when length({code}) = 4 then {code} else left({code}, 1) || '?' end"
_GROUPS = "(), (province), (regency), (major), (unit), (province, major), (province, unit)"
_WITH_MONTH = _GROUPS.replace("()", "(month)").replace("(p", "(month, p").replace("(r", "(month, r").replace("(maj", "(month, maj").replace(
    "(u", "(month, u"
)  # fmt: skip
_CELL = "coalesce(regency, province, '') as region_code, coalesce(unit, major, '') as occupation_code"

_OPENINGS = f"""
with moment as (
  select m.month, least((m.month + interval '1 month')::timestamp at time zone 'Asia/Jakarta', %(at)s::timestamptz) as at
  from unnest(%(months)s::date[]) m(month)
), filled as (
  select f.vacancy_id, moment.month, sum(f.openings) as openings
  from karirhub_vacancyfilling f join moment on f.reported_at < moment.at group by 1, 2
), open as (
  select moment.month, left(v.regency_id, 2) as province, v.regency_id as regency, left(v.occupation_id, 1) as major,
    {_UNIT.format(code="v.occupation_id")} as unit, greatest(v.openings - coalesce(f.openings, 0), 0) as openings
  from karirhub_vacancy v
  join moment on v.published_at <= moment.at and (v.ended_at is null or v.ended_at > moment.at)
  left join filled f on f.vacancy_id = v.id and f.month = moment.month
  where v.published_at is not null and not v.is_sandbox and v.state <> 'frozen'
)
insert into karirhub_marketopenings (region_code, occupation_code, month, vacancies, openings, counted_at)
select {_CELL}, month, count(*), sum(openings), %(at)s from open group by grouping sets ({_WITH_MONTH})
"""  # noqa: S608 - constants of this module

_PAY = f"""
with offered as (
  select left(v.regency_id, 2) as province, v.regency_id as regency, left(v.occupation_id, 1) as major,
    {_UNIT.format(code="v.occupation_id")} as unit,
    case when v.is_wage_visible then (v.wage_min + coalesce(v.wage_max, v.wage_min)) / 2.0 end as wage,
    coalesce(nullif(o.employer_name, ''), v.legal_entity_id::text) as employer
  from karirhub_vacancy v left join karirhub_vacancyorigin o on o.vacancy_id = v.id
  where v.state = 'published' and not v.is_sandbox and not v.is_overseas
    and v.working_time = 'full_time' and v.contract_type <> 'apprenticeship'
), counted as (
  select {_CELL}, count(wage) as stated, count(*) - count(wage) as unstated,
    count(distinct employer) filter (where wage is not null) as employers,
    percentile_cont(array[0.25, 0.5, 0.75]) within group (order by wage) as wages
  from offered group by grouping sets ({_GROUPS})
)
insert into karirhub_marketpay (region_code, occupation_code, stated, unstated, employers, low, median, high, counted_at)
select region_code, occupation_code, stated, unstated, employers,
  case when is_enough then round(wages[1]::numeric) end, case when is_enough then round(wages[2]::numeric) end,
  case when is_enough then round(wages[3]::numeric) end, %(at)s
from counted, lateral (select stated >= %(vacancies)s and employers >= %(employers)s as is_enough) rule
where stated + unstated > 0
"""  # noqa: S608 - constants of this module

_SKILLS = f"""
with asked as (
  select v.id, left(v.regency_id, 2) as province, left(v.occupation_id, 1) as major, {_UNIT.format(code="v.occupation_id")} as unit,
    lower(btrim(s.name)) as word, s.name
  from karirhub_vacancyskill s join karirhub_vacancy v on v.id = s.vacancy_id
  where v.state = 'published' and not v.is_sandbox
), counted as (
  select coalesce(province, '') as region_code, coalesce(unit, major, '') as occupation_code, word,
    mode() within group (order by name) as name, count(distinct id) as vacancies
  from asked where word <> '' group by grouping sets ((word), (word, province), (word, major), (word, unit))
), ranked as (
  select *, row_number() over (partition by region_code, occupation_code order by vacancies desc, word) as place from counted
)
insert into karirhub_marketskill (region_code, occupation_code, word, name, vacancies, holders, counted_at)
select region_code, occupation_code, word, name, vacancies, null, %(at)s from ranked where place <= %(kept)s
"""  # noqa: S608 - constants of this module

# Who seeks work, each once: their profile says so, they hold a card in use, or they applied lately. What they wrote themselves
# goes before the card, and the card before what they applied for.
_SEEKER = """
said as (
  select p.person_id, 1 as rank, null::timestamptz as at, null as regency, coalesce(p.wanted_occupation_id, '') as occupation
  from profiles_profile p where p.work_status <> ''
  union all
  select c.person_id, 2, c.moved_at, c.regency_id, c.occupation_id from karirhub_jobseekercard c where c.state = 'active'
  union all
  select a.person_id, 3, a.sent_at, null, v.occupation_id
  from karirhub_application a join karirhub_vacancy v on v.id = a.vacancy_id
  where a.sent_at > %(since)s and a.state <> 'hired' and not v.is_sandbox
), seeker as (
  select said.person_id, coalesce(left(min(x.village_id), 4), (array_agg(said.regency order by said.at desc)
      filter (where said.regency is not null))[1]) as regency,
    coalesce((array_agg(said.occupation order by said.rank, said.at desc) filter (where said.occupation <> ''))[1], '?') as occupation
  from said join identity_person x on x.id = said.person_id where x.anonymised_at is null group by said.person_id
)
"""
_SEEKERS = f"""
with {_SEEKER}, placed as (
  select left(regency, 2) as province, regency, left(occupation, 1) as major, {_UNIT.format(code="occupation")} as unit
  from seeker where regency is not null
)
insert into karirhub_marketseekers (region_code, occupation_code, month, seekers, is_hidden, counted_at)
select {_CELL}, %(month)s, count(*), true, %(at)s
from placed group by grouping sets ((), (province), (regency), (major), (unit), (province, major))
having count(*) > 0
"""  # noqa: S608 - constants of this module
_HOLDERS = f"""
with {_SEEKER}, word as (select distinct word from karirhub_marketskill)
select coalesce(province, ''), folded, people from (
  select left(seeker.regency, 2) as province, s.folded, count(*) as people
  from seeker join profiles_skill s on s.profile_id = seeker.person_id join word on word.word = s.folded
  where seeker.regency is not null group by grouping sets ((2), (1, 2))
) counted
"""  # noqa: S608 - constants of this module


@transaction.atomic
def count_market(*, at: datetime) -> int:
    """Count everything the labour market's page shows: thirteen months of vacancies, and seekers, pay and skills of today.

    In one transaction: pages show the old sums until the new ones stand. Counting again at the same moment gives the same.

    Returns:
        How many cells of vacancies there are.
    """
    _wait()
    today = timezone.localdate(at)
    known = rules(["labour_market.pay_vacancies", "labour_market.pay_employers", "labour_market.seeker_days"], today)
    cells = _count_openings(Period.months_up_to(today, MONTHS_KEPT).months, at)
    since = at - timedelta(days=int(known["labour_market.seeker_days"].value))
    with connection.cursor() as cursor:
        cursor.execute("delete from karirhub_marketpay")
        least = {key: int(known[f"labour_market.pay_{key}"].value) for key in ("vacancies", "employers")}
        cursor.execute(_PAY, {"at": at, **least})
        cursor.execute("delete from karirhub_marketskill")
        cursor.execute(_SKILLS, {"at": at, "kept": SKILLS_KEPT})
        cursor.execute("delete from karirhub_marketseekers where month = %s", [today.replace(day=1)])
        cursor.execute(_SEEKERS, {"at": at, "since": since, "month": today.replace(day=1)})
    _open_safe_seekers(today.replace(day=1))
    _write_holders(since)
    return cells


@transaction.atomic
def count_openings(*, at: datetime) -> int:
    """Count the vacancies of the running month and the one before. Returns how many cells there are."""
    _wait()
    return _count_openings(Period.months_up_to(timezone.localdate(at), 2).months, at)


def keep_market(*, at: datetime) -> int:
    """What the clock asks every hour: the vacancies; and everything, where that is a day ago. Seekers are not counted more often, so
    that nobody sees a number move by the one person who has just registered.
    """
    last = MarketSeekers.objects.order_by("-counted_at").values_list("counted_at", flat=True).first()
    return count_openings(at=at) if last and last > at - _FULL_AFTER else count_market(at=at)


def _wait() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])


def _count_openings(months: Iterable[date], at: datetime) -> int:
    wanted = list(months)
    # What is older than the page looks back is let go.
    MarketOpenings.objects.filter(month__in=wanted).delete()
    MarketOpenings.objects.filter(month__lt=Period.months_up_to(timezone.localdate(at), MONTHS_KEPT).first).delete()
    with connection.cursor() as cursor:
        cursor.execute(_OPENINGS, {"at": at, "months": wanted})
        return int(cursor.rowcount)


def _open_safe_seekers(month: date) -> None:
    """Everything was written as hidden; what shows nobody is opened."""
    rows = MarketSeekers.objects.filter(month=month)
    counts: dict[Place, int] = {(region, code): n for region, code, n in rows.values_list("region_code", "occupation_code", "seekers")}
    hidden = hidden_cells(counts)
    rows.update(is_hidden=False)
    by_region: defaultdict[str, list[str]] = defaultdict(list)
    for region, code in hidden:
        by_region[region].append(code)
    for region, codes in by_region.items():
        rows.filter(region_code=region, occupation_code__in=codes).update(is_hidden=True)


def _write_holders(since: datetime) -> None:
    """How many who seek work hold the skills asked for; in the country and, of provinces, there."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLDERS, {"since": since})
        counts: dict[tuple[str, str], int] = {(region, word): people for region, word, people in cursor.fetchall()}
    hidden = hidden_holders(counts)
    rows = list(MarketSkill.objects.only("region_code", "word", "holders"))
    for row in rows:
        row.holders = _shown(counts, hidden, (row.region_code, row.word))
    MarketSkill.objects.bulk_update(rows, ["holders"], batch_size=2000)


def _shown(counts: Mapping[tuple[str, str], int], hidden: set[tuple[str, str]], cell: tuple[str, str]) -> int | None:
    return None if cell in hidden else counts.get(cell, 0)
