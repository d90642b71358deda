"""The rule set of a workplace on a day, from dated reference rows."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Max

from siapkerja.reference.models import EducationLevel, Occupation, OccupationSynonym, ReferenceLoad, Region
from siapkerja.reference.queries import RuleValue, minimum_wage, rules
from wajiblapor.rosters.across import regency_key
from wajiblapor.rosters.codes import education_list, key_of
from wajiblapor.rosters.rules import AgedRule, Limits, RuleSet, WageFloor

LIMIT_KEYS = (
    "roster.xlsx.max_bytes",
    "roster.xlsx.max_rows",
    "roster.xlsx.max_uncompressed_bytes",
    "roster.csv.max_bytes",
    "roster.csv.max_rows",
)
KEEP_DAYS, MOST_OPEN, MOST_OPEN_BYTES = "roster.upload.keep_days", "roster.upload.most_open", "roster.upload.most_open_bytes"
_LAW = re.compile(r":.*", re.DOTALL)


def limits_on(day: date) -> Limits:
    """How large a roster file may be; one query."""
    return _limits(rules(LIMIT_KEYS, day))


@dataclass(frozen=True)
class UploadQuota:
    """What one company may have on its way: how many files, how many bytes, and for how many days nothing may come."""

    files: int
    bytes: int
    keep_days: int


def upload_quota_on(day: date) -> UploadQuota:
    """One query."""
    found = rules([KEEP_DAYS, MOST_OPEN, MOST_OPEN_BYTES], day)
    return UploadQuota(files=found[MOST_OPEN].value, bytes=found[MOST_OPEN_BYTES].value, keep_days=found[KEEP_DAYS].value)


def rule_set(*, regency_code: str | None, today: date) -> RuleSet:
    """Everything a roster of a workplace in that regency is checked against.

    Args:
        regency_code: None for the rules that hold everywhere: without a minimum wage.
        today: day at the workplace.

    Raises:
        siapkerja.reference.queries.UnknownRule: reference rules are not loaded.
    """
    found = rules([*LIMIT_KEYS, "pkwt.max_years", "working_age_min", "child_age", "hours.per_week"], today)
    loaded = _loaded()
    return RuleSet(
        today=today,
        education=education_list(EducationLevel.objects.values_list("code", "name")),
        occupations=_occupations(today, loaded),
        regencies=_regencies(today, loaded),
        wage_floor=wage_floor(regency_code, today) if regency_code else None,
        contract_years=_aged(found["pkwt.max_years"]),
        working_age=_aged(found["working_age_min"]),
        adult_age=_aged(found["child_age"]),
        limits=_limits(found),
        weekly_hours=found["hours.per_week"].value,
    )


def rules_of_year(year: int) -> RuleSet:
    """What holds everywhere on the last day of a year: the same all year, for documents with an address of their own.

    Raises:
        siapkerja.reference.queries.UnknownRule: no rules of that year are known.
    """
    return rule_set(regency_code=None, today=date(year, 12, 31))


def wage_floor(regency_code: str, day: date) -> WageFloor | None:
    figure = minimum_wage(regency_code, day)
    if figure is None:
        return None
    return WageFloor(
        amount=figure.amount,
        place=figure.source_region.name,
        year=figure.year,
        decree=figure.decree,
        is_substitute=not figure.is_regency_loaded,
    )


def _limits(found: dict[str, RuleValue]) -> Limits:
    return Limits(
        xlsx_bytes=found["roster.xlsx.max_bytes"].value,
        xlsx_rows=found["roster.xlsx.max_rows"].value,
        xlsx_uncompressed_bytes=found["roster.xlsx.max_uncompressed_bytes"].value,
        csv_bytes=found["roster.csv.max_bytes"].value,
        csv_rows=found["roster.csv.max_rows"].value,
    )


def _aged(found: RuleValue) -> AgedRule:
    """The threshold and the name of its law without the sentence that follows it."""
    return AgedRule(value=found.value, basis=_LAW.sub("", found.legal_basis))


def _loaded() -> datetime | None:
    """When reference data were last loaded: what was read of them before holds until then."""
    last: datetime | None = ReferenceLoad.objects.aggregate(last=Max("loaded_at"))["last"]
    return last


@lru_cache(maxsize=8)
def _occupations(day: date, loaded: datetime | None) -> Mapping[str, str]:
    """Occupation code by folded title or synonym; a title of four digits wins over a broader one."""
    known = {key_of(term): code for code, term in OccupationSynonym.objects.order_by("-occupation_id").values_list("occupation_id", "term")}
    known |= {key_of(title): code for code, title in Occupation.objects.at(day).order_by("code").values_list("code", "title")}
    return known


@lru_cache(maxsize=8)
def _regencies(day: date, loaded: datetime | None) -> Mapping[str, str | None]:
    """Regency code by folded name with and without its kind, and by code; None where the bare name means two places."""
    known: dict[str, str | None] = {}
    bare: dict[str, set[str]] = defaultdict(set)
    for code, name in Region.objects.regencies().at(day).values_list("code", "name"):
        full = regency_key(name)
        known[full] = known[code] = code
        bare[full.removeprefix("kab").removeprefix("kota")].add(code)
    for name, codes in bare.items():
        known.setdefault(name, next(iter(codes)) if len(codes) == 1 else None)
    return known
