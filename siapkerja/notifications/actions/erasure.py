from datetime import datetime

from django.db import transaction

from siapkerja.identity.actor import Actor
from siapkerja.notifications.models import Notification, Preference


@transaction.atomic
def erase_notifications(*, person_id: int, by: Actor, at: datetime) -> None:
    """The inbox, messages still on their way and the wishes about them go."""
    Notification.objects.filter(person=person_id).delete()
    Preference.objects.filter(person=person_id).delete()
