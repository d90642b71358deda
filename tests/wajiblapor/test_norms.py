"""What a report shows about keeping the rules."""

from datetime import date
from typing import Any

import pytest

from siapkerja.reference.queries import rules
from wajiblapor.norms.catalogue import NORMS, RULES
from wajiblapor.norms.kinds import Case, Gap, gaps
from wajiblapor.questions.catalogue import BY_SLUG

TODAY = date(2026, 11, 23)


def matrix(**rows: int) -> dict[str, dict[str, int]]:
    return {row: {"male": count} for row, count in rows.items()}


def summary(total: int, **matrices: dict[str, dict[str, int]]) -> dict[str, Any]:
    usual = {"nationality": matrix(national=total), "disability": matrix(none=total), "wage": matrix(above=total)}
    return {"total": total, "matrices": usual | matrices, "wages": {}, "wage_floor": None}


@pytest.fixture
def found(db: None) -> Any:
    thresholds = rules(RULES, TODAY)

    def check(**known: Any) -> dict[str, Gap]:
        case = Case(on=TODAY, values={key: rule.value for key, rule in thresholds.items()}, **known)
        return {gap.slug: gap for gap in gaps(NORMS, case, {key: rule.legal_basis for key, rule in thresholds.items()})}

    return check


def test_every_norm_says_its_law_what_to_do_and_where(found) -> None:
    answers = {
        "has_regulation": "no", "has_agreement": "no", "has_bipartite": "no", "has_committee": "no", "has_safety_management": "no",
        "pkwt_registered": "no", "bpjs_tk_programmes": ["jkk"], "overtime_day": 5, "overtime_week": 20, "thr_paid": "no",
        "counterparts": "no", "night_women": "yes", "night_care": ["food"], "left_dismissed": 2, "dismissal_notice": "no",
        "facilities": ["canteen"], "accidents": [{"happened_on": "2026-05-01", "reported_on": "2026-05-05"}],
        "equipment": [{"until": "2025-01-01"}],
    }  # fmt: skip
    told = found(
        summary=summary(
            200, nationality={"national": {"male": 100, "female": 99}, "foreign": {"male": 1}}, wage=matrix(below=3), hours=matrix(over=7),
            bpjs_employment=matrix(no=4), bpjs_health=matrix(no=0), contract=matrix(fixed_term=9, fixed_task=2),
        ),
        identity={"scale": "large", "ownership": "private", "industry": "14111"},
        answers=answers,
        doubts={"below_working_age": 1, "permit_missing": 1, "contract_too_long": 2},
    )  # fmt: skip
    assert set(told) == {norm.slug for norm in NORMS}
    for gap in told.values():
        assert gap.law
        assert gap.advice
        assert "%" not in f"{gap.sentence}{gap.advice}"
        assert gap.section == "roster" or gap.section in BY_SLUG
    assert told["contract_registration"].figures == {"count": 11, "days": 3}
    assert told["contract_length"].sentence == "2 PKWT lebih lama dari 5 tahun."
    assert "pukul 23.00 sampai 07.00" in told["women_at_night"].advice
    assert [gap.weight for gap in told.values()] == sorted((gap.weight for gap in told.values()), key=["gap", "doubt", "hint"].index)


def test_a_report_that_says_nothing_shows_nothing(found) -> None:
    assert found() == {}
    assert set(found(summary=summary(60))) == set()


@pytest.mark.parametrize(
    ("workers", "ownership", "wanted"), [(99, "private", 0), (100, "private", 1), (100, "state", 2), (250, "private", 2)]
)
def test_the_quota_counts_whole_persons(workers, ownership, wanted, found) -> None:
    told = found(summary=summary(workers), identity={"ownership": ownership})
    assert ("disability_quota" in told) == bool(wanted)
    if wanted:
        assert told["disability_quota"].figures == {"wanted": wanted, "have": 0, "short": wanted}


def test_a_small_business_may_pay_by_agreement(found) -> None:
    roster = summary(5, wage=matrix(below=2))
    assert found(summary=roster, identity={"scale": "medium"})["minimum_wage"].weight == "gap"
    assert found(summary=roster, identity={"scale": "micro"})["minimum_wage"].weight == "doubt"
    assert "minimum_wage" not in found(summary=roster, identity={"scale": "micro"}, answers={"wage_agreement": "yes"})


def test_an_agreement_in_force_replaces_the_regulation_and_an_expired_one_does_not(found) -> None:
    for until, is_gap in (("2027-01-01", False), ("2026-01-01", True)):
        told = found(summary=summary(60), answers={"has_agreement": "yes", "agreement_until": until, "has_regulation": "no"})
        assert ("company_regulation" in told) == is_gap


@pytest.mark.parametrize(("paid", "is_late"), [("2026-03-13", False), ("2026-03-14", True)])
def test_the_holiday_allowance_comes_seven_days_before(paid, is_late, found) -> None:
    told = found(summary=summary(20), answers={"thr_paid": "yes", "thr_on": paid, "thr_holiday_on": "2026-03-20"})
    assert ("holiday_allowance" in told) == is_late


@pytest.mark.parametrize(("until", "weight"), [("2026-11-22", "gap"), ("2028-11-23", None), ("2028-11-24", "doubt")])
def test_a_regulation_of_the_company_holds_for_two_years_at_most(until, weight, found) -> None:
    told = found(summary=summary(60), answers={"has_regulation": "yes", "regulation_until": until, "has_bipartite": "yes"})
    assert (told["company_regulation"].weight if told else None) == weight


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "law"), [(date(2023, 8, 7), "UU 36/2009"), (date(2023, 8, 8), "UU 17/2023"), (date(2026, 1, 1), "PP 28/2024")]
)
def test_the_law_shown_is_the_one_in_force_on_the_day(day, law) -> None:
    assert law in rules(["women.lactation_room"], day)["women.lactation_room"].legal_basis
