"""Who is asked what, and when it is answered."""

from datetime import date
from typing import Any

import pytest

from wajiblapor.questions.catalogue import QUESTIONS, SECTION_OF, SECTIONS
from wajiblapor.questions.completeness import is_answered, missing, percent, relevant
from wajiblapor.questions.kinds import Kind, Situation

THRESHOLDS = {
    "company_regulation.min_workers": 10,
    "bipartite_body.min_workers": 50,
    "safety_committee.min_workers": 100,
    "safety_management.min_workers": 100,
}


def at(**known: Any) -> Situation:
    return Situation(**{"on": date(2026, 11, 23), "rules": THRESHOLDS} | known)


SHOP = at(workers=3, women=2, industry="47111", scale="micro", legal_form="sole_proprietor")
FACTORY = at(
    workers=4000, women=2500, foreign=3, minors=1, disabled=4, fixed_term=900, below_minimum=2, industry="14111", scale="large",
    legal_form="pt", capital="joint_venture", ownership="private",
)  # fmt: skip


def test_every_question_is_called_once_names_its_law_and_leans_on_questions_that_exist() -> None:
    assert len(QUESTIONS) == sum(len(section.questions) for section in SECTIONS)
    for question in QUESTIONS.values():
        assert question.law, question.slug
        assert bool(question.columns) == (question.kind == Kind.TABLE)
        assert bool(question.choices) == (question.kind in {Kind.YES_NO, Kind.CHOICE, Kind.CHOICES})
        if question.when.answer:
            slug, wanted = question.when.answer
            other = QUESTIONS[slug]
            assert wanted == "+" or wanted in dict(other.choices)
            assert SECTION_OF[slug] is SECTION_OF[question.slug], "a page shows what a question leans on"


def test_a_shop_with_three_workers_is_asked_a_page_and_a_factory_all_of_it() -> None:
    shop = [question for section in SECTIONS for question in section.possible(SHOP)]
    factory = [question for section in SECTIONS for question in section.possible(FACTORY)]
    assert len(shop) <= 16
    assert len(factory) > 90
    assert {question.slug for question in shop} <= {question.slug for question in factory} | {"wage_agreement"}


@pytest.mark.parametrize(
    ("workers", "industry", "is_asked"), [(99, "47111", False), (100, "47111", True), (20, "14111", True), (19, "14111", False)]
)
def test_the_safety_committee_is_asked_for_by_size_or_danger(workers: int, industry: str, is_asked: bool) -> None:
    asked = SECTION_OF["has_committee"].asked(at(workers=workers, industry=industry), {})
    assert ("has_committee" in {question.slug for question in asked}) == is_asked


def test_a_question_waits_for_the_answer_it_leans_on() -> None:
    section = SECTION_OF["thr_on"]
    assert "thr_on" not in {question.slug for question in section.asked(SHOP, {"thr_paid": "no"})}
    assert "thr_on" in {question.slug for question in missing(section, SHOP, {"thr_paid": "yes"})}
    assert relevant(section, SHOP, {"thr_paid": "no", "thr_on": "2026-03-10"}) == {"thr_paid": "no"}


def test_no_and_nought_are_answers_and_a_row_is_one_when_it_says_what_is_needed() -> None:
    assert is_answered(QUESTIONS["thr_paid"], "no")
    assert is_answered(QUESTIONS["left_resigned"], 0)
    assert not is_answered(QUESTIONS["facilities"], [])
    assert not is_answered(QUESTIONS["accidents"], [{"happened_on": "2026-01-02"}])
    row = {"happened_on": "2026-01-02", "victim": "Sari Contoh", "severity": "light", "lost_days": 0, "cause": "Terpeleset"}
    assert is_answered(QUESTIONS["accidents"], [row])


def test_a_section_with_nothing_needed_is_complete() -> None:
    assert percent(SECTION_OF["training_unit"], SHOP, {}) == 100
    assert 0 < percent(SECTION_OF["pay_day"], SHOP, {"pay_day": 25}) < 100
