"""Minimum wages of provinces (UMP) and regencies (UMK)."""

from collections.abc import Sequence
from datetime import date

from siapkerja.reference.actions.loading.merging import Manner, Merged, merge, stage
from siapkerja.reference.actions.loading.reading import BadFile, Faults, Row, day, digits, is_true, whole_number
from siapkerja.reference.models import MinimumWageKind, Region, RegionLevel

LEAST_PLAUSIBLE = 500_000
MOST_PLAUSIBLE = 50_000_000
COLUMNS = {
    "region_id": "text",
    "kind": "text",
    "valid_from": "date",
    "valid_to": "date",
    "amount": "bigint",
    "decree": "text",
    "source": "text",
    "is_doubtful": "boolean",
}
MERGE = """
    INSERT INTO reference_minimumwage AS wage (region_id, kind, valid_from, valid_to, amount, decree, source, is_doubtful)
    SELECT region_id, kind, valid_from, valid_to, amount, decree, source, is_doubtful FROM staged
    ON CONFLICT (region_id, kind, valid_from) DO UPDATE SET
        valid_to = excluded.valid_to, amount = excluded.amount, decree = excluded.decree, source = excluded.source,
        is_doubtful = excluded.is_doubtful
    WHERE NOT %(adds_only)s AND (wage.valid_to, wage.amount, wage.decree, wage.source, wage.is_doubtful)
          IS DISTINCT FROM (excluded.valid_to, excluded.amount, excluded.decree, excluded.source, excluded.is_doubtful)
"""


def load(rows: Sequence[Row], manner: Manner) -> Merged:
    """Merge figures. A file is always a part: other years and regions stay as they are."""
    faults = Faults()
    known = set(Region.objects.filter(level__in=(RegionLevel.PROVINCE, RegionLevel.REGENCY)).values_list("code", flat=True))
    if not known:
        raise BadFile("No regions are loaded yet: run `load_reference regions` first.")
    lines: dict[tuple[str, date], int] = {}
    checked: list[tuple[object, ...]] = []
    for row in rows:
        region = digits(row.get("region_code", "regency_code", "province_code", "code", "kode"))
        try:
            valid_from, valid_to = _term(row)
            amount = whole_number(row.get("amount", "ump_idr", "umk_idr"))
        except ValueError as error:
            faults.add(row, f"year or amount cannot be read ({error})")
            continue
        if region not in known:
            faults.add(row, f"there is no province or regency {region}")
        elif (region, valid_from) in lines:
            faults.add(row, f"{region} from {valid_from} is there already in row {lines[region, valid_from]}")
        elif not LEAST_PLAUSIBLE <= amount <= MOST_PLAUSIBLE:
            faults.add(row, f"{amount} is not a month's wage in rupiah")
        elif valid_to < valid_from:
            faults.add(row, f"{region} ends before it starts")
        else:
            lines[region, valid_from] = row.line
            kind = MinimumWageKind.UMP if len(region) == RegionLevel.PROVINCE else MinimumWageKind.UMK
            doubtful = is_true(row.get("doubtful")) or row.get("note").casefold().startswith(("doubtful", "meragukan"))
            checked.append((region, kind.value, valid_from, valid_to, amount, row.get("decree")[:200], _source(row), doubtful))
    faults.stop_if_any()
    stage(COLUMNS, checked)
    added, changed = merge(MERGE, {"adds_only": manner.adds_only})
    return Merged(rows=len(checked), added=added, changed=changed)


def _term(row: Row) -> tuple[date, date]:
    """Figures are set for a calendar year, unless the file says otherwise. Raises ValueError."""
    if row.get("valid_from"):
        valid_from = day(row.get("valid_from"))
        return valid_from, day(row.get("valid_to")) if row.get("valid_to") else date(valid_from.year, 12, 31)
    year = int(row.get("year", "tahun"))
    return date(year, 1, 1), date(year, 12, 31)


def _source(row: Row) -> str:
    return "; ".join(filter(None, (row.get("source"), row.get("note"))))[:200]
