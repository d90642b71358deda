from datetime import datetime

from django.db import transaction

from siapkerja.identity.actor import Actor
from skillhub.actions.enrolments import withdraw
from skillhub.models import Enrolment


@transaction.atomic
def erase_enrolments(*, person_id: int, by: Actor, at: datetime) -> None:
    """What is still under way is withdrawn; the birth place goes. That somebody was trained stays, without saying who (PP 31/2006)."""
    themselves = Actor(channel=by.channel, person_id=person_id)
    for enrolment in Enrolment.objects.of_person(person_id).active():
        withdraw(enrolment=enrolment, by=themselves, at=at)
    Enrolment.objects.of_person(person_id).update(birth_place="")
