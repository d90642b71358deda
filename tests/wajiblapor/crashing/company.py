"""A company that reports: set up in this process, then a person at a browser who speaks HTTP to the portal and loses the line."""

import hashlib
import http.client
import json
import secrets
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from siapkerja.files.actions.arrivals import SMALLEST_PIECE
from tests.support.people import PASSWORD, make_company, make_somebody
from tests.wajiblapor.conftest import answered, draft_of
from tests.wajiblapor.crashing.world import World
from tests.wajiblapor.worksheets import csv_file, workers

# What goes onto the line at a time.
PACKET = 32 * 1024
LOOKS_EVERY = 0.1
TICKS_EVERY = 4.0

_UPLOAD = """
    select upload.id, upload.state, job.state, upload.rows, encode(stored.digest, 'hex'),
           (select coalesce(sum(part.size), 0) from files_filepart part where part.stored_id = stored.id)
    from wajiblapor_rosterupload upload
    join files_storedfile stored on stored.id = upload.stored_id
    left join jobs_job job on job.id = upload.job_id
    where upload.report_id = %s and upload.state <> 'replaced'
"""
_REPORT = """
    select report.state, document.pdf_id is not null
    from wajiblapor_manpowerreport report left join documents_document document on document.id = report.document_id
    where report.id = %s
"""


# Told while a file is sent in pieces: the bytes so far, and whether the portal acknowledged them.
Heard = Callable[[int, bool], None]


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


class GivenUp(Exception):
    """What was accepted is not being done any more."""


@dataclass
class Answers:
    """What the portal said to each attempt: `accepted`, `refused <status>` or `unanswered`."""

    upload: list[str] = field(default_factory=list)
    submission: list[str] = field(default_factory=list)


class Company:
    """One company with one report and one roster of `rows` workers."""

    def __init__(self, world: World, number: int, rows: int) -> None:
        self.world, self.rows = world, rows
        self.somebody = make_company(f"PT Contoh Jatuh {number}", make_somebody("Sari Contoh"))
        self.report = draft_of(self.somebody)
        self.content = csv_file(workers(rows))
        self.digest = hashlib.sha256(self.content).hexdigest()
        self.answers = Answers()
        self.is_answered = False
        # Of an upload in pieces: where it stands, how much the portal said it has, and what it said wrongly.
        self.comes_in_pieces = False
        self.address = ""
        self.acknowledged = 0
        self.troubles: list[str] = []
        self.cookies = f"{settings.SESSION_COOKIE_NAME}={self.somebody.client.cookies[settings.SESSION_COOKIE_NAME].value}"

    # What the person does

    def upload(self, *, seconds: float = 0.0) -> str:
        """Send the file once, over a line on which it takes so many seconds at least."""
        boundary, token = secrets.token_hex(16), secrets.token_hex(16)
        head = "".join(
            f"--{boundary}\r\nContent-Disposition: form-data; name={name}\r\n\r\n"
            for name in ('"csrfmiddlewaretoken"', '"file"; filename="daftar.csv"')
        ).replace("\r\n\r\n", f"\r\n\r\n{token}\r\n", 1)
        body = head.encode() + self.content + f"\r\n--{boundary}--\r\n".encode()
        answer = self._post("wajiblapor:roster", body, f"multipart/form-data; boundary={boundary}", token, seconds)
        self.answers.upload.append(answer)
        return answer

    def upload_in_pieces(self, *, seconds: float = 0.0, heard: Heard = lambda sent, is_acknowledged: None) -> str:
        """Send the file as the page's script does, or what of it is not there yet, until it is whole or the line breaks.

        Args:
            seconds: that the line takes for all of it, at least.
            heard: called with the bytes sent so far, and whether the portal acknowledged them.
        """
        self.comes_in_pieces = True
        answer = self._pieces(seconds, heard)
        self.answers.upload.append(answer)
        return answer

    def _pieces(self, seconds: float, heard: Heard) -> str:
        told = self._begun() if not self.address else self._ask("GET", self.address)
        while told is not None and told.status in {200, 201}:
            found = json.loads(told.body)
            offset = int(told.headers.get("Upload-Offset", found["offset"]))
            self.acknowledged = max(self.acknowledged, offset)
            heard(offset, True)
            if found["state"] != "arriving":
                return "accepted"
            piece = self.content[offset : offset + SMALLEST_PIECE]
            digest = b64encode(hashlib.sha256(piece).digest()).decode()
            headers = {"Upload-Offset": str(offset), "Content-Digest": f"sha-256=:{digest}:"}
            took = seconds * len(piece) / len(self.content)
            told = self._ask(
                "PATCH", self.address, piece, headers, seconds=took, sent=lambda count, offset=offset: heard(offset + count, False)
            )
            # As the script does: what a struck server had taken last may be all of the file, and become known only now.
            if told is not None and told.status == HTTPStatus.GONE and json.loads(told.body)["code"] == "upload_over":
                told = self._ask("GET", self.address)
                if told is not None and json.loads(told.body)["state"] == "arriving":
                    self.troubles.append("wrong: the portal says that all of the file is here, and asks for more of it")
        if told is None:
            return "unanswered"
        if told.status in {404, 409, 410}:
            self.troubles.append(f"wrong: the piece that the portal asked for is answered with {told.status}: {told.body.decode()}")
        return f"refused {told.status}"

    def _begun(self) -> Answer | None:
        assert self.somebody.organisation is not None
        path = reverse("wajiblapor:begin_upload", args=[self.somebody.organisation.public_id, self.report.public_id])
        told = {"name": "daftar.csv", "size": len(self.content), "fingerprint": self.digest, "digest": self.digest}
        answer = self._ask("POST", path, urlencode(told).encode(), {"Content-Type": "application/x-www-form-urlencoded"})
        if answer is not None and answer.status == 201:
            self.address = answer.headers["Location"]
        return answer

    def reauthenticate(self) -> None:
        """Show the password again, as sending asks for."""
        self.somebody.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        self.cookies = f"{settings.SESSION_COOKIE_NAME}={self.somebody.client.cookies[settings.SESSION_COOKIE_NAME].value}"

    def answer_questions(self) -> None:
        """Fill in whatever the report asks besides, once the roster is checked."""
        if not self.is_answered:
            answered(self.report, self.somebody)
            self.is_answered = True

    def submit(self, *, times: int = 1) -> list[str]:
        """Send the report, several times at the same moment where the button was pressed so."""
        found: list[str] = []
        threads = [threading.Thread(target=lambda: found.append(self._submit_once())) for _ in range(times)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.answers.submission += found
        return found

    def _submit_once(self) -> str:
        token = secrets.token_hex(16)
        declared = {"name": "Sari Contoh", "position": "Direktur", "is_declared": "on", "are_doubts_confirmed": "on"}
        body = urlencode(declared | {"csrfmiddlewaretoken": token}).encode()
        return self._post("wajiblapor:submission", body, "application/x-www-form-urlencoded", token, 0.0)

    def _post(self, name: str, body: bytes, kind: str, token: str, seconds: float) -> str:
        assert self.somebody.organisation is not None
        path = reverse(name, args=[self.somebody.organisation.public_id, self.report.public_id])
        answer = self._ask("POST", path, body, {"Content-Type": kind}, token=token, seconds=seconds)
        if answer is None:
            return "unanswered"
        if answer.status != 302:
            return f"refused {answer.status}"
        led_to = answer.headers["Location"]
        # Where the portal leads whoever is done; elsewhere is a question first, for example for the password.
        return "accepted" if led_to == path or led_to == path.removesuffix("kirim/") else f"led to {led_to}"

    def _ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] = MappingProxyType({}),
        *,
        token: str = "",
        seconds: float = 0.0,
        sent: Callable[[int], None] = lambda count: None,
    ) -> Answer | None:
        """What the portal answers; None where the line breaks before."""
        token = token or secrets.token_hex(16)
        cookies = f"{self.cookies}; {settings.CSRF_COOKIE_NAME}={token}"
        pause = seconds / (len(body) // PACKET + 1)
        connection = http.client.HTTPConnection("127.0.0.1", int(self.world.web.address.rpartition(":")[2]), timeout=60)
        try:
            connection.putrequest(method, path)
            for header, value in {"Content-Length": str(len(body)), "Cookie": cookies, "X-CSRFToken": token, **headers}.items():
                connection.putheader(header, value)
            connection.endheaders()
            for start in range(0, len(body), PACKET):
                connection.send(body[start : start + PACKET])
                sent(min(start + PACKET, len(body)))
                time.sleep(pause)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    # What they see afterwards

    @property
    def upload_row(self) -> tuple[int, str, str | None, int, str, int] | None:
        """Id, state, state of its job, rows and digest of the current upload, and how much of it is held in pieces; None where there
        is none or nobody answers."""
        found = self.world.ask(_UPLOAD, self.report.pk)
        return found[0] if found else None

    @property
    def standing(self) -> tuple[str, bool]:
        """State of the report, and whether the receipt can be read."""
        found = self.world.ask(_REPORT, self.report.pk)
        return found[0] if found else ("", False)

    def wait_checked(self, *, is_clockwork: bool) -> float:
        """Seconds until the upload is checked.

        Raises:
            GivenUp: its job was given up, or nothing happens for minutes.
        """
        return self._wait(lambda: self._is_checked(), is_clockwork=is_clockwork)

    def _is_checked(self) -> bool:
        row = self.upload_row
        if row is None:
            return False
        if row[1] == "refused" or row[2] in {"failed", "cancelled"}:
            raise GivenUp(f"upload {row[0]}: {row[1]}, its job {row[2]}")
        return row[1] == "checked"

    def wait_receipt(self, *, is_clockwork: bool) -> float:
        """Seconds until the report is filed and its receipt can be read."""
        return self._wait(lambda: self.standing == ("submitted", True), is_clockwork=is_clockwork)

    def _wait(self, is_done: Callable[[], bool], *, is_clockwork: bool) -> float:
        began = ticked = time.monotonic()
        while not is_done():
            now = time.monotonic()
            if now - began > self.world.patience:
                raise GivenUp(f"upload {self.upload_row}, report {self.standing}: nothing for {self.world.patience:.0f} s")
            if is_clockwork and now - ticked > TICKS_EVERY:
                self.world.tick()
                ticked = now
            time.sleep(LOOKS_EVERY)
        return time.monotonic() - began

    def finish(self) -> float:
        """Go on as somebody does who looks at the page and does again what is not done. Returns the seconds it took."""
        began = time.monotonic()
        while (row := self.upload_row) is None or row[1] == "arriving":
            if time.monotonic() - began > self.world.patience:
                raise GivenUp(f"no upload is taken: {self.answers.upload}")
            self.upload_in_pieces() if self.comes_in_pieces else self.upload()
        self.wait_checked(is_clockwork=True)
        self.answer_questions()
        while self.standing[0] != "submitted":
            if time.monotonic() - began > self.world.patience:
                raise GivenUp(f"no submission is taken: {self.answers.submission}")
            self.reauthenticate()
            self.submit()
        self.wait_receipt(is_clockwork=True)
        return time.monotonic() - began
