"""Telling others of a vacancy."""

from datetime import datetime
from typing import Any

from karirhub.models import Vacancy
from karirhub.queries.documents import VACANCIES
from siapkerja.events.publishing import publish
from siapkerja.identity.actor import Actor
from siapkerja.search.actions.entries import refresh


def announce(*, fact: Any, vacancy: Vacancy, by: Actor, at: datetime, is_searched: bool = True, **more: Any) -> None:
    """Publish a fact about a vacancy.

    Args:
        fact: a class of `siapkerja.facts.karirhub` about vacancies.
        is_searched: what is searched changes with it, in the same transaction.
        more: what the fact says besides the vacancy and whose it is.
    """
    if is_searched:
        refresh(document=VACANCIES, ids=[vacancy.pk])
    publish(
        fact(
            version=vacancy.version,
            vacancy_id=vacancy.pk,
            legal_entity_id=vacancy.legal_entity_id,
            workplace_id=vacancy.workplace_id,
            **more,
        ),
        by=by,
        at=at,
    )
