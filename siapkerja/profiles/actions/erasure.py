from datetime import datetime

from django.db import transaction

from siapkerja.identity.actor import Actor
from siapkerja.profiles.models import Profile, Qualification


@transaction.atomic
def erase_profile(*, person_id: int, by: Actor, at: datetime) -> None:
    """Everything the person told of themselves goes; no law keeps it (UU 27/2022 art. 43)."""
    Profile.objects.filter(person=person_id).delete()


@transaction.atomic
def erase_qualifications(*, person_id: int, by: Actor, at: datetime) -> None:
    """What was shown as proven goes; the documents stay with whoever issued them."""
    Qualification.objects.of_person(person_id).delete()
