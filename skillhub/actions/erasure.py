from datetime import datetime

from django.db import transaction

from siapkerja.documents.actions.documents import forget_holder
from siapkerja.identity.actor import Actor
from skillhub.actions.enrolments import withdraw
from skillhub.models import Enrolment, TrainingCertificate


@transaction.atomic
def erase_enrolments(*, person_id: int, by: Actor, at: datetime) -> None:
    """What is still under way is withdrawn; the birth place goes, and so does the name from certificates. That somebody was trained
    stays, without saying who (PP 31/2006).
    """
    themselves = Actor(channel=by.channel, person_id=person_id)
    for enrolment in Enrolment.objects.of_person(person_id).active():
        withdraw(enrolment=enrolment, by=themselves, at=at)
    Enrolment.objects.of_person(person_id).update(birth_place="")
    for certificate in TrainingCertificate.objects.filter(enrolment__person=person_id).select_related("document"):
        forget_holder(document=certificate.document, personal_facts=["born"], by=by, at=at)
