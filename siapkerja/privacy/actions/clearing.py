"""What privacy itself removes when a person is forgotten."""

from datetime import datetime

from django.db import transaction

from siapkerja.files.actions.stored_files import remove
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.privacy.models import CorrectionRequest, DataExport, InactivityNotice

# Files a law keeps: issued documents, and what a decided case stands on.
KEPT_PURPOSES = ("documents.", "recovery.", "organisations.", "officers.", "wajiblapor.")


@transaction.atomic
def clear_files(*, person_id: int, by: Actor, at: datetime) -> None:
    """Content and keys of the person's own files; the row stays without saying what was in it."""
    for stored in StoredFile.objects.kept().filter(person_id=person_id):
        if not stored.purpose.startswith(KEPT_PURPOSES):
            remove(stored=stored, by=by, at=at)


@transaction.atomic
def clear_requests(*, person_id: int, by: Actor, at: datetime) -> None:
    """What was asked for stays as a number with its decision, without the words."""
    CorrectionRequest.objects.filter(person=person_id).update(wanted="", story=None, answer=None)
    DataExport.objects.filter(person=person_id).update(expires_at=at)
    InactivityNotice.objects.filter(person=person_id).delete()
