"""Pictures of identity cards and faces: sealed, looked into, bounded, and gone after a time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from siapkerja.files import kinds
from siapkerja.files.actions.stored_files import store
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused
from siapkerja.recovery.clocks import number_from

ACCEPTED = (kinds.JPG, kinds.PNG, kinds.PDF)
PURPOSE = "recovery.identity"


class NotAPicture(Refused):
    code = "not_a_picture"
    sentence = _("Berkas ini bukan foto JPG atau PNG, dan bukan PDF. Ambil foto baru, lalu unggah lagi.")


@dataclass(frozen=True)
class Upload:
    """A file as it comes in: its content and the name the person gave it."""

    stream: BinaryIO
    filename: str


def keep_picture(*, upload: Upload, field: str, person_id: int | None, by: Actor, at: datetime, on: date) -> StoredFile:
    """Store an identity picture until the rule's days are over. Inside the act's transaction.

    Args:
        field: form field the refusals belong to.

    Raises:
        NotAPicture, FileTooLarge, EmptyFile.
    """
    try:
        stored = store(
            stream=upload.stream,
            filename=upload.filename,
            purpose=PURPOSE,
            by=by,
            at=at,
            person_id=person_id,
            expires_at=at + timedelta(days=number_from("recovery.picture_days", on)),
            max_bytes=number_from("recovery.picture_max_bytes", on),
        )
    except Refused as refusal:
        refusal.fields = {field: str(refusal)}
        raise
    if stored.kind not in ACCEPTED or not stored.is_available:
        raise NotAPicture(fields={field: str(NotAPicture.sentence)})
    return stored
