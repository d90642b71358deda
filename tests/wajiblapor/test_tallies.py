"""Monthly figures: told twice, late or out of order, each report counts once at its newest version."""

import itertools
from dataclasses import replace
from datetime import date

import pytest

from siapkerja.facts.wajiblapor import ReportSubmitted
from tests.support.people import make_region
from wajiblapor.actions.tallies import count_report, rebuild_tallies
from wajiblapor.models import MonthlyTally
from wajiblapor.models.tallies import FIGURES
from wajiblapor.queries.officers import dashboard

pytestmark = pytest.mark.django_db
FIRST = ReportSubmitted(
    version=2, report_id=1, legal_entity_id=1, workplace_id=1, document_id=1, submitted_by_id=1, number="40111.20261001.0001",
    reported_on=date(2026, 10, 1), next_due_on=date(2027, 10, 1), regency_code="3273", industry_code="", workers_total=10, workers_male=6,
    workers_female=4, workers_foreign=1,
)  # fmt: skip
CORRECTED = replace(FIRST, version=3, workers_total=12, workers_male=7, workers_female=5, reported_on=date(2026, 11, 2))
SECOND = replace(FIRST, report_id=2, workers_total=5, workers_male=5, workers_female=0, workers_foreign=0, regency_code="3374")


def figures() -> dict[tuple[str, str], tuple[int, ...]]:
    rows = MonthlyTally.objects.exclude(reports=0)
    return {(f"{row.month:%Y-%m}", row.regency_code): tuple(getattr(row, name) for name in FIGURES) for row in rows}


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_any_order_and_repetition_gives_the_same_figures(order) -> None:
    facts = [FIRST, CORRECTED, SECOND, FIRST]
    for place in order:
        count_report(fact=facts[place])
    assert figures() == {("2026-11", "3273"): (1, 12, 7, 5, 1), ("2026-10", "3374"): (1, 5, 5, 0, 0)}


def test_a_rebuild_gives_the_same_figures() -> None:
    for fact in (FIRST, SECOND, CORRECTED):
        count_report(fact=fact)
    before = figures()
    rebuild_tallies()
    assert figures() == before


def test_the_dashboard_counts_the_officers_region_only(officer, ministry_officer) -> None:
    make_region("3374")
    for fact in (CORRECTED, SECOND):
        count_report(fact=fact)
    today = date(2026, 11, 22)
    own = dashboard(officer.actor, today=today)
    assert (own.reports, own.workers, own.level) == (1, 12, "regency")
    country = dashboard(ministry_officer.actor, today=today)
    assert (country.reports, country.workers, country.level) == (2, 17, "province")
    assert {region.code for region in country.regions} == {"32", "33"}
    assert country.this_month.reports == country.previous_month.reports == 1
    assert country.change_percent == 0
