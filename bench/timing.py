"""What the benchmarks share: a server of their own on loopback, timed requests, and figures printed as a table."""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

READERS = 20
SECONDS = 8


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def web_server() -> Iterator[int]:
    """The portal as `script/server` runs it (two processes of four threads), on loopback; yields its port."""
    port = free_port()
    serving = ["-m", "gunicorn", "siapkerja.wsgi", "--preload", "-b", f"127.0.0.1:{port}", "-w", "2", "-k", "gthread", "--threads", "4"]
    server = subprocess.Popen([sys.executable, *serving], env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                fetch(port, "/healthz")
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def fetch(port: int, path: str, *, cookie: str = "") -> tuple[int, int, float]:
    """GET over a new loopback connection: (status, bytes on the wire after Brotli, seconds)."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        headers = {"Host": "localhost", "Accept-Encoding": "br", **({"Cookie": cookie} if cookie else {})}
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        body = response.read()
    finally:
        connection.close()
    return response.status, len(body), time.perf_counter() - began


def alone(ask: Callable[[], float], *, times: int = 60) -> list[float]:
    """Seconds of `times` calls one after another, after five to warm up."""
    for _ in range(5):
        ask()
    return [ask() for _ in range(times)]


def crowd(ask: Callable[[], float], *, readers: int = READERS, seconds: float = SECONDS) -> list[float]:
    """Seconds of calls by `readers` threads that each ask once a second for `seconds`, starting evenly spread."""
    taken: list[float] = []
    end = time.perf_counter() + seconds

    def read(offset: float) -> None:
        time.sleep(offset)
        while (began := time.perf_counter()) < end:
            taken.append(ask())
            time.sleep(max(0.0, 1.0 - (time.perf_counter() - began)))

    threads = [threading.Thread(target=read, args=(number / readers,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def median_ms(seconds: Sequence[float]) -> float:
    return statistics.median(seconds) * 1000


def p95_ms(seconds: Sequence[float]) -> float:
    return sorted(seconds)[max(int(len(seconds) * 0.95) - 1, 0)] * 1000


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print aligned columns, the first one flush left."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    for row in [head, *rows]:
        print(
            "  ".join(
                cell.ljust(width) if column == 0 else cell.rjust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
        )


def kept(limits: Sequence[tuple[str, float, float]]) -> bool:
    """Whether every (name, measured, at most) is kept; each is printed."""
    for name, measured, most in limits:
        print(f"{name}: {measured:.2f}, at most {most:g}: {'yes' if measured <= most else 'NO'}")
    return all(measured <= most for _, measured, most in limits)
