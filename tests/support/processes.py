"""Real processes of the portal in tests: the web server, Celery workers, the search follower."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from launcher.embedded import last_lines
from launcher.linux import die_with_parent
from tests.support import environment

Found = TypeVar("Found")


def wait_until(condition: Callable[[], Found], timeout: float = 120.0, *, what: str = "") -> Found:
    """Ask until the answer is true, and return it. `timeout` is in seconds; it only ends a test that fails anyway."""
    deadline = time.monotonic() + timeout
    pause = 0.01
    while not (answer := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"Waited {timeout:.0f} s in vain{f' for {what}' if what else ''}; the last answer was {answer!r}.")
        time.sleep(pause)
        pause = min(pause * 1.5, 0.2)
    return answer


class PortalProcess:
    """One process of the portal on the database of tests that commit. It ends with the test process, however that ends."""

    def __init__(self, name: str, command: Sequence[str], *, pass_fds: Sequence[int] = (), **variables: str) -> None:
        self.name = name
        self.command = [str(part) for part in command]
        self.variables = variables
        self.pass_fds = tuple(pass_fds)
        self.log = environment.VAR / "log" / f"{name}.log"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        """Whether it was started and has not ended."""
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Start it, unless it runs."""
        if self.is_running:
            return
        self.log.parent.mkdir(parents=True, exist_ok=True)
        parent = os.getpid()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=environment.ROOT,
                env=environment.process_environment(**self.variables),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=0,
                pass_fds=self.pass_fds,
                preexec_fn=lambda: die_with_parent(signal.SIGTERM, parent),
            )

    def wait_ready(self, is_ready: Callable[[], object], timeout: float = 60.0) -> None:
        """Wait until it says it is ready; fail with the end of its log if it ends instead."""

        def answer() -> object:
            if not self.is_running:
                raise AssertionError(f"{self.name} ended by itself. Its log:\n{self.log_tail()}")
            return is_ready()

        try:
            wait_until(answer, timeout, what=f"{self.name} to be ready")
        except AssertionError as trouble:
            raise AssertionError(f"{trouble}\n{self.log_tail()}") from None

    def kill(self, number: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to it and to all its children, and wait for its end."""
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        """Ask it to end, and make sure."""
        self.kill(signal.SIGTERM)

    def log_tail(self) -> str:
        """The end of its log."""
        return last_lines(self.log, 40)


def management_command(name: str, *arguments: str) -> PortalProcess:
    """A management command as a process, for example the search follower."""
    return PortalProcess(name, [sys.executable, str(Path(environment.ROOT) / "manage.py"), name, *arguments])
