"""A client of the manpower report's interface in one file, with the standard library only (docs/api.md).

As a program: prepares this year's report of one workplace from a CSV of the payroll system, and says what must be mended.

    export SIAPKERJA_URL=https://siapkerja.example CLIENT_ID=… CLIENT_SECRET=…
    python wajib_lapor_client.py workplaces
    python wajib_lapor_client.py send <workplace> workers.csv      # headings are the columns' names, "id" is your own number
    python wajib_lapor_client.py upload <workplace> workers.xlsx   # a file as it is, in pieces; begun again it goes on where it stopped
    python wajib_lapor_client.py month <workplace> payroll.csv     # a payroll file: only joiners, leavers and changes
    python wajib_lapor_client.py faults <report>
    python wajib_lapor_client.py sign <report>

A payroll house that customers gave rights to says for whom: export SIAPKERJA_ORGANISATION=<id>, or `WajibLapor(…, organisation=<id>)`.

As a module: `WajibLapor` for requests, `verified` for messages that arrive.
"""

import base64
import csv
import hashlib
import hmac
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

ROWS_A_BATCH = 1000
PIECE = 4 * 1024 * 1024
WHOLE_NUMBERS, DECIMALS = {"base_wage", "allowance"}, {"weekly_hours"}
OLDEST_SECONDS = 300


class Problem(Exception):
    """The portal refused (RFC 9457).

    Attributes:
        title: stable word for programs.
        detail: a sentence for people.
        errors: where single answers are concerned: `pointer` and `detail`.
    """

    def __init__(self, status: int, body: Mapping[str, Any]) -> None:
        self.status = status
        self.title = str(body.get("title") or body.get("error") or "unknown")
        self.detail = str(body.get("detail", ""))
        self.errors = list(body.get("errors", []))
        super().__init__(f"{status} {self.title}: {self.detail} {self.errors or ''}".strip())


class WajibLapor:
    """One program of one company.

    Args:
        base: address of the portal, without a path.
        client_id, client_secret: as shown when the program was set up.
        organisation: id of the company that gave the program rights; none is the program's own organisation.
        patience: seconds to wait in all while the portal is busy (429) or not there or full (502 to 504, 507, no connection).
    """

    def __init__(self, base: str, client_id: str, client_secret: str, *, organisation: str = "", patience: float = 120.0) -> None:
        self.base, self.organisation, self.patience = base.rstrip("/"), organisation, patience
        self._credentials = base64.b64encode(f"{client_id}:{client_secret}".encode()).decode()
        self._token = ""

    def customers(self) -> list[dict[str, Any]]:
        """Companies that gave this program rights, with what it may do for each."""
        return list(self._ask("GET", f"{self.base}/api/v1/oauth/delegations")["results"])

    # Reports

    def workplaces(self) -> Iterator[dict[str, Any]]:
        """All workplaces with their due days."""
        return self._pages("/workplaces/")

    def open_report(self, workplace: str) -> dict[str, Any]:
        """This year's report: begun, or the draft there is."""
        return self._ask("POST", f"/workplaces/{workplace}/reports/")

    def report(self, report: str) -> dict[str, Any]:
        return self._ask("GET", f"/reports/{report}/")

    def set_identity(self, report: str, **answers: Any) -> dict[str, Any]:
        return self._ask("PATCH", f"/reports/{report}/identity/", answers)

    def sections(self, report: str) -> list[dict[str, Any]]:
        """Questions and answers."""
        return list(self._ask("GET", f"/reports/{report}/sections/")["results"])

    def answer(self, report: str, section: str, answers: Mapping[str, Any], *, version: int | None = None) -> dict[str, Any]:
        return self._ask("PUT", f"/reports/{report}/sections/{section}/", {"answers": dict(answers), "version": version})

    def papers(self, report: str) -> list[dict[str, Any]]:
        """Section L: what is handed in with the report."""
        return list(self._ask("GET", f"/reports/{report}/papers/")["results"])

    def attach(self, report: str, kind: str, content: bytes, *, content_type: str = "application/pdf") -> dict[str, Any]:
        """Hand in a PDF, JPEG or PNG."""
        return self._ask("POST", f"/reports/{report}/papers/?kind={kind}", content, content_type=content_type)

    # Events of a workplace

    def events(self, workplace: str) -> dict[str, Any]:
        """Those `prepared` for a person to declare, and those `reported`, the last one first."""
        found = page = self._ask("GET", f"/workplaces/{workplace}/events/")
        while page["next"]:
            page = self._ask("GET", page["next"])
            found["reported"] += page["reported"]
        return found

    def prepare_event(self, workplace: str, kind: str, happens_on: str, **answers: Any) -> dict[str, Any]:
        """Write down that it is founded, stopped, resumed, moved or dissolved. A person declares it at the page `declare`."""
        return self._ask("POST", f"/workplaces/{workplace}/events/", {"kind": kind, "happens_on": happens_on, **answers})

    # The roster

    def upload(
        self, report: str, path: str, *, piece: int = PIECE, on_progress: Callable[[int, int], None] | None = None
    ) -> dict[str, Any]:
        """Send a CSV or XLSX as it is, in pieces. The same file goes on where an earlier attempt stopped, also days later.

        Args:
            piece: bytes sent at once, 64 KiB to 4 MiB.
            on_progress: called with the bytes held and those of the whole file.
        """
        with open(path, "rb") as file:
            digest, size = hashlib.file_digest(file, "sha256").hexdigest(), file.seek(0, os.SEEK_END)
            begun = {"filename": os.path.basename(path), "size": size, "sha256": digest}
            told = self._ask("POST", f"/reports/{report}/roster/uploads/", begun)
            while told["state"] == "arriving":
                offset = told["offset"]
                if on_progress:
                    on_progress(offset, size)
                file.seek(offset)
                data = file.read(piece)
                mark = base64.b64encode(hashlib.sha256(data).digest()).decode()
                headers = {"Upload-Offset": str(offset), "Content-Digest": f"sha-256=:{mark}:"}
                try:
                    told = self._ask("PATCH", told["address"], data, content_type="application/octet-stream", headers=headers)
                except Problem as problem:
                    # The answer to an earlier attempt was lost, and the piece, or the whole file, is there already.
                    if problem.title not in {"wrong_offset", "upload_over"}:
                        raise
                    told = self._ask("GET", told["address"])
        return told

    def compare(self, report: str) -> dict[str, Any]:
        """Take the file that was sent for this month's payroll, and hold it against the last filed roster."""
        return self._ask("POST", f"/reports/{report}/roster/comparison/")

    def comparison(self, report: str) -> dict[str, Any]:
        return self._ask("GET", f"/reports/{report}/roster/comparison/")

    def wait_for_comparison(self, report: str, *, seconds: float = 600.0) -> dict[str, Any]:
        """Ask until it is known who joined, changed and left, or that rows are to be mended first."""
        until = time.monotonic() + seconds
        while (found := self.comparison(report))["state"] in {"checking", "comparing"}:
            if time.monotonic() > until:
                raise TimeoutError("the roster is still being compared")
            time.sleep(1)
        return found

    def compared(self, report: str, part: str) -> Iterator[dict[str, Any]]:
        """Workers who `joined`, `changed` or `left`."""
        return self._pages(f"/reports/{report}/roster/comparison/{part}/?page_size=100")

    def say_why(self, report: str, leavers: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
        """When and why workers left: `{"nik": …, "reason": "resigned", "left_on": "2026-09-30"}`; `works_on` for who did not."""
        return self._ask("POST", f"/reports/{report}/roster/comparison/leavers/", {"leavers": [dict(one) for one in leavers]})

    def confirm_changes(self, report: str, seen: Iterable[str] = ()) -> dict[str, Any]:
        """The changes are right; `seen` are the codes of what was asked about and looked at."""
        return self._ask("POST", f"/reports/{report}/roster/comparison/confirm/", {"seen": list(seen)})

    def send_rows(self, report: str, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> list[dict[str, Any]]:
        """Send workers under numbers of one's own; a known number takes the place of the earlier row. Returns faults."""
        faults: list[dict[str, Any]] = []
        batch: list[dict[str, Any]] = []
        for number, cells in rows:
            batch.append({"id": number, "cells": dict(cells)})
            if len(batch) == ROWS_A_BATCH:
                faults += self._send(report, batch)
                batch = []
        return faults + (self._send(report, batch) if batch else [])

    def _send(self, report: str, batch: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return list(self._ask("POST", f"/reports/{report}/roster/rows/", {"rows": batch})["errors"])

    def remove_rows(self, report: str, numbers: Iterable[str]) -> None:
        self._ask("POST", f"/reports/{report}/roster/rows/", {"remove": list(numbers)})

    def check(self, report: str, *, count: int | None = None) -> dict[str, Any]:
        """Have all rows checked together; a message `roster.checked` tells when that is done."""
        return self._ask("POST", f"/reports/{report}/roster/check/", {"count": count})

    def roster(self, report: str) -> dict[str, Any]:
        return self._ask("GET", f"/reports/{report}/roster/")

    def wait_for_check(self, report: str, *, seconds: float = 600.0) -> dict[str, Any]:
        """Where no message can be received: ask until the check is over."""
        until = time.monotonic() + seconds
        while (roster := self.roster(report))["state"] == "checking":
            if time.monotonic() > until:
                raise TimeoutError("the roster is still being checked")
            time.sleep(1)
        return roster

    def faults(self, report: str) -> Iterator[dict[str, Any]]:
        """All faults of the checked roster, with row, column and the sender's own number."""
        return self._pages(f"/reports/{report}/roster/faults/?page_size=100")

    # The end

    def summary(self, report: str) -> dict[str, Any]:
        return self._ask("GET", f"/reports/{report}/summary/")

    def ask_for_signature(self, report: str) -> str | None:
        """Hand it to the responsible persons. Returns the page where one of them declares and sends it."""
        return self._ask("POST", f"/reports/{report}/signature/")["sign"]

    def receipt(self, report: str) -> dict[str, Any]:
        return self._ask("GET", f"/reports/{report}/receipt/")

    def returns(self, report: str) -> list[dict[str, Any]]:
        return list(self._ask("GET", f"/reports/{report}/returns/")["results"])

    def receipt_pdf(self, report: str) -> bytes:
        """The receipt on paper."""
        return bytes(self._ask("GET", f"/reports/{report}/receipt.pdf"))

    def trial(self, report: str, step: str, **more: Any) -> dict[str, Any]:
        """In a sandbox: `sign`, `return`, `accept` or `correct` as people would; `remind` and `overdue` as the calendar would."""
        return self._ask("POST", f"/reports/{report}/trial/{step}/", more)

    def declare_trial_event(self, workplace: str, event: str) -> dict[str, Any]:
        """In a sandbox: declare a prepared event as a person would."""
        return self._ask("POST", f"/workplaces/{workplace}/events/prepared/{event}/trial/")

    # How it speaks

    def _pages(self, path: str) -> Iterator[dict[str, Any]]:
        while path:
            page = self._ask("GET", path)
            yield from page["results"]
            path = page["next"] or ""

    def _ask(
        self, method: str, path: str, body: Any = None, *, content_type: str = "application/json", headers: Mapping[str, str] | None = None
    ) -> Any:
        """One request; asked again with the same key where nobody knows whether it was heard."""
        url = path if path.startswith("http") else f"{self.base}/api/v1/wajib-lapor{path}"
        headers = {"Content-Type": content_type, **(headers or {})}
        if method != "GET":
            headers["Idempotency-Key"] = uuid.uuid4().hex
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        until, pause, has_renewed = time.monotonic() + self.patience, 1.0, False
        while True:
            headers["Authorization"] = f"Bearer {self._token or self._new_token()}"
            try:
                return self._exchange(method, url, data, headers)
            except Problem as problem:
                if problem.status == 401 and not has_renewed:
                    self._token, has_renewed = "", True
                    continue
                if problem.status not in {429, 502, 503, 504, 507} or time.monotonic() + pause > until:
                    raise
            except (urllib.error.URLError, TimeoutError, ConnectionError):
                if time.monotonic() + pause > until:
                    raise
            time.sleep(pause)
            pause = min(pause * 2, 30.0)

    def _new_token(self) -> str:
        headers = {"Authorization": f"Basic {self._credentials}", "Content-Type": "application/x-www-form-urlencoded"}
        asked = {"grant_type": "client_credentials"} | ({"organisation": self.organisation} if self.organisation else {})
        told = self._exchange("POST", f"{self.base}/api/v1/oauth/token", urllib.parse.urlencode(asked).encode(), headers)
        self._token = str(told["access_token"])
        return self._token

    def _exchange(self, method: str, url: str, data: bytes | None, headers: Mapping[str, str]) -> Any:
        request = urllib.request.Request(url, data, dict(headers), method=method)  # noqa: S310 - the portal's own address
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                body = answer.read()
                return json.loads(body or b"null") if "json" in answer.headers.get("Content-Type", "json") else body
        except urllib.error.HTTPError as refused:
            raise Problem(refused.code, _object(refused.read())) from None


def _object(raw: bytes) -> dict[str, Any]:
    try:
        found = json.loads(raw)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


# Messages that arrive


class NotFromThePortal(Exception):
    """Signature, time or headers are not right: answer 401 and do nothing."""


def verified(headers: Mapping[str, str], body: bytes, secrets: Iterable[str], *, now: float | None = None) -> dict[str, Any]:
    """What a message says, if the portal sent it (Standard Webhooks).

    Answer with a status from 200 to 299 once it is kept; anything else is sent again. The same `webhook-id` may come twice.

    Args:
        headers: of the request.
        body: its bytes as they came.
        secrets: those in force, `whsec_…`; two while they are being changed.

    Raises:
        NotFromThePortal: do not trust it.
    """
    told = {name.lower(): value for name, value in headers.items()}
    try:
        number, second, signatures = told["webhook-id"], told["webhook-timestamp"], told["webhook-signature"].split()
        age = abs((time.time() if now is None else now) - int(second))
    except (KeyError, ValueError):
        raise NotFromThePortal("headers are missing or no good") from None
    if age > OLDEST_SECONDS:
        raise NotFromThePortal("too old: somebody may be sending it anew")
    signed = f"{number}.{second}.".encode() + body
    for secret in secrets:
        key = base64.b64decode(secret.removeprefix("whsec_"))
        expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        if any(hmac.compare_digest(expected, signature) for signature in signatures):
            return dict(json.loads(body))
    raise NotFromThePortal("no signature fits")


# As a program


def rows_of(path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows of a CSV whose headings are names of columns, with the worker's own number under "id"."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        start = file.read(4096)
        file.seek(0)
        for row in csv.DictReader(file, delimiter=";" if start.count(";") > start.count(",") else ","):
            number = row.pop("id")
            yield number, {name: _cell(name, text) for name, text in row.items() if name and text}


def _cell(name: str, text: str) -> Any:
    try:
        return int(text) if name in WHOLE_NUMBERS else float(text.replace(",", ".")) if name in DECIMALS else text
    except ValueError:
        return text


def main(words: list[str]) -> int:
    organisation = os.environ.get("SIAPKERJA_ORGANISATION", "")
    portal = WajibLapor(os.environ["SIAPKERJA_URL"], os.environ["CLIENT_ID"], os.environ["CLIENT_SECRET"], organisation=organisation)
    match words:
        case ["workplaces"]:
            for place in portal.workplaces():
                print(place["id"], place["due_on"], "TERLAMBAT" if place["is_overdue"] else "", place["name"])
        case ["send", workplace, path]:
            report = portal.open_report(workplace)["id"]
            portal.send_rows(report, rows_of(path))
            portal.check(report)
            print(report, json.dumps(portal.wait_for_check(report), indent=1, ensure_ascii=False))
        case ["upload" | "month" as what, workplace, path]:
            report = portal.open_report(workplace)["id"]
            portal.upload(report, path, on_progress=lambda held, size: print(f"{100 * held // size} %", file=sys.stderr))
            found = portal.wait_for_check(report)
            if what == "month":
                portal.compare(report)
                found = portal.wait_for_comparison(report)
            print(report, json.dumps(found, indent=1, ensure_ascii=False))
        case ["faults", report]:
            for fault in portal.faults(report):
                print(fault["row_id"] or fault["row"], fault["column"], fault["detail"], fault["expected"], sep="\t")
        case ["sign", report]:
            print(portal.ask_for_signature(report))
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Problem as trouble:
        sys.exit(str(trouble))
