"""The benefit of the whole: of those trained in a year and region, how many were certified, of those how many hired, how soon."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from siapkerja.statistics.cells import closed_beneath, is_safe
from siapkerja.statistics.models import Span
from siapkerja.statistics.queries.sums import place, place_values, small_cell_threshold

_READ = """
select measure, region_code, max(total), min(days) filter (where 2 * upto >= total), max(folded_at) from (
  select measure, region_code, days, folded_at,
    sum(people) over (partition by measure, region_code order by days) as upto,
    sum(people) over (partition by measure, region_code) as total
  from statistics_peoplecount
  where measure in ('trained', 'trained-certified', 'trained-hired') and span = %(span)s and starts_on = %(start)s and people > 0
    and {place}
) counted group by measure, region_code
"""


@dataclass(frozen=True, kw_only=True)
class Benefit:
    """The way of those trained in one region and period. A closed one must not be shown; its numbers are None.

    Attributes:
        days_to_certificate, days_to_work: median days since the training; None where nobody got there.
    """

    code: str
    name: str
    trained: int | None
    certified: int | None
    hired: int | None
    days_to_certificate: int | None
    days_to_work: int | None

    @property
    def is_closed(self) -> bool:
        return self.trained is None

    @property
    def certified_percent(self) -> int | None:
        """Of those trained."""
        return round(100 * (self.certified or 0) / self.trained) if self.trained else None

    @property
    def hired_percent(self) -> int | None:
        """Of those certified."""
        return round(100 * (self.hired or 0) / self.certified) if self.certified else None


@dataclass(frozen=True, kw_only=True)
class Benefits:
    """A region's way and those of the regions one level below."""

    whole: Benefit
    parts: list[Benefit]
    as_of: datetime | None


@dataclass
class _Row:
    trained: int = 0
    certified: int = 0
    hired: int = 0
    days_to_certificate: int | None = None
    days_to_work: int | None = None

    @property
    def parted(self) -> tuple[int, int, int]:
        """Different people: who stayed at each step. They are what must not be small."""
        return (self.trained - self.certified, self.certified - self.hired, self.hired)


def read_benefit(
    *, region_code: str, region_name: str, parts: Mapping[str, str], start: date, span: Span = Span.YEAR, in_public: bool
) -> Benefits:
    """The way of those trained in a region and period. One query; in public three at most.

    Args:
        region_code: "" is the country.
        parts: names by code of the regions one level below that are asked for, too.
        start: first day of the month or year of training.
        in_public: close rows that would let anybody be recognised.
    """
    above = region_code[:-2] if in_public and region_code else None
    looked_at = {"", region_code} if in_public else {region_code}
    rows, as_of = _read(looked_at, span, start, parts_of=region_code if parts else None)
    found = {code: rows.get(code, _Row()) for code in parts}
    closed: set[str] = set()
    if in_public:
        siblings = _read({""}, span, start, parts_of=above)[0] if above is not None else {}
        closed = _closed(region_code, rows, siblings)
    return Benefits(
        whole=_benefit(region_code, region_name, rows.get(region_code, _Row()), region_code in closed),
        parts=[_benefit(code, name, found[code], code in closed) for code, name in parts.items()],
        as_of=as_of,
    )


def _closed(region_code: str, rows: dict[str, _Row], siblings: dict[str, _Row]) -> set[str]:
    """What must not be shown, the same on the country's page and on a province's; whatever the table of those trained hides, too."""
    threshold = small_cell_threshold()
    country = rows.get("", siblings.get("", _Row()))
    whole_is_closed = not is_safe(country.parted, threshold)
    closed = {""} if whole_is_closed else set()
    if region_code:
        provinces = {code: row for code, row in siblings.items() if code}
        closed |= _closed_among(provinces, threshold, is_safe((country.trained,), threshold), whole_is_closed)
    trained_is_shown = region_code not in closed or (not region_code and is_safe((country.trained,), threshold))
    parts = {code: row for code, row in rows.items() if len(code) == len(region_code) + 2}
    return closed | _closed_among(parts, threshold, trained_is_shown, region_code in closed)


def _closed_among(rows: dict[str, _Row], threshold: int, trained_is_shown: bool, total_is_closed: bool) -> set[str]:
    trained = {code: (row.trained,) for code, row in rows.items()}
    hidden = closed_beneath(trained, threshold=threshold, total_is_closed=not trained_is_shown)
    parted = {code: row.parted for code, row in rows.items()}
    return closed_beneath(parted, threshold=threshold, total_is_closed=total_is_closed, also=hidden)


def _read(regions: set[str], span: Span, start: date, parts_of: str | None) -> tuple[dict[str, _Row], datetime | None]:
    rows: dict[str, _Row] = {}
    as_of: datetime | None = None
    with connection.cursor() as cursor:
        cursor.execute(_READ.format(place=place(parts_of)), {"span": span, "start": start, **place_values(regions, parts_of)})
        for measure, region, people, days, folded_at in cursor.fetchall():
            row = rows.setdefault(region, _Row())
            as_of = max(folded_at, as_of or folded_at)
            if measure == "trained":
                row.trained = int(people)
            elif measure == "trained-certified":
                row.certified, row.days_to_certificate = int(people), days
            else:
                row.hired, row.days_to_work = int(people), days
    return rows, as_of


def _benefit(code: str, name: str, row: _Row, is_closed: bool) -> Benefit:
    if is_closed:
        return Benefit(
            code=code, name=name, trained=None, certified=None, hired=None, days_to_certificate=None, days_to_work=None
        )  # fmt: skip
    return Benefit(
        code=code, name=name, trained=row.trained, certified=row.certified, hired=row.hired,
        days_to_certificate=row.days_to_certificate, days_to_work=row.days_to_work,
    )  # fmt: skip
