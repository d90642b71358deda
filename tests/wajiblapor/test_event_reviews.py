"""What the office makes of a reported event, and how the record of the workplace follows."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from siapkerja.audit.models import SecurityAct
from siapkerja.documents.models import Document
from siapkerja.events.models import EventRecord
from siapkerja.identity.actions.workplaces import WorkplaceIsClosed, follow_move
from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import Membership, Workplace
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.notifications.models import Notification
from tests.support.people import Somebody, make_region, now
from tests.support.vacancies import open_vacancy
from tests.wajiblapor.conftest import draft_of, filed
from wajiblapor.actions import event_reviews as actions
from wajiblapor.actions.compliance import refresh_clocks
from wajiblapor.actions.corrections import correct_report
from wajiblapor.actions.events import EventTold, NewPlaceMissing, report_event
from wajiblapor.actions.reports import open_report
from wajiblapor.actions.reviews import accept_report, take_next
from wajiblapor.enums import EventKind
from wajiblapor.models import ManpowerReport, ReportReview, WorkplaceClock, WorkplaceEvent

FAR = "3578010001"


def told(manager: Somebody, kind: EventKind, days: int, **more: str) -> WorkplaceEvent:
    return report_event(
        workplace=manager.workplace, told=EventTold(kind=kind, happens_on=localdate() + timedelta(days=days), **more), name="Sari Contoh",
        position="Direktur", is_declared=True, by=manager.actor, at=now(),
    )  # fmt: skip


def moving(manager: Somebody, days: int) -> WorkplaceEvent:
    make_region(FAR)
    return told(manager, EventKind.MOVING, days, village=FAR, address="Jalan Gudang 2", postal_code="60111", reason="Gudang baru")


def _url(event: WorkplaceEvent, step: str = "") -> str:
    return (
        reverse("wajiblapor:decide_event", args=[event.public_id, step])
        if step
        else reverse("wajiblapor:officer_event", args=[event.public_id])
    )


def test_an_accepted_move_changes_the_workplace_on_its_day_and_hands_the_queue_to_the_new_office(
    manager, officer, other_officer, deliver_facts
) -> None:
    report = filed(manager).report
    refresh_clocks(at=now())
    take_next(by=officer.actor, at=now())
    event = moving(manager, 40)
    assert "Gudang baru" in officer.client.get(_url(event)).content.decode()
    assert SecurityAct.objects.filter(act="event_viewed").count() == 1
    assert other_officer.client.get(_url(event)).status_code == 404
    assert event.number in officer.client.get(reverse("wajiblapor:officer_events")).content.decode()
    assert officer.client.post(_url(event, "terima")).status_code == 302
    assert event.number not in officer.client.get(reverse("wajiblapor:officer_events")).content.decode()
    assert event.number in officer.client.get(reverse("wajiblapor:officer_events") + "?keadaan=semua").content.decode()
    deliver_facts()
    place = Workplace.objects.get(pk=manager.workplace.pk)
    assert place.regency_id == "3273", "its day has not come"
    assert actions.let_events_happen(at=now()) == 0
    there = now() + timedelta(days=40)
    assert [actions.let_events_happen(at=there) for _twice in range(2)] == [1, 0]
    for _twice in range(2):
        deliver_facts()
    place.refresh_from_db()
    assert (place.regency_id, place.village_id, place.address, place.postal_code) == ("3578", FAR, "Jalan Gudang 2", "60111")
    assert list(event.history.values_list("move", flat=True)) == ["accept", "take_effect"]
    assert Notification.objects.filter(person=manager.person, slug="workplace_event_moved").count() == 2
    assert "Jalan Gudang" not in str(list(EventRecord.objects.values_list("payload", flat=True)))
    review = ReportReview.objects.get(pk=report.pk)
    assert (review.regency_id, review.assigned_to) == ("3578", None)
    assert WorkplaceClock.objects.get(pk=place.pk).regency_id == "3578"
    with pytest.raises(NotPermitted):
        accept_report(report=report, by=officer.actor, at=now())
    assert take_next(by=other_officer.actor, at=now()).report == report
    accept_report(report=report, by=other_officer.actor, at=now())
    assert other_officer.client.get(_url(event)).status_code == 200, "the new office reads how it came here"


def test_what_was_decided_stays_with_its_office_until_it_is_corrected(manager, officer, other_officer, deliver_facts) -> None:
    report = accept_report(report=filed(manager).report, by=officer.actor, at=now())
    record = reverse("wajiblapor:record", args=[report.public_id])
    assert other_officer.client.get(record).status_code == 404
    actions.accept_event(event=moving(manager, 0), by=officer.actor, at=now())
    deliver_facts()
    assert ManpowerReport.objects.get().regency_id == "3273"
    assert officer.client.get(record).status_code == other_officer.client.get(record).status_code == 200
    assert correct_report(report=report, reason="Salah tulis", by=manager.actor, at=now()).regency_id == "3578"


def test_a_company_that_has_reported_moves_to_another_office_by_reporting_it(manager, officer, colleague, deliver_facts) -> None:
    place = manager.workplace
    change = reverse("organisations:change_workplace", args=[manager.organisation.public_id, place.public_id])
    report_move = reverse("wajiblapor:event", args=[manager.organisation.public_id, place.public_id, "moving"])
    report = draft_of(manager)
    identity = reverse("wajiblapor:identity", args=[manager.organisation.public_id, report.public_id])

    def answers(code: str) -> dict[str, str]:
        answer = {
            "name": "Kantor",
            "village": make_region(code).name,
            "village_kode": code,
            "address": "Jalan Baru 9",
            "postal_code": "40111",
        }
        return answer | {"coordinates": ""}

    assert report_move not in manager.client.get(change).content.decode()
    assert change in manager.client.get(identity).content.decode(), "who never reported puts the address right without an officer"
    assert change not in colleague.client.get(identity).content.decode()
    assert manager.client.post(change, answers(FAR)).status_code == 302
    assert manager.client.post(change, answers("3273021004")).status_code == 302
    deliver_facts()
    report.refresh_from_db()
    filed(manager, report=report)

    page = manager.client.get(change).content.decode()
    assert report_move in page
    assert "dilaporkan dulu sebagai peristiwa" in page
    refused = manager.client.post(change, answers(FAR))
    assert refused.status_code == 422
    assert "Jalan Baru 9" in refused.content.decode(), "nothing typed is lost"
    assert manager.client.post(change, answers("3273021001")).status_code == 302, "within the same office's regency nobody need be asked"
    place.refresh_from_db()
    assert (place.regency_id, place.village_id) == ("3273", "3273021001")
    assert manager.client.get(report_move).status_code == 200
    correct_report(report=report, reason="Salah tulis", by=manager.actor, at=now())
    assert report_move in manager.client.get(identity).content.decode()


def test_the_next_report_begins_with_the_new_address(manager, officer, deliver_facts) -> None:
    report = filed(manager).report
    actions.accept_event(event=moving(manager, 0), by=officer.actor, at=now())
    deliver_facts()
    assert report.next_due_on
    manager.workplace.refresh_from_db()
    following = open_report(workplace=manager.workplace, by=manager.actor, at=now() + timedelta(days=360))
    assert (following.identity.village_id, following.identity.address, following.identity.scale) == (FAR, "Jalan Gudang 2", "medium")


def test_a_draft_takes_the_new_address(manager, officer, deliver_facts) -> None:
    report = draft_of(manager)
    actions.accept_event(event=moving(manager, 0), by=officer.actor, at=now())
    deliver_facts()
    report = ManpowerReport.objects.select_related("identity").get(pk=report.pk)
    assert (report.regency_id, report.identity.village_id, report.identity.address) == ("3578", FAR, "Jalan Gudang 2")


def test_a_dissolved_head_office_is_closed_and_need_not_report(manager, officer, deliver_facts) -> None:
    refresh_clocks(at=now())
    vacancy = open_vacancy(manager.workplace)
    event = told(manager, EventKind.DISSOLVING, 0, reason="Bangkrut")
    actions.accept_event(event=event, by=officer.actor, at=now())
    for _twice in range(2):
        deliver_facts()
    place = Workplace.objects.get(pk=manager.workplace.pk)
    assert (place.closed_on, place.closing) == (event.happens_on, "closed")
    assert not WorkplaceClock.objects.exists()
    assert EventRecord.objects.filter(fact="identity.WorkplaceClosed").count() == 1
    vacancy.refresh_from_db()
    assert vacancy.state == "closed", "others follow"
    with pytest.raises(WorkplaceIsClosed):
        told(manager, EventKind.MOVING, 40, village=FAR, address="x", postal_code="")
    for name in ("overview", "events"):
        place_args = [manager.organisation.public_id] + ([place.public_id] if name == "events" else [])
        assert manager.client.get(reverse(f"wajiblapor:{name}", args=place_args)).status_code == 200


def test_an_office_says_why_not_and_the_company_may_report_it_anew(manager, officer, other_officer, deliver_facts) -> None:
    event = told(manager, EventKind.DISSOLVING, 60, reason="Pindah tangan")
    assert officer.client.post(_url(event, "tolak"), {"note": " "}).status_code == 422
    assert officer.client.post(_url(event, "hapus")).status_code == 404
    assert other_officer.client.post(_url(event, "terima")).status_code == 404
    assert officer.client.post(_url(event, "tolak"), {"note": "Pabriknya masih berjalan."}).status_code == 302
    deliver_facts()
    page = manager.client.get(reverse("wajiblapor:events", args=[manager.organisation.public_id, manager.workplace.public_id]))
    assert "Pabriknya masih berjalan." in page.content.decode()
    assert "belum dapat diterima" in manager.client.get("/kotak-masuk/").content.decode()
    again = told(manager, EventKind.DISSOLVING, 60, reason="Pindah tangan")
    Membership.objects.create(person=officer.person, legal_entity=manager.organisation, role=MemberRole.READER, valid_from="2026-01-01")
    with pytest.raises(NotPermitted):
        actions.accept_event(event=again, by=officer.actor, at=now())
    assert again.number not in officer.client.get(reverse("wajiblapor:officer_events")).content.decode()


def test_a_company_takes_an_event_back_before_its_day(manager, officer, colleague) -> None:
    event = told(manager, EventKind.STOPPING, 40)
    url = reverse("wajiblapor:withdraw_event", args=[manager.organisation.public_id, manager.workplace.public_id, event.public_id])
    assert colleague.client.post(url).status_code == 403
    assert manager.client.post(url).status_code == 302
    assert Document.objects.get().withdrawn_at is not None
    with pytest.raises(MoveNotAllowed):
        actions.accept_event(event=event, by=officer.actor, at=now())
    late = told(manager, EventKind.DISSOLVING, 20)
    actions.accept_event(event=late, by=officer.actor, at=now())
    with pytest.raises(actions.AlreadyHappened):
        actions.withdraw_event(event=late, by=manager.actor, at=now() + timedelta(days=21))


def test_a_move_says_where_to_and_the_registry_follows_nobodys_word(manager) -> None:
    with pytest.raises(NewPlaceMissing):
        told(manager, EventKind.MOVING, 40)
    make_region(FAR)
    with pytest.raises(NotPermitted):
        follow_move(workplace=manager.workplace, village_code=FAR, address="x", postal_code="", by=manager.actor, at=now())
