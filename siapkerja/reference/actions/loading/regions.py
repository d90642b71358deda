"""Regions, from provinces to villages (Permendagri 58/2021 codes)."""

from collections.abc import Sequence
from datetime import timedelta
from statistics import mean

from django.db import models

from siapkerja.kernel.calendar import ZONE_NAMES
from siapkerja.reference.actions.loading.merging import Manner, Merged, change, merge, number, refuse_mass_ending, stage
from siapkerja.reference.actions.loading.reading import BadFile, Faults, Row, digits
from siapkerja.reference.models import Region, RegionLevel
from siapkerja.reference.place_names import searchable

LEVELS = {level.value for level in RegionLevel}
FIRST_CITY = 71  # digits 3 and 4: 01 to 69 regencies, 71 to 99 cities
WORDS = {
    RegionLevel.PROVINCE: "provinces",
    RegionLevel.REGENCY: "regencies",
    RegionLevel.DISTRICT: "districts",
    RegionLevel.VILLAGE: "villages",
}
VILLAGE_KINDS = {"1": "kelurahan", "2": "desa", "3": "desa adat"}
COLUMNS = {
    "code": "text",
    "level": "smallint",
    "name": "text",
    "kind": "text",
    "parent_id": "text",
    "time_zone": "text",
    "latitude": "float",
    "longitude": "float",
    "search_text": "text",
}
MERGE = """
    INSERT INTO reference_region AS region
        (code, level, name, kind, parent_id, time_zone, latitude, longitude, search_text, valid_from, valid_to)
    SELECT s.code, s.level, s.name, s.kind, s.parent_id, s.time_zone, coalesce(s.latitude, old.latitude),
           coalesce(s.longitude, old.longitude), s.search_text, coalesce(old.valid_from, %(valid_from)s), NULL
    FROM staged s LEFT JOIN reference_region old ON old.code = s.code
    ON CONFLICT (code) DO UPDATE SET
        name = excluded.name, kind = excluded.kind, time_zone = excluded.time_zone, latitude = excluded.latitude,
        longitude = excluded.longitude, search_text = excluded.search_text, valid_to = NULL
    WHERE (region.name, region.kind, region.time_zone, region.latitude, region.longitude, region.search_text, region.valid_to)
          IS DISTINCT FROM (excluded.name, excluded.kind, excluded.time_zone, excluded.latitude, excluded.longitude,
                            excluded.search_text, NULL::date)
"""
ABSENT = """
    FROM reference_region region
    WHERE region.valid_to IS NULL AND region.level IN (SELECT DISTINCT level FROM staged)
      AND NOT EXISTS (SELECT 1 FROM staged s WHERE s.code = region.code)
"""
CURRENT = "SELECT count(*) FROM reference_region WHERE valid_to IS NULL AND level IN (SELECT DISTINCT level FROM staged)"
END = f"""
    UPDATE reference_region SET valid_to = greatest(valid_from, %(last_day)s)
    WHERE code IN (SELECT region.code {ABSENT})
"""  # noqa: S608 - constants of this module
LEFT_BEHIND = """
    SELECT count(*) FROM reference_region child JOIN reference_region parent ON parent.code = child.parent_id
    WHERE child.valid_to IS NULL AND parent.valid_to IS NOT NULL
"""

Known = dict[str, tuple[str, str, str]]  # code: name, time zone, search text


def load(rows: Sequence[Row], manner: Manner) -> Merged:
    """Merge regions; those absent from the file end, at the levels the file speaks of."""
    faults = Faults()
    points = _points(rows, faults)
    named = [row for row in rows if row.values.keys() & {"name", "nama"}]
    if not named:
        raise BadFile("No column `name` in any file.")
    known: Known = {
        code: (name, zone, text) for code, name, zone, text in Region.objects.values_list("code", "name", "time_zone", "search_text")
    }
    before = dict(known)
    checked = _checked(named, known, points, faults)
    faults.stop_if_any()
    stage(COLUMNS, checked)
    if not manner.is_partial:
        refuse_mass_ending(number(f"SELECT count(*) {ABSENT}"), number(CURRENT), manner)
    added, changed = merge(MERGE, {"valid_from": manner.valid_from})
    ended = 0 if manner.is_partial else change(END, {"last_day": manner.valid_from - timedelta(days=1)})
    if left_behind := number(LEFT_BEHIND):
        raise BadFile(
            f"{left_behind} regions would lie in a region that has ended. Load the files of the levels below together with this one."
        )
    _rename_below(known, before, {str(row[0]) for row in checked})
    return Merged(rows=len(checked), added=added, changed=changed, ended=ended, counts=_counts())


def _counts() -> dict[str, int]:
    held = Region.objects.filter(valid_to=None)
    by_level = dict(held.order_by("level").values_list("level").annotate(models.Count("code")))
    return {words: by_level.get(level.value, 0) for level, words in WORDS.items()}


def _points(rows: Sequence[Row], faults: Faults) -> dict[str, tuple[float, float]]:
    """Coordinates by code; a province's is the middle of its regencies' where the files have none."""
    points: dict[str, tuple[float, float]] = {}
    for row in rows:
        latitude, longitude = row.get("lat", "latitude"), row.get("lng", "longitude")
        if not (latitude and longitude):
            continue
        try:
            point = float(latitude), float(longitude)
        except ValueError:
            faults.add(row, f"`{latitude}`, `{longitude}` are no coordinates")
            continue
        if not (-12 <= point[0] <= 7 and 94 <= point[1] <= 142):
            faults.add(row, f"{latitude}, {longitude} lies outside Indonesia")
        points[digits(row.get("code", "kode"))] = point
    for province in {code[:2] for code in points if len(code) == RegionLevel.REGENCY} - set(points):
        inside = [point for code, point in points.items() if len(code) == RegionLevel.REGENCY and code.startswith(province)]
        points[province] = mean(point[0] for point in inside), mean(point[1] for point in inside)
    return points


def _checked(rows: Sequence[Row], known: Known, points: dict[str, tuple[float, float]], faults: Faults) -> list[tuple[object, ...]]:
    """Rows fit for the table, parents first; `known` grows by them."""
    lines: dict[str, int] = {}
    checked: list[tuple[object, ...]] = []
    for row in sorted(rows, key=lambda row: len(digits(row.get("code", "kode")))):
        code, name = digits(row.get("code", "kode")), " ".join(row.get("name", "nama").split())
        level = len(code)
        parent = parent_of(code)
        if not (code.isascii() and code.isdigit() and level in LEVELS):
            faults.add(row, f"`{row.get('code')}` is no region code (2, 4, 6 or 10 digits)")
        elif code in lines:
            faults.add(row, f"{code} is there already in row {lines[code]}")
        elif not 0 < len(name) <= 100:
            faults.add(row, f"{code} has no name" if not name else f"the name of {code} is longer than 100 characters")
        elif parent and parent not in known:
            faults.add(row, f"{code} lies in {parent}, which is neither in the file nor loaded")
        else:
            lines[code] = row.line
            zone = _zone(row, code, known, faults)
            text = search_text(code, name, known)
            known[code] = name, zone, text
            checked.append((code, level, name, _kind(row, code, name), parent, zone, *points.get(code, (None, None)), text))
    return checked


def parent_of(code: str) -> str | None:
    """Code of the region one level up."""
    length = len(code)
    return None if length == RegionLevel.PROVINCE else code[: {4: 2, 6: 4, 10: 6}.get(length, 0)]


def search_text(code: str, name: str, known: Known) -> str:
    """` dago | coblong bandung kota jawa barat`: what people type, with a blank before every word."""
    parent = parent_of(code)
    around = known[parent][2].replace(" |", "") if parent else ""
    return f" {searchable(name, len(code))} |{around}"


def _zone(row: Row, code: str, known: Known, faults: Faults) -> str:
    """The time zone of a province or regency: the file's, the one known, or the province's."""
    if len(code) > RegionLevel.REGENCY:
        return ""
    zone = row.get("time_zone") or known.get(code, ("", "", ""))[1] or known.get(code[:2], ("", "", ""))[1]
    if zone not in ZONE_NAMES:
        faults.add(row, f"{code} needs a time_zone: one of {', '.join(ZONE_NAMES)}")
    return zone


def _kind(row: Row, code: str, name: str) -> str:
    if kind := row.get("kind").lower():
        return kind
    if len(code) == RegionLevel.VILLAGE:
        return VILLAGE_KINDS.get(code[6], "desa")
    if len(code) == RegionLevel.REGENCY:
        return "kota" if int(code[2:]) >= FIRST_CITY else "kabupaten"
    return "kecamatan" if len(code) == RegionLevel.DISTRICT else "provinsi"


def _rename_below(known: Known, before: Known, loaded: set[str]) -> None:
    """Regions the file does not name still say in their search text what they lie in."""
    stale = []
    for code in sorted(before.keys() - loaded):
        name, zone, text = known[code]
        current = search_text(code, name, known)
        if current != text:
            known[code] = name, zone, current
            stale.append((code, current))
    if stale:
        stage({"code": "text", "search_text": "text"}, stale)
        change("UPDATE reference_region r SET search_text = s.search_text FROM staged s WHERE s.code = r.code")
