"""The audit log: written also while reading, never changed, and every change that happened anyway is found."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from launcher.embedded import OWNER
from siapkerja.audit.models import PersonView, Seal, SecurityAct
from siapkerja.audit.recording import record_act, record_view
from siapkerja.audit.sealing import EMPTY, faults, merkle_root, seal
from siapkerja.identity.actor import Actor, Channel
from tests.support import environment
from tests.support.database import DatabaseServer
from tests.support.processes import wait_until

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BY = Actor(channel=Channel.WEB, person_id=7, on_behalf_of_id=9)


def write(number: int = 1) -> None:
    record_act(BY, "file_downloaded", f"files.stored_file:{number}", AT, purpose="probe")
    record_view(BY, 100 + number, "profile", AT)


def sealed() -> Seal:
    """A seal over all that is written; transactions of other databases on the server may hold it up for a moment."""
    acts = SecurityAct.objects.count()

    def try_to_seal() -> bool:
        seal(at=timezone.now())
        return sum(Seal.objects.values_list("acts", flat=True)) == acts

    wait_until(try_to_seal, timeout=240)  # sealing waits for the longest transaction of any test beside it
    return Seal.objects.latest("pk")


@pytest.fixture
def as_owner(committed_db: None, database_server: DatabaseServer) -> Callable[..., None]:
    """Runs statements as the role that owns the tables, with the triggers out of the way: somebody who means harm."""

    def run(*statements: str) -> None:
        owner = database_server.server.connect(OWNER, environment.COMMITTED_DATABASE)
        with owner, owner.cursor() as cursor:
            for table in ("audit_securityact", "audit_personview", "audit_seal"):
                cursor.execute(f"alter table {table} disable trigger only_grows")
            for statement in statements:
                cursor.execute(statement)
        owner.close()

    return run


@pytest.mark.django_db
def test_an_act_is_logged_with_who_on_whose_behalf_and_in_what_role() -> None:
    write()
    act, view = SecurityAct.objects.get(), PersonView.objects.get()
    assert (act.act, act.subject, act.codes) == ("file_downloaded", "files.stored_file:1", {"purpose": "probe"})
    assert (act.by_person_id, act.on_behalf_of_id, act.role, act.at) == (7, 9, "person", AT)
    assert (view.person_id, view.what, view.by_person_id) == (101, "profile", 7)


@pytest.mark.django_db
def test_seeing_oneself_is_not_logged() -> None:
    record_view(BY, 7, "profile", AT)
    assert not PersonView.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["update {} set id = 0", "delete from {}", "truncate {}"])
@pytest.mark.parametrize("table", ["audit_securityact", "audit_personview", "audit_seal"])
def test_the_application_can_neither_change_nor_empty_the_log(table: str, change: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))


@pytest.mark.parametrize("change", ["update audit_securityact set role = 'x'", "delete from audit_personview", "truncate audit_seal"])
def test_even_the_owner_is_refused_by_the_trigger(committed_db: None, database_server: DatabaseServer, change: str) -> None:
    owner = database_server.server.connect(OWNER, environment.COMMITTED_DATABASE)
    with pytest.raises(Exception, match="only grows"), owner, owner.cursor() as cursor:
        cursor.execute(change)
    owner.close()


def test_seals_follow_one_another_and_the_log_proves_whole(committed_db: None) -> None:
    for number in range(5):
        write(number)
    first = sealed()
    assert seal(at=timezone.now()) is None
    write(6)
    second = sealed()
    assert second.from_xid == first.to_xid
    assert list(faults()) == []
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert bytes(second.chain).hex() in out.getvalue()
    call_command("verify_audit", "--contains", bytes(first.chain).hex(), stdout=out)


@pytest.mark.parametrize(
    "harm",
    [
        "update audit_securityact set subject = 'files.stored_file:999' where id = (select min(id) from audit_securityact)",
        "update audit_personview set by_person_id = 8 where id = (select max(id) from audit_personview)",
        "delete from audit_securityact where id = (select min(id) + 2 from audit_securityact)",
        "insert into audit_personview (at, role, person_id, what, xid) select at, role, 5, what, xid from audit_personview limit 1",
        "update audit_seal set root = root || 'x' where id = (select min(id) from audit_seal)",
        "update audit_seal set acts = acts + 1",
        "delete from audit_seal where id = (select min(id) from audit_seal)",
        "delete from audit_securityact; delete from audit_personview",
    ],
)
def test_whatever_somebody_changes_past_the_triggers_is_found(as_owner: Callable[..., None], harm: str) -> None:
    for number in range(6):
        write(number)
        if number == 3:
            sealed()
    sealed()
    assert list(faults()) == []
    as_owner(harm)
    assert list(faults())
    with pytest.raises(CommandError, match="does not fit its seals"):
        call_command("verify_audit", stderr=StringIO())


def test_a_chain_whose_end_was_cut_off_no_longer_contains_the_noted_head(as_owner: Callable[..., None]) -> None:
    write(1)
    sealed()
    write(2)
    head = bytes(sealed().chain).hex()
    as_owner(
        "delete from audit_securityact where xid >= (select max(from_xid) from audit_seal)",
        "delete from audit_personview where xid >= (select max(from_xid) from audit_seal)",
        "delete from audit_seal where from_xid = (select max(from_xid) from audit_seal)",
    )
    assert list(faults()) == []
    with pytest.raises(CommandError):
        call_command("verify_audit", "--contains", head, stderr=StringIO())


def test_a_row_whose_transaction_commits_late_is_sealed_later_and_breaks_nothing(committed_db: None) -> None:
    written, may_commit = threading.Event(), threading.Event()

    def slow_writer() -> None:
        try:
            with transaction.atomic():
                write(1)
                written.set()
                may_commit.wait(30)
        finally:
            connection.close()

    writer = threading.Thread(target=slow_writer)
    writer.start()
    written.wait(30)
    write(2)
    assert seal(at=timezone.now()) is None
    may_commit.set()
    writer.join()
    assert sealed().acts == 2
    assert list(faults()) == []


def test_rows_that_nobody_sealed_for_an_hour_are_reported(as_owner: Callable[..., None]) -> None:
    write()
    as_owner("update audit_securityact set recorded_at = now() - interval '2 hours'")
    assert [fault.words for fault in faults()] == ["1 rows of audit_securityact are older than an hour and not sealed"]


def test_the_worker_seals(celery_worker) -> None:
    from siapkerja.celery import app

    write()

    def sealed_by_worker() -> bool:
        app.send_task("siapkerja.audit.tasks.seal", queue="quick")
        celery_worker.wait_idle()
        return Seal.objects.exists()

    wait_until(sealed_by_worker)


def test_the_merkle_root_depends_on_every_leaf_and_its_place() -> None:
    leaves = [bytes([n]) * 32 for n in range(5)]
    assert merkle_root([]) == EMPTY
    assert merkle_root(leaves[:1]) == leaves[0]
    roots = {merkle_root(leaves), merkle_root(leaves[::-1]), merkle_root(leaves[:4]), merkle_root([*leaves[:4], leaves[0]])}
    assert len(roots) == 4


@pytest.mark.django_db
def test_the_log_can_be_written_while_a_page_is_read(seeker, client) -> None:
    from siapkerja.web.middleware import ReadingOnlyReads

    class Request:
        method = "GET"

    def view(request: object) -> str:
        write()
        return "read"

    assert ReadingOnlyReads(view)(Request()) == "read"  # type: ignore[arg-type]
    assert SecurityAct.objects.count() == 1
