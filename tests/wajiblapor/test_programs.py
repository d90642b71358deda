"""Reports by payroll programs: the whole way in a sandbox, a real one until a person signs it, limits of rights, and bad input."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from siapkerja.api.actions.clients import AlreadyOver, ForeignWorkplace, register_client
from siapkerja.api.actions.webhooks import set_webhook
from siapkerja.api.models import ApiClient, WebhookMessage
from siapkerja.api.topics import topics_for
from siapkerja.documents.models import Document
from siapkerja.events.models import EventRecord
from siapkerja.identity.actions.organisations import open_workplace
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.jobs.models import Job
from siapkerja.notifications.models import Notification
from siapkerja.statistics.models import Contribution
from tests.support.people import SYSTEM, Somebody, make_company, make_region, make_somebody, now
from tests.support.programs import Program
from tests.wajiblapor.conftest import an_industry, answered, complete_answers, draft_of
from tests.wajiblapor.worksheets import csv_file, worker, workers
from wajiblapor.actions.compliance import refresh_clocks
from wajiblapor.actions.reviews import Note, return_report
from wajiblapor.actions.submissions import submit_report
from wajiblapor.api import serializers as kinds
from wajiblapor.demo.answers import _answers
from wajiblapor.enums import ReturnReason, ReviewSection
from wajiblapor.models import EmploymentSpan, ManpowerReport, ReportReview, SentRow, WorkplaceClock
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.sections import filled

BASE = "/api/v1/wajib-lapor/"
EVERYTHING = ["reports:read", "reports:write", "rosters:write"]
RunJobs = Callable[[], list[Job]]
pytestmark = pytest.mark.django_db


def _program(organisation: LegalEntity, scopes: list[str] | None = None, **more: Any) -> Program:
    cache.clear()
    return Program(organisation, scopes or EVERYTHING, base=BASE, **more)


def _row(number: int, **changes: Any) -> dict[str, Any]:
    return {"id": f"E-{number}", "cells": {slug: cell for slug, cell in worker(number, **changes).items() if cell != ""}}


def _identity(organisation: LegalEntity, village: str = "3273021004") -> dict[str, Any]:
    make_region(village)
    told = complete_answers(organisation, village, an_industry().pk)
    names = kinds.IdentitySerializer().fields
    answers = {name: getattr(told, name) for name in names if name not in {"industry", "village"}}
    return answers | {"industry": an_industry().code, "village": village, "founded_on": str(told.founded_on)}


def _fits(answer: Any, kind: type[Any]) -> bool:
    """What is told is what the schema says."""
    return set(answer.json()) == set(kind().fields)


def test_a_trial_goes_the_whole_way_and_counts_nowhere(manager: Somebody, officer: Somebody, run_jobs: RunJobs) -> None:
    organisation = manager.organisation
    assert organisation is not None
    trial, real = _program(organisation, is_sandbox=True), _program(organisation)
    topics = [topic.code for topic in topics_for(EVERYTHING)]
    for program in (trial, real):
        set_webhook(client=program.client, url="https://hris.contoh.example/", topics=topics, by=SYSTEM, at=now())
    [place] = trial.ask("GET", "workplaces/").json()["results"]
    assert (place["may_open"], place["open_report"], place["last_report"], place["is_overdue"]) == (True, None, None, False)
    assert _fits(trial.ask("GET", f"workplaces/{place['id']}/"), kinds.WorkplaceSerializer)

    opened = trial.ask("POST", f"workplaces/{place['id']}/reports/")
    again = trial.ask("POST", f"workplaces/{place['id']}/reports/")
    path = f"reports/{opened.json()['id']}/"
    assert (opened.status_code, again.status_code, again.json()["id"]) == (201, 200, opened.json()["id"])
    assert opened["Location"].endswith(path)
    assert _fits(opened, kinds.ReportSerializer)
    assert opened.json()["links"] == {"page": None, "sign": None, "correct": None}
    told = trial.ask("PATCH", f"{path}identity/", _identity(organisation))
    assert (told.status_code, told.json()["industry"]) == (200, an_industry().code)

    # Rows, one with a fault; read, mended, checked again.
    sent = trial.ask("POST", f"{path}roster/rows/", {"rows": [_row(1), _row(2, nik="12345"), _row(3)]})
    assert (sent.json()["received"], sent.json()["held"], sent.json()["faulty_rows"]) == (3, 3, 1)
    [fault] = [error for error in sent.json()["errors"] if error["severity"] == "must_fix"]
    assert (fault["pointer"], fault["row_id"], fault["title"]) == ("#/rows/1/cells/nik", "E-2", "nik_not_16_digits")
    assert trial.ask("POST", f"{path}roster/check/", {"count": 4}).json()["title"] == "row_count_differs"
    assert trial.ask("POST", f"{path}roster/check/", {"count": 3}).status_code == 202
    run_jobs()
    roster = trial.ask("GET", f"{path}roster/")
    assert _fits(roster, kinds.RosterSerializer)
    assert (roster.json()["state"], roster.json()["faulty_rows"], roster.json()["has_unchecked_rows"]) == ("checked", 1, False)
    [found] = trial.ask("GET", f"{path}roster/faults/?severity=must_fix").json()["results"]
    assert (found["row"], found["row_id"], found["pointer"], found["status"]) == (3, "E-2", "#/rows/3/nik", 422)
    assert trial.ask("POST", f"{path}signature/").json()["title"] == "roster_not_ready"
    mended = trial.ask("POST", f"{path}roster/rows/", {"rows": [_row(2)], "remove": ["E-3", "tidak-ada"]})
    assert (mended.json()["held"], mended.json()["faulty_rows"]) == (2, 0)
    assert trial.ask("GET", f"{path}roster/").json()["has_unchecked_rows"]
    trial.ask("POST", f"{path}roster/check/")
    run_jobs()
    assert trial.ask("GET", f"{path}roster/").json()["is_clean"]
    summary = trial.ask("GET", f"{path}summary/")
    assert (summary.json()["total"], _fits(summary, kinds.SummarySerializer)) == (2, True)

    _answer_everything(trial, path)
    assert trial.ask("GET", path).json()["progress"]["is_ready"]
    assert trial.ask("POST", f"{path}signature/").json()["sign"] is None
    signed = trial.ask("POST", f"{path}trial/sign/", {})
    assert (signed.json()["state"], signed.json()["number"][:4]) == ("submitted", "UJI-")
    receipt = trial.ask("GET", f"{path}receipt/")
    assert (len(receipt.json()["digest"]), receipt.json()["pdf"], _fits(receipt, kinds.ReceiptSerializer)) == (64, None, True)
    assert trial.ask("GET", f"{path}receipt.pdf").status_code == 404
    returned = trial.ask("POST", f"{path}trial/return/", {"sections": ["roster", "wages"]})
    assert [note["section"] for note in returned.json()["return"]["notes"]] == ["roster", "wages"]
    assert trial.ask("POST", f"{path}trial/correct/").json()["state"] == "correcting"
    trial.ask("POST", f"{path}roster/rows/", {"rows": [_row(1), _row(4)]})
    trial.ask("POST", f"{path}roster/check/")
    run_jobs()
    assert trial.ask("POST", f"{path}trial/sign/").json()["state"] == "submitted"
    assert trial.ask("POST", f"{path}trial/accept/").json()["state"] == "accepted"
    [settled] = trial.ask("GET", f"{path}returns/").json()["results"]
    assert settled["settled_at"] is not None

    # Its own programs were told, in order; nobody else, and nothing counts.
    messages = WebhookMessage.objects.order_by("pk")
    assert set(messages.values_list("webhook__client", flat=True)) == {trial.client.pk}
    assert [message.topic for message in messages] == [
        "roster.checked", "roster.checked", "report.submitted", "report.returned", "roster.checked", "report.submitted", "report.accepted",
    ]  # fmt: skip
    assert messages[0].body["data"] | {"report": "", "workplace": ""} == {
        "report": "", "workplace": "", "year": timezone.localdate().year, "state": "draft", "number": None, "is_sandbox": True, "rows": 3,
        "faulty_rows": 1, "organisation": str(organisation.public_id),
    }  # fmt: skip
    refresh_clocks(at=now())
    clock = WorkplaceClock.objects.get(workplace=manager.workplace)
    assert (clock.reported_on, clock.last_report_id) == (None, None)
    for nothing in (EmploymentSpan, Document, ReportReview, Notification, SentRow):
        assert not nothing._default_manager.exists(), nothing
    assert not EventRecord.objects.filter(fact__startswith="wajiblapor.").exists()
    assert not Contribution.objects.exists()
    assert not ManpowerReport.objects.exists()
    assert ManpowerReport.everything.count() == 1
    page = reverse("wajiblapor:report", args=[organisation.public_id, opened.json()["id"]])
    assert manager.client.get(page).status_code == 404
    assert "UJI-" not in officer.client.get(reverse("wajiblapor:queue")).content.decode()
    assert (real.ask("GET", path).status_code, real.ask("GET", "reports/").json()["results"]) == (404, [])
    assert real.ask("POST", f"workplaces/{place['id']}/reports/").json()["ordinal"] == 1
    assert trial.ask("POST", f"workplaces/{place['id']}/reports/").status_code == 201


def _answer_everything(program: Program, path: str) -> None:
    """Every question, of every kind, through the API."""
    report = ManpowerReport.everything.select_related("workplace", "identity").get(public_id=path.split("/")[1])
    for section, answers in _answers(filled(report, current_upload(report), at=now()), Random(1), {}):
        saved = program.ask("PUT", f"{path}sections/{section.slug}/", {"answers": answers})
        assert (saved.status_code, saved.json().get("missing")) == (200, []), saved.content
        assert {slug: saved.json()["answers"][slug] for slug in answers} == answers


def test_a_real_report_is_prepared_by_the_program_and_signed_by_a_person(
    manager: Somebody, officer: Somebody, run_jobs: RunJobs, deliver_facts: Callable[[], int]
) -> None:
    organisation = manager.organisation
    assert organisation is not None
    branch = open_workplace(
        legal_entity=organisation, kind=WorkplaceKind.BRANCH, name="Cabang Contoh", regency_code="3273", address="Jalan Contoh 2",
        postal_code="40112", by=manager.actor, at=now(),
    )  # fmt: skip
    program = _program(organisation, workplaces=[manager.workplace], valid_until=timezone.localdate())
    other = _program(organisation, workplaces=[branch])
    [place] = program.ask("GET", "workplaces/").json()["results"]
    assert place["id"] == str(manager.workplace.public_id)
    assert program.ask("POST", f"workplaces/{branch.public_id}/reports/").status_code == 404
    report = draft_of(manager)
    path = f"reports/{report.public_id}/"
    assert program.ask("POST", f"workplaces/{place['id']}/reports/").json()["id"] == str(report.public_id)
    assert (other.ask("GET", path).status_code, other.ask("GET", "reports/").json()["results"]) == (404, [])

    # The roster as a file in pieces.
    content = csv_file(workers(900))
    begun = program.ask("POST", f"{path}roster/uploads/", {"filename": "pekerja.csv", "size": len(content)})
    assert (begun.status_code, begun["Upload-Offset"], _fits(begun, kinds.UploadSerializer)) == (201, "0", True)
    address = f"{path}roster/uploads/{begun.json()['id']}/"
    piece = {"content_type": "application/octet-stream"}
    assert program.ask("PATCH", address, content[:65536], **piece, Upload_Offset="0")["Upload-Offset"] == "65536"
    lost = program.ask("PATCH", address, content[:65536], **piece, Upload_Offset="0")
    assert (lost.status_code, lost["Upload-Offset"], lost.json()["title"]) == (409, "65536", "wrong_offset")
    whole = program.ask("PATCH", address, content[65536:], **piece, Upload_Offset="65536")
    assert (whole.status_code, whole.json()["state"]) == (200, "checking")
    run_jobs()
    assert program.ask("GET", f"{path}roster/").json()["rows"] == 900
    assert program.ask("DELETE", address).status_code == 410
    other_file = program.ask("POST", f"{path}roster/uploads/", {"filename": "lain.csv", "size": len(content)}).json()["id"]
    address = f"{path}roster/uploads/{other_file}/"
    assert program.ask("DELETE", address).status_code == 204
    for gone in (program.ask("GET", address), program.ask("PATCH", address, content[:65536], **piece, Upload_Offset="0")):
        assert (gone.status_code, gone.json()["title"], "Upload-Offset" in gone) == (410, "upload_given_up", False)
    answered(report, manager)

    asked = program.ask("POST", f"{path}signature/").json()
    assert asked["sign"].endswith(reverse("wajiblapor:submission", args=[organisation.public_id, report.public_id]))
    deliver_facts()
    assert Notification.objects.get(slug="signature_asked").person == manager.person
    assert "siap ditandatangani" in manager.client.get(asked["sign"].removesuffix("kirim/").partition("8000")[2]).content.decode()
    assert program.ask("POST", f"{path}trial/sign/").status_code == 403
    assert program.ask("GET", f"{path}receipt/").json()["title"] == "report_not_filed"
    filing = submit_report(
        report=report, name="Sari Contoh", position="Direktur", is_declared=True, are_doubts_confirmed=True, by=manager.actor, at=now()
    )
    receipt = program.ask("GET", f"{path}receipt/").json()
    report.refresh_from_db()
    assert (receipt["number"], receipt["digest"], receipt["revision"]) == (report.number, filing.digest, 1)
    pdf = program.ask("GET", f"{path}receipt.pdf")
    assert b"".join(pdf).startswith(b"%PDF-")
    assert program.ask("POST", f"{path}roster/rows/", {"rows": [_row(1)]}).json()["title"] == "move_not_allowed"
    note = Note(section=ReviewSection.ROSTER, reason=ReturnReason.INCOMPLETE, words="Lengkapi.")
    return_report(report=report, notes=[note], by=officer.actor, at=now())
    told = program.ask("GET", path).json()
    assert (told["state"], told["return"]["notes"][0]["note"], told["progress"]) == ("returned", "Lengkapi.", None)
    assert told["links"]["correct"]
    assert not told["links"]["sign"]
    [place] = program.ask("GET", "workplaces/").json()["results"]
    assert (place["last_report"]["number"], place["may_open"], place["days_left"] > 300) == (report.number, False, True)
    assert program.ask("POST", f"workplaces/{place['id']}/reports/").json()["title"] == "report_too_early"
    [listed] = program.ask("GET", f"reports/?state=returned&workplace={place['id']}").json()["results"]
    assert set(listed) == set(kinds.ReportBriefSerializer().fields)

    # The last day passes, and every token with it.
    ApiClient.objects.filter(pk=program.client.pk).update(valid_until=timezone.localdate() - timedelta(days=1))
    assert program.ask("GET", path).status_code == 401


def test_rights_are_dated_limited_and_of_ones_own_workplaces(manager: Somebody) -> None:
    organisation = manager.organisation
    assert organisation is not None
    foreign: Workplace = make_company("PT Contoh Dua", make_somebody("Dewi Contoh")).workplace
    told: dict[str, Any] = {"organisation": organisation, "name": "HRIS", "allowed": EVERYTHING, "is_sandbox": False, "by": manager.actor}
    with pytest.raises(ForeignWorkplace):
        register_client(workplaces=[foreign], at=now(), **told)
    with pytest.raises(AlreadyOver):
        register_client(valid_until=date(2020, 1, 1), at=now(), **told)
    reader, sender = _program(organisation, ["reports:read"]), _program(organisation, ["rosters:write"])
    path = f"reports/{draft_of(manager).public_id}/"
    assert reader.ask("GET", path).status_code == 200
    assert reader.ask("PUT", f"{path}sections/wages/", {}).json()["title"] == "insufficient_scope"
    assert reader.ask("POST", f"{path}roster/rows/", {}).json()["title"] == "insufficient_scope"
    assert reader.ask("GET", f"{path}roster/").status_code == 200
    for workers_data in ("faults/", "returned-file/content"):
        assert reader.ask("GET", f"{path}roster/{workers_data}").json()["title"] == "insufficient_scope"
    assert sender.ask("POST", f"{path}roster/rows/", {"rows": [_row(1)]}).status_code == 200
    assert sender.ask("GET", path).status_code == 403
    assert sender.ask("PATCH", f"{path}identity/", {"scale": "micro"}).status_code == 403


def test_bad_input_is_a_problem_with_pointers_and_nothing_is_lost(manager: Somebody, run_jobs: RunJobs) -> None:
    organisation = manager.organisation
    assert organisation is not None
    program, report = _program(organisation), draft_of(manager)
    path = f"reports/{report.public_id}/"
    rows, long = f"{path}roster/rows/", "x" * 2001

    def pointers(body: Any, at: str = rows, method: str = "POST") -> set[str]:
        answer = program.ask(method, at, body)
        assert answer.status_code == 400, answer.content
        assert answer["Content-Type"] == "application/problem+json"
        return {error["pointer"] for error in answer.json().get("errors", [{"pointer": answer.json()["title"]}])}

    assert pointers([1]) == {"#"}
    assert pointers("{") == {"parse_error"}
    assert pointers({"rows": [_row(1)] * 1001}) == {"#/rows"}
    assert pointers({"rows": {}}) == {"#/rows"}
    assert pointers({"baris": []}) == {"#/baris"}
    assert pointers({"rows": [1, {"id": "E 1", "cells": {}}, {"id": "", "cells": {"nik": 1}}, {"id": "E-1", "cells": {"gaji": 1}}]}) == {
        "#/rows/0", "#/rows/1/cells", "#/rows/2/id", "#/rows/3/cells/gaji",
    }  # fmt: skip
    cells = {"nik": 3273020101900001, "name": "a\u0000b", "base_wage": 1e300, "job_title": long, "born_on": ["1990"], "sex": "\ud800"}
    assert pointers({"rows": [{"id": "E-1", "cells": cells}]}) == {f"#/rows/0/cells/{slug}" for slug in cells}
    assert pointers({"remove": ["E-1", "\n"]})
    assert not SentRow.objects.exists()
    for body in ({"filename": "a.csv"}, {"filename": "a.csv", "size": "9"}, {"filename": "", "size": 9, "sha256": "zz"}, {"size": -1}):
        assert pointers(body, f"{path}roster/uploads/")
    assert program.ask("POST", f"{path}roster/uploads/", {"filename": "a.csv", "size": 0}).status_code == 422
    assert program.ask("POST", f"{path}roster/uploads/", {"filename": "a.csv", "size": 10**11}).status_code == 422
    begun = program.ask("POST", f"{path}roster/uploads/", {"filename": "a.csv", "size": 70_000}).json()["id"]
    piece, octets = f"{path}roster/uploads/{begun}/", {"content_type": "application/octet-stream"}
    assert program.ask("PATCH", piece, b"abc").status_code == 415
    for headers, status in (({}, 409), ({"Upload_Offset": "x"}, 409), ({"Upload_Offset": "0", "Content_Digest": "sha-256=:!:"}, 409)):
        assert program.ask("PATCH", piece, b"abc", **octets, **headers).status_code == status
    assert program.ask("PATCH", piece, b"x" * 5_000_000, **octets, Upload_Offset="0").status_code == 413
    assert program.ask("PATCH", piece, b"%PDF-1.7" + b"x" * 69_992, **octets, Upload_Offset="0").status_code == 422
    assert program.ask("DELETE", piece).status_code == 204

    answers = {
        "left_resigned": "2", "left_dismissed": -1, "uses_outsourcing": True, "dismissal_reasons": "closing",
        "suppliers": [{"nama": "x"}, 5], "tidak_ada": 1, "left_ended": 10**30,
    }  # fmt: skip
    program.ask("POST", rows, {"rows": [_row(number) for number in range(1, 13)]})
    program.ask("POST", f"{path}roster/check/")
    run_jobs()
    wrong = pointers({"answers": answers}, f"{path}sections/workforce/", "PUT")
    assert wrong == {f"#/answers/{slug}" for slug in answers if slug != "suppliers"} | {
        "#/answers/suppliers/0/nama",
        "#/answers/suppliers/1",
    }
    assert pointers({"answers": []}, f"{path}sections/workforce/", "PUT") == {"#/answers"}
    assert pointers({"founded_on": "kemarin", "nib": "1", "industry": "99999", "hobi": ""}, f"{path}identity/", "PATCH") == {"#/hobi"}
    assert pointers({"industry": "99999"}, f"{path}identity/", "PATCH") == {"#/industry"}
    assert pointers({"founded_on": "kemarin", "nib": "1", "scale": "raksasa", "village": "1"}, f"{path}identity/", "PATCH") == {
        "#/founded_on", "#/nib", "#/scale", "#/village",
    }  # fmt: skip
    assert pointers({"count": -1}, f"{path}roster/check/") == {"#/count"}
    assert pointers({"sections": ["semua"]}, f"{path}trial/return/") == {"#/sections/0"}
    missing = [f"{path}sections/gaib/", f"{path}trial/lompat/", "reports/00000000-0000-0000-0000-000000000000/", "reports/bukan-nomor/"]
    assert {program.ask("GET" if "trial" not in at else "POST", at).status_code for at in missing} <= {404}
    for query in ("state=x", "workplace=x", "cursor=%%%", "page_size=x", "cursor=cD0x"):
        assert program.ask("GET", f"reports/?{query}").status_code in {200, 400, 404}
    assert program.ask("GET", f"{path}roster/faults/?code=x").status_code == 400
    assert program.ask("POST", f"{path}roster/columns/", {"columns": ["nik"]}).status_code == 409

    # A key makes sending once; another use of it is refused.
    first = program.ask("POST", rows, {"rows": [_row(20)]}, Idempotency_Key="kunci-0001")
    second = program.ask("POST", rows, {"rows": [_row(20)]}, Idempotency_Key="kunci-0001")
    third = program.ask("POST", rows, {"rows": [_row(21)]}, Idempotency_Key="kunci-0001")
    assert (first["Idempotency-Replayed"], second["Idempotency-Replayed"], third.status_code) == ("false", "true", 422)
    assert second["RateLimit-Limit"] == "600"


def test_the_companys_file_comes_back_with_what_to_mend(manager: Somebody, run_jobs: RunJobs) -> None:
    organisation = manager.organisation
    assert organisation is not None
    program, report = _program(organisation), draft_of(manager)
    path = f"reports/{report.public_id}/roster/"
    assert program.ask("POST", f"{path}returned-file/").json()["title"] == "no_checked_roster"
    program.ask("POST", f"{path}rows/", {"rows": [_row(1), _row(2, nik=worker(1)["nik"])]})
    program.ask("POST", f"{path}check/")
    run_jobs()
    [fault] = program.ask("GET", f"{path}faults/?code=nik_twice").json()["results"]
    assert (fault["row_id"], fault["row"]) == ("E-2", 3)  # only the whole roster shows it
    assert program.ask("POST", f"{path}returned-file/").json()["state"] == "waiting"
    run_jobs()
    ready = program.ask("GET", f"{path}returned-file/").json()
    content = program.ask("GET", ready["content"].partition("/wajib-lapor/")[2])
    assert (ready["state"], ready["filename"]) == ("ready", "kiriman-program-catatan.csv")
    assert b"NIK" in b"".join(content)
    assert content["Content-Disposition"].startswith("attachment")
    assert program.ask("DELETE", f"{path}rows/").json()["held_rows"] == 0
    assert program.ask("POST", f"{path}check/").json()["title"] == "no_rows_sent"
