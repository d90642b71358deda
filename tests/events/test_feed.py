"""The feed passes nothing that may still change: a transaction that commits late is read when it has."""

import threading
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction

from siapkerja.events import feed, partitions
from siapkerja.events.models import EventRecord
from siapkerja.events.publishing import publish
from siapkerja.identity.actor import Actor
from tests.support.probes.facts import ProbeUnheard
from tests.support.processes import wait_until

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BY = Actor.the_system("test")


def announce(probe_id: int) -> None:
    publish(ProbeUnheard(version=1, probe_id=probe_id), by=BY, at=AT)


def read_all(limit: int = 500) -> list[int]:
    ids, after = [], None
    while entries := feed.read(after, limit):
        ids += [entry.payload["probe_id"] for entry in entries]
        after = entries[-1].cursor
    return ids


def test_the_feed_gives_committed_facts_once_in_order_page_by_page(only_own_workers: None, committed_db: None) -> None:
    for probe_id in range(7):
        with transaction.atomic():
            announce(probe_id)
    # Other databases of the same server may have older transactions open for a moment.
    wait_until(lambda: len(feed.read()) == 7)
    assert read_all(limit=3) == list(range(7))
    last = feed.read()[-1]
    assert last.fact == ProbeUnheard(version=1, probe_id=6)
    assert feed.read(last.cursor) == []
    assert feed.Cursor.parse(str(last.cursor)) == last.cursor


def test_a_transaction_that_commits_late_is_not_lost(only_own_workers: None, committed_db: None) -> None:
    written, may_commit = threading.Event(), threading.Event()

    def slow_writer() -> None:
        try:
            with transaction.atomic():
                announce(1)
                written.set()
                may_commit.wait(30)
        finally:
            connection.close()

    writer = threading.Thread(target=slow_writer)
    writer.start()
    written.wait(30)
    with transaction.atomic():
        announce(2)
    seen_early = read_all()
    may_commit.set()
    writer.join()
    assert EventRecord.objects.count() == 2
    assert seen_early == []
    wait_until(lambda: read_all() == [1, 2])


def test_rolled_back_facts_are_never_read(only_own_workers: None, committed_db: None) -> None:
    with transaction.atomic():
        announce(1)
        transaction.set_rollback(True)
    with transaction.atomic():
        announce(2)
    wait_until(lambda: read_all() == [2])


@pytest.mark.django_db
def test_the_application_makes_partitions_ahead_though_it_may_not_create_tables() -> None:
    partitions.make_ahead(date(2031, 11, 5), months=2)
    partitions.make_ahead(date(2031, 11, 5), months=2)
    with connection.cursor() as cursor:
        cursor.execute("select inhrelid::regclass::text from pg_inherits where inhparent = 'events_eventrecord'::regclass")
        names = {name for (name,) in cursor.fetchall()}
    assert {"events_eventrecord_2031_11", "events_eventrecord_2031_12", "events_eventrecord_2032_01"} <= names
    assert "events_eventrecord_default" in names


@pytest.mark.django_db
def test_a_new_partition_takes_over_what_had_fallen_into_the_default_one() -> None:
    announce(1)
    later = datetime(2033, 5, 9, tzinfo=UTC)
    EventRecord.objects.create(fact="probes.ProbeUnheard", subject="probes.probe:2", version=1, payload={}, at=AT, recorded_at=later)
    partitions.make_ahead(date(2033, 5, 1), months=0)
    with connection.cursor() as cursor:
        cursor.execute("select tableoid::regclass::text from events_eventrecord order by id")
        assert cursor.fetchall()[1] == ("events_eventrecord_2033_05",)
