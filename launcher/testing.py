"""script/test: a browser if one can be had, then pytest. Databases and brokers are the tests' own business."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from launcher.checkout import Checkout
from launcher.console import say, warn

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


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
    """One process per core for the whole suite; for a few files starting several costs more than it gains."""
    chosen = any(argument.startswith(("-n", "--numprocesses")) or argument in {"--collect-only", "--co"} for argument in arguments)
    named = {argument.split("::")[0].rstrip("/") for argument in arguments}
    narrowed = any((root / name).exists() for name in named - {"tests", ""})
    if chosen or narrowed:
        return []
    return ["-n", str(os.cpu_count() or 1), "--dist", "worksteal"]


def _ensure_browser() -> None:
    """Install Chromium where that takes no question; otherwise the tests that need one say so at their end."""
    if any(shutil.which(name) for name in _BROWSERS) or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    say("Installing Chromium for the browser tests …")
    variables = dict(os.environ) | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
    for command in (install, ["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=variables, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if command is install and done.returncode == 0:
            return
    warn(f"Chromium could not be installed:\n{done.stderr.strip()[-500:]}")
