"""A filed report beside the one before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siapkerja.reference.queries import rule
from siapkerja.web import wording
from wajiblapor.models import Filing, ManpowerReport
from wajiblapor.queries.changes import ChangedSection, changes_between, last_filing
from wajiblapor.queries.matrices import RosterFigures, figures, matrices

Words = str | Promise
FIGURES: dict[str, Words] = {
    "total": _("Pekerja"),
    "male": _("Laki-laki"),
    "female": _("Perempuan"),
    "foreign": _("Tenaga kerja asing"),
    "disabled": _("Penyandang disabilitas"),
    "below_minimum": _("Upah di bawah upah minimum"),
    "wage_bill": _("Upah sebulan, jumlah"),
    "wage_smallest": _("Upah terendah"),
    "wage_average": _("Upah rata-rata"),
    "wage_largest": _("Upah tertinggi"),
}
MONEY = frozenset({"wage_bill", "wage_smallest", "wage_average", "wage_largest"})
# Matrices whose rows are compared too; the others only split the same heads once more.
SPLIT = ("contract", "bpjs_employment", "bpjs_health")


@dataclass(frozen=True)
class Line:
    """One figure as it was and as it is, ready to be read.

    Attributes:
        change: in words; "" where nothing changed.
        is_notable: changed by the share the rule names or more, or appeared.
    """

    label: Words
    before: str
    now: str
    change: str
    is_notable: bool


@dataclass(frozen=True)
class Comparison:
    """Attributes:
    sections: statements that differ, by section; the roster is in `figures`.
    percent: from which change on a figure is notable.
    """

    before: ManpowerReport
    figures: list[Line]
    sections: list[ChangedSection]
    percent: int

    @property
    def notable(self) -> list[Line]:
        return [line for line in self.figures if line.is_notable]


def compared(report: ManpowerReport, filing: Filing) -> Comparison | None:
    """A filed report beside the workplace's one before it, None for a first report. Three queries."""
    before = last_filing(report)
    if before is None or report.reported_on is None:
        return None
    percent = int(rule("wlkp.compare_change_percent", report.reported_on).value)
    sections = [section for section in changes_between(before.whole, filing.whole, is_covered=True) if section.slug != "roster"]
    return Comparison(before.report, list(_figures(before, filing, percent)), sections, percent)


def _figures(before: Filing, now: Filing, percent: int) -> Iterator[Line]:
    was, found = figures(before.content["summary"]), figures(now.content["summary"])
    for slug, label in FIGURES.items():
        yield _line(label, _value(was, slug), _value(found, slug), percent, is_money=slug in MONEY)
    rows_before, rows_now = _rows(before.content["summary"]), _rows(now.content["summary"])
    for label in dict.fromkeys([*rows_before, *rows_now]):
        yield _line(label, rows_before.get(label, 0), rows_now.get(label, 0), percent, is_money=False)


def _value(found: RosterFigures, slug: str) -> int:
    return getattr(found, slug) or 0


def _rows(summary: dict[str, Any]) -> dict[str, int]:
    tables = {matrix.slug: matrix for matrix in matrices(summary)}
    return {f"{tables[slug].title}: {row.label}": row.total for slug in SPLIT if slug in tables for row in tables[slug].rows}


def _line(label: Words, before: int, now: int, percent: int, *, is_money: bool) -> Line:
    show = wording.rupiah if is_money else wording.number
    difference = now - before
    sign = "+" if difference > 0 else "−"
    change = f"{sign}{show(abs(difference))}" if difference else ""
    if difference and before:
        change += f" ({sign}{wording.number(abs(round(100 * difference / before)))} %)"
    share = 100 * abs(difference) / before if before else 100.0
    return Line(label, show(before), show(now), change, bool(difference) and share >= percent)
