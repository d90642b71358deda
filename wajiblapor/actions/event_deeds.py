"""The deed by which a workplace changed hands, kept sealed: handed in by who declares the change, or by the program that prepares it."""

from datetime import datetime
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.files.actions.proofs import store_proof
from siapkerja.files.actions.stored_files import remove
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Workplace
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import locked
from wajiblapor.actions.attachments import NotAPaper
from wajiblapor.enums import EventKind
from wajiblapor.models import PreparedEvent, WorkplaceEvent
from wajiblapor.permissions import Permission, demand

EVENT_DEED = "wajiblapor.event_deed"


class NoDeedAsked(Refused):
    code = "no_deed_asked"
    sentence = _("Akta hanya dilampirkan pada pergantian pemilik.")


def store_deed(*, place: Workplace, stream: BinaryIO, by: Actor, at: datetime) -> StoredFile:
    """Raises:
    FileTooLarge, EmptyFile, NotAPaper, PhotoTooLarge, PhotoUnreadable, HeicUnreadable: beside the field `deed`.
    """
    return store_proof(
        stream=stream,
        name="akta",
        purpose=EVENT_DEED,
        field="deed",
        otherwise=NotAPaper,
        legal_entity_id=place.legal_entity_id,
        max_bytes=int(rule("wlkp.attachment_max_bytes", day_in(place.time_zone, at)).value),
        by=by,
        at=at,
    )


@transaction.atomic
def attach_deed(*, prepared: PreparedEvent, stream: BinaryIO, by: Actor, at: datetime) -> PreparedEvent:
    """Hand in the deed of a change of owner that is prepared; one handed in before is thrown away.

    Raises:
        NotPermitted: the actor may not edit reports of the workplace.
        NoDeedAsked: it is another kind of event.
        FileTooLarge, EmptyFile, NotAPaper, PhotoTooLarge, PhotoUnreadable, HeicUnreadable.
    """
    row = locked(prepared)
    demand(by, Permission.EDIT_REPORT, legal_entity_id=row.workplace.legal_entity_id, workplace_id=row.workplace_id)
    if row.kind != EventKind.OWNERSHIP:
        raise NoDeedAsked
    former = row.deed
    row.deed = store_deed(place=row.workplace, stream=stream, by=by, at=at)
    row.save(update_fields=["deed"])
    forget_deed(former, by=by, at=at)
    return row


def forget_deed(deed: StoredFile | None, *, by: Actor, at: datetime) -> None:
    """Remove a deed that no reported event rests on."""
    if deed is not None and not WorkplaceEvent.objects.filter(deed=deed).exists():
        remove(stored=deed, by=by, at=at)
