"""Industries (KBLI), occupations (KBJI 2014 / ISCO-08), their synonyms, and education levels."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from siapkerja.kernel.text import folded
from siapkerja.reference.actions.loading.merging import Manner, Merged, change, merge, number, refuse_mass_ending, stage
from siapkerja.reference.actions.loading.reading import BadFile, Faults, Row
from siapkerja.reference.models import EducationLevel, Industry, Occupation

DEFAULT_EDITION = "2020"
SECTION = re.compile(r"[A-V]")
INDUSTRY_CODE = re.compile(r"[A-V]|\d{2,5}")
OCCUPATION_CODE = re.compile(r"\d{1,4}|\d{6}")
TITLE_LENGTH = 200

MERGE_INDUSTRIES = """
    INSERT INTO reference_industry AS industry (version, code, title, level, parent_id, valid_from)
    SELECT s.version, s.code, s.title, s.level, NULL, %(valid_from)s FROM staged s
    ON CONFLICT (version, code) DO UPDATE SET title = excluded.title, valid_to = NULL
    WHERE (industry.title, industry.valid_to) IS DISTINCT FROM (excluded.title, NULL::date)
"""
LINK_INDUSTRIES = """
    UPDATE reference_industry child SET parent_id = parent.id
    FROM staged s JOIN reference_industry parent ON parent.version = s.version AND parent.code = s.parent
    WHERE child.version = s.version AND child.code = s.code AND child.parent_id IS DISTINCT FROM parent.id
"""
ABSENT_INDUSTRIES = """
    FROM reference_industry industry
    WHERE industry.valid_to IS NULL AND industry.version IN (SELECT DISTINCT version FROM staged)
      AND NOT EXISTS (SELECT 1 FROM staged s WHERE s.version = industry.version AND s.code = industry.code)
"""
CURRENT_INDUSTRIES = "SELECT count(*) FROM reference_industry WHERE valid_to IS NULL AND version IN (SELECT DISTINCT version FROM staged)"

MERGE_OCCUPATIONS = """
    INSERT INTO reference_occupation AS occupation (code, title, title_en, parent_id, valid_from)
    SELECT s.code, coalesce(s.title, old.title, s.title_en), coalesce(s.title_en, old.title_en, ''), s.parent, %(valid_from)s
    FROM staged s LEFT JOIN reference_occupation old ON old.code = s.code
    ON CONFLICT (code) DO UPDATE SET
        title = excluded.title, title_en = excluded.title_en, parent_id = excluded.parent_id, valid_to = NULL
    WHERE (occupation.title, occupation.title_en, occupation.parent_id, occupation.valid_to)
          IS DISTINCT FROM (excluded.title, excluded.title_en, excluded.parent_id, NULL::date)
"""
ABSENT_OCCUPATIONS = """
    FROM reference_occupation occupation
    WHERE occupation.valid_to IS NULL AND NOT EXISTS (SELECT 1 FROM staged s WHERE s.code = occupation.code)
"""
CURRENT_OCCUPATIONS = "SELECT count(*) FROM reference_occupation WHERE valid_to IS NULL"


def load_industries(rows: Sequence[Row], manner: Manner) -> Merged:
    """Merge one or more editions of KBLI; codes absent from the file end within its editions."""
    faults = Faults()
    checked = _checked_industries(rows, faults)
    faults.stop_if_any()
    stage({"version": "text", "code": "text", "title": "text", "level": "smallint", "parent": "text"}, checked)
    if not manner.is_partial:
        refuse_mass_ending(number(f"SELECT count(*) {ABSENT_INDUSTRIES}"), number(CURRENT_INDUSTRIES), manner)
    added, changed = merge(MERGE_INDUSTRIES, {"valid_from": manner.valid_from})
    moved = change(LINK_INDUSTRIES)
    ended = 0 if manner.is_partial else _end("reference_industry", "id", f"SELECT industry.id {ABSENT_INDUSTRIES}", manner)
    return Merged(rows=len(checked), added=added, changed=max(changed, moved - added), ended=ended, counts=_levels(checked))


def _checked_industries(rows: Sequence[Row], faults: Faults) -> list[tuple[object, ...]]:
    lines: dict[tuple[str, str], int] = {}
    found = []
    for row in rows:
        code, title = row.get("code", "kode"), " ".join(row.get("title", "judul").split())
        edition = row.get("version", "edition") or DEFAULT_EDITION
        if not INDUSTRY_CODE.fullmatch(code):
            faults.add(row, f"`{code}` is no KBLI code (a letter, or 2 to 5 digits)")
        elif (edition, code) in lines:
            faults.add(row, f"{code} is there already in row {lines[edition, code]}")
        elif not title:
            faults.add(row, f"{code} has no title")
        else:
            lines[edition, code] = row.line
            found.append((row, edition, code, title))
    known = lines.keys() | set(Industry.objects.values_list("version", "code"))
    checked: list[tuple[object, ...]] = []
    for row, edition, code, title in found:
        parent = _industry_parent(row, edition, code, known)
        if parent == "":
            faults.add(row, f"{code} belongs to a group that is neither in the file nor loaded")
        checked.append((edition, code, shortened(title), 1 if SECTION.fullmatch(code) else len(code), parent))
    return checked


def _levels(checked: Sequence[tuple[object, ...]]) -> dict[str, int]:
    levels = Counter(row[3] for row in checked)
    return {
        words: levels[level] for level, words in enumerate(("sections", "divisions", "groups", "subgroups", "five-digit groups"), start=1)
    }


def _industry_parent(row: Row, edition: str, code: str, known: set[tuple[str, str]]) -> str | None:
    """The section of a division; of any other group the longest shorter code there is. "" where there is none."""
    if SECTION.fullmatch(code):
        return None
    above = [code[:length] for length in range(len(code) - 1, 1, -1)] or [row.get("parent", "section").upper()]
    return next((parent for parent in above if (edition, parent) in known), "")


def load_occupations(rows: Sequence[Row], manner: Manner) -> Merged:
    """Merge occupations. A file without Indonesian titles (ISCO-08) leaves the ones there are."""
    faults = Faults()
    lines: dict[str, int] = {}
    checked: list[tuple[object, ...]] = []
    known = set(Occupation.objects.values_list("code", flat=True)) | {row.get("code", "kode") for row in rows}
    for row in rows:
        code = row.get("code", "kode")
        title, title_en = row.get("title", "judul"), row.get("title_en")
        parent = next((code[:length] for length in range(len(code) - 1, 0, -1) if code[:length] in known), None)
        if not OCCUPATION_CODE.fullmatch(code):
            faults.add(row, f"`{code}` is no occupation code (1 to 4, or 6 digits)")
        elif code in lines:
            faults.add(row, f"{code} is there already in row {lines[code]}")
        elif not (title or title_en):
            faults.add(row, f"{code} has no title")
        elif parent is None and len(code) > 1:
            faults.add(row, f"{code} belongs to a group that is neither in the file nor loaded")
        else:
            lines[code] = row.line
            checked.append((code, shortened(title) or None, shortened(title_en) or None, parent))
    faults.stop_if_any()
    stage({"code": "text", "title": "text", "title_en": "text", "parent": "text"}, checked)
    if not manner.is_partial:
        refuse_mass_ending(number(f"SELECT count(*) {ABSENT_OCCUPATIONS}"), number(CURRENT_OCCUPATIONS), manner)
    added, changed = merge(MERGE_OCCUPATIONS, {"valid_from": manner.valid_from})
    ended = 0 if manner.is_partial else _end("reference_occupation", "code", f"SELECT occupation.code {ABSENT_OCCUPATIONS}", manner)
    return Merged(rows=len(checked), added=added, changed=changed, ended=ended)


def load_synonyms(rows: Sequence[Row], manner: Manner) -> Merged:
    """Merge the words people use. Words without an occupation code are left out; absent ones are removed."""
    faults = Faults()
    known = set(Occupation.objects.values_list("code", flat=True))
    pairs: dict[tuple[str, str], None] = {}
    for row in rows:
        code, term = row.get("occupation", "isco08", "code"), folded(row.get("term"))
        if not code:
            continue
        if code not in known:
            faults.add(row, f"there is no occupation {code}")
        elif not 0 < len(term) <= 100:
            faults.add(row, "the term is empty or longer than 100 characters")
        else:
            pairs[code, term] = None
    faults.stop_if_any()
    if not pairs:
        raise BadFile("No term has an occupation code.")
    stage({"occupation_id": "text", "term": "text"}, pairs)
    added, _ = merge(
        """INSERT INTO reference_occupationsynonym AS synonym (occupation_id, term) SELECT occupation_id, term FROM staged
           ON CONFLICT (occupation_id, term) DO NOTHING"""
    )
    removed = 0
    if not manner.is_partial:
        removed = change(
            """DELETE FROM reference_occupationsynonym synonym WHERE NOT EXISTS
               (SELECT 1 FROM staged s WHERE s.occupation_id = synonym.occupation_id AND s.term = synonym.term)"""
        )
    return Merged(rows=len(pairs), added=added, changed=0, ended=removed)


def load_education(rows: Sequence[Row], manner: Manner) -> Merged:
    """Merge school levels. Absent ones stay: records point at them."""
    faults = Faults()
    lines: dict[str, int] = {}
    given = {row.get("code", "kode").upper() for row in rows}
    ranks = dict(EducationLevel.objects.exclude(code__in=given).values_list("rank", "code"))
    checked: list[tuple[object, ...]] = []
    for row in rows:
        code, name, level = row.get("code", "kode").upper(), row.get("name", "nama"), row.get("kkni_level")
        try:
            rank, kkni_level = int(row.get("rank")), int(level) if level else None
        except ValueError:
            faults.add(row, "rank and kkni_level are whole numbers")
            continue
        if not (code and name):
            faults.add(row, "code or name is empty")
        elif code in lines or rank in ranks:
            faults.add(row, f"code {code} or rank {rank} is there already")
        elif kkni_level is not None and not 1 <= kkni_level <= 9:
            faults.add(row, "kkni_level is 1 to 9 (Perpres 8/2012)")
        else:
            lines[code], ranks[rank] = row.line, code
            checked.append((code, name, rank, kkni_level))
    faults.stop_if_any()
    stage({"code": "text", "name": "text", "rank": "smallint", "kkni_level": "smallint"}, checked)
    # Ranks are unique and may trade places, so those that change step aside before the merge.
    change(
        """UPDATE reference_educationlevel level SET rank = level.rank + 1000
           FROM staged s WHERE s.code = level.code AND s.rank <> level.rank"""
    )
    added, changed = merge(
        """INSERT INTO reference_educationlevel AS level (code, name, rank, kkni_level) SELECT code, name, rank, kkni_level FROM staged
           ON CONFLICT (code) DO UPDATE SET name = excluded.name, rank = excluded.rank, kkni_level = excluded.kkni_level
           WHERE (level.name, level.rank, level.kkni_level) IS DISTINCT FROM (excluded.name, excluded.rank, excluded.kkni_level)"""
    )
    return Merged(rows=len(checked), added=added, changed=changed)


def _end(table: str, key: str, absent: str, manner: Manner) -> int:
    return change(
        f"UPDATE {table} SET valid_to = greatest(valid_from, %(last_day)s) WHERE {key} IN ({absent})",  # noqa: S608
        {"last_day": manner.valid_from - timedelta(days=1)},
    )


def shortened(title: str) -> str:
    """Official titles run to several lines; the table holds 200 characters."""
    return title if len(title) <= TITLE_LENGTH else title[: TITLE_LENGTH - 2].rstrip(" ,;") + " …"
