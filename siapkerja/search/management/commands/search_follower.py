"""The process that keeps this host's search indexes up to date. One per host; a second one waits for its turn."""

import fcntl
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone

from siapkerja.search import generations, heartbeat
from siapkerja.search.documents import documents
from siapkerja.search.following import Keeper

log = logging.getLogger(__name__)
PAUSE_SECONDS = 0.3
PAUSE_AFTER_TROUBLE_SECONDS = 2.0


class Command(BaseCommand):
    help = "Follows the feed of facts and keeps this host's search indexes up to date."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="bring every index up to date and end")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        with _only_one(stop):
            keepers = [Keeper(document) for document in documents()]
            has_built = False
            while not stop.is_set():
                reached = _round(keepers)
                is_building = any(keeper.is_building for keeper in keepers)
                has_built = has_built or is_building
                if (once or has_built) and all(keeper.is_settled for keeper in keepers):
                    break
                if not reached:
                    stop.wait(PAUSE_AFTER_TROUBLE_SECONDS)
                elif not is_building:
                    stop.wait(PAUSE_SECONDS)
            for keeper in keepers:
                keeper.close()
        connection.close()
        if has_built and not once:
            _begin_afresh(stop)


def _begin_afresh(stop: Event) -> None:
    """Go on as a new program in the same process, unless asked to end.

    What was taken for building is not given back otherwise: half as much again as following needs.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    if not stop.is_set():
        os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - the same program again


def _round(keepers: list[Keeper]) -> bool:
    """One round for every document; False where the database could not be reached."""
    try:
        for keeper in keepers:
            keeper.step()
    except (OperationalError, InterfaceError) as trouble:
        log.warning("The database does not answer, the search follower waits: %s", str(trouble).strip()[:200])
        close_old_connections()
        connection.close()
        return False
    rows = {keeper.document.slug: keeper.rows for keeper in keepers if keeper.is_ready}
    heartbeat.beat(at=timezone.now(), rows=rows, is_building=len(rows) < len(keepers))
    return True


@contextmanager
def _only_one(stop: Event) -> Iterator[None]:
    """Hold this host's lock; it falls when the process ends, however it ends."""
    generations.root().mkdir(parents=True, exist_ok=True)
    with (generations.root() / "follower.lock").open("w") as file:
        while not stop.is_set():
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                stop.wait(1.0)
        yield
