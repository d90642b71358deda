"""The virtual environment with the locked packages. Standard library only: this runs before anything is installed."""

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from launcher.checkout import Checkout
from launcher.console import Stop, say

_RUNTIME = "requirements.txt"
_DEVELOPMENT = "requirements-dev.txt"
# In the environment, so that whoever removes or shares it takes the memory of what is in it along.
_INSTALLED = "siapkerja-installed"


def ensure_installed(*, for_development: bool) -> Path:
    """Install the locked packages if they changed since last time; returns the environment's Python.

    With SIAPKERJA_VENV that environment is used as it is. Raises Stop with what to do when it cannot be made.
    """
    given = os.environ.get("SIAPKERJA_VENV")
    if given:
        return Path(given) / "bin" / "python"
    checkout = Checkout.here()
    environment = checkout.root / ".venv"
    wanted = [_digest(checkout.root / name) for name in ([_DEVELOPMENT] if for_development else [_RUNTIME])]
    if _is_installed(environment, wanted):
        return environment / "bin" / "python"
    checkout.var.mkdir(parents=True, exist_ok=True)
    with (checkout.var / "installing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _is_installed(environment, wanted):
            _make(environment)
            _install(environment, checkout.root, _DEVELOPMENT if for_development else _RUNTIME)
    return environment / "bin" / "python"


def _digest(requirements: Path) -> str:
    return hashlib.sha256(requirements.read_bytes()).hexdigest()[:16]


def _is_installed(environment: Path, wanted: list[str]) -> bool:
    try:
        have = (environment / _INSTALLED).read_text().split()
    except OSError:
        return False
    return set(wanted) <= set(have) and (environment / "bin" / "python").exists()


def _make(environment: Path) -> None:
    if _answers(environment / "bin" / "python"):
        return
    if environment.exists() and not environment.is_symlink():
        say("The virtual environment is incomplete or its Python is gone; making it anew.")
        shutil.rmtree(environment)
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        raise Stop(_without_venv())
    say(f"Making a virtual environment in {environment} with Python {sys.version.split()[0]}")
    done = subprocess.run([sys.executable, "-m", "venv", str(environment)], capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(environment, ignore_errors=True)
        raise Stop(f"The virtual environment could not be made:\n{(done.stdout + done.stderr).strip()}\n\n{_without_venv()}")


def _answers(python: Path) -> bool:
    try:
        return subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _without_venv() -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    sudo = "" if os.geteuid() == 0 else "sudo "
    return (
        f"This Python ({sys.executable}) comes without its module for virtual environments.\n"
        f"On Debian or Ubuntu install it with\n\n    {sudo}apt install python{version}-venv\n\nand run this command again."
    )


def _install(environment: Path, root: Path, requirements: str) -> None:
    began = time.monotonic()
    say(f"Installing the packages of {requirements}; the first time this takes a minute or two …")
    if not _install_pins(environment, _pinned(root / requirements)):
        raise Stop("The packages could not be installed; the reason is above. The next start tries again.")
    installed = [_digest(root / requirements)]
    if requirements == _DEVELOPMENT and _pins(root / _RUNTIME) <= _pins(root / _DEVELOPMENT):
        installed.append(_digest(root / _RUNTIME))
    (environment / _INSTALLED).write_text("\n".join(installed) + "\n")
    say(f"Packages installed in {time.monotonic() - began:.0f} s")


def _install_pins(environment: Path, pinned: list[str]) -> bool:
    """Two halves at the same time: pip looks up and unpacks one package after another, and there are two cores on the smallest machine."""
    command = [str(environment / "bin" / "python"), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"]
    # Compiling all modules takes ten seconds; those that are used are compiled when they are first imported. The lock names
    # every package there is to install, so that neither half looks for what another package needs.
    command += ["--no-compile", "--no-deps", "--require-hashes", "-r"]
    with tempfile.TemporaryDirectory() as folder:
        halves = [Path(folder) / "first.txt", Path(folder) / "second.txt"]
        for half, pins in zip(halves, (pinned[::2], pinned[1::2]), strict=True):
            half.write_text("".join(pins))
        running = [subprocess.Popen([*command, str(half)], stdin=subprocess.DEVNULL) for half in halves]
        statuses = [process.wait() for process in running]
    return not any(statuses)


def _pinned(requirements: Path) -> list[str]:
    """The entries of a lock file, each a package with its version and hashes."""
    return re.findall(r"^\S+==.*\n(?:[ \t].*\n)*", requirements.read_text(), re.MULTILINE)


def _pins(requirements: Path) -> set[str]:
    return set(re.findall(r"^\S+==\S+", requirements.read_text(), re.MULTILINE))
