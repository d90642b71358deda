"""script/server: the whole portal on this machine, or one of its processes where others run the rest."""

import contextlib
import os
import socket
import subprocess
import sys

from launcher.backends import Backends, Lock
from launcher.checkout import Checkout, write_private
from launcher.console import Stop, plain, say, warn
from launcher.embedded import last_lines
from launcher.environment import Environment, portal_environment, wants_demo
from launcher.guardian import Guardian
from launcher.outside import Outside, outside_of, standing_alone
from launcher.preparation import Preparation
from launcher.probe import is_ready
from launcher.programs import Program, all_programs, beat, follower, web, worker
from launcher.supervisor import AskedToStop, Supervisor

_FIRST_PORT = 8000
_PORTS = 100
_READY_SECONDS = 120

_USAGE = """\
script/server             start the whole portal; Ctrl-C stops it
script/server prepare     only bring tables, reference data, translations and static files up to date
script/server NAME        run one process in the foreground: web, worker-quick, worker-bulk, beat or follower
                          (its database and broker are named by DATABASE_URL and REDIS_URL);
                          or simulators, which play the systems outside in a demonstration
"""


def main(arguments: list[str]) -> int:
    """Run what the arguments ask for; returns the exit status."""
    checkout = Checkout.here()
    match arguments:
        case []:
            return _Portal(checkout).run()
        case ["prepare"]:
            return _prepare(checkout)
        case ["web" | "worker-quick" | "worker-bulk" | "beat" | "follower" | "simulators" as name]:
            return _run_one(checkout, name)
    print(_USAGE, file=sys.stderr)
    return 0 if arguments in (["-h"], ["--help"]) else 2


def _run_one(checkout: Checkout, name: str) -> int:
    """Become one process of the portal, as a container's only one."""
    environment = portal_environment(checkout)
    if not environment.get("DATABASE_URL") or not environment.get("REDIS_URL"):
        raise Stop("One process alone needs DATABASE_URL and REDIS_URL; see .env.example.")
    checkout.run.mkdir(parents=True, exist_ok=True)
    bind = f"{environment.get('SIAPKERJA_BIND') or '127.0.0.1'}:{environment.get('SIAPKERJA_PORT') or _FIRST_PORT}"
    makers = {
        "web": lambda: web(checkout, bind),
        "worker-quick": lambda: worker("quick"),
        "worker-bulk": lambda: worker("bulk"),
        "beat": lambda: beat(checkout),
        "follower": lambda: follower(checkout),
        "simulators": lambda: standing_alone(checkout, environment),
    }
    program: Program = makers[name]()
    os.chdir(checkout.root)
    os.execve(program.command[0], list(program.command), environment)  # noqa: S606 - it takes this process's place
    return 1


def _prepare(checkout: Checkout) -> int:
    """Bring an installation up to date without starting it."""
    lock = Lock(checkout)
    lock.take()
    lock.tell()
    backends = Backends(checkout, portal_environment(checkout))
    try:
        environment = backends.start()
        Preparation(checkout, environment).run(demo=wants_demo(environment))
        say("Everything is up to date.")
        _show_accounts(checkout, environment)
    finally:
        backends.stop()
        lock.release()
    return 0


def _show_accounts(checkout: Checkout, environment: Environment) -> None:
    """The demo accounts and their password, where this is a demonstration."""
    if not wants_demo(environment):
        return
    command = checkout.manage("demo", "--accounts")
    listed = subprocess.run(command, cwd=checkout.root, env=environment, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        plain("\n".join(f"    {line}" for line in listed.stdout.splitlines()) + "\n")


class _Portal:
    """One run of everything."""

    def __init__(self, checkout: Checkout) -> None:
        self.checkout = checkout

    def run(self) -> int:
        """Start, watch until asked to stop, stop."""
        lock = Lock(self.checkout)
        lock.take()
        lock.tell()
        guardian = Guardian()
        try:
            environment = portal_environment(self.checkout)
            with _listening(environment) as listener, outside_of(environment) as outside:
                return self._run_locked(lock, guardian, listener, outside)
        finally:
            (self.checkout.run / "environment").unlink(missing_ok=True)
            lock.release()
            guardian.dismiss()

    def _run_locked(self, lock: Lock, guardian: Guardian, listener: socket.socket, outside: Outside | None) -> int:
        address = "http://{}:{}".format(*listener.getsockname()[:2]).replace("//0.0.0.0:", "//127.0.0.1:")
        environment = portal_environment(self.checkout)
        environment.setdefault("SIAPKERJA_BASE_URL", address)
        environment |= outside.addresses(environment) if outside else {}
        backends = Backends(self.checkout, environment)
        supervisor = Supervisor(self.checkout, environment, guardian)
        try:
            environment = backends.start()
            supervisor.environment = environment
            supervisor.guard_servers(backends.servers, backends.sockets)
            write_private(self.checkout.run / "environment", _as_file(environment))
            Preparation(self.checkout, environment).run(demo=wants_demo(environment))
            self._start(supervisor, listener, outside)
            supervisor.may_break_off = False
            if not self._wait_ready(supervisor, address):
                return 0 if supervisor.stopping else 1
            lock.tell(address)
            self._welcome(environment, address)
            supervisor.show_output()
            supervisor.watch()
            return 0
        except AskedToStop:
            return 0
        finally:
            supervisor.may_break_off = False
            if supervisor.stopping:
                say(f"Stopping ({supervisor.stopping.name}) …")
            supervisor.stop()
            backends.stop()
            say("Stopped. Nothing is left running; the data are kept in " + str(self.checkout.var))

    def _start(self, supervisor: Supervisor, listener: socket.socket, outside: Outside | None) -> None:
        say("Starting web server, workers, clock and search follower …")
        supervisor.inherited = [listener.fileno()]
        if outside:
            supervisor.inherited.append(outside.listener.fileno())
            supervisor.start([outside.program(self.checkout, supervisor.environment)])
        supervisor.start(all_programs(self.checkout, f"fd://{listener.fileno()}"))

    def _wait_ready(self, supervisor: Supervisor, address: str) -> bool:
        def settled() -> bool:
            return is_ready(address, supervisor.environment) or bool(supervisor.hopeless())

        if supervisor.wait_until(settled, _READY_SECONDS) and not supervisor.hopeless():
            return True
        if not supervisor.stopping:
            failing = supervisor.hopeless() or supervisor.children
            warn(f"The portal did not become ready. Look at: {', '.join(child.program.name for child in failing)}.")
            for child in failing:
                plain(f"\n--- the end of {child.log}\n{last_lines(child.log)}")
        return False

    def _welcome(self, environment: Environment, address: str) -> None:
        say("Ready.")
        plain(f"\n    SIAPKerja is at  {address}/\n")
        _show_accounts(self.checkout, environment)
        plain(f"    Ctrl-C stops it. Logs are in {self.checkout.logs}\n")


def _as_file(environment: Environment) -> str:
    """The variables `script/manage` needs to reach the running portal."""
    names = [name for name in environment if name.startswith("SIAPKERJA_") or name.endswith("_URL")]
    return "".join(f"{name}={environment[name]}\n" for name in sorted(names) if "\n" not in environment[name])


@contextlib.contextmanager
def _listening(environment: Environment):  # type: ignore[no-untyped-def]
    """The socket the web server will accept on. It is ours, so nobody takes the port while the web server restarts."""
    host = environment.get("SIAPKERJA_BIND") or "127.0.0.1"
    fixed = environment.get("SIAPKERJA_PORT")
    ports = [int(fixed)] if fixed else range(_FIRST_PORT, _FIRST_PORT + _PORTS)
    for port in ports:
        try:
            listener = socket.create_server((host, port), backlog=256)
        except OSError:
            continue
        with listener:
            yield listener
        return
    if fixed:
        raise Stop(f"Port {fixed} (SIAPKERJA_PORT) is in use on {host}. Choose another, or leave it out to take the first free one.")
    raise Stop(f"All ports from {_FIRST_PORT} to {_FIRST_PORT + _PORTS - 1} are in use. Set SIAPKERJA_PORT.")
