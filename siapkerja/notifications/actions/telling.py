from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from siapkerja.events.dispatch import queue_task
from siapkerja.identity.models import User
from siapkerja.notifications.models import Channel, Message, Notification, Preference

SWEEP_AFTER = timedelta(seconds=90)


@transaction.atomic
def tell(
    *,
    slug: str,
    category: str,
    key: str,
    person_ids: Iterable[int],
    params: dict[str, Any],
    url_name: str = "",
    url_args: list[Any] | None = None,
    channels: tuple[str, ...] = (Channel.EMAIL,),
    at: datetime,
) -> list[Notification]:
    """Put a notification into people's inboxes, and on the way through the channels they have not switched off.

    Telling the same occasion (`key`) again does nothing, so that a repeated fact tells nobody twice.

    Returns:
        The notifications that are new.
    """
    told = [
        Notification(
            person_id=person_id, slug=slug, category=category, key=key, params=params, url_name=url_name, url_args=url_args or [], at=at
        )
        for person_id in sorted(set(person_ids))
    ]
    known = set(Notification.objects.filter(key=key, person__in=[row.person_id for row in told]).values_list("person_id", flat=True))
    new = Notification.objects.bulk_create(row for row in told if row.person_id not in known)
    _send_through(new, category, channels)
    return new


def _send_through(notifications: list[Notification], category: str, channels: tuple[str, ...]) -> None:
    """Messages for those who have an account: nobody else has given an address to write to."""
    reachable = set(
        User.objects.filter(person__in=[row.person_id for row in notifications], is_active=True).values_list("person_id", flat=True)
    )
    unwanted = set(
        Preference.objects.filter(
            person__in=[row.person_id for row in notifications], category=category, channel__in=channels, is_on=False
        ).values_list("person_id", "channel")
    )
    due_at = timezone.now() + SWEEP_AFTER
    messages = Message.objects.bulk_create(
        Message(notification=row, channel=channel, due_at=due_at)
        for row in notifications
        for channel in channels
        if row.person_id in reachable and (row.person_id, channel) not in unwanted
    )
    for message in messages:
        transaction.on_commit(partial(queue_task, "siapkerja.notifications.tasks.send", message.pk, queue="quick"))
