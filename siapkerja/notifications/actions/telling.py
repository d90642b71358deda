from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from siapkerja.events.dispatch import queue_task
from siapkerja.identity.models import User
from siapkerja.notifications.models import Channel, Message, MessageState, Notification, Preference

SWEEP_AFTER = timedelta(seconds=90)
_inbox_only: ContextVar[bool] = ContextVar("inbox_only", default=False)


@contextmanager
def inbox_only() -> Iterator[None]:
    """Meanwhile no letters are written: for news of long ago, such as the past of an invented country."""
    token = _inbox_only.set(True)
    try:
        yield
    finally:
        _inbox_only.reset(token)


# Told while a fact is heard, it stands or falls with the whole delivery: a savepoint would cost two more statements each time.
@transaction.atomic(savepoint=False)
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
        The notifications that are new; all of them where nothing but the inbox is written.
    """
    told = [
        Notification(
            person_id=person_id, slug=slug, category=category, key=key, params=params, url_name=url_name, url_args=url_args or [], at=at
        )
        for person_id in sorted(set(person_ids))
    ]
    if _inbox_only.get():
        return Notification.objects.bulk_create(told, ignore_conflicts=True)
    known = set(Notification.objects.filter(key=key, person__in=[row.person_id for row in told]).values_list("person_id", flat=True))
    new = Notification.objects.bulk_create(row for row in told if row.person_id not in known)
    _send_through(new, category, channels)
    return new


@transaction.atomic(savepoint=False)
def make_way(*, key: str, person_ids: Collection[int], params: dict[str, Any], letters_apart: timedelta, at: datetime) -> None:
    """Before an occasion is told that stays one while what is to be said of it changes: nobody keeps the earlier words. Who was written to
    lately finds the new ones in the same notification, unread; for the others it goes, so that they are told and written to anew.

    Args:
        letters_apart: how long ago a letter of it was sent at least, before there is another.
    """
    letters = Message.objects.filter(Q(state=MessageState.PENDING) | Q(sent_at__gt=at - letters_apart), notification=OuterRef("pk"))
    earlier = Notification.objects.filter(key=key, person__in=person_ids).exclude(params=params)
    earlier.filter(Exists(letters)).update(params=params, at=at, read_at=None)
    earlier.delete()


@transaction.atomic(savepoint=False)
def withdraw(*, keys: Collection[str], person_ids: Collection[int]) -> int:
    """Take back what people were told, because nothing waits for them any more: out of their inboxes, and no letter that is still on
    its way is sent. Twice changes nothing.

    Args:
        keys: the occasions.
        person_ids: everybody who may have been told.

    Returns:
        How many notifications are gone.
    """
    return Notification.objects.filter(person__in=person_ids, key__in=keys).delete()[1].get("notifications.Notification", 0)


@transaction.atomic(savepoint=False)
def put_into_inboxes(*, notifications: Collection[Notification]) -> int:
    """Put what is told to many people, each something else, into their inboxes and nowhere else; one statement for all of them.

    Args:
        notifications: not saved yet. An occasion (`key`) of which its person was told already is left out.

    Returns:
        How many were given.
    """
    Notification.objects.bulk_create(notifications, ignore_conflicts=True)
    return len(notifications)


def _send_through(notifications: list[Notification], category: str, channels: tuple[str, ...]) -> None:
    """Messages for those who have an account: nobody else has given an address to write to."""
    off = Preference.objects.filter(person=OuterRef("person"), category=category, channel__in=channels, is_on=False)
    accounts = User.objects.filter(person__in=[row.person_id for row in notifications], is_active=True)
    unwanted = dict(accounts.values_list("person_id", ArraySubquery(off.values("channel"))))
    due_at = timezone.now() + SWEEP_AFTER
    messages = Message.objects.bulk_create(
        Message(notification=row, channel=channel, due_at=due_at)
        for row in notifications
        for channel in channels
        if channel not in unwanted.get(row.person_id, channels)
    )
    for message in messages:
        transaction.on_commit(partial(queue_task, "siapkerja.notifications.tasks.send", message.pk, queue="quick"))
