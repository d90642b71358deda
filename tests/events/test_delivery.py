"""Nothing that was committed is lost, and no effect in the database happens twice: killed workers, lost brokers, races."""

import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from siapkerja.events.delivery import MOST_ATTEMPTS, Outcome, deliver, deliver_pending, forget_done, retry_failed, sweep
from siapkerja.events.dispatch import FIRST_WAIT, queue_deliveries, standing_back
from siapkerja.events.models import Delivery, DeliveryState, EventRecord
from siapkerja.events.publishing import publish
from siapkerja.identity.actor import Actor
from siapkerja.messaging.actions.messages import send_message
from siapkerja.messaging.channels import Channel
from tests.support.broker import Broker
from tests.support.environment import ROOT, process_environment
from tests.support.probes.effects import count, counted
from tests.support.probes.facts import ProbeSent
from tests.support.processes import wait_until
from tests.support.worker import CeleryWorker

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BY = Actor.the_system("test")
COUNTING = "tests.support.probes.reactions.count_probe"


def send(probe_id: int, *, version: int = 1, hold: str = "", fails: bool = False) -> None:
    with transaction.atomic():
        publish(ProbeSent(version=version, probe_id=probe_id, hold=hold, fails=fails), by=BY, at=AT)


def all_done() -> bool:
    return not Delivery.objects.exclude(state=DeliveryState.DONE).exists()


def when_overdue() -> datetime:
    return timezone.now() + timedelta(seconds=FIRST_WAIT + 1)


def test_the_worker_delivers_after_commit(celery_worker: CeleryWorker) -> None:
    send(1)
    wait_until(all_done)
    assert counted("sent:1") == 1


def test_a_worker_killed_while_delivering_loses_nothing_and_doubles_nothing(
    only_own_workers: None, start_celery_worker: Callable[[str], CeleryWorker], tmp_path: Path
) -> None:
    hold = tmp_path / "hold"
    hold.mkdir()
    victim = start_celery_worker("victim")
    send(1, hold=str(hold))
    wait_until((hold / "begun").exists)
    victim.kill()
    assert counted("sent:1") == 0
    shutil.rmtree(hold)

    start_celery_worker("heir")
    sweep(at=when_overdue())
    wait_until(all_done)
    assert counted("sent:1") == 1


def test_what_somebody_did_is_delivered_before_what_was_announced_for_many(
    only_own_workers: None, broker: Broker, start_celery_worker: Callable[[str], CeleryWorker]
) -> None:
    with standing_back():
        for probe_id in range(20):
            send(probe_id)
    send(99)
    assert broker.waiting("quick") == 21
    start_celery_worker("worker")
    wait_until(all_done)
    done = list(Delivery.objects.filter(reaction=COUNTING).order_by("done_at").values_list("event_id", flat=True))
    mine = EventRecord.objects.get(payload__probe_id=99).pk
    # One may have been taken before the worker had looked at both lists.
    assert done.index(mine) <= 1


def test_a_signin_code_is_sent_before_the_news_of_an_opening_day(
    only_own_workers: None, broker: Broker, start_celery_worker: Callable[[str], CeleryWorker]
) -> None:
    for probe_id in range(20):
        send(probe_id)
    code = send_message(channel=Channel.EMAIL, to="rina@contoh.example", subject="Kode", body="123456", purpose="signin_code", at=AT)
    start_celery_worker("worker")
    wait_until(all_done)
    code.refresh_from_db()
    assert code.sent_at
    assert Delivery.objects.filter(reaction=COUNTING, done_at__lt=code.sent_at).count() <= 1


def test_what_was_committed_while_no_worker_lived_is_delivered_by_the_next(
    only_own_workers: None, broker: Broker, start_celery_worker: Callable[[str], CeleryWorker]
) -> None:
    for probe_id in range(5):
        send(probe_id)
    assert broker.waiting("quick") == broker.waiting("bulk") == 5
    start_celery_worker("late")
    wait_until(all_done)
    assert [counted(f"sent:{probe_id}") for probe_id in range(5)] == [1] * 5


def test_an_emptied_broker_loses_nothing(
    only_own_workers: None, broker: Broker, start_celery_worker: Callable[[str], CeleryWorker]
) -> None:
    for probe_id in range(5):
        send(probe_id)
    broker.empty()
    start_celery_worker("next")
    assert sweep(at=timezone.now()) == 0
    assert sweep(at=when_overdue()) == 10
    wait_until(all_done)
    assert [counted(f"sent:{probe_id}") for probe_id in range(5)] == [1] * 5


PUBLISHING = """
import django
django.setup()
from tests.events.test_delivery import send
send(1)
print("committed")
"""


def test_a_broker_that_does_not_answer_does_not_fail_the_act(only_own_workers: None, committed_db: None, tmp_path: Path) -> None:
    variables = process_environment(REDIS_URL=f"unix://{tmp_path}/nobody.sock?db=0")
    act = subprocess.run([sys.executable, "-c", PUBLISHING], env=variables, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert act.stdout == "committed\n", act.stderr
    assert "broker does not answer" in act.stderr
    assert Delivery.objects.pending().count() == 2


def test_tasks_queued_many_times_take_effect_once(
    only_own_workers: None, start_celery_worker: Callable[[str], CeleryWorker], broker: Broker
) -> None:
    for probe_id in range(20):
        send(probe_id)
    for _ in range(3):
        queue_deliveries(Delivery.objects.order_by("?"))
    for worker in (start_celery_worker("one"), start_celery_worker("two")):
        worker.wait_idle()
    assert all_done()
    assert [counted(f"sent:{probe_id}") for probe_id in range(20)] == [1] * 20


def test_two_workers_at_the_same_delivery_take_effect_once(only_own_workers: None, committed_db: None) -> None:
    for probe_id in range(10):
        send(probe_id)
    ids = list(Delivery.objects.filter(reaction=COUNTING).values_list("pk", flat=True))
    outcomes: list[Outcome] = []
    start = threading.Barrier(4)

    def work() -> None:
        try:
            for pk in ids:
                start.wait()
                outcomes.append(deliver(pk))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count(Outcome.DONE) == 10
    assert [counted(f"sent:{probe_id}") for probe_id in range(10)] == [1] * 10


def test_who_delivers_many_together_survives_somebody_who_wants_the_same_rows_in_another_order(
    only_own_workers: None, committed_db: None
) -> None:
    for probe_id in (1, 2):
        with transaction.atomic():
            count(f"sent:{probe_id}")
        send(probe_id)
    heard: list[int] = []

    def work() -> None:
        try:
            heard.append(deliver_pending())
        finally:
            connection.close()

    with transaction.atomic():
        count("sent:2")
        other = threading.Thread(target=work)
        other.start()
        wait_until(_somebody_waits, what="the other to hold the first row and wait for the second")
        # It has waited longer, so it is the one whom PostgreSQL refuses.
        count("sent:1")
    other.join()

    assert heard == [4]
    assert [counted(f"sent:{probe_id}") for probe_id in (1, 2)] == [3, 3]


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select exists (select from pg_locks where not granted and locktype = 'transactionid')")
        return bool(cursor.fetchone()[0])


def test_a_projection_ends_the_same_in_any_order_and_however_often(only_own_workers: None, committed_db: None) -> None:
    for version in range(1, 9):
        send(1, version=version)
    ids = list(Delivery.objects.values_list("pk", flat=True)) * 2
    random.Random(7).shuffle(ids)
    for pk in ids:
        deliver(pk)
    assert counted("version:1") == 8
    assert counted("sent:1") == 8


def test_a_failing_reaction_leaves_no_effect_is_tried_later_and_at_last_given_up(only_own_workers: None, committed_db: None) -> None:
    send(1, fails=True)
    pk = Delivery.objects.get(reaction=COUNTING).pk
    assert deliver(pk) == Outcome.TRY_AGAIN
    first = Delivery.objects.get(pk=pk)
    for _ in range(MOST_ATTEMPTS - 2):
        assert deliver(pk) == Outcome.TRY_AGAIN
    assert deliver(pk) == Outcome.FAILED
    last = Delivery.objects.get(pk=pk)
    assert (last.state, last.attempts, last.trouble) == (DeliveryState.FAILED, MOST_ATTEMPTS, "ValueError")
    assert last.due_at > first.due_at
    assert counted("sent:1") == 0
    assert deliver(pk) == Outcome.NOTHING_TO_DO


def test_one_failing_reaction_does_not_hold_up_the_other(only_own_workers: None, committed_db: None) -> None:
    send(1, version=4, fails=True)
    for pk in Delivery.objects.values_list("pk", flat=True):
        deliver(pk)
    assert counted("version:1") == 4


def test_failed_deliveries_can_be_given_new_attempts(only_own_workers: None, committed_db: None) -> None:
    send(1)
    Delivery.objects.update(state=DeliveryState.FAILED, attempts=MOST_ATTEMPTS)
    assert retry_failed(at=timezone.now(), reaction=COUNTING) == 1
    assert deliver(Delivery.objects.pending().get().pk) == Outcome.DONE


def test_the_command_lists_what_failed_and_tries_it_again(only_own_workers: None, committed_db: None) -> None:
    out = StringIO()
    call_command("deliveries", stdout=out)
    send(1, fails=True)
    Delivery.objects.filter(reaction=COUNTING).update(state=DeliveryState.FAILED, trouble="ValueError")
    call_command("deliveries", stdout=out)
    call_command("deliveries", "--retry", stdout=out)
    assert "Everything has been delivered." in out.getvalue()
    assert f"{COUNTING} (ValueError)" in out.getvalue()
    assert "1 failed deliveries" in out.getvalue()
    assert not Delivery.objects.filter(state=DeliveryState.FAILED).exists()


def test_deliveries_of_long_ago_are_forgotten_and_their_events_kept(only_own_workers: None, committed_db: None) -> None:
    send(1)
    for pk in Delivery.objects.values_list("pk", flat=True):
        deliver(pk)
    assert forget_done(at=timezone.now()) == 0
    assert forget_done(at=timezone.now() + timedelta(days=91)) == 2
    assert EventRecord.objects.count() == 1


def test_the_sweeper_waits_longer_each_time_it_queues_the_same(only_own_workers: None, committed_db: None) -> None:
    send(1)
    waits = []
    for _ in range(3):
        at = timezone.now() + timedelta(days=1)
        Delivery.objects.update(due_at=at)
        sweep(at=at)
        waits.append(Delivery.objects.first().due_at - at)
    assert waits[0] < waits[1] < waits[2]
