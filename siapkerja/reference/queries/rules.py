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
_RULE = "rule"
_AHEAD = ("ahead", frozenset[str]())
_read: ContextVar[dict[tuple[str, frozenset[str]], list[Any]] | None] = ContextVar("rules_read", default=None)


@contextmanager
def rules_read_once(ahead: Iterable[str] = ()) -> Iterator[None]:
    """Within, the same question is asked of the database once: for bulk work that asks it thousands of times and must not
    see the answer change midway, and for pages whose parts each ask for rules of their own.

    Args:
        ahead: keys to read together with the first rule asked for.
    """
    token = _read.set({_AHEAD: list(ahead)})
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
    rows = [row for row in _rules(wanted) if row.valid_from <= on and (row.valid_to is None or row.valid_to >= on)]
    found = {row.key: RuleValue(row.key, row.value, row.legal_basis, row.valid_from) for row in rows}
    if missing := wanted - found.keys():
        raise UnknownRule(f"no rule {', '.join(sorted(missing))} on {on}")
    return found


def _rules(wanted: frozenset[str]) -> list[Rule]:
    """The rows of those keys, the later ones last."""
    read = _read.get()
    if read is None:
        return list(Rule.objects.filter(key__in=wanted).order_by("valid_from"))
    if unread := [key for key in wanted if (_RULE, frozenset([key])) not in read]:
        unread += [key for key in read.pop(_AHEAD, []) if key not in unread]
        read.update({(_RULE, frozenset([key])): [] for key in unread})
        for row in Rule.objects.filter(key__in=unread).order_by("valid_from"):
            read[_RULE, frozenset([row.key])].append(row)
    return [row for key in wanted for row in read[_RULE, frozenset([key])]]


def read_once(ask: Callable[[frozenset[str]], list[Row]], keys: frozenset[str]) -> list[Row]:
    """The rows `ask` reads for those keys; within `rules_read_once` they are read once."""
    read = _read.get()
    if read is None:
        return ask(keys)
    question = (ask.__name__, keys)
    if question not in read:
        read[question] = ask(keys)
    return read[question]
