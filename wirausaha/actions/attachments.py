"""Photos and receipts of an application, kept sealed."""

from datetime import datetime
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from siapkerja.files.actions.proofs import store_proof
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rule
from wirausaha.actions.moving import today_of
from wirausaha.models import Proposal

PLACE_PHOTO, VISIT_PHOTO, RECEIPT = "wirausaha.place_photo", "wirausaha.visit_photo", "wirausaha.receipt"
PURPOSES = (PLACE_PHOTO, VISIT_PHOTO, RECEIPT)


class NotAPicture(Refused):
    code = "aid_file_not_a_picture"
    sentence = _("Berkas ini bukan foto JPEG atau PNG, dan bukan PDF. Pilih berkas lain.")


def keep(stream: BinaryIO, *, purpose: str, name: str, field: str, proposal: Proposal, by: Actor, at: datetime) -> StoredFile:
    """Store a photo or PDF for an application, as its applicant's.

    Args:
        field: form field that refusals belong to.

    Raises:
        FileTooLarge, EmptyFile, NotAPicture, PhotoTooLarge, PhotoUnreadable, HeicUnreadable.
    """
    return store_proof(
        stream=stream,
        name=name,
        purpose=purpose,
        field=field,
        otherwise=NotAPicture,
        person_id=proposal.person_id,
        max_bytes=int(rule("aid.file_max_bytes", today_of(proposal, at)).value),
        by=by,
        at=at,
    )
