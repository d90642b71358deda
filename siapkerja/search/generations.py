"""Index directories on this host: numbered generations and a pointer to the one in use.

Files of a generation are only ever added or unlinked, never truncated: readers hold them mapped into memory.

    <SEARCH_DIR>/<document>/current            "gen-000007"
    <SEARCH_DIR>/<document>/gen-000007/        the engine's files
    <SEARCH_DIR>/<document>/gen-000007/about.json
    <SEARCH_DIR>/<document>/gen-000007/position.json
"""

import json
import os
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from django.conf import settings

POINTER = "current"
ABOUT = "about.json"
POSITION = "position.json"
OPENING = "opening"


def root() -> Path:
    return Path(settings.SEARCH_DIR)


def home(slug: str) -> Path:
    return root() / slug


def current(slug: str) -> Path | None:
    """The generation in use, or None where there is none."""
    try:
        name = (home(slug) / POINTER).read_text().strip()
    except OSError:
        return None
    return home(slug) / name if name.startswith("gen-") and "/" not in name else None


def fresh(slug: str) -> Path:
    """An empty directory to build the next generation in; what earlier tries left is removed.

    Its name is new, so that a process left over from an earlier try never writes into it.
    """
    home(slug).mkdir(parents=True, exist_ok=True)
    for left in home(slug).glob("building*"):
        remove(left)
    return Path(mkdtemp(prefix="building-", dir=home(slug)))


def adopt(slug: str, built: Path) -> Path:
    """Put a finished generation in use, and remove the others. Readers of those go on until their next request."""
    numbers = [int(path.name[4:]) for path in home(slug).glob("gen-*") if path.name[4:].isdigit()]
    adopted = built.rename(home(slug) / f"gen-{max(numbers, default=0) + 1:06d}")
    write(home(slug) / POINTER, adopted.name)
    for other in home(slug).glob("gen-*"):
        if other != adopted:
            remove(other)
    return adopted


def remove(directory: Path) -> None:
    shutil.rmtree(directory, ignore_errors=True)


def write(path: Path, text: str) -> None:
    """Replace a small file at one stroke."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(text)
    draft.replace(path)


def write_json(path: Path, value: Any) -> None:
    write(path, json.dumps(value))


def read_json(path: Path) -> Any:
    """The file's content, or None where it is missing or broken."""
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):
        return None
