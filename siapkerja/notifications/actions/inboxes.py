from datetime import datetime

from django.db import transaction

from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import NotPermitted
from siapkerja.notifications.categories import CATEGORIES
from siapkerja.notifications.models import Channel, Notification, Preference


@transaction.atomic
def mark_read(*, notification: Notification, by: Actor, at: datetime) -> None:
    """Note that the person has opened it; the first time counts."""
    Notification.objects.filter(pk=notification.pk, person=by.person_id).unread().update(read_at=at)


@transaction.atomic
def mark_all_read(*, by: Actor, at: datetime) -> int:
    """Note that the person has seen everything up to now; returns how many were unread."""
    return Notification.objects.of(_person(by)).unread().filter(at__lte=at).update(read_at=at)


@transaction.atomic
def choose_channels(*, wishes: dict[tuple[str, str], bool], by: Actor, at: datetime) -> None:
    """Keep what the person wants to hear on which channel. Unknown categories and channels are left out."""
    for (category, channel), is_on in wishes.items():
        if category in CATEGORIES and channel in Channel.values:
            Preference.objects.update_or_create(person_id=_person(by), category=category, channel=channel, defaults={"is_on": is_on})


def _person(by: Actor) -> int:
    if by.person_id is None:
        raise NotPermitted()
    return by.person_id
