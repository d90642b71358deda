"""Announcing facts: stored in the act's own transaction, delivered by the worker after commit."""

from datetime import datetime
from typing import Protocol

from siapkerja.facts.base import Fact


class By(Protocol):
    """The part of an Actor that the record of a fact keeps (ids and a role word, no names)."""

    person_id: int | None
    on_behalf_of_id: int | None

    @property
    def role_word(self) -> str: ...


def publish(fact: Fact, *, by: By, at: datetime) -> None:
    raise NotImplementedError
