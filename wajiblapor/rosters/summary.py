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
# Rows of the matrix of contracts that are a PKWT, by a day or by a piece of work.
FIXED = (Contract.FIXED_TERM.value, Contract.FIXED_TASK.value)
# Matrices of two properties; a row is called `national.25_34`.
CROSSED = {"nationality_age": ("nationality", "age"), "contract_wage": ("contract", "wage_system")}
Cell = tuple[str, str, str]


class _Bands(dict[date | None, str]):
    """Age band by day of birth."""

    def __init__(self, today: date) -> None:
        super().__init__({None: "unknown"})
        self.today = today

    def __missing__(self, born_on: date) -> str:
        ends = ((name, end) for name, _, end in AGE_BANDS)
        last = AGE_BANDS[-1][2]
        band = self[born_on] = next(name for name, end in ends if end == last or born_on > add_months(self.today, -12 * end))
        return band


@dataclass
class Tally:
    """Counts of workers by (matrix, row, column), added up chunk by chunk."""

    rules: RuleSet
    counts: Counter[Cell] = field(default_factory=Counter)
    wage_bill: int = 0
    wage_smallest: int | None = None
    wage_largest: int | None = None
    total: int = 0
    _bands: _Bands = field(init=False)

    def __post_init__(self) -> None:
        self._bands = _Bands(self.rules.today)

    @classmethod
    def continued(cls, rules: RuleSet, data: dict[str, Any]) -> "Tally":
        """Go on from what `as_data` said."""
        found = cls(rules)
        if data:
            wages = data["wages"]
            found.total, found.wage_bill = data["total"], wages["bill"]
            found.wage_smallest, found.wage_largest = wages["smallest"], wages["largest"]
            for matrix, rows in data["matrices"].items():
                for row, cells in rows.items():
                    for sex, count in cells.items():
                        found.counts[matrix, row, sex] = count
        return found

    def add(self, checked: Checked) -> None:
        self._change(checked, 1)

    def take(self, checked: Checked) -> None:
        """Take back what was added. The smallest and largest wage stay: whoever takes rows asks the rest for theirs."""
        self._change(checked, -1)

    def _change(self, checked: Checked, sign: int) -> None:
        values, size = checked.values, len(checked.rows)
        self.total += sign * size
        sexes = [sex or "unknown" for sex in values["sex"]]
        nations = ["foreign" if foreign else "national" for foreign in checked.is_foreign]
        columns: dict[str, list[str]] = {
            "nationality": nations,
            "contract": [value or "unknown" for value in values["contract"]],
            "wage_system": [value or "unknown" for value in values["wage_system"]],
            "education": [value or "unknown" for value in values["education"]],
            "disability": [value or "none" for value in values["disability"]],
            "age": list(map(self._bands.__getitem__, values["born_on"])),
            "wage": self._wage_classes(checked, sign),
            "bpjs_employment": ["yes" if value else "no" for value in values["bpjs_employment"]],
            "bpjs_health": ["yes" if value else "no" for value in values["bpjs_health"]],
            "certificate": [value or "no" for value in values["certificate"]],
        }
        columns["occupation"] = [code[:1] if code else "unknown" for code in values["occupation_code"]]
        columns["hours"] = [
            "unknown" if hours is None else "over" if hours > self.rules.weekly_hours else "within" for hours in values["weekly_hours"]
        ]
        for matrix, rows in columns.items():
            for (row, sex), count in Counter(zip(rows, sexes, strict=True)).items():
                self.counts[matrix, row, sex] += sign * count
        for matrix, (first, second) in CROSSED.items():
            for (row, across, sex), count in Counter(zip(columns[first], columns[second], sexes, strict=True)).items():
                self.counts[matrix, f"{row}.{across}", sex] += sign * count

    def _wage_classes(self, checked: Checked, sign: int) -> list[str]:
        floor, values = self.rules.wage_floor, checked.values
        columns = zip(values["base_wage"], values["allowance"], values["contract"], strict=True)
        wages = [(None if base is None else base + (allowance or 0), contract) for base, allowance, contract in columns]
        known = [wage for wage, _contract in wages if wage is not None]
        self.wage_bill += sign * sum(known)
        if known and sign > 0:
            smallest, largest = min(known), max(known)
            self.wage_smallest = smallest if self.wage_smallest is None else min(smallest, self.wage_smallest)
            self.wage_largest = largest if self.wage_largest is None else max(largest, self.wage_largest)
        if floor is None:
            return ["unknown" if wage is None else "not_compared" for wage, _contract in wages]
        amount, part_time = floor.amount, str(Contract.PART_TIME)
        return [
            "unknown"
            if wage is None
            else "not_compared"
            if contract == part_time
            else "above"
            if wage > amount
            else "below"
            if wage < amount
            else "at"
            for wage, contract in wages
        ]

    def as_data(self) -> dict[str, Any]:
        """Plain JSON: {"total": 500, "matrices": {"contract": {"permanent": {"male": 10, …}}}, "wages": {…}}."""
        matrices: dict[str, dict[str, dict[str, int]]] = {}
        for (matrix, row, sex), count in sorted(item for item in self.counts.items() if item[1]):
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
