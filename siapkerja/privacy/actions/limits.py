"""Switches of a person over the use of their data (UU 27/2022 art. 10-11)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.privacy import ProcessingLimitChanged
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import LimitKind
from siapkerja.identity.models import Person, ProcessingLimit


@transaction.atomic
def set_limit(*, person: Person, kind: LimitKind, by: Actor, at: datetime) -> ProcessingLimit:
    """Switch a use off; what stands already stays as it is. Holds from this moment: whoever uses the data asks each time."""
    try:
        with transaction.atomic():
            limit = ProcessingLimit.objects.create(person=person, kind=kind, set_at=at)
    except IntegrityError:
        return ProcessingLimit.objects.standing().get(person=person, kind=kind)
    _announce(limit, True, by, at)
    return limit


@transaction.atomic
def lift_limit(*, person: Person, kind: LimitKind, by: Actor, at: datetime) -> None:
    """Switch a use on again; nothing happens where none stands."""
    limit = ProcessingLimit.objects.standing().select_for_update().filter(person=person, kind=kind).first()
    if limit is None:
        return
    limit.lifted_at = at
    limit.save(update_fields=["lifted_at"])
    _announce(limit, False, by, at)


def _announce(limit: ProcessingLimit, is_standing: bool, by: Actor, at: datetime) -> None:
    record_act(by, "processing_limit_changed", f"identity.person:{limit.person_id}", at, kind=limit.kind, standing=is_standing)
    changes = ProcessingLimit.objects.filter(person=limit.person_id)
    version = 2 * changes.count() + (0 if is_standing else 1)
    publish(ProcessingLimitChanged(person_id=limit.person_id, kind=limit.kind, is_standing=is_standing, version=version), by=by, at=at)
