"""Starts processes, shows what they print, starts them again when they die, and stops them in order."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from launcher.checkout import Checkout
from launcher.console import plain, warn
from launcher.embedded import PostgreSQL, Valkey
from launcher.environment import Environment
from launcher.guardian import Guardian
from launcher.linux import die_with_parent
from launcher.programs import Program

_LONGEST_PAUSE = 30.0
# A process that ran this long was well; its next death is not counted with the earlier ones.
_WELL_AFTER = 60.0
_HOPELESS_AFTER = 3
_LOG_LIMIT = 20 * 1024 * 1024
# Celery notes every task it sends and does, two lines a minute and more; the log files keep them.
_CHATTER = " INFO celery."
_COLOURS = (36, 33, 35, 32, 34, 31)


class Child:
    """One program and the process it currently is."""

    def __init__(self, program: Program, log: Path) -> None:
        self.program = program
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None
        self.began = 0.0
        self.deaths = 0
        self.restart_at: float | None = None

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the process itself."""
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(number)

    def end(self, patience: float = 0.0) -> bool:
        """Give the process some seconds to end, then end all its group. Returns whether it ended by itself."""
        if self.process is None:
            return True
        by_itself = True
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            by_itself = False
        with contextlib.suppress(OSError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        return by_itself


class AskedToStop(BaseException):
    """A signal asked the launcher to stop while it was busy with something that may simply be broken off."""


class Supervisor:
    """Watches over the children. All processes are started from the main thread: the kernel ends them with that thread."""

    def __init__(self, checkout: Checkout, environment: Environment, guardian: Guardian) -> None:
        self.checkout = checkout
        self.environment = environment
        self.guardian = guardian
        self.children: list[Child] = []
        self.servers: list[PostgreSQL | Valkey] = []
        self.inherited: list[int] = []
        self.stopping: signal.Signals | None = None
        self.tails: list[Tail] = []
        self.may_break_off = True
        self._wake = _wake_on_signals(self._asked_to_stop)

    def _asked_to_stop(self, number: int, _frame: object) -> None:
        first = self.stopping is None
        self.stopping = signal.Signals(number)
        if first and self.may_break_off:
            raise AskedToStop

    def guard_servers(self, servers: Iterable[PostgreSQL | Valkey], sockets: Path | None) -> None:
        """Watch over database and broker too."""
        self.servers = list(servers)
        for server in self.servers:
            if server.process:
                self.guardian.watch(server.process.pid, server.stop_signal, is_server=True)
        if sockets:
            self.guardian.sweep(sockets)

    def start(self, programs: Iterable[Program]) -> None:
        """Start programs, each with a log file of its own."""
        for program in programs:
            child = Child(program, self.checkout.logs / f"{program.name}.log")
            self.children.append(child)
            _rotate(child.log)
            self._launch(child)

    def _launch(self, child: Child) -> None:
        parent = os.getpid()
        number, niceness = child.program.stop_signal, child.program.niceness
        with child.log.open("ab") as log:
            child.process = subprocess.Popen(
                child.program.command,
                cwd=self.checkout.root,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=0,
                pass_fds=self.inherited,
                preexec_fn=lambda: _settle(number, parent, niceness),
            )
        child.began = time.monotonic()
        child.restart_at = None
        self.guardian.watch(child.process.pid, number, is_server=False)

    def show_output(self) -> None:
        """From now on show every process's new lines on the console, each with its name in front."""
        width = max(len(child.program.name) for child in self.children)
        self.tails = [Tail(child.program.name.ljust(width), child.log, _COLOURS[place % 6]) for place, child in enumerate(self.children)]

    def wait_until(self, condition: Callable[[], bool], timeout: float) -> bool:
        """Keep watching until the condition holds (true), or time is up or a stop was asked for (false)."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline and not self.stopping:
            if condition():
                return True
            self._look(0.1)
        return False

    def hopeless(self) -> list[Child]:
        """Children that keep dying as soon as they are started."""
        return [child for child in self.children if child.deaths >= _HOPELESS_AFTER]

    def watch(self) -> None:
        """Keep everything running until a signal asks to stop."""
        while not self.stopping:
            self._look(0.25)

    def _look(self, pause: float) -> None:
        """Wait a moment, or until a signal; then show output and see to what died."""
        with contextlib.suppress(InterruptedError, BlockingIOError):
            if select.select([self._wake], [], [], pause)[0]:
                os.read(self._wake, 512)
        for tail in self.tails:
            tail.show()
        if self.stopping:
            return
        for server in self.servers:
            self._revive_server(server)
        for child in self.children:
            self._revive(child)

    def _revive(self, child: Child) -> None:
        now = time.monotonic()
        if child.restart_at is not None:
            if now >= child.restart_at:
                self._launch(child)
            return
        if child.process is None or child.process.poll() is None:
            return
        self._bury(child)
        child.deaths = 1 if now - child.began > _WELL_AFTER else child.deaths + 1
        pause = min(2.0 ** (child.deaths - 1), _LONGEST_PAUSE)
        child.restart_at = now + pause
        warn(f"{child.program.name} ended ({_ending(child.process.returncode)}); it starts again in {pause:.0f} s. Its log: {child.log}")

    def _bury(self, child: Child, patience: float = 0.0) -> bool:
        """End what is left of a process and its group. Returns whether the process ended by itself."""
        by_itself = child.end(patience)
        if child.process:
            self.guardian.forget(child.process.pid)
        return by_itself

    def _revive_server(self, server: PostgreSQL | Valkey) -> None:
        if server.process is None or server.process.poll() is None:
            return
        warn(f"{server.name} ended ({_ending(server.process.returncode)}); starting it again. Its log: {server.log}")
        self.guardian.forget(server.process.pid)
        server.start()
        self.guardian.watch(server.process.pid, server.stop_signal, is_server=True)

    def stop(self) -> None:
        """Ask all children to stop, wait as long as each may take, and end those that do not."""
        self.may_break_off = False
        for child in self.children:
            child.signal(child.program.stop_signal)
        deadline = time.monotonic() + max((child.program.grace for child in self.children), default=0)
        for child in self.children:
            if not self._bury(child, max(0.0, deadline - time.monotonic())):
                warn(f"{child.program.name} took too long to stop and was ended. Its tasks are taken up again at the next start.")
        for tail in self.tails:
            tail.show()


def _settle(number: signal.Signals, parent: int, niceness: int) -> None:
    """What a new process does before it becomes its program."""
    die_with_parent(number, parent)
    if niceness:
        os.nice(niceness)


def _ending(status: int) -> str:
    return f"signal {signal.Signals(-status).name}" if status < 0 else f"exit status {status}"


def _wake_on_signals(handler: Callable[[int, Any], None]) -> int:
    """Let the handler know of requests to stop; returns a descriptor that becomes readable with every signal."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    return reading


def _rotate(log: Path) -> None:
    """Keep one older log once it has grown large."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > _LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))


class Tail:
    """Shows what is appended to a log file. Processes write to files, so none of them waits for, or dies with, the console."""

    def __init__(self, label: str, log: Path, colour: int) -> None:
        self.label = f"\033[{colour}m{label}\033[0m" if sys.stdout.isatty() else label
        self.log = log
        self.position = log.stat().st_size if log.exists() else 0

    def show(self) -> None:
        """Print the whole lines that are new."""
        with contextlib.suppress(OSError), self.log.open("rb") as file:
            file.seek(self.position)
            fresh = file.read(256 * 1024)
            whole = fresh[: fresh.rfind(b"\n") + 1]
            self.position += len(whole)
            for line in whole.decode(errors="replace").splitlines():
                if line.strip() and _CHATTER not in line:
                    plain(f"{self.label} | {line}")
