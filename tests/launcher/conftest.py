"""Copies of the checkout that are started for real, away from the one the tests run in."""

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from launcher.checkout import Checkout
from launcher.environment import read_file
from launcher.preparation import DATABASE_INPUTS, STATIC_INPUTS
from tests.support.database import alone
from tests.support.environment import HOME, ROOT
from tests.support.processes import wait_until

_NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".env", "var", "tests", "__pycache__", ".*_cache", ".hypothesis")
_TOKEN = "SIAPKERJA_TEST_TOKEN"


class Copy:
    """A checkout of its own with its own `var/`, and the launcher that runs in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.token = secrets.token_hex(8)
        self.output = root / "console.txt"
        self.launcher: subprocess.Popen[bytes] | None = None

    def environment(self, **more: str) -> dict[str, str]:
        """What the caller's shell would have, and a mark by which all our processes are found again."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "SIAPKERJA_NAMESPACES") if name in os.environ}
        # Nothing is installed, and the demo country takes its time.
        return kept | {"SIAPKERJA_VENV": str(Path(sys.prefix)), "SIAPKERJA_DEMO": "false", _TOKEN: self.token} | more

    def command(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run `script/…` to its end."""
        command = [str(self.root / "script" / arguments[0]), *arguments[1:]]
        return subprocess.run(command, env=self.environment(**more), capture_output=True, text=True, check=False, timeout=300)

    def start(self, **more: str) -> None:
        """Start `script/server` without waiting for it."""
        with self.output.open("wb") as output:
            self.launcher = subprocess.Popen(
                [str(self.root / "script" / "server")], env=self.environment(**more), stdin=subprocess.DEVNULL, stdout=output, stderr=output
            )

    def wait_ready(self) -> str:
        """Wait until the launcher says so; returns the address it printed."""

        def ready() -> str | None:
            assert self.launcher is not None
            if self.launcher.poll() is not None:
                raise AssertionError(f"script/server ended:\n{self.console()}")
            # A killed run leaves its word behind; only this one's counts.
            told = self.running()
            return told.get("address") if told.get("pid") == self.launcher.pid else None

        try:
            return str(wait_until(ready, 120, what="script/server to be ready"))
        except AssertionError as trouble:
            raise AssertionError(f"{trouble}\n{self.console()}") from None

    def running(self) -> dict[str, Any]:
        """What the launcher has left word of."""
        try:
            return dict(json.loads((self.root / "var/run/running.json").read_text()))
        except (OSError, ValueError):
            return {}

    def console(self) -> str:
        """Everything the launcher printed."""
        return self.output.read_text()

    def send(self, number: signal.Signals) -> int:
        """Send a signal to the launcher and wait for its end."""
        assert self.launcher is not None
        self.launcher.send_signal(number)
        return self.launcher.wait(60)

    def processes(self) -> dict[int, str]:
        """Every process that belongs to this copy, by its environment, its folder or its command line."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if folder.joinpath("stat").read_text().rpartition(")")[2].split()[0] == "Z":
                    continue
                variables = folder.joinpath("environ").read_bytes()
                command = folder.joinpath("cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                where = os.readlink(folder / "cwd")
            except OSError:
                continue
            if f"{_TOKEN}={self.token}".encode() in variables or str(self.root) in command or where.startswith(str(self.root)):
                found[int(folder.name)] = command
        return found

    def query(self, statement: str) -> list[tuple[object, ...]]:
        """Ask the copy's database, as the role that owns its tables."""
        url = read_file(self.root / "var/run/environment")["MIGRATION_DATABASE_URL"]
        connection = psycopg2.connect(url)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def end(self) -> None:
        """End whatever a failed test left."""
        if self.launcher is not None and self.launcher.poll() is None:
            self.send(signal.SIGTERM)


def _prepared() -> Path:
    """A copy whose tables, reference data and static files are ready, kept between runs; starting it takes seconds."""
    digest = Checkout(ROOT, HOME).digest((*DATABASE_INPUTS, *STATIC_INPUTS, "launcher/preparation.py"))
    wanted = HOME / f"prepared-{digest}"
    with alone(HOME / "prepared.lock"):
        if not wanted.exists():
            for older in HOME.glob("prepared-*"):
                shutil.rmtree(older, ignore_errors=True)
            making = Path(tempfile.mkdtemp(prefix="making-", dir=HOME))
            shutil.copytree(ROOT, making, ignore=_NOT_COPIED, dirs_exist_ok=True, symlinks=True)
            done = Copy(making).command("server", "prepare")
            assert done.returncode == 0, done.stdout + done.stderr
            (making / "var").rename(wanted)
            shutil.rmtree(making)
    return wanted


@pytest.fixture
def copy_checkout() -> Iterator[Callable[[], Copy]]:
    """Makes copies of the checkout, ready to be started; `copy_checkout(prepared=False)` has an empty `var/`."""
    copies: list[Copy] = []

    def make(*, prepared: bool = True) -> Copy:
        root = Path(tempfile.mkdtemp(prefix="siapkerja copy "))  # a path with a space in it
        shutil.copytree(ROOT, root, ignore=_NOT_COPIED, dirs_exist_ok=True, symlinks=True)
        if prepared:
            subprocess.run(["cp", "-a", "--reflink=auto", str(_prepared()), str(root / "var")], check=True)
        copies.append(Copy(root))
        return copies[-1]

    yield make
    for copy in copies:
        copy.end()
        shutil.rmtree(copy.root, ignore_errors=True)
