"""The embedded servers under every kind of user, and after the ends a process can come to."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from launcher.embedded import APPLICATION, PostgreSQL, Valkey, manner, running, socket_folder
from tests.support.environment import ROOT

pytestmark = pytest.mark.launcher

_TRY = """
import shutil
import sys
from pathlib import Path
from launcher.embedded import PostgreSQL, Valkey, manner, running, socket_folder
base = Path(sys.argv[1])
how = manner()
sockets = socket_folder(how)
server = PostgreSQL(base / "postgres", sockets, base / "postgres.log", how)
with running(server, Valkey(base / "valkey", sockets, base / "valkey.log")):
    server.ensure_roles()
    server.ensure_database("tried")
    print(how.described, server.execute("select current_database()", "tried"))
shutil.rmtree(sockets)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="siapkerja-embedded-"))
    yield made
    shutil.rmtree(made, ignore_errors=True)


def _try(folder: Path, python: str, **variables: str) -> subprocess.CompletedProcess[str]:
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT}:{packages}"} | variables
    identity = {"user": pwd.getpwnam("nobody").pw_uid, "extra_groups": []} if os.geteuid() == 0 and python != sys.executable else {}
    return subprocess.run(
        [python, "-c", _TRY, str(folder)], env=environment, capture_output=True, text=True, check=False, cwd="/", **identity
    )


def test_root_runs_them_in_a_namespace_and_anybody_else_as_themselves(folder: Path) -> None:
    done = _try(folder, sys.executable)
    assert done.returncode == 0, done.stderr
    assert "('tried',)" in done.stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs a copy as somebody else")
def test_where_namespaces_are_forbidden_root_runs_a_copy_as_somebody_else(folder: Path) -> None:
    folder.chmod(0o700)
    done = _try(folder, sys.executable, SIAPKERJA_NAMESPACES="no")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(("as postgres", "as nobody"))


def _python_for_everybody() -> str | None:
    """A Python of our version that an ordinary user may run; root's own is often in its home folder."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return next((path for path in (f"/usr/bin/python{version}", f"/usr/local/bin/python{version}") if Path(path).exists()), None)


@pytest.mark.skipif(os.geteuid() != 0 or _python_for_everybody() is None, reason="needs root, and a Python that everybody may run")
def test_an_ordinary_user_runs_them_without_any_help(folder: Path) -> None:
    os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
    done = _try(folder, str(_python_for_everybody()))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("as this user")


def test_a_lock_file_whose_process_is_somebody_else_by_now_is_no_obstacle(folder: Path) -> None:
    how = manner()
    sockets = socket_folder(how)
    server = PostgreSQL(folder / "postgres", sockets, folder / "postgres.log", how)
    with running(server):
        server.ensure_roles()
        lock = (server.data / "postmaster.pid").read_text()
    with subprocess.Popen(["sleep", "60"]) as stranger:
        (server.data / "postmaster.pid").write_text("\n".join([str(stranger.pid), *lock.splitlines()[1:]]) + "\n")
        with running(server):
            assert server.execute("select rolname::text from pg_roles where rolname = %s", parameters=(APPLICATION,)) == [(APPLICATION,)]
        assert stranger.poll() is None
        stranger.kill()
    shutil.rmtree(sockets)


def test_what_was_queued_and_committed_survives_a_killed_server(folder: Path) -> None:
    how = manner()
    sockets = socket_folder(how)
    server = PostgreSQL(folder / "postgres", sockets, folder / "postgres.log", how)
    valkey = Valkey(folder / "valkey", sockets, folder / "valkey.log")
    with running(server, valkey):
        server.execute("create table kept as select 1 as number")
        for one in (server, valkey):
            assert one.process is not None
            one.process.send_signal(signal.SIGKILL)
            one.process.wait()
            one.start()
        assert server.execute("select number from kept") == [(1,)]
    shutil.rmtree(sockets)
