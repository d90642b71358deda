"""The few calls to the kernel that Python does not offer. On other systems than Linux they do nothing or say so."""

import ctypes
import os
import signal
import sys
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_NAME = 15
_CLONE_NEWUSER = 0x10000000
# PostgreSQL refuses to be uid 0; the number of `nobody` is as good as any other inside a namespace of its own.
_NOBODY = 65534

_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(number: signal.Signals, parent: int) -> None:
    """Ask the kernel to send this process `number` when `parent` ends, however it ends.

    Call it in the child, after any change of user: changing credentials clears the request.
    """
    if _LIBC is None:
        return
    _LIBC.prctl(_PR_SET_PDEATHSIG, int(number))
    if os.getppid() != parent:  # it ended before we could ask
        os._exit(1)


def name_process(name: str) -> None:
    """Set the short name that `ps` and `top` show (15 bytes at most)."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_NAME, name.encode()[:15])


def enter_user_namespace() -> None:
    """Become `nobody` in a new user namespace, keeping root's access to files. Needs Linux and permission for namespaces.

    Raises OSError where they are forbidden, as in a container with the usual seccomp profile.
    """
    uid, gid = os.getuid(), os.getgid()
    if _LIBC is None or _LIBC.unshare(_CLONE_NEWUSER):
        raise OSError(ctypes.get_errno(), "user namespaces are not allowed here")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{_NOBODY} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{_NOBODY} {gid} 1")


def command_of(pid: int) -> list[str]:
    """The command line of a running process, or an empty list when there is no such process."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").split("\0")[:-1]
    except OSError:
        return []


def proportional_memory(pid: int) -> int:
    """Kilobytes of memory that are this process's share (PSS); 0 when it cannot be read."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
