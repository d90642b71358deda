"""Contributions: newest version counts, folding is exact in any order, and a rebuild gives the same."""

import random
import threading
from datetime import date

import pytest
from django.db import connection, transaction
from django.utils import timezone

from siapkerja.statistics.actions.contributions import contribute, fold_contributions, rebuild_rollups
from siapkerja.statistics.actions.folding import wait_for_folding
from siapkerja.statistics.models import Contribution, Rollup, YearRollup
from siapkerja.statistics.periods import Period
from siapkerja.statistics.rollups import sums_by_month, sums_by_region, total_of
from tests.support.processes import wait_until
from tests.support.worker import CeleryWorker

JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 1)


def _table() -> dict[tuple[str, str, str], int]:
    rows = Rollup.objects.exclude(value=0).values_list("figure", "region_code", "month", "value")
    return {(figure, region, str(month)): value for figure, region, month, value in rows}


def _years() -> dict[tuple[str, str, int], int]:
    rows = YearRollup.objects.exclude(value=0).values_list("figure", "region_code", "year", "value")
    return {(figure, region, year): value for figure, region, year, value in rows}


@pytest.mark.django_db
def test_a_newer_version_replaces_what_was_counted_wherever_it_moves() -> None:
    contribute(source="t:1", version=1, region_code="3273", month=date(2026, 7, 20), amounts={"reports": 1, "workers": 40})
    contribute(source="t:2", version=1, region_code="3273", month=JULY, amounts={"reports": 1, "workers": 60})
    assert fold_contributions(at=timezone.now()) == 4
    assert total_of("reports", "32", Period.month(JULY)) == 2

    contribute(source="t:1", version=3, region_code="3578", month=AUGUST, amounts={"reports": 1, "workers": 45})
    contribute(source="t:1", version=2, region_code="1171", month=JULY, amounts={"reports": 9, "workers": 9})
    fold_contributions(at=timezone.now())

    summer = Period(JULY, date(2026, 8, 31))
    assert sums_by_region(["reports"], regions=[""], period=summer, digits=2) == {"32": {"reports": 1}, "35": {"reports": 1}}
    assert sums_by_month(["reports"], regions=[""], period=summer) == {JULY: {"reports": 1}, AUGUST: {"reports": 1}}
    assert total_of("workers", "", summer) == 105


@pytest.mark.django_db
def test_what_counts_when_it_first_happened_keeps_the_earliest_month_in_any_order() -> None:
    for version, month in [(4, AUGUST), (2, JULY), (6, AUGUST)]:
        contribute(source="t:1", version=version, region_code="3273", month=month, amounts={"reports": 1}, is_first=True)
        fold_contributions(at=timezone.now())

    assert total_of("reports", "32", Period.month(JULY)) == 1
    assert total_of("reports", "32", Period.month(AUGUST)) == 0


@pytest.mark.django_db
def test_shuffled_doubled_and_folded_at_any_moment_the_sums_are_the_same_and_so_is_a_rebuild() -> None:
    dice = random.Random(20261122)
    given = [
        (f"t:{source}", version, dice.choice(["3273", "3578", "9471"]), dice.choice([JULY, AUGUST]), dice.randint(0, 50))
        for source in range(20)
        for version in range(1, 5)
    ]
    newest = {source: (region, month, amount) for source, version, region, month, amount in given if version == 4}
    said = given * 2
    dice.shuffle(said)
    for source, version, region, month, amount in said:
        contribute(source=source, version=version, region_code=region, month=month, amounts={"reports": amount})
        if dice.random() < 0.1:
            fold_contributions(at=timezone.now())
    fold_contributions(at=timezone.now())

    expected: dict[tuple[str, str, str], int] = {}
    for region, month, amount in newest.values():
        for digits in (0, 2, 4):
            key = ("reports", region[:digits], str(month))
            expected[key] = expected.get(key, 0) + amount
    assert _table() == {key: value for key, value in expected.items() if value}
    years: dict[tuple[str, str, int], int] = {}
    for (figure, region, month), value in _table().items():
        years[figure, region, int(month[:4])] = years.get((figure, region, int(month[:4])), 0) + value
    assert _years() == years

    folded = _table()
    rebuild_rollups(at=timezone.now())
    assert _table() == folded
    assert _years() == years
    assert fold_contributions(at=timezone.now()) == 0


@pytest.mark.django_db
def test_several_figures_are_read_at_once_for_several_regions() -> None:
    for source, region, month, workers in [("t:1", "3273", JULY, 4), ("t:2", "3578", AUGUST, 5), ("t:3", "3374", AUGUST, 6)]:
        contribute(source=source, version=1, region_code=region, month=month, amounts={"reports": 1, "workers": workers})
    contribute(source="t:3", version=2, region_code="1171", month=AUGUST, amounts={"reports": 1, "workers": 6})
    fold_contributions(at=timezone.now())
    both, summer = ["reports", "workers"], Period(date(2026, 6, 1), date(2026, 8, 31))

    java = sums_by_month(both, regions=["32", "3578", "33"], period=summer)
    assert java == {date(2026, 6, 1): {}, JULY: {"reports": 1, "workers": 4}, AUGUST: {"reports": 1, "workers": 5}}
    assert sums_by_month(["workers"], regions=[""], period=summer)[AUGUST]["workers"] == 11
    assert not any(sums_by_month(both, regions=[], period=summer).values()), "no region is nothing, not everything"

    assert set(sums_by_region(both, regions=[""], period=summer, digits=2)) == {"32", "35", "11"}, "33 counts nothing any more"
    assert sums_by_region(both, regions=["32", "35"], period=summer, digits=4)["3578"] == {"reports": 1, "workers": 5}


def test_who_is_not_patient_leaves_folding_to_who_is_at_it(only_own_workers: None, committed_db: None) -> None:
    contribute(source="t:1", version=1, region_code="3273", month=JULY, amounts={"reports": 1})
    folded: list[int] = []

    def fold() -> None:
        folded.append(fold_contributions(at=timezone.now(), is_patient=False))
        connection.close()

    with transaction.atomic():
        wait_for_folding()
        other = threading.Thread(target=fold)
        other.start()
        other.join()
    assert folded == [0]
    assert fold_contributions(at=timezone.now(), is_patient=False) == 1


def test_a_contribution_is_counted_by_the_worker_without_waiting_for_beat(committed_db: None, celery_worker: CeleryWorker) -> None:
    contribute(source="t:1", version=1, region_code="3273", month=JULY, amounts={"reports": 1})
    wait_until(lambda: total_of("reports", "32", Period.month(JULY)) == 1)


def test_two_folding_at_once_while_versions_arrive_lose_and_double_nothing(committed_db: None) -> None:
    def say(start: int) -> None:
        for source in range(start, 60, 2):
            for version in range(1, 4):
                contribute(source=f"t:{source}", version=version, region_code="3273", month=JULY, amounts={"reports": version})
        connection.close()

    def fold() -> None:
        for _ in range(15):
            fold_contributions(at=timezone.now())
        connection.close()

    threads = [threading.Thread(target=say, args=(start,)) for start in (0, 1)] + [threading.Thread(target=fold) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    fold_contributions(at=timezone.now())

    assert Contribution.objects.count() == 60
    assert total_of("reports", "", Period.month(JULY)) == 60 * 3


def test_a_period_knows_its_months_and_ends_after_it_starts() -> None:
    assert Period.months_up_to(date(2026, 2, 14), 3).months == [date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]
    assert Period.month(date(2026, 2, 14)).last == date(2026, 2, 28)
    with pytest.raises(ValueError, match="ends after"):
        Period(AUGUST, JULY)
