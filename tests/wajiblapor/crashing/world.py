"""A portal that may be killed: a PostgreSQL of its own that keeps what it has committed, a web server and a worker, each a process."""

import contextlib
import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg2
from django.conf import settings
from django.db import connections
from django.utils import timezone

from launcher.embedded import ADMINISTRATOR, APPLICATION, socket_folder
from siapkerja.documents.actions import pdfs
from siapkerja.events.delivery import sweep
from siapkerja.events.dispatch import standing_back
from siapkerja.integrations.actions import checks
from siapkerja.jobs.running import STALLED_AFTER, resume_stalled
from siapkerja.messaging.actions import messages
from siapkerja.notifications.actions import sending
from tests.support import environment
from tests.support.broker import Broker
from tests.support.database import DatabaseServer
from tests.support.processes import PortalProcess, wait_until
from tests.support.web import WebServer
from tests.support.worker import CeleryWorker

# The server is this world's alone, so that it works in the template itself.
DATABASE = "template_siapkerja"
MEGABYTE = 1024 * 1024
# Whatever a worker had in hand ends with these.
STOPPING = {"worker", "postgres", "backend", "disk of database"}
# What the clockwork of this world adds to the clock: everything that waits is due by then.
MUCH_LATER = timedelta(hours=2)


class Disk:
    """A folder on a small file system of its own, which can be filled up. Where mounting is not allowed it is an ordinary folder."""

    def __init__(self, folder: Path, megabytes: int) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tmpfs", str(folder)]
        try:
            self.is_small = subprocess.run(command, capture_output=True, check=False).returncode == 0
        except OSError:
            self.is_small = False

    def fill(self) -> None:
        """Leave no room at all."""
        with (self.folder / "filler").open("wb", buffering=0) as file:
            for piece in (MEGABYTE, 4096):
                try:
                    while True:
                        file.write(bytes(piece))
                except OSError as trouble:
                    if trouble.errno != errno.ENOSPC:
                        raise

    def free(self) -> None:
        """Give the room back."""
        (self.folder / "filler").unlink(missing_ok=True)

    def release(self) -> None:
        """Unmount; what was on it is gone."""
        if self.is_small:
            subprocess.run(["umount", "-l", str(self.folder)], capture_output=True, check=False)


class World:
    """Everything that can be killed, and how it comes back.

    Args:
        folder: for the data of this world alone.
        real_clock: let Celery's own clock find what was left lying, with all its waiting.
    """

    def __init__(self, folder: Path, *, real_clock: bool = False) -> None:
        self.folder = folder
        self.broker = Broker()
        self.sockets = socket_folder(environment.MANNER)
        self._lines = threading.local()
        # Seconds after which something waits forever. The real clock looks for missing receipts every five minutes.
        self.patience = 900.0 if real_clock else 240.0
        self.disks = {"database": Disk(folder / "database", 900), "files": Disk(Path(settings.FILES_DIR), 100)}
        self.server = DatabaseServer(folder / "database", self.sockets, is_durable=True)
        self.web, self.worker = WebServer(), CeleryWorker(self.broker, "crashed")
        self.spare = CeleryWorker(self.broker, "spare")
        beating = [sys.executable, "-m", "celery", "-A", "siapkerja.clock", "beat", "-s", str(folder / "beat"), "--pidfile", ""]
        self.clock = PortalProcess("beat", beating) if real_clock else None
        self.processes = [process for process in (self.web, self.worker, self.spare, self.clock) if process]
        for process in self.processes:
            process.variables |= {"DATABASE_URL": self.server.server.url(APPLICATION, DATABASE)}

    @property
    def has_small_disks(self) -> bool:
        return all(disk.is_small for disk in self.disks.values()) and not environment.MANNER.identity

    def start(self) -> None:
        self.broker.empty()
        self.server.start()
        connections.close_all()
        chosen = connections.settings["default"]
        self._before = {name: chosen[name] for name in ("HOST", "NAME")}
        chosen |= {"HOST": str(self.sockets), "NAME": DATABASE}
        self.web.start()
        self.worker.start()
        if self.clock:
            self.clock.start()

    def stop(self) -> None:
        connections.close_all()
        connections.settings["default"] |= getattr(self, "_before", {})
        for process in self.processes:
            process.kill()
        self.web.socket.close()
        for disk in self.disks.values():
            disk.free()
        self.server.stop()
        for disk in self.disks.values():
            disk.release()
        shutil.rmtree(self.server.server.data, ignore_errors=True)
        shutil.rmtree(self.sockets, ignore_errors=True)
        self.broker.empty()

    # Asking, from any thread, whatever has just been killed

    def ask(self, statement: str, *parameters: object) -> list[tuple[Any, ...]] | None:
        """Rows, or None where the database does not answer."""
        try:
            if getattr(self._lines, "connection", None) is None:
                self._lines.connection = self.server.server.connect(ADMINISTRATOR, DATABASE)
                self._lines.connection.autocommit = True
            with self._lines.connection.cursor() as cursor:
                cursor.execute(statement, parameters)
                return list(cursor.fetchall())
        except (psycopg2.DatabaseError, psycopg2.InterfaceError):
            self._lines.connection = None
            return None

    # Killing

    def strike(self, victim: str) -> None:
        """Kill -9 one of the processes, lose what the broker has, or fill a disk."""
        match victim:
            case "worker":
                self.worker.kill()
            case "web":
                self.web.kill()
            case "postgres":
                self._kill_postgres()
            case "backend":
                self._kill_a_backend()
            case "broker":
                self.broker.empty()
            case "frozen worker":
                self._signal_group(self.worker, signal.SIGSTOP)
            case "disk of files" | "disk of database":
                self.disks[victim.rpartition(" ")[2]].fill()
            case "nobody":
                pass

    def _kill_postgres(self) -> None:
        """The server and every process it has begun, all at once: no chance to write anything more."""
        process = self.server.server.process
        assert process is not None
        children = _children_of(process.pid)
        for pid in (process.pid, *children):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()

    def _kill_a_backend(self) -> None:
        """One process that serves a connection; PostgreSQL then ends all others and recovers by itself."""
        busy = "select pid from pg_stat_activity where datname = %s and pid <> pg_backend_pid() order by state <> 'active', xact_start"
        found = self.ask(busy, DATABASE)
        # The numbers are those of PostgreSQL's own view; in a user namespace they are the same as outside.
        if found:
            with contextlib.suppress(ProcessLookupError):
                os.kill(found[0][0], signal.SIGKILL)
                # Until the server has noticed, and ended this connection too, it looks as if nothing had happened.
                wait_until(lambda: self.ask("select 1") is None, what="PostgreSQL to end all connections")

    @staticmethod
    def _signal_group(process: CeleryWorker, number: signal.Signals) -> None:
        assert process.process is not None
        os.killpg(process.process.pid, number)

    # Coming back

    def recover(self, victim: str) -> None:
        """Start again what died, as whoever keeps the processes running does, and let the clockwork look once."""
        for disk in self.disks.values():
            disk.free()
        connections.close_all()
        if self.server.server.process is None or self.server.server.process.poll() is not None:
            self.server.start()
        wait_until(lambda: self.ask("select 1"), what="PostgreSQL")
        self.web.start()
        if victim == "frozen worker":
            # It is taken for dead, another goes on with its work, and then it wakes.
            self.tick(is_silent=True)
            self.spare.start()
            self._signal_group(self.worker, signal.SIGCONT)
        else:
            self.worker.start()
            self.tick(is_silent=victim in STOPPING)

    def settle(self) -> None:
        """Back to one worker."""
        self.spare.kill()

    def tick(self, *, is_silent: bool = False) -> None:
        """What the clock of a running portal does every 15 to 30 seconds, with the waiting left out.

        Args:
            is_silent: the strike ended whatever ran, so no job gives signs of life. Otherwise one that runs is taken for dead only
                after 15 seconds without one (a run that lives gives one every ten).
        """
        if self.clock:
            return
        now = timezone.now()
        is_silent = is_silent or not self.ask("select 1 from jobs_job where state = 'running'")
        with standing_back():  # as all that the clock starts
            resume_stalled(at=now + STALLED_AFTER + timedelta(seconds=1 if is_silent else -15))
            for look in (sweep, messages.sweep, sending.sweep, checks.sweep, pdfs.make_missing):
                look(at=now + MUCH_LATER)


def _children_of(pid: int) -> Sequence[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(entry.read_text().rpartition(")")[2].split()[1]) == pid:
                found.append(int(entry.parent.name))
    return found


@contextlib.contextmanager
def running_world(folder: Path, *, real_clock: bool = False) -> Iterator[World]:
    """A world, started, and gone afterwards."""
    world = World(folder, real_clock=real_clock)
    try:
        world.start()
        yield world
    finally:
        world.stop()


class Striking:
    """Strikes once, so many seconds from now, in a thread of its own."""

    def __init__(self, world: World, victim: str, seconds: float) -> None:
        self.world, self.victim, self.seconds = world, victim, seconds
        self.at = 0.0
        self.trouble: BaseException | None = None
        self._thread = threading.Thread(target=self._strike, name=f"strikes {victim}")
        self._thread.start()

    def _strike(self) -> None:
        time.sleep(self.seconds)
        try:
            self.world.strike(self.victim)
        except BaseException as trouble:
            self.trouble = trouble
        self.at = time.monotonic()

    def join(self) -> None:
        self._thread.join()
        if self.trouble is not None:
            raise self.trouble
