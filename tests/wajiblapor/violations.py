"""A violating row of every rule, in the words a file, a text box or a program would use."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from siapkerja.kernel.calendar import add_months
from tests.wajiblapor.worksheets import Row, worker
from wajiblapor.rosters.faults import FAULT_KINDS

FOREIGN = {"nik": "", "country": "Jepang", "passport": "TX1", "permit": "B.3/1"}
PKWT = {"contract": "PKWT", "started_on": "02/01/2018"}


@dataclass(frozen=True)
class Violation:
    """One row that breaks one rule.

    Args:
        column: whose cell is told.
        changes: cells of an otherwise faultless worker.
        json: cells as a program would send them where that differs; None for a cell that is left out.
        twin: cells of another row that has to stand before it.
        formula: the cell is a formula without result.
    """

    column: str
    changes: Row
    json: Row = field(default_factory=dict)
    twin: Row | None = None
    formula: bool = False


def violations(today: date) -> dict[str, Violation]:
    """By code; all but `nik_at_branch`, which takes another workplace."""
    child, youth = _born(today, 14), _born(today, 17)
    return {
        "value_missing": Violation("job_title", {"job_title": ""}, {"job_title": None}),
        "formula_without_value": Violation("allowance", {"allowance": ""}, formula=True),
        "text_too_long": Violation("name", {"name": "A" * 151}),
        "nik_not_16_digits": Violation("nik", {"nik": "33741012039"}),
        "nik_not_digits": Violation("nik", {"nik": "33741012O3950001"}),
        "nik_as_number": Violation("nik", {"nik": 3374101203950001.0}, {"nik": 3374101203950001}),
        "nik_ends_in_zeros": Violation("nik", {"nik": "3374101203950000"}),
        "nik_twice": Violation("nik", {}, twin={}),
        "passport_twice": Violation("passport", FOREIGN, twin=FOREIGN),
        "passport_missing": Violation("passport", FOREIGN | {"passport": ""}, {"passport": None}),
        "date_unreadable": Violation("started_on", {"started_on": "kemarin"}),
        "date_impossible": Violation("started_on", {"started_on": "31/02/2019"}, {"started_on": "2019-02-31"}),
        "date_short_year": Violation("started_on", {"started_on": "12/04/19"}),
        "date_out_of_range": Violation("started_on", {"started_on": "12/04/2062"}, {"started_on": "2062-04-12"}),
        "word_unknown": Violation("education", {"education": "Kursus"}),
        "number_unreadable": Violation("allowance", {"allowance": "banyak"}),
        "number_out_of_range": Violation("weekly_hours", {"weekly_hours": 168}),
        "contract_end_missing": Violation("contract_ends_on", PKWT),
        "contract_ends_before_start": Violation("contract_ends_on", PKWT | {"contract_ends_on": "01/01/2017"}),
        "contract_too_long": Violation("contract_ends_on", PKWT | {"contract_ends_on": "03/01/2023"}),
        "sex_differs_from_nik": Violation("sex", {"sex": "Perempuan"}),
        "birth_differs_from_nik": Violation("born_on", {"born_on": "01/01/1990"}),
        "below_working_age": Violation("born_on", child),
        "below_adult_age": Violation("born_on", youth),
        "wage_below_minimum": Violation("base_wage", {"base_wage": 2_000_000, "allowance": ""}),
        "occupation_unknown": Violation("job_title", {"job_title": "opr jht"}),
        "regency_unknown": Violation("home_regency", {"home_regency": "Kab. Entah"}),
        "membership_number_odd": Violation("bpjs_employment", {"bpjs_employment": "123"}),
        "permit_missing": Violation("permit", FOREIGN | {"permit": "", "passport": "TX2"}, {"permit": None}),
    }


ELSEWHERE = ["nik_at_branch"]


def _born(today: date, years: int) -> Row:
    """A man of so many years with a NIK that agrees."""
    born_on = add_months(today, -12 * years) - timedelta(days=20)
    return {"nik": f"337410{born_on:%d%m%y}0{years:03d}", "born_on": f"{born_on:%d/%m/%Y}", "started_on": f"{today:%d/%m/%Y}"}


def all_rows(today: date) -> tuple[list[Row], dict[str, int]]:
    """Rows with every violation once, and the number of its row by code; the headings stand in row 1."""
    rows: list[Row] = []
    places = {}
    for number, (code, violation) in enumerate(violations(today).items()):
        cells = violation.changes
        # Odd numbers are men, whose NIK the violations expect.
        first = worker(2 * number + 1)
        if violation.twin is not None:
            rows.append(first | violation.twin)
        rows.append(first | cells)
        places[code] = len(rows) + 1
    return rows, places


def assert_every_rule_is_here(today: date) -> None:
    assert sorted([*violations(today), *ELSEWHERE]) == sorted(FAULT_KINDS)


def as_json(row: Row) -> dict[str, Any]:
    """A row as a program sends it: days as ISO 8601, amounts as numbers, nothing for an empty cell."""
    sent: dict[str, Any] = {}
    for slug, cell in row.items():
        if cell in {"", None}:
            continue
        is_day = slug in {"born_on", "started_on", "contract_ends_on"} and isinstance(cell, str) and cell.count("/") == 2
        sent[slug] = "-".join(reversed(cell.split("/"))) if is_day else cell
    return sent
