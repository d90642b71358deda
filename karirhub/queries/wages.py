"""Whether a vacancy's wage reaches the minimum of its place. A hint, never a bar: micro and small firms may agree less."""

from dataclasses import dataclass
from datetime import date

from karirhub.models import Vacancy
from siapkerja.reference.queries import MinimumWageFigure, minimum_wage


@dataclass(frozen=True)
class WageCheck:
    """A vacancy's lowest wage beside the figure of its place (PP 36/2021 as amended by PP 49/2025)."""

    wage_min: int
    figure: MinimumWageFigure

    @property
    def is_below(self) -> bool:
        return self.wage_min < self.figure.amount

    @property
    def shortfall(self) -> int:
        return max(self.figure.amount - self.wage_min, 0)

    @property
    def percent_above(self) -> int:
        """Whole percent by which the wage exceeds the figure; negative below it."""
        return (self.wage_min - self.figure.amount) * 100 // self.figure.amount


def wage_check(vacancy: Vacancy, on: date) -> WageCheck | None:
    """The check for a vacancy of full working time; None for other work, for work abroad, and where no figure is loaded."""
    if vacancy.is_overseas or vacancy.working_time != "full_time" or vacancy.contract_type == "apprenticeship":
        return None
    figure = minimum_wage(vacancy.regency_id, on)
    return WageCheck(vacancy.wage_min, figure) if figure else None
