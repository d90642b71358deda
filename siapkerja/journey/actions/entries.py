from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from siapkerja.identity.actor import Actor
from siapkerja.journey.models import Entry


@transaction.atomic(savepoint=False)
def note_step(
    *,
    step: str,
    service: str,
    key: str,
    person_ids: Iterable[int],
    params: Mapping[str, str | int],
    url_name: str = "",
    url_args: Iterable[Any] = (),
    by: Actor,
    at: datetime,
) -> None:
    """Put a step on the ways of people; the same occasion (`key`) noted again changes nothing."""
    Entry.objects.bulk_create(
        (
            Entry(
                person_id=person_id,
                step=step,
                service=service,
                key=key,
                params=dict(params),
                url_name=url_name,
                url_args=[str(value) for value in url_args],
                at=at,
            )
            for person_id in sorted(set(person_ids))
        ),
        ignore_conflicts=True,
    )


@transaction.atomic
def erase_journey(*, person_id: int, by: Actor, at: datetime) -> None:
    """All steps of a person go (UU 27/2022 art. 43); the cases themselves are their services'."""
    Entry.objects.of_person(person_id).delete()
