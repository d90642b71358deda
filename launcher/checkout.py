"""Where things are: the checkout, its virtual environment and the folder `var/` with everything made at run time."""

import hashlib
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Checkout:
    """One checkout of the portal and its `var/` folder."""

    root: Path
    var: Path

    @classmethod
    def here(cls) -> "Checkout":
        """The checkout this file belongs to, with SIAPKERJA_VAR or `var/` below it."""
        root = Path(__file__).resolve().parent.parent
        return cls(root, Path(os.environ.get("SIAPKERJA_VAR") or root / "var").resolve())

    @property
    def logs(self) -> Path:
        """One log file per process."""
        return self.var / "log"

    @property
    def run(self) -> Path:
        """What only matters while the portal runs: lock, address, environment."""
        return self.var / "run"

    def manage(self, *arguments: str) -> list[str]:
        """The command line of a management command."""
        return [sys.executable, str(self.root / "manage.py"), *arguments]

    def digest(self, patterns: Iterable[str]) -> str:
        """A short digest of the names and contents of all files that match, compiled and hidden files apart."""
        total = hashlib.sha256()
        for pattern in patterns:
            for path in sorted(self.root.glob(pattern)):
                relative = path.relative_to(self.root)
                if not path.is_file() or path.suffix in {".pyc", ".mo"} or any(part.startswith(".") for part in relative.parts):
                    continue
                total.update(f"{relative}\0{path.stat().st_size}\0".encode())
                total.update(path.read_bytes())
        return total.hexdigest()[:16]


def private_folder(path: Path) -> Path:
    """Make a folder only its owner may read."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def write_private(path: Path, text: str) -> None:
    """Write a file only its owner may read, in one step."""
    private_folder(path.parent)
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    fresh.rename(path)
