"""The deed by which a workplace changed hands, kept sealed: handed in by who declares the change, or by the program that prepares it."""

from datetime import datetime
from typing import BinaryIO

from siapkerja.files.actions.proofs import store_proof
from siapkerja.files.actions.stored_files import remove
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Workplace
from siapkerja.kernel.calendar import day_in
from siapkerja.reference.queries import rule
from wajiblapor.actions.attachments import NotAPaper
from wajiblapor.models import WorkplaceEvent

EVENT_DEED = "wajiblapor.event_deed"


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


def forget_deed(deed: StoredFile | None, *, by: Actor | None = None, at: datetime) -> None:
    """Remove a deed that no reported event rests on. The prepared event it stood on is held locked, so that none begins to meanwhile."""
    if deed is not None and not WorkplaceEvent.objects.filter(deed=deed).exists():
        remove(stored=deed, by=by, at=at)
