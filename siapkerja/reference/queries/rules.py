"""Rates, terms and thresholds in force on a day."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Any

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


_read: ContextVar[dict[tuple[frozenset[str], date], dict[str, RuleValue]] | None] = ContextVar("rules_read", default=None)


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
    read = _read.get()
    if read is not None and (wanted, on) in read:
        return read[wanted, on]
    rows = Rule.objects.at(on).filter(key__in=wanted).order_by("valid_from")
    found = {row.key: RuleValue(row.key, row.value, row.legal_basis, row.valid_from) for row in rows}
    if missing := wanted - found.keys():
        raise UnknownRule(f"no rule {', '.join(sorted(missing))} on {on}")
    if read is not None:
        read[wanted, on] = found
    return found
