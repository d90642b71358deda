"""Applicants chosen for one step, kept in the session from one request to the next: reloading a page never sends anything again."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Self
from uuid import UUID

from django.http import HttpRequest

from karirhub.models import Vacancy

_KEY = "applicants_chosen"
# A person has few such pages open; what is older is forgotten.
_KEPT = 5


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What was chosen, and what became of it. Ids only; names are read again whenever a page shows them.

    Attributes:
        step: as `cards.steps_for_many` names it.
        ids: public ids of those still to be moved, or, once some were, of those left out.
        filters: the list one came from, as a query.
        told: fields of the refusal as they were sent; None before.
        done: public ids of those moved.
    """

    step: str
    ids: Sequence[str]
    filters: str = ""
    told: dict[str, str] | None = None
    done: Sequence[str] = ()

    @classmethod
    def of(cls, step: str, ids: Sequence[UUID], filters: str, told: dict[str, str] | None = None) -> Self:
        return cls(step=step, ids=[str(one) for one in ids], filters=filters, told=told)

    @property
    def public_ids(self) -> list[UUID]:
        return [UUID(one) for one in self.ids]

    @property
    def done_ids(self) -> list[UUID]:
        return [UUID(one) for one in self.done]

    def moved(self, done: Sequence[UUID]) -> Self:
        """The same after some of those chosen were moved: the others are left out."""
        names = [str(one) for one in done]
        return replace(self, ids=[one for one in self.ids if one not in set(names)], done=names, told=None)


def keep(request: HttpRequest, vacancy: Vacancy, choice: Choice, key: str = "") -> str:
    """Remember a choice.

    Args:
        key: of the choice it takes the place of; where that is not known (any more), it becomes a new one.

    Returns:
        The key by which `kept` finds it.
    """
    known: dict[str, Any] = dict(request.session.get(_KEY, {}))
    key = key if _is_of(known.pop(key, None), vacancy) else secrets.token_urlsafe(9)
    known[key] = {"vacancy": vacancy.pk, "choice": asdict(choice)}
    request.session[_KEY] = dict(list(known.items())[-_KEPT:])
    return key


def kept(request: HttpRequest, vacancy: Vacancy, key: str) -> Choice | None:
    """The choice of a key; None where it is not of this vacancy, or forgotten."""
    found = request.session.get(_KEY, {}).get(key)
    return Choice(**found["choice"]) if _is_of(found, vacancy) else None


def _is_of(found: dict[str, Any] | None, vacancy: Vacancy) -> bool:
    return found is not None and found["vacancy"] == vacancy.pk
