"""Days off by yearly decree, and the dated rules."""

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from siapkerja.reference.actions.loading.merging import Manner, Merged, change, merge, stage
from siapkerja.reference.actions.loading.reading import Faults, Row, day, is_true
from siapkerja.reference.models import Holiday, HolidayKind

KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
MERGE_HOLIDAYS = """
    INSERT INTO reference_holiday AS holiday (date, kind, name, decree, is_provisional)
    SELECT date, kind, name, decree, is_provisional FROM staged
    ON CONFLICT (date, kind) DO UPDATE SET
        name = excluded.name, decree = excluded.decree, is_provisional = excluded.is_provisional
    WHERE (holiday.name, holiday.decree, holiday.is_provisional)
          IS DISTINCT FROM (excluded.name, excluded.decree, excluded.is_provisional)
"""
# A day that was expected and then decreed for another date is no day off, so it goes; decreed years are whole in their file.
REMOVE_HOLIDAYS = """
    DELETE FROM reference_holiday holiday
    WHERE extract(year FROM date) IN (SELECT DISTINCT extract(year FROM date) FROM staged)
      AND NOT EXISTS (SELECT 1 FROM staged s WHERE s.date = holiday.date AND s.kind = holiday.kind)
"""
MERGE_RULES = """
    INSERT INTO reference_rule AS rule (key, value, valid_from, valid_to, legal_basis)
    SELECT key, value, valid_from, valid_to, legal_basis FROM staged
    ON CONFLICT (key, valid_from) DO UPDATE SET
        value = excluded.value, valid_to = excluded.valid_to, legal_basis = excluded.legal_basis
    WHERE NOT %(adds_only)s
      AND ((rule.value, rule.legal_basis) IS DISTINCT FROM (excluded.value, excluded.legal_basis)
           OR (excluded.valid_to IS NOT NULL AND rule.valid_to IS DISTINCT FROM excluded.valid_to))
"""
# The row before a newer one of the same key ends on the day before it.
CLOSE_RULES = """
    UPDATE reference_rule rule SET valid_to = following.starts - 1
    FROM (SELECT id, lead(valid_from) OVER (PARTITION BY key ORDER BY valid_from) AS starts FROM reference_rule) following
    WHERE following.id = rule.id AND following.starts IS NOT NULL
      AND (rule.valid_to IS NULL OR rule.valid_to >= following.starts)
"""


def load_holidays(rows: Sequence[Row], manner: Manner) -> Merged:
    """Merge days off; within the years the file speaks of, days it does not name are removed."""
    faults = Faults()
    lines: dict[tuple[date, str], int] = {}
    checked: list[tuple[date, str, str, str, bool]] = []
    for row in rows:
        name, kind = row.get("name", "nama"), row.get("kind") or HolidayKind.NATIONAL.value
        try:
            on = day(row.get("date", "tanggal"))
        except ValueError:
            faults.add(row, f"`{row.get('date', 'tanggal')}` is no day; write 2026-01-31")
            continue
        if kind not in HolidayKind.values:
            faults.add(row, f"kind is one of {', '.join(HolidayKind.values)}")
        elif not 0 < len(name) <= 120:
            faults.add(row, "the name is empty or longer than 120 characters")
        elif (on, kind) in lines:
            faults.add(row, f"{on} is there already in row {lines[on, kind]}")
        else:
            lines[on, kind] = row.line
            checked.append((on, kind, name, row.get("decree")[:200], is_true(row.get("provisional"))))
    faults.stop_if_any()
    if manner.adds_only:
        years = {on.year for on in Holiday.objects.dates("date", "year")}
        checked = [row for row in checked if row[0].year not in years]
    stage({"date": "date", "kind": "text", "name": "text", "decree": "text", "is_provisional": "boolean"}, checked)
    added, changed = merge(MERGE_HOLIDAYS)
    return Merged(rows=len(checked), added=added, changed=changed, ended=0 if manner.is_partial else change(REMOVE_HOLIDAYS))


def load_rules(rows: Sequence[Row], manner: Manner) -> Merged:
    """Merge rules. A file is always a part: rules it does not name stay, and a newer row ends the one before it."""
    faults = Faults()
    checked: list[tuple[object, ...]] = []
    starts: dict[str, list[tuple[date, date | None, Row]]] = defaultdict(list)
    for row in rows:
        key, basis = row.get("key"), row.get("legal_basis")
        try:
            value: Any = json.loads(row.get("value"))
            valid_from, valid_to = day(row.get("valid_from")), day(row.get("valid_to")) if row.get("valid_to") else None
        except ValueError as error:
            faults.add(row, f"value is JSON, valid_from and valid_to are days like 2026-01-31 ({error})")
            continue
        if not KEY.fullmatch(key):
            faults.add(row, f"`{key}` is no rule key (lower-case words with dots between them)")
        elif not 0 < len(basis) <= 300:
            faults.add(row, f"{key} needs its legal basis, at most 300 characters")
        else:
            starts[key].append((valid_from, valid_to, row))
            checked.append((key, json.dumps(value), valid_from, valid_to, basis))
    _refuse_overlaps(starts, faults)
    faults.stop_if_any()
    stage({"key": "text", "value": "jsonb", "valid_from": "date", "valid_to": "date", "legal_basis": "text"}, checked)
    added, changed = merge(MERGE_RULES, {"adds_only": manner.adds_only})
    return Merged(rows=len(checked), added=added, changed=changed, ended=change(CLOSE_RULES))


def _refuse_overlaps(starts: dict[str, list[tuple[date, date | None, Row]]], faults: Faults) -> None:
    for key, terms in starts.items():
        terms.sort(key=lambda term: term[0])
        for (begins, ends, row), following in zip(terms, [*terms[1:], None], strict=True):
            if ends is not None and ends < begins:
                faults.add(row, f"{key} ends before it starts")
            elif following is not None and (begins == following[0] or (ends or begins) >= following[0]):
                faults.add(following[2], f"{key} from {following[0]} overlaps row {row.line}")
