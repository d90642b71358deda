"""Forgetting a person: what names them goes from their cases; that there was a case, and how it ended, stays."""

from datetime import datetime

from django.db import transaction

from siapkerja.files.actions.stored_files import remove
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.recovery.actions.pictures import PURPOSE
from siapkerja.recovery.models import DisputeHolder, NikDispute, RecoveryTicket

NO_NUMBER = "-"


@transaction.atomic
def forget_in_cases(*, person_id: int, by: Actor, at: datetime) -> None:
    """Empty the words, contacts and numbers of a person's requests and disputes, and remove their pictures."""
    tickets = RecoveryTicket.objects.filter(person_id=person_id)
    tickets.filter(nik__isnull=False).update(nik=NO_NUMBER)
    tickets.filter(passport__isnull=False).update(passport=NO_NUMBER)
    tickets.update(full_name="", contact="", old_contact=None, story=None, previous=None)
    disputes = NikDispute.objects.filter(claimant_id=person_id)
    disputes.update(full_name="", nik=NO_NUMBER, story=None, decision=None, appeal=None)
    DisputeHolder.objects.filter(claim__person_id=person_id).update(answer=None)
    for stored in StoredFile.objects.kept().filter(purpose=PURPOSE, person_id=person_id):
        remove(stored=stored, by=by, at=at)
