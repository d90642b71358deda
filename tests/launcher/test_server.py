"""script/server from a copy of the checkout: it starts, watches, stops, and survives being killed."""

import os
import signal
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from launcher.checkout import Checkout
from launcher.console import Stop
from launcher.environment import portal_environment, read_file
from tests.launcher.conftest import Copy
from tests.support.processes import wait_until

pytestmark = pytest.mark.launcher
CopyCheckout = Callable[..., Copy]


def _status(address: str) -> int:
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own address
        return int(answer.status)


def _pid_of(copy: Copy, part: str) -> int:
    """The oldest process of the copy with `part` in its command line."""
    return min(pid for pid, command in copy.processes().items() if part in command)


def test_it_serves_revives_what_dies_refuses_a_second_start_and_stops_everything(copy_checkout: CopyCheckout) -> None:
    copy = copy_checkout()
    copy.start()
    address = copy.wait_ready()
    assert _status(f"{address}/readyz") == 200

    second = copy.command("server")
    assert second.returncode == 1
    assert "already runs" in second.stderr
    assert address in second.stderr

    killed = _pid_of(copy, "gunicorn")
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: "web ended (signal SIGKILL)" in copy.console(), what="the launcher to notice")
    wait_until(lambda: any("gunicorn" in command and pid != killed for pid, command in copy.processes().items()), what="a new web server")
    assert _status(f"{address}/readyz") == 200

    sockets = Path(read_file(copy.root / "var/run/environment")["DATABASE_URL"].partition("host=")[2])
    assert sockets.is_dir()
    assert copy.send(signal.SIGTERM) == 0
    assert copy.processes() == {}
    assert not sockets.exists()
    assert "Nothing is left running" in copy.console()


def test_two_checkouts_run_side_by_side_and_a_killed_one_leaves_nothing_and_loses_nothing(copy_checkout: CopyCheckout) -> None:
    first, second = copy_checkout(), copy_checkout()
    first.start()
    second.start()
    addresses = {first.wait_ready(), second.wait_ready()}
    assert len(addresses) == 2
    assert {_status(f"{address}/readyz") for address in addresses} == {200}

    first.query("create table kept (word text)")
    first.query("insert into kept values ('safe')")
    assert len(first.processes()) > 8
    assert first.send(signal.SIGKILL) == -signal.SIGKILL
    # Started at once, it waits until the guardian has stopped the killed run, and takes over its data.
    first.start()
    first.wait_ready()
    assert first.query("select word from kept") == [("safe",)]

    assert second.send(signal.SIGKILL) == -signal.SIGKILL
    wait_until(lambda: second.processes() == {}, 25, what="the guardian to stop everything")


def test_a_signal_during_preparation_stops_it_at_once(copy_checkout: CopyCheckout) -> None:
    copy = copy_checkout(prepared=False)
    copy.start()
    wait_until(lambda: "Tables" in copy.console(), 60, what="the first step")
    assert copy.send(signal.SIGINT) == 0
    assert copy.processes() == {}


def test_in_production_the_embedded_servers_refuse(copy_checkout: CopyCheckout) -> None:
    names = ("SIAPKERJA_SECRET_KEY", "SIAPKERJA_MASTER_KEYS", "SIAPKERJA_NIK_INDEX_KEY", "SIAPKERJA_OIDC_SUBJECT_KEY")
    copy = copy_checkout(prepared=False)
    refused = copy.command("server", SIAPKERJA_ENV="production", **dict.fromkeys(names, "x"))
    assert refused.returncode == 1
    assert "DATABASE_URL and REDIS_URL are not set" in refused.stderr
    assert not (copy.root / "var/postgres").exists()

    without_keys = copy.command("server", SIAPKERJA_ENV="production")
    assert without_keys.returncode == 1
    assert "SIAPKERJA_MASTER_KEYS" in without_keys.stderr


def test_a_port_in_use_is_said_plainly(copy_checkout: CopyCheckout) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = copy_checkout(prepared=False).command("server", SIAPKERJA_PORT=str(taken.getsockname()[1]))
    assert refused.returncode == 1
    assert "SIAPKERJA_PORT) is in use" in refused.stderr


def test_secrets_are_made_once_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path, tmp_path / "var")
    made = portal_environment(checkout, {})
    assert (tmp_path / "var/secrets.env").stat().st_mode & 0o777 == 0o600
    assert portal_environment(checkout, {}) == made
    assert portal_environment(checkout, {"SIAPKERJA_SECRET_KEY": "chosen"})["SIAPKERJA_SECRET_KEY"] == "chosen"
    assert portal_environment(checkout, {"SIAPKERJA_MASTER_KEYS": ""})["SIAPKERJA_MASTER_KEYS"] == made["SIAPKERJA_MASTER_KEYS"]


def test_the_caller_wins_over_the_env_file_and_a_faulty_line_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# ours\nSIAPKERJA_PORT=8100\nSIAPKERJA_LOG_LEVEL='DEBUG'\n")
    found = portal_environment(Checkout(tmp_path, tmp_path / "var"), {"SIAPKERJA_PORT": "8200"})
    assert (found["SIAPKERJA_PORT"], found["SIAPKERJA_LOG_LEVEL"]) == ("8200", "DEBUG")
    (tmp_path / ".env").write_text("\nnot an assignment\n")
    with pytest.raises(Stop, match="line 2"):
        portal_environment(Checkout(tmp_path, tmp_path / "var"), {})
