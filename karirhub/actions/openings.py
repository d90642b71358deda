"""Openings in the balance of the labour market: what vacancies offer, what of it was filled, and what fell away."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction

# Brings the entries of all vacancies of a scope up to what they are, in one statement: openings beyond what was ever registered
# are registered, those given up or left over at the end are struck off, and every hire fills one, also one that had been struck
# off when its vacancy closed. Openings for men, for women and for anybody are kept apart: somebody hired fills one of their own sex
# where one is left, else one for anybody. Entries are dated by what happened to the vacancy, and count in the first month not yet locked.
_SETTLE = """
with recursive above as (
    select id as leaf, code, parent_id from reference_industry
    union all
    select above.leaf, i.code, i.parent_id from above join reference_industry i on i.id = above.parent_id
),
sections as (select leaf, code from above where parent_id is null and code ~ '^[A-Z]$'),
entered as (
    select subject, sex, sum(amount) filter (where flow = 'registered') as registered, sum(amount) filter (where flow = 'placed') as placed,
        sum(amount) filter (where flow = 'struck_off') as struck_off
    from karirhub_balanceentry where side = 'openings' and regency_id like %(pattern)s group by subject, sex
),
before as (
    select subject, count(*) as entries,
        coalesce(sum(amount) filter (where flow = 'placed'), 0) as placed,
        coalesce(sum(amount) filter (where flow = 'placed' and sex = 'male'), 0) as placed_men,
        coalesce(sum(amount) filter (where flow = 'placed' and sex = 'female'), 0) as placed_women,
        (array_agg(education order by id))[1] as education, (array_agg(occupation order by id))[1] as occupation,
        (array_agg(industry order by id))[1] as industry
    from karirhub_balanceentry where side = 'openings' and regency_id like %(pattern)s group by subject
),
hired as (
    select a.vacancy_id, count(*) as people, count(*) filter (where p.sex = 'male') as men,
        count(*) filter (where p.sex = 'female') as women, max(a.moved_at) as at
    from karirhub_application a join karirhub_vacancy v on v.id = a.vacancy_id join identity_person p on p.id = a.person_id
    where a.state = 'hired' and v.regency_id like %(pattern)s group by a.vacancy_id
),
vacancy as (
    select v.id, v.regency_id, coalesce(nullif(r.time_zone, ''), 'Asia/Jakarta') as zone, v.published_at, h.at as hired_at, v.ended_at,
        'karirhub.vacancy:' || v.id as subject, coalesce(b.entries, 0) as entries,
        coalesce(b.placed, 0) as placed, coalesce(b.placed_men, 0) as placed_men, coalesce(b.placed_women, 0) as placed_women,
        coalesce(b.education, v.education_id) as education, coalesce(b.occupation, v.occupation_id) as occupation,
        coalesce(b.industry, s.code, '') as industry, v.openings, v.openings_men as for_men, v.openings_women as for_women,
        coalesce(h.men, 0) as men, coalesce(h.women, 0) as women, v.state in ('published', 'frozen') as is_running,
        greatest(v.filled_openings, coalesce(h.people, 0), coalesce(b.placed, 0)) as filled
    from karirhub_vacancy v
    join reference_region r on r.code = v.regency_id
    join identity_legalentity e on e.id = v.legal_entity_id
    left join sections s on s.leaf = coalesce(v.industry_id, e.industry_id)
    left join hired h on h.vacancy_id = v.id
    left join before b on b.subject = 'karirhub.vacancy:' || v.id
    where v.published_at is not null and not v.is_sandbox and v.regency_id like %(pattern)s
),
allotted as (
    select v.*, v.placed_men + m.by_men + o.by_others_for_men as filled_men,
        v.placed_women + w.by_women + p.by_others_for_women as filled_women
    from vacancy v
        cross join lateral (select least(filled - placed, greatest(least(men, for_men) - placed_men, 0)) as by_men) m
        cross join lateral (select least(filled - placed - by_men, greatest(least(women, for_women) - placed_women, 0)) as by_women) w
        cross join lateral (select least(filled - placed - by_men - by_women,
            greatest(openings - for_men - for_women - (placed - placed_men - placed_women), 0)) as by_anybody) a
        cross join lateral (select least(filled - placed - by_men - by_women - by_anybody,
            greatest(for_men - placed_men - by_men, 0)) as by_others_for_men) o
        cross join lateral (select least(filled - placed - by_men - by_women - by_anybody - by_others_for_men,
            greatest(for_women - placed_women - by_women, 0)) as by_others_for_women) p
),
part as (
    select a.id, a.regency_id, a.zone, a.published_at, a.hired_at, a.ended_at, a.subject, a.entries, a.education, a.occupation, a.industry,
        a.is_running, d.sex, d.filled, d.remaining, coalesce(e.registered, 0) as registered, coalesce(e.placed, 0) as placed,
        coalesce(e.struck_off, 0) as struck_off
    from allotted a
        cross join lateral (select greatest(openings - filled, 0) as left_over) l
        cross join lateral (select least(left_over, greatest(for_men - filled_men, 0)) as left_for_men) m
        cross join lateral (select least(left_over - left_for_men, greatest(for_women - filled_women, 0)) as left_for_women) w
        cross join lateral (values
            ('male', filled_men, left_for_men), ('female', filled_women, left_for_women),
            ('', a.filled - filled_men - filled_women, left_over - left_for_men - left_for_women)
        ) d(sex, filled, remaining)
        left join entered e on e.subject = a.subject and e.sex = d.sex
),
wanted as (
    select *, greatest(registered, filled + remaining) as now_registered,
        greatest(registered, filled + remaining) - filled - case when is_running then remaining else 0 end as now_struck_off
    from part
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
    (regency_id, side, flow, amount, happened_on, counted_in, subject, key, sex, age_group, education, occupation,
    last_industry, industry, scope)
select m.regency_id, 'openings', m.flow, m.amount, m.happened_on,
    greatest(date_trunc('month', m.happened_on)::date, (k.locked_through + interval '1 month')::date),
    m.subject, concat_ws(':', m.subject, m.entries, m.flow, nullif(m.sex, '')), m.sex, '', m.education, m.occupation, '', m.industry, ''
from moved m join karirhub_regencybook k on k.regency_id = m.regency_id
on conflict (key) do nothing
"""
_OPEN_BOOKS = """
insert into karirhub_regencybook (regency_id)
select distinct regency_id from karirhub_vacancy where published_at is not null and not is_sandbox and regency_id like %(pattern)s
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
