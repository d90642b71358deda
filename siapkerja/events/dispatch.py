"""Handing deliveries to the broker. The broker may be down or lose them: the sweeper queues again what is overdue."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from celery.signals import task_prerun
from django.conf import settings
from kombu.exceptions import OperationalError

from siapkerja.celery import app
from siapkerja.events.models import Delivery
from siapkerja.events.registry import reaction_named

logger = logging.getLogger(__name__)

# Seconds a delivery may wait with the broker before the sweeper queues it again; doubled each time.
FIRST_WAIT = 60
LONGEST_WAIT = 3600
# Of a queue's tasks those of the lowest number are taken first; the broker knows 0, 3, 6 and 9.
AT_ONCE, IN_TURN, AFTER_OTHERS = 0, 3, 9

_held_back: ContextVar[bool] = ContextVar("held_back", default=False)
_foremost: ContextVar[int] = ContextVar("foremost", default=AT_ONCE)


@contextmanager
def held_back() -> Iterator[None]:
    """Hand nothing to the broker meanwhile: for bulk work that delivers itself. What it leaves waiting, the sweepers find."""
    token = _held_back.set(True)
    try:
        yield
    finally:
        _held_back.reset(token)


@contextmanager
def standing_back() -> Iterator[None]:
    """Queue behind everything else meanwhile: for what is announced for thousands at once, while nobody waits before a screen."""
    token = _foremost.set(AFTER_OTHERS)
    try:
        yield
    finally:
        _foremost.reset(token)


@task_prerun.connect
def _begin(task: Any, **_: Any) -> None:
    """What a task queues comes no sooner than the task did, and what the clock starts stands back.

    So a night's overdue reports keep nobody's news waiting, and the news of an opening day nobody's sign-in code.
    """
    of_clock = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    _foremost.set(AFTER_OTHERS if task.name in of_clock else (task.request.delivery_info or {}).get("priority") or AT_ONCE)


def queue_deliveries(deliveries: Iterable[Delivery]) -> int:
    """Queue one task per delivery, behind what somebody waits for before a screen; returns how many the broker took.

    Never fails the request that calls it.
    """
    count = 0
    for delivery in deliveries:
        if not queue_task("siapkerja.events.tasks.deliver", delivery.pk, queue=_queue_of(delivery), priority=IN_TURN):
            break
        count += 1
    return count


def queue_task(name: str, *arguments: int, queue: str, priority: int = AT_ONCE) -> bool:
    """Hand a task to the broker; False while that is held back, or, with a line in the log, if it does not answer.

    Args:
        priority: at best; never better than that of the task which queues it.
    """
    if _held_back.get():
        return False
    try:
        app.send_task(name, args=arguments, queue=queue, priority=max(priority, _foremost.get()), retry=False)
    except (OperationalError, OSError) as trouble:
        logger.warning("The broker does not answer (%s); the sweeper will queue %s later.", type(trouble).__name__, name)
        return False
    return True


def _queue_of(delivery: Delivery) -> str:
    reaction = reaction_named(delivery.reaction)
    return reaction.queue if reaction else "quick"
