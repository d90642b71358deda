"""What a company waits for on the roster's pages: the first verdict on a workbook, a mended row checked again, its own file with notes.

Limits: an XLSX's first verdict within 1 s of its last byte, a row mended on the page checked again in under 1 s, and the company's own
workbook of 100,000 rows, the most an XLSX may have, back in at most 20 s, in a process of at most 1 GB. Verdict and row are asked over HTTP
of the server as `script/server` runs it, by a browser that is signed in. The workbook is written by a process of its own, as the worker
would; its seconds of CPU, with those of its PostgreSQL backend, are printed beside the clock.

    script/bench roster_waiting [--rows 5000,100000] [--times 10]
"""

import argparse
import http.client
import json
import resource
import secrets
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bench import timing
from bench.roster import cpu_seconds
from bench.roster_files import a_draft, write_file

VERDICT_SECONDS, ROW_SECONDS, RETURNED_SECONDS = 1.0, 1.0, 20.0
# Rows the limit of the returned workbook is promised for; smaller ones are held to their share of it.
RETURNED_ROWS = 100_000
MOST_MEGABYTES = 1024
PIECE = 4 * 1024 * 1024
FAULTY_EVERY = 50


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default="5000,100000")
    parser.add_argument("--times", type=int, default=10, help="so many rows are mended in each roster")
    parser.add_argument("--returned", type=int, metavar="UPLOAD", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.returned:
        print(json.dumps(_returned(chosen.returned)))
        return 0
    sizes = sorted(int(part) for part in chosen.rows.split(","))
    lines: list[tuple[list[str], bool]] = []
    peaks: dict[int, int] = {}
    with TemporaryDirectory() as folder, timing.web_server() as port:
        for rows in sizes:
            path = Path(folder) / f"{rows}.xlsx"
            write_file(path, rows, faulty_every=FAULTY_EVERY)
            company = _Company(port)
            lines.append(
                _line(f"first verdict on {path.stat().st_size / 1e6:.1f} MB, {rows:,} rows", [company.send(path)], VERDICT_SECONDS)
            )
            company.check()
            lines.append(_line(f"a row mended among {rows:,}", company.mend(chosen.times), ROW_SECONDS))
            found = company.ask_back()
            peaks[rows] = found["peak"]
            limit = RETURNED_SECONDS * max(rows, RETURNED_ROWS) / RETURNED_ROWS
            what = f"workbook back, {rows:,} rows ({found['cpu']:.1f} s of CPU)"
            lines.append(_line(what, [found["seconds"]], limit))
    timing.table(["what", "median s", "longest s", "limit s", ""], [cells for cells, _kept in lines])
    is_bounded = max(peaks.values()) <= MOST_MEGABYTES
    told = ", ".join(f"{peak} MB for {rows:,} rows" for rows, peak in peaks.items())
    print(f"memory for the workbook back ({told}; limit {MOST_MEGABYTES} MB): {'kept' if is_bounded else 'NOT KEPT'}")
    return 0 if is_bounded and all(is_kept for _cells, is_kept in lines) else 1


def _line(what: str, seconds: list[float], limit: float) -> tuple[list[str], bool]:
    is_kept = max(seconds) <= limit
    median = timing.median_ms(seconds) / 1000
    return [what, f"{median:.2f}", f"{max(seconds):.2f}", f"{limit:.0f}", "kept" if is_kept else "NOT KEPT"], is_kept


class _Company:
    """A company with an open report, and a browser that is signed in."""

    def __init__(self, port: int) -> None:
        from siapkerja.identity.models import User

        self.port = port
        self.report, self.actor = a_draft()
        client = Client(HTTP_HOST="localhost")
        client.force_login(User.objects.get(person=self.actor.person_id), backend=settings.AUTHENTICATION_BACKENDS[0])
        self.cookie, self.token = client.cookies[settings.SESSION_COOKIE_NAME].value, secrets.token_hex(16)

    def send(self, path: Path) -> float:
        """The file in pieces; seconds from the first byte of the last piece to what is said of the whole."""
        self._look("roster")
        content = path.read_bytes()
        body = urlencode({"csrfmiddlewaretoken": self.token, "name": path.name, "size": len(content)})
        status, told = self._ask("POST", self._page("begin_upload"), body.encode(), "application/x-www-form-urlencoded")
        assert status == 201, (status, told)
        address = json.loads(told)["address"]
        for offset in range(0, len(content), PIECE):
            began = time.perf_counter()
            piece = content[offset : offset + PIECE]
            status, told = self._ask("PATCH", address, piece, "application/octet-stream", {"Upload-Offset": str(offset)})
            assert status == 200, (status, told)
        taken = time.perf_counter() - began
        assert json.loads(told)["state"] == "checking", told
        return taken

    def check(self) -> None:
        from siapkerja.jobs.running import run_here

        run_here(self.upload().job)
        # Where workers run beside it, one of them may have been quicker.
        until = time.monotonic() + 600
        while (upload := self.upload()).is_checking and time.monotonic() < until:
            time.sleep(0.5)
        assert upload.is_checked, upload.state
        assert upload.faulty_rows, "there is nothing to mend"

    def upload(self) -> Any:
        from wajiblapor.queries.reports import current_upload

        upload = current_upload(self.report)
        assert upload is not None
        return upload

    def mend(self, times: int) -> list[float]:
        """Seconds from sending a row's cells until the page says what they are now."""
        from wajiblapor.models import WaitingRow

        self._look("waiting")
        taken = []
        for row in list(WaitingRow.objects.filter(upload=self.upload()).order_by("row").values_list("row", flat=True)[:times]):
            body = urlencode({"csrfmiddlewaretoken": self.token, "sel-base_wage": "6500000"})
            began = time.perf_counter()
            status, told = self._ask("POST", self._page("waiting_row", row), body.encode(), "application/x-www-form-urlencoded")
            taken.append(time.perf_counter() - began)
            assert status == 302, (status, told[:2000])
        return taken

    def ask_back(self) -> dict[str, Any]:
        from siapkerja.events.dispatch import held_back
        from wajiblapor.actions.returned import ask_for_returned

        with held_back():
            upload = ask_for_returned(upload=self.upload(), by=self.actor, at=timezone.now())
        command = [sys.executable, "-m", "bench.roster_waiting", "--returned", str(upload.pk)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return found

    def _look(self, name: str) -> None:
        """Open the page first, as everybody does; each of the server's processes reads the rules once."""
        for _ in range(4):
            status, told = self._ask("GET", self._page(name), b"", "")
            assert status == 200, told

    def _page(self, name: str, *more: Any) -> str:
        return reverse(f"wajiblapor:{name}", args=[self.report.legal_entity.public_id, self.report.public_id, *more])

    def _ask(self, method: str, path: str, body: bytes, kind: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        sent = {
            "Host": "localhost", "Content-Type": kind, "Referer": f"http://localhost{path}", "X-CSRFToken": self.token,
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={self.cookie}; {settings.CSRF_COOKIE_NAME}={self.token}",
        }  # fmt: skip
        try:
            connection.request(method, path, body, sent | (headers or {}))
            response = connection.getresponse()
            return response.status, response.read().decode(errors="replace")
        finally:
            connection.close()


def _returned(upload_id: int) -> dict[str, Any]:
    """Write the file with notes here. Seconds by the clock and of CPU, and this process's peak memory in MB."""
    from siapkerja.jobs.running import run_here
    from wajiblapor.models import RosterUpload

    upload = RosterUpload.objects.select_related("return_job").get(pk=upload_id)
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (backend,) = cursor.fetchone()
    began, used = time.perf_counter(), time.process_time() + cpu_seconds(backend)
    assert upload.return_job is not None
    run_here(upload.return_job)
    seconds, used = time.perf_counter() - began, time.process_time() + cpu_seconds(backend) - used
    upload.refresh_from_db()
    assert upload.returned is not None, "nothing was written"
    return {"seconds": seconds, "cpu": used, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


if __name__ == "__main__":
    sys.exit(main())
