"""The rule set as JSON Schema (2020-12): what a program may send as one row and as a whole roster.

Two rows are described. `row` refuses what must be fixed; `certain_row` refuses also what the portal would only ask about, for
programs that want to know beforehand. What a schema cannot say is listed in `wajiblapor.rosters.five_places`.
"""

from datetime import date
from typing import Any

from siapkerja.kernel.calendar import add_months
from wajiblapor.enums import Contract
from wajiblapor.rosters.checking import INDONESIA
from wajiblapor.rosters.columns import COLUMNS, Column, Kind
from wajiblapor.rosters.faults import FAULT_KINDS
from wajiblapor.rosters.rules import RuleSet

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LONGEST_NUMBER = 40
# Days of the calendar as YYYY-MM-DD; `format` alone asserts nothing in this dialect.
CALENDAR = (
    "^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    "|(?:(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26]))|(?:[02468][048]|[13579][26])00)-02-29)$"
)
FEMALE_NIK, MALE_NIK = "^[0-9]{6}(?:4[1-9]|[5-9])", "^[0-9]{6}(?:[0-3]|40)"
Schema = dict[str, Any]


def roster_schema(rules: RuleSet, *, address: str) -> Schema:
    """The whole document as published for a year.

    Args:
        rules: those of the year's last day, so that the document stays the same all year.
        address: where it stands, its `$id`.
    """
    return {
        "$schema": DIALECT,
        "$id": address,
        "title": f"Daftar pekerja {rules.today.year}",
        "description": (
            "Satu baris untuk tiap pekerja. `row` menolak yang harus diperbaiki; `certain_row` juga menolak yang hanya kami tanyakan."
        ),
        "type": "array",
        "items": {"$ref": "#/$defs/row"},
        "minItems": 1,
        "maxItems": rules.limits.csv_rows,
        "$defs": {"row": row_schema(rules), "certain_row": {"allOf": [{"$ref": "#/$defs/row"}, *_certain(rules)]}},
        "x-rules-version": rules.version,
        "x-faults": {
            kind.code: {
                "severity": kind.severity.value,
                "title": str(kind.title),
                "sentence": str(kind.sentence),
                "expected": str(kind.expected),
            }
            for kind in FAULT_KINDS.values()
        },
    }


def row_schema(rules: RuleSet, *, is_certain: bool = False) -> Schema:
    """One worker: an object of the columns' slugs. Cells without content are left out or null.

    Whatever it accepts is read by the server without a must-fix in a single cell.

    Args:
        is_certain: refuse also what would only be asked about.
    """
    row: Schema = {
        "type": "object",
        "properties": {column.slug: _cell(column, rules) for column in COLUMNS},
        "required": [column.slug for column in COLUMNS if column.is_required and column.slug != "nik"],
        "additionalProperties": False,
        "allOf": [
            # value_missing of the NIK: foreign workers are exempt.
            {"anyOf": [_with("nik"), _with("passport"), FOREIGN_COUNTRY]},
            # passport_missing
            {"if": FOREIGN_COUNTRY, "then": _with("passport")},
            # contract_end_missing
            {"if": _among("contract", _words(rules, "contracts", Contract.FIXED_TERM)), "then": _with("contract_ends_on")},
        ],
    }
    if is_certain:
        row["allOf"] += _certain(rules)
    return row


def _cell(column: Column, rules: RuleSet) -> Schema:
    cell: Schema = {"title": column.title, "description": column.hint} | _content(column, rules)
    if not column.is_required or column.slug == "nik":
        if "enum" in cell:
            cell["enum"] = [*cell["enum"], None]
        else:
            cell["type"] = [cell["type"], "null"]
    return cell


def _content(column: Column, rules: RuleSet) -> Schema:
    match column.kind:
        case Kind.NIK:
            return {"type": "string", "minLength": 16, "maxLength": 16, "pattern": "^[0-9]{16}$", "not": {"pattern": "0000$"}}
        case Kind.TEXT:
            return {"type": "string", "minLength": 1, "maxLength": column.length, "pattern": "\\S"}
        case Kind.DIGITS:
            return {"type": "string", "minLength": 1, "maxLength": LONGEST_NUMBER, "pattern": "\\S"}
        case Kind.DATE:
            earliest, latest = rules.dates_of(column.slug)
            patterns = (CALENDAR, at_least(earliest), at_most(latest))
            return {"type": "string", "format": "date", "maxLength": 10, "allOf": [{"pattern": pattern} for pattern in patterns]}
        case Kind.CODE:
            return {"enum": list(dict.fromkeys(word for label in rules.codes[column.codes].labels for word in map(str, label)))}
        case Kind.MONEY:
            return {"type": "integer", "minimum": column.bounds[0], "maximum": column.bounds[1]}
        case Kind.NUMBER:
            return {"type": "number", "minimum": column.bounds[0], "maximum": column.bounds[1]}


def _certain(rules: RuleSet) -> list[Schema]:
    """What the portal would ask about, as further conditions of a row."""
    adults = add_months(rules.today, -12 * rules.adult_age.value)
    odd = {column.slug: {"pattern": f"^[0-9]{{{column.length}}}$"} for column in COLUMNS if column.kind == Kind.DIGITS}
    found: list[Schema] = [
        # membership_number_odd
        {"properties": odd},
        # below_working_age, below_adult_age
        {"properties": {"born_on": {"pattern": at_most(adults)}}},
        # permit_missing
        {"if": {"anyOf": [FOREIGN_COUNTRY, {"allOf": [_with("passport"), {"not": _with("nik")}]}]}, "then": _with("permit")},
    ]
    # sex_differs_from_nik
    found += [
        {"if": _like("nik", pattern), "then": _among("sex", _words(rules, "sexes", sex))}
        for sex, pattern in (("female", FEMALE_NIK), ("male", MALE_NIK))
    ]
    if rules.wage_floor:
        # wage_below_minimum, where no allowance is to be added.
        part_time = _among("contract", _words(rules, "contracts", Contract.PART_TIME))
        enough = {"properties": {"base_wage": {"minimum": rules.wage_floor.amount}}}
        allowed = {"properties": {"allowance": {"type": "integer", "minimum": 1}}, "required": ["allowance"]}
        found.append({"anyOf": [enough, allowed, part_time]})
    return found


def _words(rules: RuleSet, codes: str, value: str) -> list[str]:
    """How a schema lets one value of a code list be written."""
    return [word for code, label in rules.codes[codes].labels if code == value for word in (str(code), label)]


def _with(slug: str) -> Schema:
    return {"properties": {slug: {"type": "string"}}, "required": [slug]}


def _like(slug: str, pattern: str) -> Schema:
    return {"properties": {slug: {"type": "string", "pattern": pattern}}, "required": [slug]}


def _among(slug: str, words: list[str]) -> Schema:
    return {"properties": {slug: {"enum": words}}, "required": [slug]}


def _home_pattern() -> str:
    """Every way of writing that a worker is Indonesian: case and signs do not matter."""
    gap = "[^A-Za-z0-9]*"
    ways = (gap.join(f"[{letter.upper()}{letter}]" for letter in word) for word in sorted(INDONESIA))
    return "^(?:" + "|".join(gap + way + gap for way in ways) + ")$"


FOREIGN_COUNTRY: Schema = {"properties": {"country": {"type": "string", "not": {"pattern": _home_pattern()}}}, "required": ["country"]}


def at_most(day: date) -> str:
    """A pattern for the days up to one, written YYYY-MM-DD."""
    return _compared(day, lambda digit: f"[0-{digit - 1}]" if digit > 0 else "")


def at_least(day: date) -> str:
    return _compared(day, lambda digit: f"[{digit + 1}-9]" if digit < 9 else "")


def _compared(day: date, beyond: Any) -> str:
    """Equal days, or those that part from it at some digit in the given direction."""
    text = day.isoformat()
    ways = [text]
    for place, sign in enumerate(text):
        if sign != "-" and (digits := beyond(int(sign))):
            ways.append(text[:place] + digits + "".join("-" if rest == "-" else "[0-9]" for rest in text[place + 1 :]))
    return "^(?:" + "|".join(ways) + ")$"
