"""A small process that outlives the launcher when that is killed, and stops everything the launcher had started.

The kernel tells each process we start that its parent died, but not the children those made. The guardian knows their process
groups. It learns of the launcher's end from a pipe that only the launcher holds open, so no kind of end goes unnoticed.
"""

import contextlib
import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path

from launcher.linux import name_process

_GRACE_SECONDS = 5
_SERVER_GRACE_SECONDS = 15


class Guardian:
    """The launcher's end of the pipe."""

    def __init__(self) -> None:
        reading, self._writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._writing)
            try:
                _guard(reading)
            finally:
                os._exit(0)
        os.close(reading)

    def watch(self, group: int, stop_signal: signal.Signals, *, is_server: bool) -> None:
        """Stop this process group if the launcher dies; servers are stopped last."""
        self._tell({"watch": group, "signal": int(stop_signal), "server": is_server})

    def forget(self, group: int) -> None:
        """This process group has ended."""
        self._tell({"forget": group})

    def sweep(self, folder: Path) -> None:
        """Remove this folder if the launcher dies."""
        self._tell({"sweep": str(folder)})

    def dismiss(self) -> None:
        """Everything was stopped in order."""
        self._tell({"dismissed": True})
        os.close(self._writing)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)

    def _tell(self, message: dict[str, object]) -> None:
        with contextlib.suppress(BrokenPipeError):
            os.write(self._writing, json.dumps(message).encode() + b"\n")


def _guard(reading: int) -> None:
    os.setsid()
    name_process("siapkerja-guard")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    # A pipe to `tee` or a terminal would otherwise be kept open by us.
    silence = os.open(os.devnull, os.O_RDWR)
    for descriptor in (sys.stdin.fileno(), sys.stdout.fileno(), sys.stderr.fileno()):
        os.dup2(silence, descriptor)
    programs: dict[int, int] = {}
    servers: dict[int, int] = {}
    folders: list[str] = []
    with os.fdopen(reading) as messages:
        for line in messages:
            message = json.loads(line)
            if "dismissed" in message:
                return
            if "sweep" in message:
                folders.append(message["sweep"])
            elif "forget" in message:
                programs.pop(message["forget"], None)
                servers.pop(message["forget"], None)
            else:
                (servers if message["server"] else programs)[message["watch"]] = message["signal"]
    _end(programs, _GRACE_SECONDS)
    _end(servers, _SERVER_GRACE_SECONDS)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _end(groups: dict[int, int], grace: float) -> None:
    """Signal the groups, give them some seconds, and kill what is left."""
    for group, number in groups.items():
        with contextlib.suppress(OSError):
            os.killpg(group, number)
    deadline = time.monotonic() + grace
    while any(_exists(group) for group in groups) and time.monotonic() < deadline:
        time.sleep(0.1)
    for group in groups:
        with contextlib.suppress(OSError):
            os.killpg(group, signal.SIGKILL)


def _exists(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except OSError:
        return False
    return True
