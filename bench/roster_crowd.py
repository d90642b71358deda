"""Many rosters uploaded at one moment, over HTTP, checked by the workers as `script/server` runs them, while others ask for codes."""

import contextlib
import http.client
import os
import secrets
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bench import timing
from bench.roster_files import a_draft, write_file
from bench.signins import DOMAIN, forget_people, make_people
from launcher.programs import worker
from siapkerja.identity.models import User
from siapkerja.messaging.models import OutgoingMessage
from wajiblapor.enums import UploadState
from wajiblapor.models import RosterUpload

# Each client names its own address in a header, as a proxy of ours would.
os.environ["SIAPKERJA_TRUSTED_PROXIES"] = "1"

ROWS = 5_000
LIMIT_SECONDS, CODE_LIMIT = 60.0, 5.0
CALM_CODES = 5
WAITED = 600.0
CODE_PAGE = "/akun/login/code/"


def crowd(count: int) -> bool:
    """Measure, print, and say whether both limits were kept."""
    with TemporaryDirectory() as folder, _workers(), timing.web_server() as port:
        path = Path(folder) / "daftar.xlsx"
        write_file(path, ROWS)
        content = path.read_bytes()
        companies = [_Company() for _ in range(count)]
        make_people(200)
        try:
            calm = _Codes(port)
            calm.ask(CALM_CODES)
            codes = _Codes(port, first=CALM_CODES)
            uploads = _upload_all(port, companies, content, codes)
        finally:
            forget_people()
    return _report(count, uploads, calm.seconds, codes.seconds)


class _Company:
    """A company with an open report, and a browser that is signed in."""

    def __init__(self) -> None:
        self.report, actor = a_draft()
        client = Client(HTTP_HOST="localhost")
        client.force_login(User.objects.get(person=actor.person_id), backend=settings.AUTHENTICATION_BACKENDS[0])
        self.cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.path = reverse("wajiblapor:roster", args=[self.report.legal_entity.public_id, self.report.public_id])

    def upload(self, port: int, content: bytes) -> int:
        """Status of the answer."""
        boundary, token = secrets.token_hex(16), secrets.token_hex(16)
        parts = f'name="csrfmiddlewaretoken"\r\n\r\n{token}', 'name="file"; filename="daftar.xlsx"\r\n\r\n'
        head = "\r\n".join(f"--{boundary}\r\nContent-Disposition: form-data; {part}" for part in parts)
        body = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
        cookies = f"{settings.SESSION_COOKIE_NAME}={self.cookie}; {settings.CSRF_COOKIE_NAME}={token}"
        return _post(port, self.path, body, f"multipart/form-data; boundary={boundary}", cookies, "10.30.0.1")


def _post(port: int, path: str, body: bytes, kind: str, cookies: str, address: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    headers = {"Host": "localhost", "Content-Type": kind, "Cookie": cookies, "X-Forwarded-For": address}
    try:
        connection.request("POST", path, body, headers | {"Referer": f"http://localhost{path}"})
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


class _Codes:
    """Somebody else asks for a sign-in code every second; `seconds` from asking until it has left, for each."""

    def __init__(self, port: int, *, first: int = 0) -> None:
        self.port, self.number = port, first
        self.asked: list[tuple[float, int]] = []
        self.over = threading.Event()

    def ask(self, times: int = 1_000) -> None:
        for _ in range(times):
            if self.over.is_set():
                return
            began, token = time.time(), secrets.token_hex(16)
            last = OutgoingMessage.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
            body = urlencode({"csrfmiddlewaretoken": token, "login": f"orang{self.number % 200}@{DOMAIN}"}).encode()
            address = f"10.40.{self.number // 250}.{self.number % 250 + 1}"
            cookie = f"{settings.CSRF_COOKIE_NAME}={token}"
            status = _post(self.port, CODE_PAGE, body, "application/x-www-form-urlencoded", cookie, address)
            assert status == 302, f"a code was refused: {status}"
            message = OutgoingMessage.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True).first()
            assert message, "no code was stored"
            self.asked.append((began, message))
            self.number += 1
            time.sleep(max(0.0, 1.0 - (time.time() - began)))

    @property
    def seconds(self) -> list[float]:
        deadline = time.monotonic() + 60
        ids = [message for _began, message in self.asked]
        while OutgoingMessage.objects.filter(pk__in=ids, sent_at=None).exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        sent = dict(OutgoingMessage.objects.filter(pk__in=ids).values_list("pk", "sent_at"))
        return [(sent[message].timestamp() if sent[message] else time.time()) - began for began, message in self.asked]


def _upload_all(port: int, companies: list[_Company], content: bytes, codes: _Codes) -> list[float]:
    """Seconds from the common start until each roster was checked."""
    answers: list[int] = []
    threads = [threading.Thread(target=lambda one=one: answers.append(one.upload(port, content))) for one in companies]
    asking = threading.Thread(target=codes.ask)
    start = timezone.now()
    asking.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [302] * len(companies), f"uploads were refused: {answers}"
    print(f"{len(companies)} files of {len(content) / 1e6:.1f} MB taken after {(timezone.now() - start).total_seconds():.1f} s", flush=True)
    mine = RosterUpload.objects.filter(report__in=[one.report.pk for one in companies])
    deadline = time.monotonic() + WAITED
    while mine.filter(state=UploadState.CHECKING).exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    codes.over.set()
    asking.join()
    assert all(upload.is_clean for upload in mine), [upload.state for upload in mine]
    return [(upload.checked_at - start).total_seconds() for upload in mine if upload.checked_at]


def _report(count: int, uploads: list[float], calm: list[float], codes: list[float]) -> bool:
    are_done, are_codes = max(uploads) <= LIMIT_SECONDS, max(codes) <= CODE_LIMIT
    timing.table(
        ["what", "median s", "longest s", "limit s", ""],
        [
            [f"{count} uploads of {ROWS:,} rows at once", *_two(uploads), f"{LIMIT_SECONDS:.0f}", "kept" if are_done else "NOT KEPT"],
            [f"{len(calm)} codes before", *_two(calm), "", ""],
            [f"{len(codes)} codes meanwhile", *_two(codes), f"{CODE_LIMIT:.0f}", "kept" if are_codes else "NOT KEPT"],
        ],
    )
    return are_done and are_codes


def _two(seconds: list[float]) -> tuple[str, str]:
    return f"{timing.median_ms(seconds) / 1000:.2f}", f"{max(seconds):.2f}"


@contextlib.contextmanager
def _workers() -> Iterator[None]:
    """The quick and the bulk worker with their niceness."""
    started = []
    try:
        for queue in ("quick", "bulk"):
            program = worker(queue)
            started.append(
                subprocess.Popen(
                    program.command,
                    env=dict(os.environ),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    process_group=0,
                    preexec_fn=lambda niceness=program.niceness: os.nice(niceness),
                )
            )
        time.sleep(5)
        yield
    finally:
        for process in started:
            process.terminate()
            process.wait(20)
