"""How much speaks for inspecting each workplace, weighed set by set from what the portal knows (ILO C81 art. 16; Perpres 21/2010)."""

import json
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from siapkerja.kernel.calendar import day_in
from siapkerja.reference.models import Region, RegionLevel
from siapkerja.reference.queries import rule

# What a report shows is read from its newest filing; a contract running elsewhere too from the spans of another company: one that has
# ended or not yet begun by today, on either side, is none.
# Only numbers leave this statement: nobody learns here who works elsewhere.
_WEIGH = """
    insert into wajiblapor_workplacerisk (workplace_id, legal_entity_id, regency_id, score, reasons, visited_on, weighed_at)
    select place.workplace_id, place.legal_entity_id, place.regency_id, weighed.score, weighed.reasons, visited.day, %(at)s
    from wajiblapor_workplaceclock place
    left join lateral (
        select filing.content, report.workers_total from wajiblapor_manpowerreport report
        join wajiblapor_filing filing on filing.report_id = report.id
        where report.id = place.last_report_id order by filing.revision desc limit 1
    ) told on true
    left join lateral (
        select count(*) filter (where gap->>'weight' = 'gap') as gaps, count(*) filter (where gap->>'weight' = 'doubt') as doubts
        from jsonb_array_elements(coalesce(told.content->'gaps', '[]')) gap
    ) norms on true
    left join (
        select workplace_id, count(*) as heads from wajiblapor_employmentdispute
        where state in ('open', 'agreed', 'explained', 'unanswered', 'escalated') and regency_id like %(under)s group by 1
    ) disputed on disputed.workplace_id = place.workplace_id
    left join (
        select mine.workplace_id, count(distinct mine.worker_index) as heads
        from wajiblapor_workplaceclock here
        join wajiblapor_employmentspan mine on mine.workplace_id = here.workplace_id and mine.valid_to_filing_id is null
        join wajiblapor_employmentspan other on other.worker_index = mine.worker_index and other.valid_to_filing_id is null
            and other.workplace_id <> mine.workplace_id
        join identity_workplace there on there.id = other.workplace_id and there.legal_entity_id <> here.legal_entity_id
            and not there.is_sandbox and (there.closed_on is null or there.closed_on > %(today)s)
        where here.regency_id like %(under)s
            and coalesce((mine.attributes->>'contract_ends_on')::date, 'infinity') >= %(today)s
            and coalesce((other.attributes->>'contract_ends_on')::date, 'infinity') >= %(today)s
            and coalesce((mine.attributes->>'started_on')::date, '-infinity') <= %(today)s
            and coalesce((other.attributes->>'started_on')::date, '-infinity') <= %(today)s
        group by 1
    ) elsewhere on elsewhere.workplace_id = place.workplace_id
    left join (
        select inspection.workplace_id, max(visit.visited_on) as day from wajiblapor_inspectionvisit visit
        join wajiblapor_inspection inspection on inspection.id = visit.inspection_id
        where inspection.regency_id like %(under)s group by 1
    ) visited on visited.workplace_id = place.workplace_id
    cross join lateral (
        select coalesce(sum(points), 0)::int as score,
            coalesce(jsonb_agg(jsonb_build_object('code', code, 'count', heads, 'points', points) order by points desc, code), '[]')
                as reasons
        from (
            select found.code, found.heads,
                least(found.heads * (point.value->>0)::int, (point.value->>1)::int) as points
            from (values
                ('never_reported', (place.reported_on is null and place.due_on < %(today)s)::int),
                ('overdue', (place.reported_on is not null and place.due_on < %(today)s)::int),
                ('gap', norms.gaps::int),
                ('doubt', norms.doubts::int),
                ('dispute', coalesce(disputed.heads, 0)::int),
                ('elsewhere', coalesce(elsewhere.heads, 0)::int),
                ('accident', case when jsonb_typeof(told.content#>'{sections,safety,accidents}') = 'array'
                    then jsonb_array_length(told.content#>'{sections,safety,accidents}') else 0 end),
                ('unvisited', (visited.day is null)::int),
                ('unvisited_year', coalesce((%(today)s - visited.day) / 365, 0)),
                ('many_workers', (coalesce(told.workers_total, 0) >= 100)::int)
            ) found(code, heads)
            join jsonb_each(%(points)s::jsonb) point on point.key = found.code
            where found.heads > 0
        ) counted where points > 0
    ) weighed
    where place.regency_id like %(under)s
    on conflict (workplace_id) do update set legal_entity_id = excluded.legal_entity_id, regency_id = excluded.regency_id,
        score = excluded.score, reasons = excluded.reasons, visited_on = excluded.visited_on, weighed_at = excluded.weighed_at
"""
_FORGET = "delete from wajiblapor_workplacerisk where regency_id like %(under)s and weighed_at < %(at)s"


@transaction.atomic
def weigh_region(*, region_code: str, at: datetime) -> int:
    """Weigh every workplace of a province or regency that must report. Two statements, whatever their number.

    Returns:
        How many were weighed.
    """
    today = day_in("Asia/Jakarta", at)
    points = json.dumps(rule("inspection.risk_points", today).value)
    told: dict[str, Any] = {"at": at, "today": today, "under": f"{region_code}%", "points": points}
    with connection.cursor() as cursor:
        cursor.execute(_WEIGH, told)
        count = int(cursor.rowcount)
        cursor.execute(_FORGET, told)
    return count


def weigh_all(*, at: datetime) -> int:
    """Province by province, each in a transaction of its own. Returns how many were weighed."""
    provinces = Region.objects.filter(level=RegionLevel.PROVINCE).order_by("code").values_list("code", flat=True)
    return sum(weigh_region(region_code=code, at=at) for code in provinces)
