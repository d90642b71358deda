"""Openings in the balance of the labour market: what vacancies offer, what of it was filled, and what fell away."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction

# Brings the entries of all vacancies of a scope up to what they are, in one statement: openings beyond what was ever registered
# are registered, those given up or left over at the end are struck off, and every hire fills one, also one that had been struck
# off when its vacancy closed. Entries are dated by what happened to the vacancy, and count in the first month not yet locked.
_SETTLE = """
with recursive above as (
    select id as leaf, code, parent_id from reference_industry
    union all
    select above.leaf, i.code, i.parent_id from above join reference_industry i on i.id = above.parent_id
),
sections as (select leaf, code from above where parent_id is null and code ~ '^[A-Z]$'),
before as (
    select subject, count(*) as entries,
        coalesce(sum(amount) filter (where flow = 'registered'), 0) as registered,
        coalesce(sum(amount) filter (where flow = 'placed'), 0) as placed,
        coalesce(sum(amount) filter (where flow = 'struck_off'), 0) as struck_off,
        (array_agg(education order by id))[1] as education, (array_agg(occupation order by id))[1] as occupation,
        (array_agg(industry order by id))[1] as industry
    from karirhub_balanceentry where side = 'openings' and regency_id like %(pattern)s group by subject
),
hired as (
    select a.vacancy_id, count(*) as people, max(a.moved_at) as at from karirhub_application a
    join karirhub_vacancy v on v.id = a.vacancy_id
    where a.state = 'hired' and v.regency_id like %(pattern)s group by a.vacancy_id
),
vacancy as (
    select v.id, v.regency_id, coalesce(nullif(r.time_zone, ''), 'Asia/Jakarta') as zone, v.published_at, h.at as hired_at, v.ended_at,
        'karirhub.vacancy:' || v.id as subject, coalesce(b.entries, 0) as entries,
        coalesce(b.registered, 0) as registered, coalesce(b.placed, 0) as placed, coalesce(b.struck_off, 0) as struck_off,
        coalesce(b.education, v.education_id) as education, coalesce(b.occupation, v.occupation_id) as occupation,
        coalesce(b.industry, s.code, '') as industry, v.openings, v.state in ('published', 'frozen') as is_running,
        greatest(v.filled_openings, coalesce(h.people, 0), coalesce(b.placed, 0)) as filled
    from karirhub_vacancy v
    join reference_region r on r.code = v.regency_id
    join identity_legalentity e on e.id = v.legal_entity_id
    left join sections s on s.leaf = coalesce(v.industry_id, e.industry_id)
    left join hired h on h.vacancy_id = v.id
    left join before b on b.subject = 'karirhub.vacancy:' || v.id
    where v.published_at is not null and v.regency_id like %(pattern)s
),
wanted as (
    select *, greatest(registered, openings, filled) as now_registered,
        greatest(registered, openings, filled) - case when is_running then greatest(openings, filled) else filled end as now_struck_off
    from vacancy
),
moved as (
    select w.*, d.flow, d.amount, (d.at at time zone w.zone)::date as happened_on
    from wanted w cross join lateral (values
        ('registered', now_registered - registered, case when entries = 0 then published_at
            when filled > registered then coalesce(hired_at, %(at)s::timestamptz) else %(at)s::timestamptz end),
        ('placed', filled - placed, coalesce(hired_at, %(at)s::timestamptz)),
        ('struck_off', now_struck_off - struck_off,
            coalesce(case when is_running then null else ended_at end, %(at)s::timestamptz))
    ) d(flow, amount, at)
    where d.amount <> 0
)
insert into karirhub_balanceentry
    (regency_id, side, flow, amount, happened_on, counted_in, subject, key, sex, age_group, education, occupation, industry, scope)
select m.regency_id, 'openings', m.flow, m.amount, m.happened_on,
    greatest(date_trunc('month', m.happened_on)::date, (k.locked_through + interval '1 month')::date),
    m.subject, m.subject || ':' || m.entries || ':' || m.flow, '', '', m.education, m.occupation, m.industry, ''
from moved m join karirhub_regencybook k on k.regency_id = m.regency_id
on conflict (key) do nothing
"""
_OPEN_BOOKS = """
insert into karirhub_regencybook (regency_id)
select distinct regency_id from karirhub_vacancy where published_at is not null and regency_id like %(pattern)s
on conflict do nothing
"""
_SHARE_BOOKS = "select 1 from karirhub_regencybook where regency_id like %(pattern)s order by regency_id for share"


@transaction.atomic
def settle_openings(*, region_code: str = "", at: datetime) -> int:
    """Bring the entries of vacancies up to date; doing it again changes nothing. Returns how many entries are new.

    Args:
        region_code: a regency or province; "" is the country.
        at: dates what has no moment of its own.
    """
    told: dict[str, Any] = {"pattern": f"{region_code}%", "at": at}
    with connection.cursor() as cursor:
        cursor.execute(_OPEN_BOOKS, told)
        cursor.execute(_SHARE_BOOKS, told)
        cursor.execute(_SETTLE, told)
        return int(cursor.rowcount)
