"""Handing deliveries to the broker. The broker may be down or lose them: the sweeper queues again what is overdue."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from kombu.exceptions import OperationalError

from siapkerja.celery import app
from siapkerja.events.models import Delivery
from siapkerja.events.registry import reaction_named

logger = logging.getLogger(__name__)

# Seconds a delivery may wait with the broker before the sweeper queues it again; doubled each time.
FIRST_WAIT = 60
LONGEST_WAIT = 3600


_held_back: ContextVar[bool] = ContextVar("held_back", default=False)


@contextmanager
def held_back() -> Iterator[None]:
    """Hand nothing to the broker meanwhile: for bulk work that delivers itself. What it leaves waiting, the sweepers find."""
    token = _held_back.set(True)
    try:
        yield
    finally:
        _held_back.reset(token)


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
        app.send_task(name, args=arguments, queue=queue, retry=False)
    except (OperationalError, OSError) as trouble:
        logger.warning("The broker does not answer (%s); the sweeper will queue %s later.", type(trouble).__name__, name)
        return False
    return True


def _queue_of(delivery: Delivery) -> str:
    reaction = reaction_named(delivery.reaction)
    return reaction.queue if reaction else "quick"
