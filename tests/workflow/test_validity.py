"""What an action is about to write is looked at by the database's own rules, mostly without asking it."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from karirhub.models import Vacancy
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.validity import CannotSay, demand_valid, holds

pytestmark = pytest.mark.django_db


def conditions() -> Iterator[tuple[type[models.Model], str, Q]]:
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.CheckConstraint) and isinstance(constraint.condition, Q):
                yield model, constraint.name, constraint.condition


def some_value(field: models.Field, pick: random.Random) -> Any:
    if field.null and pick.random() < 0.35:
        return None
    if field.choices:
        return pick.choice([value for value, _ in field.flatchoices])
    match field:
        case models.BooleanField():
            return pick.random() < 0.5
        case models.DateTimeField():
            return datetime(2026, 1, 1, tzinfo=timezone.get_current_timezone()) + timedelta(days=pick.randrange(-3, 4))
        case models.DateField():
            return date(2026, 1, 1) + timedelta(days=pick.randrange(-3, 4))
        case models.IntegerField() | models.DecimalField():
            return pick.choice((0, 1, 2, 15, 17, 65, 66, 100, 101, 1000, 1001, 10_000, 10_001, 999_999_999, 1_000_000_000))
        case models.ForeignKey():
            return pick.randrange(1, 4)
        case _:
            return pick.choice(("", "a", "b"))


def test_plain_conditions_are_judged_as_the_database_judges_them() -> None:
    pick, judged = random.Random(7), set()
    for model, name, condition in conditions():
        for _attempt in range(8):
            record = model()
            for field in model._meta.concrete_fields:
                if not field.primary_key:
                    setattr(record, field.attname, some_value(field, pick))
            try:
                here = holds(condition, record)
            except (CannotSay, TypeError):
                continue
            there = condition.check(record._get_field_expression_map(meta=model._meta))
            assert (here is not False) is there, f"{name} of {vars(record)}"
            judged.add(name)
    assert {"vacancy_wage_range_ascends", "batch_days_ascend"} & judged
    assert len(judged) >= 20


def test_conditions_only_the_database_works_out_are_left_to_it() -> None:
    for condition in (Q(title__regex="^a"), Q(title__gt="a"), Q(openings=F("wage_min") + 1), Q(nothing=1)):
        with pytest.raises(CannotSay):
            holds(condition, Vacancy(title="b", openings=1, wage_min=1))


def test_unknown_is_neither_true_nor_false() -> None:
    record = Vacancy(wage_min=5, wage_max=None)
    assert holds(Q(wage_max__gte=F("wage_min")), record) is None
    assert holds(~Q(wage_max__gte=F("wage_min")), record) is None
    assert holds(Q(wage_max__gte=F("wage_min")) | Q(wage_min=5), record) is True
    assert holds(Q(wage_max__gte=F("wage_min")) & Q(wage_min=6), record) is False
    assert holds(Q(wage_max=None), record) is True


class NotGood(Refused):
    code = "not_good"
    sentence = "Ada isian yang perlu diperbaiki."


# What refers to other rows, and the two whose sum only the database works out.
_EXCLUDED = ("workplace", "legal_entity", "number", "occupation", "education", "regency", "openings_men", "openings_women")


def good(**other: Any) -> Vacancy:
    said: dict[str, Any] = {
        "title": "Penjahit",
        "description": "Menjahit.",
        "openings": 1,
        "contract_type": "permanent",
        "wage_min": 3_000_000,
        "closes_on": date(2026, 12, 1),
        "drafted_at": timezone.now(),
    }
    return Vacancy(**said | other)


def test_a_valid_record_costs_no_query_and_a_broken_rule_is_told_in_its_own_sentence(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        demand_valid(good(), refusal=NotGood, exclude=_EXCLUDED)
    with pytest.raises(NotGood) as refused:
        demand_valid(good(wage_max=1), refusal=NotGood, exclude=_EXCLUDED)
    assert str(refused.value) == "Upah tertinggi tidak boleh di bawah upah terendah."
    assert refused.value.fields == {}


def test_what_is_wrong_with_a_field_is_said_there_and_rules_about_it_are_not_tried(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0), pytest.raises(NotGood) as refused:
        demand_valid(good(wage_max="banyak", title=""), refusal=NotGood, exclude=_EXCLUDED)
    assert set(refused.value.fields) == {"wage_max", "title"}
    assert str(refused.value) == "Ada isian yang perlu diperbaiki."
