"""The monthly labour-market report (Ikhtisar Statistik IPK) of a regency, a province or the country."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Min, QuerySet, Sum
from django.db.models.functions import TruncMonth

from karirhub.models import BalanceEntry, LockedMonth
from karirhub.permissions import GRANTS, Permission
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import regions_of
from siapkerja.kernel.calendar import add_months
from siapkerja.reference.models import Industry, Region, RegionLevel

MOST_MONTHS = 36

# One statement for any scope. Months that are locked are read as they were frozen; the others are the last frozen balance
# before them and the entries since. A correction was entered into an open month, so nothing below a locked one ever changes.
_LINES = """
with scope as (select %(prefix)s::text || '%%' as pattern, %(month)s::date as month),
frozen as (
    select {region} as region, l.side, l.dimension, l.key, l.opening, l.registered, l.placed, l.struck_off
    from karirhub_balanceline l join karirhub_lockedmonth m on m.id = l.locked_id, scope s
    where m.month = s.month and m.regency_id like s.pattern {only_totals_of_lines}
),
base as (
    select distinct on (m.regency_id) m.id, m.regency_id, m.month from karirhub_lockedmonth m, scope s
    where m.regency_id like s.pattern and m.month < s.month
    order by m.regency_id, m.month desc
),
before as (
    select {region} as region, l.side, l.dimension, l.key, l.closing as opening, 0 as registered, 0 as placed, 0 as struck_off
    from karirhub_balanceline l join base m on m.id = l.locked_id, scope s
    where not exists (select from karirhub_lockedmonth k where k.regency_id = m.regency_id and k.month = s.month) {only_totals_of_lines}
),
moved as (
    select {region} as region, m.side, d.dimension, d.key,
        sum(case when m.counted_in < s.month then case m.flow when 'registered' then m.amount else -m.amount end else 0 end) as opening,
        sum(case when m.counted_in = s.month and m.flow = 'registered' then m.amount else 0 end) as registered,
        sum(case when m.counted_in = s.month and m.flow = 'placed' then m.amount else 0 end) as placed,
        sum(case when m.counted_in = s.month and m.flow = 'struck_off' then m.amount else 0 end) as struck_off
    from scope s cross join karirhub_balanceentry m left join base b on b.regency_id = m.regency_id
        cross join lateral (values {dimensions}) d(dimension, key)
    where m.regency_id like s.pattern and m.counted_in <= s.month and (b.month is null or m.counted_in > b.month)
        and not exists (select from karirhub_lockedmonth k where k.regency_id = m.regency_id and k.month = s.month)
        and d.dimension <> case m.side when 'seekers' then 'sex' else 'sex_age' end
    group by 1, 2, 3, 4
)
select region, side, dimension, key, sum(opening), sum(registered), sum(placed), sum(struck_off)
from (select * from frozen union all select * from before union all select * from moved) every_line
group by 1, 2, 3, 4 order by 1, 2, 3, 4
"""
_DIMENSIONS = """
    ('total', ''), ('sex', m.sex), ('sex_age', m.sex || ':' || m.age_group), ('education', m.education),
    ('occupation', left(m.occupation, 1)), ('industry', case m.side when 'seekers' then m.last_industry else m.industry end)
"""
_PLACEMENTS = """
with scope as (select %(prefix)s::text || '%%' as pattern, %(month)s::date as month)
select dimension, key, sum(placed) from (
    select l.dimension, l.key, l.placed from karirhub_placementline l join karirhub_lockedmonth m on m.id = l.locked_id, scope s
    where m.month = s.month and m.regency_id like s.pattern
    union all
    select d.dimension, d.key, m.amount from karirhub_balanceentry m
        cross join lateral (values ('industry', m.industry), ('scope', m.scope)) d(dimension, key), scope s
    where m.side = 'seekers' and m.flow = 'placed' and m.counted_in = s.month and m.regency_id like s.pattern
        and not exists (select from karirhub_lockedmonth k where k.regency_id = m.regency_id and k.month = s.month)
) every_line group by 1, 2 having sum(placed) <> 0 order by 1, 2
"""


@dataclass(frozen=True)
class Line:
    """One line of the report. What is there at the end is what was there, plus who came, minus who went."""

    side: str
    dimension: str
    key: str
    opening: int
    registered: int
    placed: int
    struck_off: int
    region: str = ""

    @property
    def closing(self) -> int:
        return self.opening + self.registered - self.placed - self.struck_off

    @property
    def available(self) -> int:
        """What was there, plus who came."""
        return self.opening + self.registered


@dataclass(frozen=True)
class PlacedLine:
    dimension: str
    key: str
    placed: int


@dataclass(frozen=True)
class Correction:
    """Entries of a month that was locked already, counted in the month shown."""

    side: str
    flow: str
    month: date
    amount: int


def computed_lines(prefix: str, month: date) -> list[Line]:
    """Every line of a scope and month. One statement.

    Args:
        prefix: code of a regency or province; "" for the country.
        month: its first day.
    """
    return _asked(prefix, month, region="''", dimensions=_DIMENSIONS, only_totals="")


def totals_by_region(prefix: str, month: date, *, level: RegionLevel) -> list[Line]:
    """The totals of each province or regency in a scope. One statement."""
    return _asked(
        prefix, month, region=f"left(m.regency_id, {int(level)})", dimensions="('total', '')", only_totals="and l.dimension = 'total'"
    )


def _asked(prefix: str, month: date, *, region: str, dimensions: str, only_totals: str) -> list[Line]:
    statement = _LINES.format(region=region, dimensions=dimensions, only_totals_of_lines=only_totals)
    with connection.cursor() as cursor:
        cursor.execute(statement, {"prefix": prefix, "month": month})
        rows = cursor.fetchall()
    return [
        Line(side, dimension, key, int(there), int(came), int(placed), int(gone), code)
        for code, side, dimension, key, there, came, placed, gone in rows
    ]


def computed_placements(prefix: str, month: date) -> list[PlacedLine]:
    """Seekers placed in a scope and month by industry and by AKL, AKAD, AKAN. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACEMENTS, {"prefix": prefix, "month": month})
        return [PlacedLine(dimension, key, int(placed)) for dimension, key, placed in cursor.fetchall()]


def corrections(prefix: str, month: date) -> list[Correction]:
    """What is counted in a month although it happened in an earlier one."""
    rows = BalanceEntry.objects.filter(regency__code__startswith=prefix, counted_in=month, happened_on__lt=month)
    grouped = rows.annotate(month=TruncMonth("happened_on")).values_list("side", "flow", "month").annotate(amount=Sum("amount"))
    return [Correction(side, flow, when, amount) for side, flow, when, amount in grouped.order_by("month", "side", "flow") if amount]


def locked_months(prefix: str, month: date) -> QuerySet[LockedMonth]:
    """Which offices of a scope locked a month."""
    return (
        LockedMonth.objects.filter(regency__code__startswith=prefix, month=month).select_related("regency", "by_person").order_by("regency")
    )


def offices_with_entries(prefix: str, month: date) -> int:
    """How many regencies of a scope have anything to report up to a month."""
    rows = BalanceEntry.objects.filter(regency__code__startswith=prefix, counted_in__lte=month)
    return rows.order_by().values("regency").distinct().count()


def months_of(prefix: str, today: date) -> list[date]:
    """Months that can be shown, the newest first: from the first entry of the scope to the running one."""
    first = BalanceEntry.objects.filter(regency__code__startswith=prefix).aggregate(first=Min("counted_in"))["first"]
    running = today.replace(day=1)
    months = [running]
    while first and months[-1] > first and len(months) < MOST_MONTHS:
        months.append(add_months(months[-1], -1))
    return months


def next_to_lock(regency_code: str, today: date) -> date | None:
    """The month that is locked next; None where it has not ended, or there is nothing yet."""
    last = LockedMonth.objects.filter(regency=regency_code).order_by("-month").values_list("month", flat=True).first()
    if last is None:
        following = BalanceEntry.objects.filter(regency=regency_code).aggregate(first=Min("counted_in"))["first"]
    else:
        following = add_months(last, 1)
    return following if following and add_months(following, 1) <= today else None


def readable_regions(actor: Actor) -> list[Region]:
    """The scopes an officer may look at: each region they watch with its provinces and regencies, as far as there are entries.

    The country itself is left out of the list; `may_read` says whether it may be shown.
    """
    codes = regions_of(GRANTS, actor, Permission.READ_BALANCE)
    reporting = set(BalanceEntry.objects.order_by().values_list("regency", flat=True).distinct())
    wanted = {code for code in reporting | {code[:2] for code in reporting} if any(code.startswith(mine) for mine in codes)}
    return list(Region.objects.filter(code__in=wanted | (codes - {""})).order_by("code"))


def widest_scope(actor: Actor) -> str:
    """Where an officer begins: the shortest of their regions."""
    return min(sorted(regions_of(GRANTS, actor, Permission.READ_BALANCE)), key=len)


def may_read_scope(actor: Actor, code: str) -> bool:
    return any(code.startswith(mine) for mine in regions_of(GRANTS, actor, Permission.READ_BALANCE))


def industry_section(industry: Industry | None) -> str:
    """The section letter of KBLI an industry lies in; "" where not known."""
    if industry is None:
        return ""
    above: Any = industry
    for _step in range(6):
        if above.parent_id is None:
            break
        above = above.parent
    return str(above.code)[:1] if not str(above.code)[:1].isdigit() else ""


def total_of(lines: Iterable[Line], side: str) -> Line:
    """The total line of a side; zeros where nothing was ever entered."""
    return next((line for line in lines if line.side == side and line.dimension == "total"), Line(side, "total", "", 0, 0, 0, 0))


def of_dimension(lines: Sequence[Line], side: str, dimension: str) -> dict[str, Line]:
    return {line.key: line for line in lines if line.side == side and line.dimension == dimension}
