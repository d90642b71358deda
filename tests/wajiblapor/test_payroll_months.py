"""What a payroll program does from month to month: only what changed, papers, and events it prepares for a person."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from siapkerja.events.models import Delivery, DeliveryState
from siapkerja.files.models import StoredFile
from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import Membership
from siapkerja.jobs.models import Job
from siapkerja.notifications.models import Notification, Preference
from tests.support.people import Somebody, make_region, make_somebody
from tests.support.programs import Program
from tests.wajiblapor.conftest import filed, reauthenticated
from tests.wajiblapor.test_comparisons import payroll
from tests.wajiblapor.worksheets import worker, workers
from wajiblapor.actions.reports import open_report
from wajiblapor.api import serializers as kinds
from wajiblapor.models import Attachment, PreparedEvent, WorkplaceEvent

SCOPES = ["reports:read", "reports:write", "rosters:write"]
PDF = (
    b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj\n"
    b"trailer <</Root 1 0 R>>\n%%EOF\n"
)
pytestmark = pytest.mark.django_db


def _program(manager: Somebody, **more: Any) -> Program:
    cache.clear()
    assert manager.organisation is not None
    return Program(manager.organisation, SCOPES, base="/api/v1/wajib-lapor/", **more)


def _fits(answer: Any, kind: type[Any]) -> bool:
    return set(answer.json()) == set(kind().fields)


def test_a_program_sends_the_months_payroll_and_says_who_left(manager: Somebody, run_jobs: Callable[[], list[Job]]) -> None:
    last = filed(manager, count=20).report
    due = last.next_due_on
    assert due is not None
    report = open_report(workplace=manager.workplace, by=manager.actor, at=datetime(due.year, due.month, due.day, 3, tzinfo=UTC))
    program, path = _program(manager), f"reports/{report.public_id}/roster/"
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
    assert _fits(found, kinds.ComparisonSerializer)
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
    trial = _program(manager, is_sandbox=True)
    assert trial.ask("GET", f"{path}comparison/").status_code == 404


def test_a_program_hands_in_papers_and_takes_them_back(manager: Somebody, draft: Any) -> None:
    program, path = _program(manager), f"reports/{draft.public_id}/papers/"
    key = {"Idempotency_Key": "akta-2026-001"}
    made = program.ask("POST", f"{path}?kind=deed", PDF, content_type="application/pdf", **key)
    again = program.ask("POST", f"{path}?kind=deed", PDF, content_type="application/pdf", **key)
    assert (made.status_code, again.json(), again["Idempotency-Replayed"]) == (201, made.json(), "true"), made.content
    assert _fits(made, kinds.PaperSerializer)
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


def test_a_program_prepares_an_event_and_a_person_declares_it(manager: Somebody, other_manager: Somebody) -> None:
    make_region("3578010001")
    program = _program(manager)
    assert manager.organisation is not None
    path = f"workplaces/{manager.workplace.public_id}/events/"
    day = timezone.localdate() + timedelta(days=60)
    sent = {"kind": "moving", "happens_on": str(day), "village": "3578010001", "address": "Jalan Baru 5", "postal_code": "60111",
            "reason": "Tempat lama sempit.", "obligations": "Ongkos pindah ditanggung.", "moved": 12}  # fmt: skip
    short = program.ask("POST", path, {"kind": "moving", "happens_on": str(day)})
    assert {"#/village", "#/reason"} <= {error["pointer"] for error in short.json()["errors"]}
    strange = program.ask("POST", path, {"kind": "founding", "happens_on": str(day), "reason": "x"})
    assert strange.json()["errors"][0]["pointer"] == "#/reason"
    made = program.ask("POST", path, sent)
    assert (made.status_code, _fits(made, kinds.PreparedEventSerializer)) == (201, True), made.content
    assert not WorkplaceEvent.objects.exists(), "a program reports nothing itself"
    assert program.ask("POST", path, sent).json()["id"] == made.json()["id"]

    place = [manager.organisation.public_id, manager.workplace.public_id]
    listed = manager.client.get(reverse("wajiblapor:events", args=place)).content.decode()
    assert "Disiapkan program, menunggu Anda" in listed
    page = made.json()["declare"].partition("8000")[2]
    assert other_manager.client.get(page).status_code == 404
    shown = manager.client.get(page).content.decode()
    assert "Jalan Baru 5" in shown
    assert "HRIS Contoh" in shown
    reauthenticated(manager)
    typed = {name: str(value) for name, value in sent.items()} | {
        "village_kode": sent["village"],
        "name": "Sari Contoh",
        "position": "Direktur",
        "is_declared": "on",
    }
    assert manager.client.post(page, typed).status_code == 302
    event = WorkplaceEvent.objects.get()
    assert (event.happens_on, event.new_address, event.answers["moved"]) == (day, "Jalan Baru 5", 12)
    assert not PreparedEvent.objects.exists()
    told = program.ask("GET", path)
    assert (_fits(told, kinds.EventListSerializer), told.json()["prepared"]) == (True, [])
    assert told.json()["reported"][0]["number"] == event.number

    # What is thrown away, by the program or a person, is gone; what is tried out shows nowhere.
    trial = _program(manager, is_sandbox=True)
    tried = trial.ask("POST", path, sent).json()
    assert (tried["declare"], program.ask("GET", path).json()["prepared"]) == (None, [])
    assert trial.ask("DELETE", f"{path}prepared/{tried['id']}/").status_code == 204
    one = program.ask("POST", path, sent | {"kind": "moving", "happens_on": str(day + timedelta(days=1))}).json()["id"]
    discard = reverse("wajiblapor:discard_event", args=[*place, one])
    assert other_manager.client.post(discard).status_code == 404
    assert manager.client.post(discard).status_code == 302
    assert not PreparedEvent.objects.exists()


def test_a_program_hands_in_the_deed_of_a_change_of_owner_that_it_prepares(manager: Somebody, other_manager: Somebody) -> None:
    program = _program(manager)
    assert manager.organisation is not None
    path = f"workplaces/{manager.workplace.public_id}/events/"
    day = str(timezone.localdate() - timedelta(days=3))
    deed = {"owner": "PT Contoh Induk", "deed_number": "7/2026", "deed_on": day}
    sent = {"kind": "ownership", "happens_on": day, "obligations": "Diteruskan"} | deed
    made = program.ask("POST", path, sent)
    assert (made.status_code, made.json()["deed"]) == (201, None)
    address = f"{path}prepared/{made.json()['id']}/deed/"
    wrong = program.ask("POST", address, b"MZ program", content_type="application/pdf")
    assert wrong.json()["title"] == "attachment_not_readable"
    first = program.ask("POST", address, PDF + b"x", content_type="application/pdf")
    told = program.ask("POST", address, PDF, content_type="application/pdf")
    assert (told.status_code, _fits(told, kinds.PreparedEventSerializer)) == (201, True), told.content
    assert told.json()["deed"] == {"size": len(PDF), "sha256": hashlib.sha256(PDF).hexdigest()}
    former, stored = StoredFile.objects.order_by("pk")
    assert (former.is_available, stored.is_available, first.status_code) == (False, True, 201)
    download = reverse("files:download", args=[stored.public_id])
    assert manager.client.get(download).getvalue() == PDF
    assert other_manager.client.get(download).status_code == 404
    moving = {"kind": "founding", "happens_on": day}
    other = f"{path}prepared/{program.ask('POST', path, moving).json()['id']}/deed/"
    assert program.ask("POST", other, PDF, content_type="application/pdf").json()["title"] == "no_deed_asked"

    page = made.json()["declare"].partition("8000")[2]
    assert "sudah dilampirkan program" in manager.client.get(page).content.decode()
    reauthenticated(manager)
    typed = sent | {"name": "Sari Contoh", "position": "Direktur", "is_declared": "on"}
    assert manager.client.post(page, typed).status_code == 302
    assert WorkplaceEvent.objects.get().deed == stored
    stored.refresh_from_db()
    assert stored.is_available
    reported = program.ask("GET", path).json()["reported"]
    assert reported[0]["deed"]["sha256"] == hashlib.sha256(PDF).hexdigest()
    again = program.ask("POST", path, sent | {"happens_on": str(timezone.localdate())}).json()["id"]
    program.ask("POST", f"{path}prepared/{again}/deed/", PDF, content_type="application/pdf")
    assert program.ask("DELETE", f"{path}prepared/{again}/").status_code == 204
    assert not StoredFile.objects.order_by("pk").last().is_available, "a deed of nothing that was reported is thrown away"


def _hear_again(deliver_facts: Callable[[], int]) -> None:
    Delivery.objects.update(state=DeliveryState.PENDING)
    assert deliver_facts() > 0


def test_who_may_declare_a_prepared_event_is_told_until_it_was_handled(
    manager: Somebody, other_manager: Somebody, deliver_facts: Callable[[], int]
) -> None:
    assert manager.organisation is not None
    reader = make_somebody("Rina Contoh")
    Membership.objects.create(
        person=reader.person, legal_entity=manager.organisation, role=MemberRole.CONTRIBUTOR, valid_from=date(2020, 1, 1)
    )
    program, path = _program(manager), f"workplaces/{manager.workplace.public_id}/events/"
    day = timezone.localdate() + timedelta(days=60)
    sent = {"kind": "stopping", "happens_on": str(day), "until": str(day + timedelta(days=30)), "reason": "Perbaikan mesin.",
            "obligations": "Upah tetap dibayar."}  # fmt: skip
    _program(manager, is_sandbox=True).ask("POST", path, sent)
    program.ask("POST", path, sent)
    deliver_facts()

    told = Notification.objects.get(slug="event_prepared")
    assert told.person == manager.person, "who may not declare it is not told, and nobody of another company"
    listed = manager.client.get(reverse("notifications:inbox")).content.decode()
    assert "Menunggu pernyataan Anda" in listed
    assert "Menunggu pernyataan Anda" not in reader.client.get(reverse("notifications:inbox")).content.decode()
    assert told.messages.count() == 1

    # Said again nothing is new; something else written over it takes the place of what people were told.
    program.ask("POST", path, sent)
    _hear_again(deliver_facts)
    assert [row.pk for row in Notification.objects.filter(slug="event_prepared")] == [told.pk]
    one = program.ask("POST", path, sent | {"reason": "Libur panjang."}).json()["id"]
    deliver_facts()
    again = Notification.objects.get(slug="event_prepared")
    assert again.pk != told.pk

    # Handled: nobody is asked for it any more, also where the news of it comes late or twice.
    assert program.ask("DELETE", f"{path}prepared/{one}/").status_code == 204
    deliver_facts()
    assert not Notification.objects.filter(slug="event_prepared").exists()
    _hear_again(deliver_facts)
    assert not Notification.objects.filter(slug="event_prepared").exists()

    # Switched off, there is no letter; the inbox has it all the same, until a person declares it.
    Preference.objects.create(person=manager.person, category="wajiblapor", channel="email", is_on=False)
    page = program.ask("POST", path, sent).json()["declare"].partition("8000")[2]
    deliver_facts()
    assert not Notification.objects.get(slug="event_prepared").messages.exists()
    reauthenticated(manager)
    typed = {**sent, "name": "Sari Contoh", "position": "Direktur", "is_declared": "on"}
    assert manager.client.post(page, typed).status_code == 302
    deliver_facts()
    assert not Notification.objects.filter(slug="event_prepared").exists()
