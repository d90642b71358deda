"""Before anything is installed: which Python is taken, and what is said when there is none that works."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.environment import ROOT

pytestmark = pytest.mark.launcher


def _bare_copy(root: Path) -> None:
    for name in ("script", "launcher"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, root / name)


def _path_with(folder: Path, **programs: str) -> str:
    """A PATH with the plainest tools and these shell scripts."""
    folder.mkdir()
    for name in ("sh", "dirname", "cat"):
        (folder / name).symlink_to(str(shutil.which(name)))
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return str(folder)


def _setup(root: Path, path: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(root / "script/setup")], env={"PATH": path, "HOME": str(root)}, capture_output=True, text=True, check=False)


def test_without_python_it_says_what_to_install(tmp_path: Path) -> None:
    _bare_copy(tmp_path)
    done = _setup(tmp_path, _path_with(tmp_path / "bin", python3="exit 1"))
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert "apt install python3 python3-venv" in done.stderr


def test_on_debian_without_venv_it_names_the_package(tmp_path: Path) -> None:
    _bare_copy(tmp_path)
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    # Debian's Python lacks this module until python3-venv is installed.
    (hidden / "sitecustomize.py").write_text("import sys\nsys.modules['ensurepip'] = None\n")
    python = Path(sys.prefix, "bin", "python").resolve()
    path = _path_with(tmp_path / "bin", python3=f'PYTHONPATH="$PYTHONPATH:{hidden}" exec {python} "$@"')
    done = _setup(tmp_path, path)
    assert done.returncode == 1
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"apt install python{version}-venv" in done.stderr
    assert ("sudo" in done.stderr) == (os.geteuid() != 0)
    assert not (tmp_path / ".venv").exists()


def test_an_older_python_is_passed_over(tmp_path: Path) -> None:
    _bare_copy(tmp_path)
    python = Path(sys.prefix, "bin", "python").resolve()
    path = _path_with(tmp_path / "bin", **{"python3.13": "exit 127", "python3.12": "exit 1", "python3": f'exec {python} "$@"'})
    done = subprocess.run(
        [str(tmp_path / "script/bench")],
        env={"PATH": path, "HOME": str(tmp_path), "SIAPKERJA_VENV": sys.prefix},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "no benchmarks yet" in done.stdout
