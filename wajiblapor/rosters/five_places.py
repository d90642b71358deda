"""Where each rule is told before an officer ever sees the roster, and where it cannot be, with the reason.

Told everywhere unless listed here; a test shows a violating cell of every rule in every place, and that this list is not too long.
"""

from enum import StrEnum

from wajiblapor.rosters.faults import FAULT_KINDS


class Place(StrEnum):
    """The five places, in the words of docs/roster-rules.md."""

    SERVER = "server"
    GRID = "grid"
    TEMPLATE = "template"
    SCHEMA = "JSON Schema"
    OFFLINE = "offline checker"


_NO_FORMULAS = "holds values, never formulas"
_FORGIVING = "the names are thousands, and how they are spelt is forgiven: case, signs, abbreviations"
_TWO_CELLS = "a schema compares a cell with fixed values, never with another cell"
_OTHER_ROWS = "a schema compares whole rows only (uniqueItems), never one cell with the same cell of other rows"
_OTHER_ROSTERS = "only the portal knows whom other workplaces report"

CANNOT: dict[str, dict[Place, str]] = {
    "formula_without_value": {Place.GRID: f"a text box {_NO_FORMULAS}", Place.SCHEMA: f"JSON {_NO_FORMULAS}"},
    "nik_twice": {Place.SCHEMA: _OTHER_ROWS},
    "passport_twice": {Place.SCHEMA: _OTHER_ROWS},
    "contract_ends_before_start": {Place.SCHEMA: _TWO_CELLS},
    "contract_too_long": {Place.SCHEMA: _TWO_CELLS},
    "birth_differs_from_nik": {Place.SCHEMA: _TWO_CELLS},
    "occupation_unknown": {Place.TEMPLATE: _FORGIVING, Place.SCHEMA: _FORGIVING},
    "regency_unknown": {Place.TEMPLATE: _FORGIVING, Place.SCHEMA: _FORGIVING},
    "nik_at_branch": {
        Place.TEMPLATE: _OTHER_ROSTERS,
        Place.SCHEMA: _OTHER_ROSTERS,
        Place.OFFLINE: _OTHER_ROSTERS,
    },
}

NARROWER: dict[tuple[str, Place], str] = {
    ("date_out_of_range", Place.SCHEMA): "the year's document ends at its last day; the server at the day of checking",
    ("below_working_age", Place.SCHEMA): "ages are those of the year's last day; the server's those of the day of checking",
    ("below_adult_age", Place.SCHEMA): "ages are those of the year's last day; the server's those of the day of checking",
    (
        "wage_below_minimum",
        Place.SCHEMA,
    ): "only for a region, and only where no allowance is to be added; the public document is of no region",
    ("wage_below_minimum", Place.OFFLINE): "only in the file made for a report; the public one is of no region",
    ("formula_without_value", Place.OFFLINE): "in XLSX; a CSV has no formulas",
    ("value_missing", Place.TEMPLATE): "coloured, not refused: a spreadsheet looks at what is typed, not at what stays empty",
    ("nik_twice", Place.TEMPLATE): "within the sheet",
    ("passport_twice", Place.TEMPLATE): "within the sheet, where the country is written the same",
    ("date_short_year", Place.TEMPLATE): "where it is text; typed into a cell of dates, the spreadsheet completes the year itself",
}


def can_tell(code: str, place: Place) -> bool:
    return place not in CANNOT.get(code, {})


def page() -> str:
    """docs/roster-rules.md."""
    places = list(Place)
    lines = [
        "# The roster's rules in five places",
        "",
        "One rule set (`wajiblapor.rosters.rules`, filled for a place and a day by `wajiblapor.queries.rule_sets`) drives the check of an",
        "uploaded file, the check of a row mended on the page, the template's in-cell checks and colours, the JSON Schema and the",
        "offline checker. `tests/wajiblapor/test_five_places.py` shows a violating cell of every rule told in each of them, and keeps",
        "this page current.",
        "",
        "| Rule | Kind | " + " | ".join(places) + " |",
        "|---|---|" + "---|" * len(places),
    ]
    for kind in FAULT_KINDS.values():
        told = ["yes" if can_tell(kind.code, place) else "–" for place in places]
        told = [f"{word}¹" if (kind.code, place) in NARROWER else word for word, place in zip(told, places, strict=True)]
        lines.append(f"| `{kind.code}` | {kind.severity.name.lower().replace('_', ' ')} | " + " | ".join(told) + " |")
    lines += ["", "## What a place cannot say", ""]
    lines += [f"- `{code}`, {place}: {reason}." for code, reasons in CANNOT.items() for place, reason in reasons.items()]
    lines += ["", "## ¹ What it says with a limit", ""]
    lines += [f"- `{code}`, {place}: {limit}." for (code, place), limit in NARROWER.items()]
    return "\n".join(lines) + "\n"
