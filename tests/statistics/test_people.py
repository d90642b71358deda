"""People are counted once each, whatever arrives how often and in what order, and the way from training to work with them."""

import random
from datetime import date, timedelta

import pytest
from django.utils import timezone

from siapkerja.statistics.actions.milestones import fold_milestones, reach, rebuild_people_counts
from siapkerja.statistics.models import Milestone, MilestoneKind, PeopleCount
from siapkerja.statistics.periods import Period
from siapkerja.statistics.rollups import total_of

pytestmark = pytest.mark.django_db
TRAINED, CERTIFIED, HIRED = MilestoneKind.TRAINED, MilestoneKind.CERTIFIED, MilestoneKind.HIRED
JULY, AUGUST, YEAR = Period.month(date(2026, 7, 1)), Period.month(date(2026, 8, 1)), Period.year(date(2026, 7, 1))


def _reach(source: str, person: int, kind: MilestoneKind, on: date, regency: str = "3273", **more) -> None:
    reach(person_id=person, kind=kind, on=on, regency_code=regency, source=source, **{"version": 1, **more})


def _people(kind: str, region: str, period: Period) -> int:
    return total_of(kind, region, period, is_of_people=True)


def _table() -> dict[tuple[object, ...], int]:
    rows = PeopleCount.objects.exclude(people=0).values_list("measure", "span", "starts_on", "region_code", "days", "people")
    return {row[:-1]: row[-1] for row in rows}


def _by_hand() -> dict[tuple[object, ...], int]:
    """The same counts the plain way, from the milestones alone."""
    reached = list(Milestone.objects.filter(is_standing=True).values_list("person_id", "kind", "on", "regency_code"))
    first: dict[tuple[object, ...], date] = {}
    for person, kind, on, regency in reached:
        for digits in (0, 2, 4):
            for span, starts in (("month", on.replace(day=1)), ("year", date(on.year, 1, 1))):
                key = (person, kind, span, starts, regency[:digits])
                first[key] = min(first.get(key, on), on)
    table: dict[tuple[object, ...], int] = {}
    for (person, kind, *cell), on in first.items():
        counted = [(kind, *cell, 0)]
        if kind == TRAINED:
            proof = min((day for who, what, day, _ in reached if (who, what) == (person, CERTIFIED) and day >= on), default=None)
            work = min((day for who, what, day, _ in reached if (who, what) == (person, HIRED) and proof and day >= proof), default=None)
            counted += [("trained-certified", *cell, (proof - on).days)] if proof else []
            counted += [("trained-hired", *cell, (work - on).days)] if work else []
        for key in counted:
            table[key] = table.get(key, 0) + 1
    return table


def test_a_person_trained_twice_is_one_person_in_the_year_and_one_in_each_month_and_regency() -> None:
    _reach("s:1", 1, TRAINED, date(2026, 7, 3))
    _reach("s:2", 1, TRAINED, date(2026, 7, 30), "3578")
    _reach("s:3", 1, TRAINED, date(2026, 8, 30))
    _reach("s:4", 2, TRAINED, date(2026, 8, 1))
    assert fold_milestones(at=timezone.now()) == 4

    assert [_people(TRAINED, "", period) for period in (JULY, AUGUST, YEAR)] == [1, 2, 2]
    assert [_people(TRAINED, "32", period) for period in (JULY, AUGUST, YEAR)] == [1, 2, 2]
    assert [_people(TRAINED, "3578", period) for period in (JULY, AUGUST, YEAR)] == [1, 0, 1]


def test_months_of_people_are_never_added() -> None:
    with pytest.raises(ValueError, match="calendar months and years"):
        _people(TRAINED, "", Period(date(2026, 7, 1), date(2026, 8, 31)))


def test_the_way_from_training_to_work_counts_what_came_after_and_the_days_since_the_training() -> None:
    day = date(2026, 7, 3)
    _reach("s:1", 1, TRAINED, day)
    _reach("c:1", 1, CERTIFIED, day + timedelta(days=20), "3171")
    _reach("k:1", 1, HIRED, day + timedelta(days=50), "3578")
    _reach("c:2", 2, CERTIFIED, day - timedelta(days=5))
    _reach("s:2", 2, TRAINED, day)
    _reach("k:2", 2, HIRED, day + timedelta(days=9))
    fold_milestones(at=timezone.now())

    ways = {(m, r, d): n for (m, span, _start, r, d), n in _table().items() if m.startswith("trained-") and span == "year"}
    assert ways == {
        ("trained-certified", region, 20): 1 for region in ("", "32", "3273")
    } | {("trained-hired", region, 50): 1 for region in ("", "32", "3273")}, "certified before, or never, is not the way"  # fmt: skip


def test_a_revoked_certificate_certified_nobody_whichever_fact_is_heard_first() -> None:
    _reach("c:1", 1, CERTIFIED, date(2026, 7, 3))
    fold_milestones(at=timezone.now())
    _reach("c:1", 1, CERTIFIED, date(2026, 9, 1), "", version=5, is_standing=False)
    _reach("c:2", 2, CERTIFIED, date(2026, 9, 1), "", version=5, is_standing=False)
    _reach("c:2", 2, CERTIFIED, date(2026, 7, 3))
    fold_milestones(at=timezone.now())

    assert _people(CERTIFIED, "", YEAR) == 0
    assert _table() == {}


def test_shuffled_doubled_moved_and_folded_at_any_moment_the_counts_are_the_plain_ones_and_so_is_a_rebuild() -> None:
    dice = random.Random(20261122)
    said = [
        (f"t:{source}", 1 + source % 12, list(MilestoneKind)[source % 4], date(2025, 9, 1) + timedelta(days=dice.randint(0, 400)),
         dice.choice(["3273", "3201", "3578"]), version, dice.random() > 0.15)
        for source in range(60)
        for version in (1, 2, 3)
    ] * 2  # fmt: skip
    dice.shuffle(said)
    for source, person, kind, on, regency, version, is_standing in said:
        _reach(source, person, kind, on, regency, version=version, is_standing=is_standing)
        if dice.random() < 0.08:
            fold_milestones(at=timezone.now())
    fold_milestones(at=timezone.now())

    folded = _table()
    assert folded == _by_hand()
    rebuild_people_counts(at=timezone.now())
    assert _table() == folded
    assert fold_milestones(at=timezone.now()) == 0
