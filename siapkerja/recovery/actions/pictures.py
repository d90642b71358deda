"""Pictures of identity cards and faces: drawn anew, sealed, bounded, and gone after a time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from siapkerja.files.actions.proofs import store_proof
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused
from siapkerja.recovery.clocks import number_from

PURPOSE = "recovery.identity"


class NotAPicture(Refused):
    code = "not_a_picture"
    sentence = _("Berkas ini bukan foto JPG atau PNG, dan bukan PDF. Ambil foto baru, lalu unggah lagi.")


@dataclass(frozen=True)
class Upload:
    """A file as it comes in; the name the person gave it is not taken along."""

    stream: BinaryIO


def keep_picture(*, upload: Upload, field: str, person_id: int | None, by: Actor, at: datetime, on: date) -> StoredFile:
    """Store an identity picture until the rule's days are over. Inside the act's transaction.

    Args:
        field: form field the refusals belong to.

    Raises:
        NotAPicture: neither a picture nor a PDF.
        FileTooLarge, EmptyFile, PhotoTooLarge, PhotoUnreadable, HeicUnreadable: as `store_proof`.
    """
    return store_proof(
        stream=upload.stream,
        purpose=PURPOSE,
        field=field,
        otherwise=NotAPicture,
        by=by,
        at=at,
        person_id=person_id,
        expires_at=at + timedelta(days=number_from("recovery.picture_days", on)),
        max_bytes=number_from("recovery.picture_max_bytes", on),
    )
