"""PostgreSQL for tests: a template made once per set of migrations and reference data, and a clone for whoever needs one.

The template is a whole data folder, kept between runs in `var/test`. A run copies it, starts its own server on the copy, and
inside it databases are cloned from the database `template_siapkerja` in a fraction of a second.
"""

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from psycopg2 import sql

from launcher.checkout import Checkout
from launcher.console import Stop
from launcher.embedded import APPLICATION, OWNER, PostgreSQL, Valkey, running, socket_folder
from launcher.preparation import DATABASE_INPUTS, Preparation, is_about_database
from tests.support import environment

_TEMPLATE = "template_siapkerja"
_KEPT_TEMPLATES = 3


def _say(sentence: str) -> None:
    print(sentence, file=sys.__stderr__, flush=True)


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a lock file, so that two runs do not make the same thing at once."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _template_folder() -> Path:
    """The data folder of the template, made now if migrations or reference data changed."""
    digest = Checkout(environment.ROOT, environment.HOME).digest(DATABASE_INPUTS)
    wanted = environment.MANNER.place(environment.HOME / f"template-{digest}")
    with alone(environment.HOME / "template.lock"):
        if not (wanted / "PG_VERSION").exists():
            _build_template(wanted)
            _forget_old_templates(wanted)
        os.utime(wanted)
    return wanted


def _build_template(wanted: Path) -> None:
    began = time.monotonic()
    _say("Making the template database: migrations, rights, reference data …")
    work = Path(tempfile.mkdtemp(prefix="building-", dir=environment.HOME))
    sockets = socket_folder(environment.MANNER)
    server = PostgreSQL(work / "postgres", sockets, work / "postgres.log", environment.MANNER, throwaway=True)
    try:
        with running(server):
            server.ensure_roles()
            server.ensure_database(_TEMPLATE)
            urls = {"DATABASE_URL": server.url(APPLICATION, _TEMPLATE), "MIGRATION_DATABASE_URL": server.url(OWNER, _TEMPLATE)}
            variables = dict(os.environ) | urls | {"DJANGO_SETTINGS_MODULE": "siapkerja.settings", "SIAPKERJA_VAR": str(work)}
            Preparation(Checkout(environment.ROOT, work), variables, only=is_about_database).run(demo=False)
            server.execute("vacuum (analyze)", _TEMPLATE)
        wanted.parent.mkdir(parents=True, exist_ok=True)
        server.data.rename(wanted)
    finally:
        shutil.rmtree(work, ignore_errors=True)
        shutil.rmtree(sockets, ignore_errors=True)
    _say(f"The template database is ready after {time.monotonic() - began:.0f} s.")


def _forget_old_templates(newest: Path) -> None:
    others = sorted(newest.parent.glob("template-*/PG_VERSION"), key=lambda path: path.parent.stat().st_mtime, reverse=True)
    for path in others[_KEPT_TEMPLATES:]:
        shutil.rmtree(path.parent, ignore_errors=True)


class DatabaseServer:
    """A PostgreSQL of its own on a copy of the template: the run's shared one, or one a crash test may kill.

    Args:
        is_durable: what it has committed outlives kill -9; the others are quicker and forget.
    """

    def __init__(self, folder: Path, sockets: Path, *, is_durable: bool = False) -> None:
        how = environment.MANNER
        self.server = PostgreSQL(folder / "postgres", sockets, folder / "postgres.log", how, throwaway=not is_durable)

    def start(self) -> None:
        """Copy the template if there is no data yet, and start."""
        data = self.server.data
        if not (data / "PG_VERSION").exists():
            data.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["cp", "-a", "--reflink=auto", str(_template_folder()), str(data)], check=True)
        self.server.start()

    def clone(self, name: str) -> None:
        """Make `name` a fresh copy of the template database, in the place of any older one."""
        self.drop(name)
        statement = sql.SQL("create database {} template {} owner {} strategy file_copy")
        self.server.execute(statement.format(sql.Identifier(name), sql.Identifier(_TEMPLATE), sql.Identifier(OWNER)))

    def drop(self, name: str) -> None:
        """Remove a database, ending whatever is still connected to it."""
        self.server.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))

    def stop(self) -> None:
        """End the server; nobody needs the data."""
        self.server.kill()


class Servers:
    """The PostgreSQL and the Valkey of one test run. The first process starts them; workers of pytest-xdist only use them."""

    def __init__(self) -> None:
        self.database = DatabaseServer(environment.RUN, environment.SOCKETS)
        self.valkey = Valkey(environment.RUN / "valkey", environment.SOCKETS, environment.RUN / "valkey.log", throwaway=True)
        self._database_started = not environment.IS_FIRST_PROCESS
        self._valkey_started = not environment.IS_FIRST_PROCESS

    def need_database(self) -> DatabaseServer:
        """The database server, started if this is the process to start it."""
        if not self._database_started:
            self._database_started = True
            try:
                self.database.start()
            except Stop as trouble:
                raise RuntimeError(str(trouble)) from trouble
        return self.database

    def need_valkey(self) -> Valkey:
        """The Valkey server, started if this is the process to start it."""
        if not self._valkey_started:
            self._valkey_started = True
            self.valkey.start()
        return self.valkey

    def stop(self) -> None:
        """End both and remove the run's files. Workers leave that to the first process."""
        if not environment.IS_FIRST_PROCESS:
            return
        self.database.stop()
        self.valkey.stop()
        for folder in (environment.RUN, self.database.server.data, environment.SOCKETS):
            shutil.rmtree(folder, ignore_errors=True)


def forget_dead_runs() -> None:
    """Remove what killed test runs left behind."""
    for folder in environment.HOME.glob("run-*"):
        with contextlib.suppress(OSError, ValueError):
            owner = int((folder / "pid").read_text())
            if not Path(f"/proc/{owner}").exists():
                shutil.rmtree((folder / "sockets").readlink(), ignore_errors=True)
                shutil.rmtree(folder, ignore_errors=True)
