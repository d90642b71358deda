"""The example client of the docs against the served portal: a payroll system prepares a roster, and is told when it is checked."""

import pytest

from docs.examples.wajib_lapor_client import Problem, WajibLapor, verified
from siapkerja.api.actions.clients import register_client
from siapkerja.api.actions.webhooks import set_webhook
from tests.support.people import Somebody, make_company, make_somebody, now
from tests.support.processes import wait_until
from tests.support.programs import receiving
from tests.wajiblapor.worksheets import worker


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
