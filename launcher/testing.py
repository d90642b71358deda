"""script/test: a browser if one can be had, then pytest. Databases and brokers are the tests' own business."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from launcher.checkout import Checkout
from launcher.console import say, warn

_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main(arguments: list[str]) -> int:
    """Run the tests named by pytest's own arguments, all of them without any."""
    checkout = Checkout.here()
    _ensure_browser()
    command = [sys.executable, "-m", "pytest", *_in_parallel(arguments, checkout.root), *arguments]
    variables = dict(os.environ) | {"PYTHONPATH": str(checkout.root)}
    os.chdir(checkout.root)
    os.execve(command[0], command, variables)  # noqa: S606 - pytest takes this process's place, so signals reach it
    return 1


def _in_parallel(arguments: list[str], root: Path) -> list[str]:
    """Three processes on two cores for the whole suite, since tests wait for other processes; for a few files one is quicker."""
    chosen = any(argument.startswith(("-n", "--numprocesses")) or argument in {"--collect-only", "--co"} for argument in arguments)
    named = {argument.split("::")[0].rstrip("/") for argument in arguments}
    narrowed = any((root / name).exists() for name in named - {"tests", ""})
    if chosen or narrowed:
        return []
    return ["-n", str((os.cpu_count() or 1) * 3 // 2), "--dist", "worksteal"]


def _ensure_browser() -> None:
    """Install Chromium where that takes no question; otherwise the tests that need one say so at their end."""
    if any(shutil.which(name) for name in _BROWSERS) or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    say("Installing Chromium for the browser tests …")
    variables = dict(os.environ) | {"DEBIAN_FRONTEND": "noninteractive"}
    shell, whole = (["apt-get", "install", "-y", "-qq", "--no-install-recommends", name] for name in _BROWSERS[:2])
    for command in (shell, ["apt-get", "update", "-qq"], shell, whole):
        done = subprocess.run(command, env=variables, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if command in (shell, whole) and done.returncode == 0:
            return
    warn(f"Chromium could not be installed:\n{done.stderr.strip()[-500:]}")
