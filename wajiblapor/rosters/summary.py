"""The matrices of the report, computed from the checked rows and never typed (UU 7/1981 art. 6(2))."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from siapkerja.kernel.calendar import add_months
from wajiblapor.enums import Contract
from wajiblapor.rosters.checking import Checked
from wajiblapor.rosters.rules import RuleSet

AGE_BANDS = (("under_18", 0, 18), ("18_24", 18, 25), ("25_34", 25, 35), ("35_44", 35, 45), ("45_54", 45, 55), ("55_up", 55, 200))
Cell = tuple[str, str, str]


@dataclass
class Tally:
    """Counts of workers by (matrix, row, column), added up chunk by chunk."""

    rules: RuleSet
    counts: Counter[Cell] = field(default_factory=Counter)
    wage_bill: int = 0
    wage_smallest: int | None = None
    wage_largest: int | None = None
    total: int = 0
    _bands: dict[date, str] = field(default_factory=dict)

    def add(self, checked: Checked) -> None:
        values, size = checked.values, len(checked.rows)
        self.total += size
        sexes = [sex or "unknown" for sex in values["sex"]]
        nations = ["foreign" if foreign else "national" for foreign in checked.is_foreign]
        columns: dict[str, list[str]] = {
            "nationality": nations,
            "contract": [value or "unknown" for value in values["contract"]],
            "wage_system": [value or "unknown" for value in values["wage_system"]],
            "education": [value or "unknown" for value in values["education"]],
            "disability": [value or "none" for value in values["disability"]],
            "age": [self._band(born_on) for born_on in values["born_on"]],
            "wage": self._wage_classes(checked),
            "bpjs_employment": ["yes" if value else "no" for value in values["bpjs_employment"]],
            "bpjs_health": ["yes" if value else "no" for value in values["bpjs_health"]],
            "certificate": [value or "no" for value in values["certificate"]],
        }
        for matrix, rows in columns.items():
            for (row, sex), count in Counter(zip(rows, sexes, strict=True)).items():
                self.counts[matrix, row, sex] += count

    def _band(self, born_on: date | None) -> str:
        if born_on is None:
            return "unknown"
        band = self._bands.get(born_on)
        if band is None:
            today = self.rules.today
            band = next(name for name, _, end in AGE_BANDS if born_on > add_months(today, -12 * end) or end == AGE_BANDS[-1][2])
            self._bands[born_on] = band
        return band

    def _wage_classes(self, checked: Checked) -> list[str]:
        floor = self.rules.wage_floor
        values, classes = checked.values, []
        for base, allowance, contract in zip(values["base_wage"], values["allowance"], values["contract"], strict=True):
            if base is None:
                classes.append("unknown")
                continue
            wage = base + (allowance or 0)
            self.wage_bill += wage
            self.wage_smallest = wage if self.wage_smallest is None else min(wage, self.wage_smallest)
            self.wage_largest = wage if self.wage_largest is None else max(wage, self.wage_largest)
            if floor is None or contract == Contract.PART_TIME:
                classes.append("not_compared")
            else:
                classes.append("below" if wage < floor.amount else "at" if wage == floor.amount else "above")
        return classes

    def as_data(self) -> dict[str, Any]:
        """Plain JSON: {"total": 500, "matrices": {"contract": {"permanent": {"male": 10, …}}}, "wages": {…}}."""
        matrices: dict[str, dict[str, dict[str, int]]] = {}
        for (matrix, row, sex), count in sorted(self.counts.items()):
            matrices.setdefault(matrix, {}).setdefault(row, {})[sex] = count
        floor = self.rules.wage_floor
        return {
            "total": self.total,
            "matrices": matrices,
            "wages": {"bill": self.wage_bill, "smallest": self.wage_smallest, "largest": self.wage_largest},
            "wage_floor": None if floor is None else asdict(floor),
            "rules_version": self.rules.version,
        }


def matrix_rows(data: dict[str, Any], matrix: str) -> Iterator[tuple[str, int, int, int]]:
    """(row code, male, female, together) of one matrix of `Tally.as_data`."""
    for row, cells in data["matrices"].get(matrix, {}).items():
        yield row, cells.get("male", 0), cells.get("female", 0), sum(cells.values())


def count_of(data: dict[str, Any], matrix: str, row: str, sex: str | None = None) -> int:
    cells = data["matrices"].get(matrix, {}).get(row, {})
    return sum(cells.values()) if sex is None else cells.get(sex, 0)
