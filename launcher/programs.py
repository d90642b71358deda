"""The portal's processes and their command lines, the same on a developer's machine and in a container."""

import signal
import sys
from dataclasses import dataclass

from launcher.checkout import Checkout


@dataclass(frozen=True)
class Program:
    """One long-running process of the portal.

    Args:
        grace: seconds it has to stop when asked.
        niceness: how far it stands back when processors are short, 0 to 19: nobody waits before a screen for it.
    """

    name: str
    command: tuple[str, ...]
    grace: float = 8.0
    stop_signal: signal.Signals = signal.SIGTERM
    niceness: int = 0


def web(checkout: Checkout, bind: str) -> Program:
    """gunicorn listening on `bind` (host:port, or fd://N for an inherited socket)."""
    # The access log leaves out addresses and query strings: they are personal data.
    options = {
        "bind": bind,
        "workers": "2",
        "worker-class": "siapkerja.web.worker.Threads",
        "threads": "4",
        "limit-request-line": "8190",
        "timeout": "60",
        "graceful-timeout": "5",
        "max-requests": "20000",
        "max-requests-jitter": "2000",
        "worker-tmp-dir": str(checkout.run),
        "access-logfile": "-",
        "access-logformat": "%(m)s %(U)s %(s)s %(B)s bytes %(M)s ms",
    }
    arguments = [argument for name, value in options.items() for argument in (f"--{name}", value)]
    # With --preload the code is read once and its memory shared by the worker processes.
    return Program("web", (sys.executable, "-m", "gunicorn", "siapkerja.wsgi", "--preload", *arguments))


def worker(queue: str) -> Program:
    """A Celery worker for one queue: quick (codes, notices) or bulk (rosters, exports)."""
    options = ("--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "INFO")
    # One child at a time, so that a task that eats the machine's memory is killed and not its worker.
    command = (sys.executable, "-m", "celery", "-A", "siapkerja", "worker", "-Q", queue, "-n", f"{queue}@%h", "-c", "1", *options)
    return Program(f"worker-{queue}", command, niceness=5 if queue == "quick" else 10)


def beat(checkout: Checkout) -> Program:
    """Celery's clock."""
    schedule = checkout.var / "beat" / "schedule"
    schedule.parent.mkdir(parents=True, exist_ok=True)
    command = (sys.executable, "-m", "celery", "-A", "siapkerja.clock", "beat", "-s", str(schedule), "--pidfile", "", "--loglevel", "INFO")
    return Program("beat", command, niceness=5)


def follower(checkout: Checkout) -> Program:
    """Keeps the search index up with the database."""
    return Program("follower", tuple(checkout.manage("search_follower")), niceness=5)


def simulators(checkout: Checkout, place: tuple[str, ...], token: str, failures: str) -> Program:
    """Stand-ins for the systems outside.

    Args:
        place: where they listen: ("--fd", "6") for a socket that is already bound, or ("--host", …, "--port", …).
        token: what whoever asks them must show.
        failures: percentage of requests that fail.
    """
    companies = str(checkout.var / "simulators" / "companies.jsonl")
    command = (sys.executable, "-m", "launcher.simulators", *place, f"--token={token}", "--failures", failures, "--companies", companies)
    return Program("simulators", command, niceness=5)


def all_programs(checkout: Checkout, bind: str) -> list[Program]:
    """Everything that runs beside database and broker."""
    return [web(checkout, bind), worker("quick"), worker("bulk"), beat(checkout), follower(checkout)]
