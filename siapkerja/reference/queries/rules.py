"""Rates, terms and thresholds in force on a day."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from siapkerja.reference.models import Rule


class UnknownRule(LookupError):
    """No rule of that key holds on that day: a defect or an incomplete load, never the visitor's."""


@dataclass(frozen=True)
class RuleValue:
    """A rule in force: `value` as loaded (a number, a list, a text) and the law it comes from."""

    key: str
    value: Any
    legal_basis: str
    valid_from: date


Row = TypeVar("Row")
_read: ContextVar[dict[tuple[str, frozenset[str]], list[Any]] | None] = ContextVar("rules_read", default=None)


@contextmanager
def rules_read_once() -> Iterator[None]:
    """Within, the same question is asked of the database once: for bulk work that asks it thousands of times and must not
    see the answer change midway.
    """
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def rule(key: str, on: date) -> RuleValue:
    """The rule in force on a day.

    Raises:
        UnknownRule: none holds.
    """
    return rules([key], on)[key]


def rules(keys: Iterable[str], on: date) -> dict[str, RuleValue]:
    """Several rules in one query.

    Raises:
        UnknownRule: one of them does not hold.
    """
    wanted = frozenset(keys)
    rows = [row for row in read_once(_rules, wanted) if row.valid_from <= on and (row.valid_to is None or row.valid_to >= on)]
    found = {row.key: RuleValue(row.key, row.value, row.legal_basis, row.valid_from) for row in rows}
    if missing := wanted - found.keys():
        raise UnknownRule(f"no rule {', '.join(sorted(missing))} on {on}")
    return found


def _rules(wanted: frozenset[str]) -> list[Rule]:
    return list(Rule.objects.filter(key__in=wanted).order_by("valid_from"))


def read_once(ask: Callable[[frozenset[str]], list[Row]], keys: frozenset[str]) -> list[Row]:
    """The rows `ask` reads for those keys; within `rules_read_once` they are read once."""
    read = _read.get()
    if read is None:
        return ask(keys)
    question = (ask.__name__, keys)
    if question not in read:
        read[question] = ask(keys)
    return read[question]
