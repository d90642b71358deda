"""Making all figures anew from nothing."""

from datetime import datetime

from django.db import connection, transaction

from siapkerja.events.models import EventRecord
from siapkerja.statistics import counting
from siapkerja.statistics.actions.contributions import rebuild_rollups
from siapkerja.statistics.actions.folding import wait_for_folding
from siapkerja.statistics.actions.milestones import rebuild_people_counts


@transaction.atomic
def rebuild_everything(*, at: datetime) -> int:
    """Forget every contribution and milestone, hear all stored facts again and count the records nobody announced.

    In one transaction: pages show the old figures until the new ones stand. What is announced meanwhile is counted once,
    because its source and version are known.

    Returns:
        How many facts were heard.
    """
    wait_for_folding()
    with connection.cursor() as cursor:
        cursor.execute("delete from statistics_contribution")
        cursor.execute("delete from statistics_milestone")
    heard = 0
    for event in EventRecord.objects.filter(fact__in=counting.counted_facts()).order_by("id").iterator(chunk_size=2000):
        counting.hear(event.revived(), at=event.at)
        heard += 1
    for count in counting.counters():
        count()
    rebuild_rollups(at=at)
    rebuild_people_counts(at=at)
    return heard
