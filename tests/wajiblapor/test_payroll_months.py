"""What a payroll program does from month to month: only what changed, and papers."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from siapkerja.jobs.models import Job
from tests.support.people import Somebody
from tests.support.programs import Program
from tests.wajiblapor.conftest import filed
from tests.wajiblapor.test_comparisons import payroll
from tests.wajiblapor.worksheets import worker, workers
from wajiblapor.actions.reports import open_report
from wajiblapor.api import serializers as kinds
from wajiblapor.models import Attachment

SCOPES = ["reports:read", "reports:write", "rosters:write"]
PDF = (
    b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj\n"
    b"trailer <</Root 1 0 R>>\n%%EOF\n"
)
pytestmark = pytest.mark.django_db


def program_of(manager: Somebody, **more: Any) -> Program:
    cache.clear()
    assert manager.organisation is not None
    return Program(manager.organisation, SCOPES, base="/api/v1/wajib-lapor/", **more)


def fits(answer: Any, kind: type[Any]) -> bool:
    return set(answer.json()) == set(kind().fields)


def test_a_program_sends_the_months_payroll_and_says_who_left(manager: Somebody, run_jobs: Callable[[], list[Job]]) -> None:
    last = filed(manager, count=20).report
    due = last.next_due_on
    assert due is not None
    report = open_report(workplace=manager.workplace, by=manager.actor, at=datetime(due.year, due.month, due.day, 3, tzinfo=UTC))
    program, path = program_of(manager), f"reports/{report.public_id}/roster/"
    assert program.ask("POST", f"{path}comparison/").json()["title"] == "no_checked_roster"
    assert program.ask("GET", f"{path}comparison/").json()["state"] == "none"

    # Three are gone, one is paid more, one is new; the file has three columns only.
    rows = [*workers(17), worker(21)]
    rows[4] = worker(5, base_wage="9.000.000")
    content = payroll(rows)
    begun = program.ask("POST", f"{path}uploads/", {"filename": "gaji.csv", "size": len(content)}).json()
    whole = program.ask(
        "PATCH", f"{path}uploads/{begun['id']}/", content, content_type="application/octet-stream", Upload_Offset="0"
    )  # fmt: skip
    assert whole.status_code == 200, whole.content
    run_jobs()
    assert program.ask("POST", f"{path}comparison/", Idempotency_Key="bandingkan-1").status_code == 202
    run_jobs()
    found = program.ask("GET", f"{path}comparison/")
    assert fits(found, kinds.ComparisonSerializer)
    if found.json()["state"] == "rows_to_mend":
        # A new worker needs more than the payroll file says.
        [fault] = {one["row"] for one in program.ask("GET", f"{path}faults/?severity=must_fix&page_size=100").json()["results"]}
        assert fault == 19
        content = payroll(rows, {slug: slug for slug in rows[0]})
        assert program.ask("DELETE", f"{path}comparison/").status_code == 204
        run_jobs()
        begun = program.ask("POST", f"{path}uploads/", {"filename": "gaji.csv", "size": len(content)}).json()
        program.ask("PATCH", f"{path}uploads/{begun['id']}/", content, content_type="application/octet-stream", Upload_Offset="0")
        run_jobs()
        assert program.ask("POST", f"{path}comparison/").status_code == 202
        run_jobs()
    told = program.ask("GET", f"{path}comparison/").json()
    assert (told["state"], told["joined"], told["changed"], told["left"], told["undecided"]) == ("compared", 1, 1, 3, 3), told
    assert told["against"]["number"] == last.number
    [joiner] = program.ask("GET", f"{path}comparison/joined/").json()["results"]
    assert joiner["name"] == worker(21)["name"]
    [changed] = program.ask("GET", f"{path}comparison/changed/").json()["results"]
    assert changed["columns"] == ["Upah Pokok"] or "pah" in changed["columns"][0]
    left = program.ask("GET", f"{path}comparison/left/").json()["results"]
    assert [one["place"] for one in left] == [one["place"] for one in sorted(left, key=lambda one: one["place"])]
    assert worker(18)["nik"] not in str(left), "numbers of persons are masked"

    early = program.ask("POST", f"{path}comparison/confirm/", {})
    assert (early.status_code, early.json()["title"]) == (409, "leavers_undecided")
    niks = [str(worker(number)["nik"]) for number in (18, 19, 20)]
    stranger = {"leavers": [{"nik": niks[0], "reason": "resigned", "left_on": "2026-10-01"}, {"nik": "9" * 16, "reason": "died"}]}
    refused = program.ask("POST", f"{path}comparison/leavers/", stranger)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, "#/leavers/1")
    assert program.ask("POST", f"{path}comparison/leavers/", {"leavers": [{"place": 1, "nik": niks[0], "reason": "x"}]}).status_code == 400
    said = program.ask("POST", f"{path}comparison/leavers/", {"leavers": [
        {"nik": niks[0], "reason": "resigned", "left_on": str(timezone.localdate() - timedelta(days=3))},
        {"nik": niks[1], "reason": "mistaken"}, {"nik": niks[2], "reason": "works_on"},
    ]})  # fmt: skip
    assert said.json() == {"said": 3, "undecided": 0}, said.content
    run_jobs()
    doubts = [doubt["code"] for doubt in program.ask("GET", f"{path}comparison/").json()["doubts"]]
    confirmed = program.ask("POST", f"{path}comparison/confirm/", {"seen": doubts})
    assert (confirmed.status_code, confirmed.json()["state"], confirmed.json()["carried"]) == (200, "confirmed", 1), confirmed.content
    trial = program_of(manager, is_sandbox=True)
    assert trial.ask("GET", f"{path}comparison/").status_code == 404


def test_a_program_hands_in_papers_and_takes_them_back(manager: Somebody, draft: Any) -> None:
    program, path = program_of(manager), f"reports/{draft.public_id}/papers/"
    key = {"Idempotency_Key": "akta-2026-001"}
    made = program.ask("POST", f"{path}?kind=deed", PDF, content_type="application/pdf", **key)
    again = program.ask("POST", f"{path}?kind=deed", PDF, content_type="application/pdf", **key)
    assert (made.status_code, again.json(), again["Idempotency-Replayed"]) == (201, made.json(), "true"), made.content
    assert fits(made, kinds.PaperSerializer)
    other = program.ask("POST", f"{path}?kind=deed", PDF + b" ", content_type="application/pdf", **key)
    assert other.json()["title"] == "idempotency_key_reused"
    wrong = program.ask("POST", f"{path}?kind=deed", b"MZ\x90", content_type="application/pdf")
    assert (wrong.status_code, wrong.json()["title"]) == (409, "attachment_not_readable")
    assert program.ask("POST", f"{path}?kind=ijazah", PDF, content_type="application/pdf").json()["errors"][0]["pointer"] == "#/kind"
    assert program.ask("POST", f"{path}?kind=deed", {"file": "x"}).status_code == 415
    [listed] = program.ask("GET", path).json()["results"]
    assert (listed["id"], listed["kind"]) == (made.json()["id"], "deed")
    assert program.ask("DELETE", f"{path}{listed['id']}/").status_code == 204
    assert not Attachment.objects.kept().exists()
    assert program.ask("DELETE", f"{path}{listed['id']}/").status_code == 404
