from datetime import datetime

from django.db import transaction

from karirhub.actions.applications import withdraw
from karirhub.models import Application
from karirhub.queries.applications import blank_snapshot, sealed
from siapkerja.identity.actor import Actor


@transaction.atomic
def erase_applications(*, person_id: int, by: Actor, at: datetime) -> None:
    """Open applications are withdrawn; what the person sent goes. That somebody was placed stays, without saying who (Perpres 57/2023)."""
    themselves = Actor(channel=by.channel, person_id=person_id)
    for application in Application.objects.of_person(person_id).open():
        withdraw(application=application, by=themselves, at=at)
    Application.objects.of_person(person_id).update(sealed_snapshot=sealed(blank_snapshot()), letter=None)
