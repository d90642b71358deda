"""Events that programs write down for a person to declare: who answers for the company says it, no program does (UU 7/1981 art. 6)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from siapkerja.identity.actions.workplaces import WorkplaceIsClosed
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Workplace
from wajiblapor.enums import EventKind
from wajiblapor.models import PreparedEvent
from wajiblapor.permissions import Permission, demand


@transaction.atomic
def prepare_event(
    *, workplace: Workplace, kind: EventKind, happens_on: date, answers: Mapping[str, str], program: str, by: Actor, at: datetime
) -> PreparedEvent:
    """Write an event down. One of the same kind that was prepared before is written over.

    Args:
        answers: text by field of the form a person will see.
        program: its name.

    Raises:
        NotPermitted: the actor may not edit reports of the workplace.
        WorkplaceIsClosed.
    """
    place = Workplace.objects.select_for_update(of=("self",)).get(pk=workplace.pk)
    demand(by, Permission.EDIT_REPORT, legal_entity_id=place.legal_entity_id, workplace_id=place.pk)
    if place.closed_on:
        raise WorkplaceIsClosed
    prepared, _is_new = PreparedEvent.objects.update_or_create(
        workplace=place,
        kind=kind,
        is_sandbox=by.is_sandbox,
        defaults={"happens_on": happens_on, "answers": dict(answers), "program": program, "prepared_at": at},
    )
    return prepared


@transaction.atomic
def discard_prepared(*, prepared: PreparedEvent, by: Actor) -> None:
    """Throw it away, or take it off the list once it was declared. Twice changes nothing.

    Raises:
        NotPermitted: the actor may not edit reports of the workplace.
    """
    place = prepared.workplace
    demand(by, Permission.EDIT_REPORT, legal_entity_id=place.legal_entity_id, workplace_id=place.pk)
    PreparedEvent.objects.filter(pk=prepared.pk).delete()
