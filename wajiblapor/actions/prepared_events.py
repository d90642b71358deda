"""Events that programs write down for a person to declare: who answers for the company says it, no program does (UU 7/1981 art. 6)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import EventPrepared, PreparedEventSettled
from siapkerja.identity.actions.workplaces import WorkplaceIsClosed
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Workplace
from siapkerja.kernel.errors import Refused
from wajiblapor.actions.event_deeds import forget_deed, store_deed
from wajiblapor.enums import EventKind
from wajiblapor.models import PreparedEvent
from wajiblapor.permissions import Permission, demand

# Answers that say which deed it is: with another one of them, what was handed in before is the deed of something else.
OF_THE_DEED = ("owner", "deed_number", "deed_on")


class NoDeedAsked(Refused):
    code = "no_deed_asked"
    sentence = _("Akta hanya dilampirkan pada pergantian pemilik.")


class PreparedGone(Refused):
    code = "prepared_event_gone"
    sentence = _("Siapan ini sudah tidak ada: sudah dikirim, dibuang, atau ditarik program. Kali ini tidak ada yang dikirim.")


class PreparedChanged(Refused):
    code = "prepared_event_changed"
    sentence = _(
        "Program mengubah siapan ini setelah Anda membukanya. Belum ada yang dikirim atau dibuang: periksa dulu isinya sekali lagi."
    )


@transaction.atomic
def prepare_event(
    *, workplace: Workplace, kind: EventKind, happens_on: date, answers: Mapping[str, str], program: str, by: Actor, at: datetime
) -> PreparedEvent:
    """Write an event down. One of the same kind that was prepared before is written over; said again, it changes nothing. A deed handed in
    before stays only while owner, number and day of the deed do.

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
    waiting = PreparedEvent.objects.waiting().select_for_update(of=("self",)).select_related("deed")
    known = waiting.filter(workplace=place, kind=kind, is_sandbox=by.is_sandbox).first()
    if known is None:
        prepared = PreparedEvent.objects.create(workplace=place, kind=kind, is_sandbox=by.is_sandbox, prepared_at=at, **said)
        _announce(prepared, by=by, at=at)
        return prepared
    known.workplace = place
    if said == {name: getattr(known, name) for name in said}:
        return known
    former = known.deed
    if any(known.answers.get(name) != answers.get(name) for name in OF_THE_DEED):
        known.deed = None
    for name, value in said.items():
        setattr(known, name, value)
    _save_next(known, *said, "deed", by=by, at=at)
    if known.deed is None:
        forget_deed(former, by=by, at=at)
    return known


@transaction.atomic
def attach_deed(*, prepared: PreparedEvent, stream: BinaryIO, by: Actor, at: datetime) -> PreparedEvent:
    """Hand in the deed of a change of owner that is prepared; one handed in before is thrown away.

    Raises:
        NotPermitted: the actor may not edit reports of the workplace.
        PreparedGone.
        NoDeedAsked: it is another kind of event.
        FileTooLarge, EmptyFile, NotAPaper, PhotoTooLarge, PhotoUnreadable, HeicUnreadable.
    """
    row = locked_prepared(prepared)
    demand(by, Permission.EDIT_REPORT, legal_entity_id=row.workplace.legal_entity_id, workplace_id=row.workplace_id)
    if row.kind != EventKind.OWNERSHIP:
        raise NoDeedAsked
    former = row.deed
    row.deed = store_deed(place=row.workplace, stream=stream, by=by, at=at)
    _save_next(row, "deed", by=by, at=at)
    forget_deed(former, by=by, at=at)
    return row


@transaction.atomic
def settle_prepared(*, prepared: PreparedEvent, is_declared: bool, as_seen: str | None = None, by: Actor, at: datetime) -> None:
    """Take it off the list: it was declared, or is thrown away. Twice changes nothing.

    Args:
        as_seen: as for `locked_prepared`.

    Raises:
        NotPermitted: the actor may not edit reports of the workplace.
        PreparedChanged.
    """
    place = prepared.workplace
    demand(by, Permission.EDIT_REPORT, legal_entity_id=place.legal_entity_id, workplace_id=place.pk)
    try:
        row = locked_prepared(prepared, as_seen=as_seen)
    except PreparedGone:
        return
    told = PreparedEventSettled(
        version=row.version + 1, prepared_id=row.pk, legal_entity_id=place.legal_entity_id, workplace_id=place.pk, kind=row.kind,
        is_declared=is_declared,
    )  # fmt: skip
    deed = row.deed
    row.delete()
    forget_deed(deed, by=by, at=at)
    publish(told, by=by, at=at)


def locked_prepared(prepared: PreparedEvent, *, as_seen: str | None = None) -> PreparedEvent:
    """What waits for a person, held until the transaction ends: meanwhile no program writes over it and nobody declares or discards it.
    Whoever locks the workplace, too, does so before.

    Args:
        as_seen: the `writing` that somebody has read; None where it does not matter which stands there.

    Raises:
        PreparedGone: it waits no more.
        PreparedChanged: another writing stands there by now.
    """
    waiting = PreparedEvent.objects.waiting().select_for_update(of=("self",)).select_related("workplace", "deed")
    row = waiting.filter(pk=prepared.pk).first()
    if row is None:
        raise PreparedGone
    if as_seen is not None and as_seen != row.writing:
        raise PreparedChanged
    return row


def _save_next(row: PreparedEvent, *changed: str, by: Actor, at: datetime) -> None:
    """Save it as the next version, and tell those who may declare it."""
    row.version += 1
    row.prepared_at = at
    row.save(update_fields=[*changed, "version", "prepared_at"])
    _announce(row, by=by, at=at)


def _announce(prepared: PreparedEvent, *, by: Actor, at: datetime) -> None:
    place = prepared.workplace
    told = EventPrepared(
        version=prepared.version, prepared_id=prepared.pk, legal_entity_id=place.legal_entity_id, workplace_id=place.pk,
        kind=prepared.kind, happens_on=prepared.happens_on,
    )  # fmt: skip
    publish(told, by=by, at=at)
