"""What the portal's own pages announce."""

from dataclasses import dataclass
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class LevyReported(Fact):
    """Somebody was asked to pay for a free service and told us."""

    publisher: ClassVar[str] = "web"
    subject_field: ClassVar[str] = "levy_report_id"
    levy_report_id: int
    regency_code: str
