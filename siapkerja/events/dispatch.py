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
AT_ONCE, AFTER_OTHERS = 0, 9

_held_back: ContextVar[bool] = ContextVar("held_back", default=False)
_stands_back: ContextVar[bool] = ContextVar("stands_back", default=False)


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
    token = _stands_back.set(True)
    try:
        yield
    finally:
        _stands_back.reset(token)


@task_prerun.connect
def _begin(task: Any, **_: Any) -> None:
    """What the clock starts stands back, and so does all that follows from it: a night's overdue reports keep nobody's news waiting."""
    of_clock = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    _stands_back.set(task.name in of_clock or (task.request.delivery_info or {}).get("priority") == AFTER_OTHERS)


def queue_deliveries(deliveries: Iterable[Delivery]) -> int:
    """Queue one task per delivery; returns how many the broker took. Never fails the request that calls it."""
    count = 0
    for delivery in deliveries:
        if not queue_task("siapkerja.events.tasks.deliver", delivery.pk, queue=_queue_of(delivery)):
            break
        count += 1
    return count


def queue_task(name: str, *arguments: int, queue: str) -> bool:
    """Hand a task to the broker; False while that is held back, or, with a line in the log, if it does not answer."""
    if _held_back.get():
        return False
    try:
        app.send_task(name, args=arguments, queue=queue, priority=AFTER_OTHERS if _stands_back.get() else AT_ONCE, retry=False)
    except (OperationalError, OSError) as trouble:
        logger.warning("The broker does not answer (%s); the sweeper will queue %s later.", type(trouble).__name__, name)
        return False
    return True


def _queue_of(delivery: Delivery) -> str:
    reaction = reaction_named(delivery.reaction)
    return reaction.queue if reaction else "quick"
