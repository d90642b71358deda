"""Figures of reports: told twice, late or out of order, each report counts once at its newest version."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from siapkerja.events.models import EventRecord
from siapkerja.facts.wajiblapor import ReportSubmitted
from siapkerja.identity.actions.workplaces import follow_move
from siapkerja.statistics import counting
from siapkerja.statistics.actions.contributions import fold_contributions
from siapkerja.statistics.actions.rebuilding import rebuild_everything
from siapkerja.statistics.models import Contribution, Rollup
from tests.support.people import SYSTEM, make_region, now
from tests.wajiblapor.conftest import draft_of, filed
from wajiblapor.actions.corrections import correct_report
from wajiblapor.actions.figures import count_filed_reports
from wajiblapor.actions.reviews import accept_report
from wajiblapor.queries.figures import REPORTS, WORKERS_BY_COLUMN
from wajiblapor.queries.officers import dashboard
from wajiblapor.reactions import count_submitted_report

pytestmark = pytest.mark.django_db
FIRST = ReportSubmitted(
    version=2, report_id=1, legal_entity_id=1, workplace_id=1, document_id=1, submitted_by_id=1, number="40111.20261001.0001",
    reported_on=date(2026, 10, 1), next_due_on=date(2027, 10, 1), regency_code="3273", industry_code="", workers_total=10, workers_male=6,
    workers_female=4, workers_foreign=1,
)  # fmt: skip
CORRECTED = replace(FIRST, version=3, workers_total=12, workers_male=7, workers_female=5, reported_on=date(2026, 11, 2))
SECOND = replace(FIRST, report_id=2, workers_total=5, workers_male=5, workers_female=0, workers_foreign=0, regency_code="3374")


def hear(*facts: ReportSubmitted) -> None:
    for fact in facts:
        count_submitted_report(fact, at=datetime(2026, 11, 2, tzinfo=UTC))


def counted() -> dict[tuple[str, str], tuple[int, ...]]:
    """Reports, workers, men, women and foreigners by month and regency."""
    fold_contributions(at=timezone.now())
    cells: dict[tuple[str, str], dict[str, int]] = {}
    for row in Rollup.objects.parts([""], digits=4).exclude(value=0):
        cells.setdefault((f"{row.month:%Y-%m}", row.region_code), {})[row.figure] = row.value
    return {key: tuple(cell.get(slug, 0) for slug in (REPORTS, *WORKERS_BY_COLUMN.values())) for key, cell in cells.items()}


def cell_of(cell: tuple[tuple[str, str], tuple[int, ...]]) -> tuple[str, str, int, int]:
    (month, regency), (reports, workers, *_more) = cell
    return month, regency, reports, workers


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_any_order_and_repetition_gives_the_same_figures(order) -> None:
    facts = [FIRST, CORRECTED, SECOND, FIRST]
    hear(*[facts[place] for place in order])
    assert counted() == {("2026-11", "3273"): (1, 12, 7, 5, 1), ("2026-10", "3374"): (1, 5, 5, 0, 0)}


def test_reports_nobody_announced_are_counted_from_the_records_and_the_fact_adds_nothing(manager, other_manager, deliver_facts) -> None:
    filed(manager, count=6)
    draft_of(other_manager, village="3578010001")
    assert count_filed_reports() == 5
    from_records = counted()
    assert [cell[:2] for cell in from_records.values()] == [(1, 6)]

    deliver_facts()
    assert count_filed_reports() == 0
    assert counted() == from_records

    Contribution.objects.all().delete()
    Rollup.objects.all().delete()
    hear(*[event.revived() for event in EventRecord.objects.filter(fact="wajiblapor.ReportSubmitted")])
    assert counted() == from_records


def test_a_report_counts_where_its_office_is_now_in_any_order_and_after_a_rebuild(manager, officer, deliver_facts) -> None:
    def move(village: str) -> None:
        make_region(village)
        where = {"village_code": village, "address": "Jalan Gudang 2", "postal_code": ""}
        follow_move(workplace=manager.workplace, by=SYSTEM, at=now(), **where)
        for _twice in range(2):
            deliver_facts()

    report, day = filed(manager, count=6).report, f"{now():%Y-%m}"
    move("3578010001")
    assert list(map(cell_of, counted().items())) == [(day, "3578", 1, 6)]
    move("3273021004")
    accept_report(report=report, by=officer.actor, at=now())
    move("3578010001")
    assert list(map(cell_of, counted().items())) == [(day, "3273", 1, 6)], "what was decided stays with who decided it"
    correct_report(report=report, reason="Salah tulis", by=manager.actor, at=now())
    deliver_facts()
    settled = counted()
    assert list(map(cell_of, settled.items())) == [(day, "3578", 1, 6)], "and is the new office's once it is corrected"

    for event in EventRecord.objects.order_by("-id"):
        counting.hear(event.revived(), at=event.at)
    assert counted() == settled
    rebuild_everything(at=now())
    assert counted() == settled


def test_the_dashboard_counts_the_officers_region_only(officer, ministry_officer, django_assert_num_queries) -> None:
    make_region("3374")
    hear(CORRECTED, SECOND)
    counted()
    actor, today = officer.actor, date(2026, 11, 22)
    with django_assert_num_queries(3):
        own = dashboard(actor, today=today)
    assert (own.reports, own.workers, own.level) == (1, 12, "regency")
    country = dashboard(ministry_officer.actor, today=today)
    assert (country.reports, country.workers, country.level) == (2, 17, "province")
    assert {region.code for region in country.regions} == {"32", "33"}
    assert country.this_month.reports == country.previous_month.reports == 1
    assert country.change_percent == 0
