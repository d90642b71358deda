"""Chromium for browser tests: one that is on this machine. The tests never download a browser."""

import shutil
from pathlib import Path

# The shell draws no window around its pages, which is half of a browser's work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NEEDS_BROWSER = {"browser", "page", "context", "no_js_page", "new_context", "launch_browser"}
MISSING = "There is no Chromium on this machine: browser tests were SKIPPED. Install one, for example: apt-get install chromium"

# Sandboxes do not work for root in a container, and none of the others may reach the network by themselves.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def find_chromium() -> Path | None:
    """The first known browser on PATH."""
    return next((Path(found) for name in NAMES if (found := shutil.which(name))), None)
