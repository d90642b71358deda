"""The example client of the docs against the served portal: a payroll system prepares a roster, and is told when it is checked."""

from pathlib import Path
from typing import Any

import pytest

from docs.examples.wajib_lapor_client import Problem, WajibLapor, verified
from siapkerja.api.actions.clients import register_client
from siapkerja.api.actions.delegations import delegate
from siapkerja.api.actions.webhooks import set_webhook
from tests.support.people import Somebody, make_company, make_somebody, now
from tests.support.processes import wait_until
from tests.support.programs import receiving
from tests.wajiblapor.worksheets import csv_file, worker, workers


def _cells(number: int, **changes: str) -> dict[str, object]:
    return {slug: cell for slug, cell in worker(number, **changes).items() if cell != ""}


def test_the_example_client_opens_sends_reads_mends_and_hears(committed_db: None, served: str, celery_worker: object) -> None:
    somebody: Somebody = make_company("PT Contoh Satu", make_somebody("Sari Contoh"))
    assert somebody.organisation is not None
    program, secret = register_client(
        organisation=somebody.organisation, name="HRIS Contoh", allowed=["reports:read", "reports:write", "rosters:write"],
        is_sandbox=True, by=somebody.actor, at=now(),
    )  # fmt: skip
    with receiving() as receiver:
        _webhook, signing = set_webhook(client=program, url=receiver.url, topics=["roster.checked"], by=somebody.actor, at=now())
        portal = WajibLapor(served, program.client_id, secret, patience=20)
        [place] = portal.workplaces()
        report = portal.open_report(place["id"])["id"]

        told = portal.send_rows(report, [("E-1", _cells(1)), ("E-2", _cells(2, nik="12345")), ("E-3", _cells(3))])
        assert [fault["row_id"] for fault in told if fault["severity"] == "must_fix"] == ["E-2"]
        portal.check(report, count=3)
        wait_until(lambda: len(receiver.heard) == 1, 60, what="the message that the roster is checked")
        message = verified(*receiver.heard[0], [signing])
        assert (message["type"], message["data"]["report"], message["data"]["faulty_rows"]) == ("roster.checked", report, 1)

        [fault] = [fault for fault in portal.faults(report) if fault["severity"] == "must_fix"]
        assert (fault["row_id"], fault["column"], fault["title"]) == ("E-2", "nik", "nik_not_16_digits")
        with pytest.raises(Problem, match=r"roster_not_ready|identity_incomplete"):
            portal.ask_for_signature(report)
        portal.send_rows(report, [(fault["row_id"], _cells(2))])
        portal.check(report)
        assert portal.wait_for_check(report)["is_clean"]
        wait_until(lambda: len(receiver.heard) == 2, 60, what="the second message")
        assert verified(*receiver.heard[1], [signing])["data"]["faulty_rows"] == 0


def test_a_payroll_house_uploads_for_its_customer_and_goes_on_where_the_line_broke(
    committed_db: None, served: str, celery_worker: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer: Somebody = make_company("PT Contoh Satu", make_somebody("Sari Contoh"))
    house: Somebody = make_company("PT Contoh Gaji", make_somebody("Gani Contoh"))
    assert customer.organisation is not None
    assert house.organisation is not None
    program, secret = register_client(
        organisation=house.organisation, name="Gaji Contoh", allowed=["reports:read", "reports:write", "rosters:write"],
        is_sandbox=False, by=house.actor, at=now(),
    )  # fmt: skip
    delegate(organisation=customer.organisation, client_id=program.client_id, allowed=program.scopes, by=customer.actor, at=now())
    own = WajibLapor(served, program.client_id, secret, patience=20)
    [told] = own.customers()
    portal = WajibLapor(served, program.client_id, secret, organisation=told["organisation"], patience=20)
    [place] = portal.workplaces()
    assert place["id"] == str(customer.workplace.public_id)
    report = portal.open_report(place["id"])["id"]

    path = tmp_path / "pekerja.csv"
    path.write_bytes(csv_file(workers(2000)))
    exchange, sent = WajibLapor._exchange, []

    def breaks(self: WajibLapor, method: str, url: str, data: bytes | None, headers: Any) -> Any:
        """The second piece arrives, its answer does not; then the line is gone."""
        answer = exchange(self, method, url, data, headers)
        if method == "PATCH":
            sent.append(int(headers["Upload-Offset"]))
            if len(sent) == 2:
                raise KeyboardInterrupt
        return answer

    monkeypatch.setattr(WajibLapor, "_exchange", breaks)
    with pytest.raises(KeyboardInterrupt):
        portal.upload(report, str(path), piece=65536)
    held: list[int] = []
    assert portal.upload(report, str(path), piece=65536, on_progress=lambda here, _size: held.append(here))["state"] == "checking"
    assert (held[0], sent) == (2 * 65536, [*range(0, path.stat().st_size, 65536)]), "no byte is sent twice"
    found = portal.wait_for_check(report, seconds=60)
    assert (found["rows"], found["is_clean"]) == (2000, True)
    with pytest.raises(Problem, match="nothing_to_compare"):
        portal.compare(report)
    paper = portal.attach(report, "deed", b"%PDF-1.4\ntrailer <<>>\n%%EOF\n")
    assert [one["id"] for one in portal.papers(report)] == [paper["id"]]
    prepared = portal.prepare_event(
        place["id"], "stopping", "2099-01-04", reason="Perbaikan", obligations="Upah tetap dibayar", until="2099-03-01"
    )
    assert "siapan=" in prepared["declare"]
