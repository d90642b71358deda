"""The database and the broker of one installation: the ones the caller names, or embedded ones with their data in `var/`."""

import contextlib
import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from launcher.checkout import Checkout, private_folder, write_private
from launcher.console import Stop, say
from launcher.embedded import APPLICATION, OWNER, Manner, PostgreSQL, Valkey, manner, socket_folder
from launcher.environment import Environment
from launcher.linux import command_of

# How much memory the embedded PostgreSQL keeps tables in, where it is not the little one that suits a small machine.
MEMORY = "SIAPKERJA_DATABASE_MEMORY"
_DATABASE = "siapkerja"
# A killed run needs a moment until its processes have stopped and its lock is free.
_TAKEOVER_SECONDS = 25


class Backends:
    """Starts what the caller's environment does not name, and says how to reach all of it."""

    def __init__(self, checkout: Checkout, environment: Environment) -> None:
        self.checkout = checkout
        self.environment = environment
        wants = [name for name in ("DATABASE_URL", "REDIS_URL") if not environment.get(name)]
        if wants and environment["SIAPKERJA_ENV"] == "production":
            raise Stop(
                f"SIAPKERJA_ENV is production, and {' and '.join(wants)} {'is' if len(wants) == 1 else 'are'} not set.\n"
                "The embedded servers are for development and demonstration only; see .env.example for production."
            )
        self.wants_database = "DATABASE_URL" in wants
        self.wants_broker = "REDIS_URL" in wants
        self.sockets: Path | None = None
        self.servers: list[PostgreSQL | Valkey] = []

    def start(self) -> Environment:
        """Start what is wanted; returns the environment with the addresses of database and broker."""
        found: Environment = {}
        if self.wants_database or self.wants_broker:
            how = manner()
            self.sockets = socket_folder(how)
            if self.wants_broker:
                found |= self._start_broker(self.sockets)
            if self.wants_database:
                found |= self._start_database(self.sockets, how)
        return self.environment | found

    def _start_database(self, sockets: Path, how: Manner) -> Environment:
        began = time.monotonic()
        folder, log = private_folder(self.checkout.var) / "postgres", self.checkout.logs / "postgresql.log"
        server = PostgreSQL(folder, sockets, log, how, memory=self.environment.get(MEMORY, ""))
        self.servers.append(server)
        server.start()
        server.ensure_roles()
        server.ensure_database(_DATABASE)
        say(f"PostgreSQL runs {how.described}, data in {server.data} ({time.monotonic() - began:.1f} s)")
        return {"DATABASE_URL": server.url(APPLICATION, _DATABASE), "MIGRATION_DATABASE_URL": server.url(OWNER, _DATABASE)}

    def _start_broker(self, sockets: Path) -> Environment:
        server = Valkey(private_folder(self.checkout.var) / "valkey", sockets, self.checkout.logs / "valkey.log")
        self.servers.append(server)
        server.start()
        say(f"Valkey runs, data in {server.data}")
        return {"REDIS_URL": server.url()}

    def stop(self) -> None:
        """Stop what was started here; the last one first."""
        for server in reversed(self.servers):
            server.stop()
        if self.sockets:
            shutil.rmtree(self.sockets, ignore_errors=True)


class Lock:
    """One launcher per `var/` folder. The lock is the kernel's, so it is gone when its holders are, however they ended."""

    def __init__(self, checkout: Checkout) -> None:
        private_folder(checkout.run)
        self.path = checkout.run / "lock"
        self.note = checkout.run / "running.json"
        self.descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)

    def take(self) -> None:
        """Take the lock. Waits for a killed run to finish stopping; raises Stop when a run is alive."""
        deadline = time.monotonic() + _TAKEOVER_SECONDS
        waiting = False
        while True:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            told = self.running()
            if told and command_of(int(told.get("pid", 0))):
                raise Stop(_already_running(told))
            if time.monotonic() > deadline:
                raise Stop(f"Something still holds {self.path}; look for processes of an earlier run.")
            if not waiting:
                say("An earlier run ended without stopping everything; waiting until it has …")
                waiting = True
            time.sleep(0.2)

    def tell(self, address: str | None = None) -> None:
        """Leave word of who holds the lock, for whoever finds it taken."""
        write_private(self.note, json.dumps({"pid": os.getpid(), "address": address}))

    def running(self) -> dict[str, Any]:
        """What the holder of the lock has left word of."""
        try:
            return dict(json.loads(self.note.read_text()))
        except (OSError, ValueError):
            return {}

    def release(self) -> None:
        """Give it back."""
        self.note.unlink(missing_ok=True)
        os.close(self.descriptor)


def _already_running(told: dict[str, Any]) -> str:
    where = f": {told['address']}" if told.get("address") else ", and is still starting"
    return (
        f"The portal of this checkout already runs{where}\n"
        f"Stop it with Ctrl-C where it was started, or with: kill {told['pid']}\n"
        "A second portal can run beside it from a checkout of its own, or with another folder in SIAPKERJA_VAR."
    )


@contextlib.contextmanager
def started(checkout: Checkout, environment: Environment) -> Iterator[Environment]:
    """Lock the installation and have its database and broker for a while."""
    lock = Lock(checkout)
    lock.take()
    backends = Backends(checkout, environment)
    try:
        lock.tell()
        yield backends.start()
    finally:
        backends.stop()
        lock.release()
