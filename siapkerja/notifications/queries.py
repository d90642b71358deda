"""Reading inboxes."""

from django.db.models import QuerySet

from siapkerja.notifications.categories import CATEGORIES
from siapkerja.notifications.models import Channel, Notification, Preference


def unread_count(person_id: int | None) -> int:
    """How many notifications a person has not read; one query, none for strangers."""
    return Notification.objects.of(person_id).unread().count() if person_id else 0


def inbox(person_id: int) -> QuerySet[Notification]:
    """A person's notifications, newest first."""
    return Notification.objects.of(person_id).order_by("-at", "-id")


def wishes(person_id: int) -> dict[tuple[str, str], bool]:
    """For every category and channel, whether the person wants it."""
    wanted = {(category, channel): True for category in CATEGORIES for channel in Channel.values}
    for row in Preference.objects.filter(person=person_id):
        if (row.category, row.channel) in wanted:
            wanted[row.category, row.channel] = row.is_on
    return wanted
