"""Events that programs write down for a person to declare: who answers for the company says it, no program does (UU 7/1981 art. 6)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import EventPrepared, PreparedEventSettled
from siapkerja.identity.actions.workplaces import WorkplaceIsClosed
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Workplace
from wajiblapor.actions.event_deeds import forget_deed
from wajiblapor.enums import EventKind
from wajiblapor.models import PreparedEvent
from wajiblapor.permissions import Permission, demand


@transaction.atomic
def prepare_event(
    *, workplace: Workplace, kind: EventKind, happens_on: date, answers: Mapping[str, str], program: str, by: Actor, at: datetime
) -> PreparedEvent:
    """Write an event down. One of the same kind that was prepared before is written over; said again, it changes nothing.

    Args:
        answers: text by field of the form a person will see.
        program: its name.

    Raises:
        NotPermitted: the actor may not edit reports of the workplace.
        WorkplaceIsClosed.
    """
    place = Workplace.everything.select_for_update(of=("self",)).get(pk=workplace.pk)
    demand(by, Permission.EDIT_REPORT, legal_entity_id=place.legal_entity_id, workplace_id=place.pk)
    if place.closed_on:
        raise WorkplaceIsClosed
    said = {"happens_on": happens_on, "answers": dict(answers), "program": program}
    known = PreparedEvent.objects.waiting().filter(workplace=place, kind=kind, is_sandbox=by.is_sandbox).first()
    if known is not None and said == {name: getattr(known, name) for name in said}:
        return known
    prepared = known or PreparedEvent(workplace=place, kind=kind, is_sandbox=by.is_sandbox, version=0)
    for name, value in (said | {"prepared_at": at, "version": prepared.version + 1}).items():
        setattr(prepared, name, value)
    prepared.save()
    told = EventPrepared(
        version=prepared.version, prepared_id=prepared.pk, legal_entity_id=place.legal_entity_id, workplace_id=place.pk, kind=kind,
        happens_on=happens_on,
    )  # fmt: skip
    publish(told, by=by, at=at)
    return prepared


@transaction.atomic
def settle_prepared(*, prepared: PreparedEvent, is_declared: bool, by: Actor, at: datetime) -> None:
    """Take it off the list: it was declared, or is thrown away. Twice changes nothing.

    Raises:
        NotPermitted: the actor may not edit reports of the workplace.
    """
    place = prepared.workplace
    demand(by, Permission.EDIT_REPORT, legal_entity_id=place.legal_entity_id, workplace_id=place.pk)
    row = PreparedEvent.objects.select_for_update(of=("self",)).filter(pk=prepared.pk).first()
    if row is None:
        return
    told = PreparedEventSettled(
        version=row.version + 1, prepared_id=row.pk, legal_entity_id=place.legal_entity_id, workplace_id=place.pk, kind=row.kind,
        is_declared=is_declared,
    )  # fmt: skip
    deed = row.deed
    row.delete()
    forget_deed(deed, by=by, at=at)
    publish(told, by=by, at=at)
