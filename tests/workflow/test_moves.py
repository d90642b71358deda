"""Applying a move: the lock, the rule, the change and the history row belong together."""

import threading
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction

from siapkerja.documents.actions.documents import issue, withdraw
from siapkerja.documents.models import Document, DocumentMoved
from siapkerja.documents.workflows import DOCUMENT
from siapkerja.identity.actor import Actor, Channel
from siapkerja.kernel.errors import MoveNotAllowed
from siapkerja.workflow.moves import ReasonNeeded, apply, locked

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SYSTEM = Actor.the_system("test")


def make() -> Document:
    until = date(2027, 1, 1)
    return issue(
        kind="probe_receipt", number="1", subject="probes.thing:1", facts={}, holder="PT Contoh", valid_until=until, by=SYSTEM, at=AT
    )


@pytest.mark.django_db
def test_a_move_changes_state_version_and_companions_and_writes_history(seeker) -> None:
    by = Actor(channel=Channel.WEB, person_id=seeker.person.pk)
    record = locked(make())
    entry = apply(DOCUMENT, record, "withdraw", history=DocumentMoved, by=by, at=AT, reason_code="wrong", note="catatan", withdrawn_at=AT)
    record.refresh_from_db()
    assert (record.state, record.version, record.withdrawn_at) == ("withdrawn", 2, AT)
    assert (entry.move, entry.source, entry.target, entry.at) == ("withdraw", "issued", "withdrawn", AT)
    assert (entry.by_person_id, entry.role, entry.reason_code, entry.note) == (seeker.person.pk, "person", "wrong", "catatan")
    assert list(record.history.all()) == [entry]


@pytest.mark.django_db
def test_a_move_from_the_wrong_state_names_the_state_and_changes_nothing() -> None:
    document = make()
    withdraw(document=document, reason_code="wrong", by=SYSTEM, at=AT)
    record = locked(document)
    with pytest.raises(MoveNotAllowed, match="Dicabut"):
        apply(DOCUMENT, record, "withdraw", history=DocumentMoved, by=SYSTEM, at=AT, reason_code="again")
    assert DocumentMoved.objects.count() == 1


@pytest.mark.django_db
def test_a_move_that_needs_a_reason_is_refused_without_one() -> None:
    record = locked(make())
    with pytest.raises(ReasonNeeded) as refusal:
        apply(DOCUMENT, record, "withdraw", history=DocumentMoved, by=SYSTEM, at=AT, note="   ")
    assert list(refusal.value.fields) == ["note"]
    assert record.state == "issued"


@pytest.mark.usefixtures("committed_db")
def test_locking_needs_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        locked(make())


def test_of_many_who_move_at_once_one_succeeds(committed_db: None) -> None:
    document = make()
    start = threading.Barrier(8)
    outcomes: list[str] = []

    def mover() -> None:
        start.wait()
        try:
            with transaction.atomic():
                withdraw(document=document, reason_code="wrong", by=SYSTEM, at=AT)
            outcomes.append("moved")
        except MoveNotAllowed:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=mover) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["moved"] + ["refused"] * 7
    assert Document.objects.get().version == 2
