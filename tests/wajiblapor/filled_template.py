"""Our own template, filled in, and what its checks and colours say of a cell: read from the workbook, never from the rules."""

import io
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

from tests.wajiblapor.formulas import EPOCH, ExcelError, Formula
from tests.wajiblapor.worksheets import SLUGS, Row
from wajiblapor.rosters.columns import BY_SLUG, Kind
from wajiblapor.rosters.values import read_date

_ANY_DATE = read_date(date(1900, 3, 1), date(9999, 12, 31))


class FilledTemplate:
    """The sheet Pekerja of a template with rows typed into it from row 2 on."""

    def __init__(self, content: bytes, rows: list[Row], today: date) -> None:
        book = openpyxl.load_workbook(io.BytesIO(content))
        self.page, self.lists, self.today = book["Pekerja"], book["Daftar"], today
        self.cells: dict[tuple[str, int], Any] = {}
        for number, row in enumerate(rows, start=2):
            for place, slug in enumerate(SLUGS, start=1):
                self.cells[get_column_letter(place), number] = typed(slug, row.get(slug, ""))

    def refuses(self, slug: str, row: int) -> bool:
        """Whether the check of a cell stops or warns at what was typed."""
        letters = get_column_letter(SLUGS.index(slug) + 1)
        value = self.cells[letters, row]
        if value is None:
            return False
        [check] = [check for check in self.page.data_validations.dataValidation if f"{letters}{row}" in check.sqref]
        match check.type:
            case "list":
                return value not in self._listed(check.formula1)
            case "textLength":
                longest, length = int(check.formula1), len(str(value))
                return length != longest if check.operator == "equal" else length > longest
            case "date" | "decimal":
                low, high = float(check.formula1), float(check.formula2)
                return not isinstance(value, int | float) or not low <= value <= high
            case "custom":
                return self._is_true(check.formula1, row) is not True
        raise AssertionError(check.type)

    def colours(self, slug: str, row: int) -> bool:
        """Whether a cell is coloured."""
        place = SLUGS.index(slug) + 1
        for area, rules in self.page.conditional_formatting._cf_rules.items():
            first, top, last, bottom = range_boundaries(str(area.sqref))
            if first <= place <= last and top <= row <= bottom:
                for rule in rules:
                    if self._is_true(rule.formula[0], row, shift=place - first) is True:
                        return True
        return False

    def _is_true(self, formula: str, row: int, *, shift: int = 0) -> Any:
        if shift:
            formula = formula.replace("(A2)", f"({get_column_letter(shift + 1)}2)")
        return Formula(formula, self.cells, self.today).at(row)

    def _listed(self, formula: str) -> set[Any]:
        area = formula.lstrip("=").partition("!")[2].replace("$", "")
        return {cell.value for line in self.lists[area] for cell in line}


def typed(slug: str, cell: Any) -> Any:
    """What Excel makes of something typed: a day in a cell of days becomes a number, in a text cell all stays text."""
    if cell in {"", None}:
        return None
    if isinstance(cell, ExcelError | float | int):
        return cell
    if isinstance(cell, datetime):
        return float((cell.date() - EPOCH).days)
    if BY_SLUG[slug].kind == Kind.DATE:
        day, _fault = _ANY_DATE(cell)
        return float((day - EPOCH).days) if day else cell
    return cell
