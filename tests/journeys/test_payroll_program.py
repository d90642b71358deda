"""The example client of the docs against the served portal: a payroll system prepares a roster, and is told when it is checked."""

from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from docs.examples.wajib_lapor_client import Problem, WajibLapor, verified
from siapkerja.api.actions.clients import register_client
from siapkerja.api.actions.delegations import delegate
from siapkerja.api.actions.sandboxes import begin_sandbox_anew, make_sandbox
from siapkerja.api.actions.webhooks import set_webhook
from siapkerja.documents.models import NumberSeries
from siapkerja.events.models import EventRecord
from siapkerja.messaging.models import OutgoingMessage
from tests.support.people import Somebody, make_company, make_region, make_somebody, now
from tests.support.processes import wait_until
from tests.support.programs import receiving
from tests.wajiblapor.conftest import an_industry, complete_answers
from tests.wajiblapor.worksheets import csv_file, worker, workers
from wajiblapor.demo.answers import _answers
from wajiblapor.models import ManpowerReport
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.sections import filled


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
    exchange, sent, pieces = WajibLapor._exchange, [], [*range(0, path.stat().st_size, 65536)]

    def breaks(self: WajibLapor, method: str, url: str, data: bytes | None, headers: Any) -> Any:
        """The second piece arrives, its answer does not; then the line is gone. Nor does the answer to the last piece, at first."""
        answer = exchange(self, method, url, data, headers)
        if method == "PATCH":
            sent.append(int(headers["Upload-Offset"]))
            if len(sent) == 2:
                raise KeyboardInterrupt
            if len(sent) == len(pieces):
                raise ConnectionResetError
        return answer

    monkeypatch.setattr(WajibLapor, "_exchange", breaks)
    with pytest.raises(KeyboardInterrupt):
        portal.upload(report, str(path), piece=65536)
    held: list[int] = []
    done = portal.upload(report, str(path), piece=65536, on_progress=lambda here, _size: held.append(here))
    assert done["state"] in {"checking", "checked"}
    assert (held[0], sent) == (2 * 65536, pieces), "no byte is taken twice"
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


def test_the_example_client_goes_the_whole_way_twice_in_an_invented_company(
    committed_db: None, served: str, celery_worker: object, tmp_path: Path
) -> None:
    somebody: Somebody = make_company("PT Contoh Satu", make_somebody("Sari Contoh"))
    organisation = somebody.organisation
    assert organisation is not None
    company = make_sandbox(organisation=organisation, by=somebody.actor, at=now())
    program, secret = register_client(
        organisation=company, name="HRIS Contoh", allowed=["reports:read", "reports:write", "rosters:write"], is_sandbox=True,
        by=somebody.actor, at=now(),
    )  # fmt: skip
    topics = ["roster.checked", "report.submitted", "report.returned", "report.accepted", "report.due_soon", "report.overdue"]
    with receiving() as receiver:
        _webhook, signing = set_webhook(client=program, url=receiver.url, topics=topics, by=somebody.actor, at=now())
        portal = WajibLapor(served, program.client_id, secret, patience=20)
        office, branch = portal.workplaces()
        assert (office["name"], branch["kind"], office["may_open"]) == ("PT Contoh Uji Coba", "branch", True)

        # The first report: identity, rows with a fault, the sections, a paper.
        first = portal.open_report(office["id"])["id"]
        village = "3273021004"
        make_region(village)
        told = complete_answers(company, village, an_industry().pk)
        identity = {name: getattr(told, name) for name in portal._ask("GET", f"/reports/{first}/identity/") if hasattr(told, name)}
        known = portal.set_identity(first, **identity | {"industry": an_industry().code, "village": village, "founded_on": "2010-05-04"})
        assert known["nib"] == identity["nib"]
        bad = portal.send_rows(first, [(f"E-{number}", _cells(number)) for number in range(1, 6)] + [("E-6", _cells(6, nik="12345"))])
        assert {fault["row_id"] for fault in bad if fault["severity"] == "must_fix"} == {"E-6"}
        portal.check(first, count=6)
        assert portal.wait_for_check(first)["faulty_rows"] == 1
        [fault] = [fault for fault in portal.faults(first) if fault["severity"] == "must_fix"]
        portal.send_rows(first, [(fault["row_id"], _cells(6))])
        portal.check(first)
        assert portal.wait_for_check(first)["is_clean"]
        _answer_all(portal, first)
        paper = portal.attach(first, "deed", b"%PDF-1.4\ntrailer <<>>\n%%EOF\n")
        assert [one["id"] for one in portal.papers(first)] == [paper["id"]]
        assert portal.summary(first)["total"] == 6

        # Signed, sent back, mended, accepted: a number outside of every series, and a sheet that says what it is.
        assert portal.ask_for_signature(first) is None
        assert portal.trial(first, "sign")["number"].startswith("UJI-")
        assert portal.trial(first, "return", sections=["roster"])["state"] == "returned"
        assert len(portal.returns(first)) == 1
        portal.trial(first, "correct")
        assert portal.trial(first, "sign")["state"] == "submitted"
        assert portal.trial(first, "accept")["state"] == "accepted"
        receipt = portal.receipt(first)
        assert (receipt["revision"], portal.receipt_pdf(first)[:5]) == (2, b"%PDF-")
        assert "Hanya uji coba, bukan bukti" in Client().get(urlsplit(receipt["verification"]).path).content.decode()
        portal.trial(first, "remind")
        portal.trial(first, "overdue")

        # The next month: only what changed. One left, one is paid more, one joined.
        second = portal.open_report(office["id"])["id"]
        assert second != first
        rows = [*(worker(number) for number in range(1, 5)), worker(5, base_wage="9.000.000"), worker(7)]
        path = tmp_path / "gaji.csv"
        path.write_bytes(csv_file(rows))
        assert portal.upload(second, str(path))["state"] == "checking"
        portal.wait_for_check(second)
        portal.compare(second)
        found = portal.wait_for_comparison(second)
        assert (found["joined"], found["changed"], found["left"]) == (1, 1, 1), found
        [leaver] = portal.compared(second, "left")
        portal.say_why(second, [{"place": leaver["place"], "reason": "resigned", "left_on": str(timezone.localdate())}])

        event = portal.prepare_event(
            office["id"], "stopping", "2099-01-04", reason="Perbaikan", obligations="Upah tetap dibayar", until="2099-03-01"
        )
        assert event["declare"] is None
        assert portal.declare_trial_event(office["id"], event["id"])["number"].startswith("UJI-")
        assert [one["kind"] for one in portal.events(office["id"])["reported"]] == ["stopping"]

        wanted = ["roster.checked", "roster.checked", "report.submitted", "report.returned", "report.submitted", "report.accepted"]
        wait_until(lambda: len(receiver.heard) >= 10, 60, what="every message")
        heard = [verified(*one, [signing]) for one in receiver.heard]
        assert [one["type"] for one in heard if one["data"]["report"] == first] == [*wanted, "report.due_soon"]
        [passed] = [one["data"] for one in heard if one["type"] == "report.overdue"]
        assert (passed["report"], passed["workplace"], passed["is_sandbox"]) == (None, office["id"], True)
        assert {one["data"]["organisation"] for one in heard} == {str(company.public_id)}

    # Begun anew nothing of it is there, with the same secret; and nobody else ever heard of any of it.
    begin_sandbox_anew(organisation=organisation, by=somebody.actor, at=now())
    fresh = list(portal.workplaces())
    assert {place["id"] for place in fresh}.isdisjoint({office["id"], branch["id"]})
    assert [place["last_report"] for place in fresh] == [None, None]
    with pytest.raises(Problem, match="404"):
        portal.report(first)
    assert not EventRecord.objects.filter(fact__startswith="wajiblapor.").exists()
    assert not OutgoingMessage.objects.exists()
    assert not NumberSeries.objects.filter(series__startswith="wajiblapor").exists()
    assert not ManpowerReport.objects.exists()


def _answer_all(portal: WajibLapor, report_id: str) -> None:
    report = ManpowerReport.everything.select_related("workplace", "identity").get(public_id=report_id)
    for section, answers in _answers(filled(report, current_upload(report), at=now()), Random(1), {}):
        assert portal.answer(report_id, section.slug, answers)["missing"] == []
