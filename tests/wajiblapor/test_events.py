"""Events of workplaces with their own clocks, and reminders of the yearly report."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate

from siapkerja.documents.models import Document
from siapkerja.events.models import EventRecord
from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import Membership
from siapkerja.kernel.errors import NotPermitted
from siapkerja.notifications.models import Notification
from siapkerja.reference.models import Rule
from tests.support.people import SYSTEM, make_region, now
from tests.support.programs import told_topics
from tests.wajiblapor.conftest import draft_of, filed, reauthenticated
from tests.wajiblapor.test_branches import PDF
from wajiblapor.actions.compliance import refresh_clocks
from wajiblapor.actions.events import AlreadyReported, DeedMissing, EventTold, NotYetHappened, report_event
from wajiblapor.actions.reminders import remind
from wajiblapor.actions.reports import open_report
from wajiblapor.enums import EventKind
from wajiblapor.models import ManpowerReport, WorkplaceClock, WorkplaceEvent
from wajiblapor.permissions import READ_SCOPE


def told(manager, kind: EventKind, happens_on, **more) -> WorkplaceEvent:
    return report_event(
        workplace=manager.workplace, told=EventTold(kind=kind, happens_on=happens_on, **more), name="Sari Contoh", position="Direktur",
        is_declared=True, by=manager.actor, at=now(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "days", "is_late"),
    [(EventKind.FOUNDING, -30, False), (EventKind.FOUNDING, -31, True), (EventKind.STOPPING, 30, False), (EventKind.DISSOLVING, 29, True)],
)
def test_each_event_has_its_clock_and_late_ones_are_taken_too(kind, days, is_late, manager) -> None:
    event = told(manager, kind, localdate() + timedelta(days=days))
    assert event.is_late == is_late
    assert event.document is not None
    assert ("terlambat" in str(event.document.facts["due_on"])) == is_late
    with pytest.raises(AlreadyReported):
        told(manager, kind, event.happens_on)


def test_founding_and_resuming_are_reported_afterwards_and_by_the_signatory(manager, organisation) -> None:
    with pytest.raises(NotYetHappened):
        told(manager, EventKind.RESUMING, localdate() + timedelta(days=2))
    organisation.memberships.update(role=MemberRole.CONTRIBUTOR)
    with pytest.raises(NotPermitted):
        told(manager, EventKind.FOUNDING, localdate())
    assert not Document.objects.exists()


def test_a_company_reports_that_it_moves(manager, officer, deliver_facts) -> None:
    village = make_region("3578010001")
    place = [manager.organisation.public_id, manager.workplace.public_id]
    assert "30 hari sebelumnya" in manager.client.get(reverse("wajiblapor:events", args=place)).content.decode()
    url = reverse("wajiblapor:event", args=[*place, "moving"])
    assert manager.client.get(reverse("wajiblapor:event", args=[*place, "terbang"])).status_code == 404
    form = manager.client.get(url).content.decode()
    assert "Pindah ke desa" in form
    assert "data-local=" in form, "what is typed stays on the device until it is sent"
    assert 'name="versi" value="0"' in form
    day = localdate() + timedelta(days=60)
    answers = {
        "happens_on": f"{day:%d/%m/%Y}", "village": village.name, "village_kode": village.code, "address": "Jalan Gudang 2",
        "postal_code": "60111", "reason": "Gudang baru", "obligations": "Uang pindah dibayar", "moved": "12",
        "ended": "3", "name": "Sari Contoh", "position": "Direktur", "is_declared": "on",
    }  # fmt: skip
    assert manager.client.post(url, answers)["Location"].startswith(reverse("account_reauthenticate"))
    reauthenticated(manager)
    assert manager.client.post(url, answers | {"happens_on": "31/02/2027", "moved": "banyak"}).status_code == 422
    assert manager.client.post(url, answers | {"village": "", "village_kode": ""}).status_code == 422
    assert manager.client.post(url, answers).status_code == 302
    deliver_facts()
    deliver_facts()
    event = WorkplaceEvent.objects.get()
    assert (event.moved_to_id, event.new_village_id, event.answers["moved"], event.answers["ended"]) == ("3578", village.code, 12, 3)
    assert Notification.objects.filter(slug="workplace_event_reported", person=manager.person).count() == 1
    assert event.number in manager.client.get(reverse("wajiblapor:events", args=place)).content.decode()
    assert event.document is not None
    assert officer.client.get(reverse("documents:pdf", args=[event.document.token])).status_code in {200, 202, 503}
    assert "Gudang baru" not in str(EventRecord.objects.get(fact="wajiblapor.WorkplaceEventReported").payload)


def test_companies_are_reminded_at_sixty_thirty_and_seven_days_once_each(manager, deliver_facts) -> None:
    filed(manager)
    deliver_facts()
    due_on = ManpowerReport.objects.get().next_due_on
    assert due_on is not None

    def on(days: int) -> int:
        day = due_on - timedelta(days=days)
        return remind(by=SYSTEM, at=datetime(day.year, day.month, day.day, 3, tzinfo=UTC))

    assert [on(days) for days in (61, 60, 59, 30, 30, 8, 7, 0, -1, -40)] == [0, 1, 0, 1, 0, 0, 1, 0, 0, 0]
    deliver_facts()
    assert Notification.objects.filter(person=manager.person, slug="report_due").count() == 3
    inbox = manager.client.get("/kotak-masuk/").content.decode()
    assert "jatuh tempo 60 hari lagi" in inbox


def test_a_workplace_that_never_opened_its_report_is_reminded_once_at_each_step(manager, other_manager, deliver_facts, monkeypatch) -> None:
    monkeypatch.setattr("wajiblapor.actions.reminders.REMINDED_AT_ONCE", 1)
    Membership.objects.filter(legal_entity=other_manager.organisation).delete()
    refresh_clocks(at=now())
    due_on = WorkplaceClock.objects.get(workplace=manager.workplace).due_on
    said = told_topics(manager.organisation, READ_SCOPE, "report.due_soon")

    def on(days: int) -> int:
        day = due_on - timedelta(days=days)
        return remind(by=SYSTEM, at=datetime(day.year, day.month, day.day, 3, tzinfo=UTC))

    assert [on(days) for days in (61, 30, 29, 8, 7, 7, 1, 0, -1)] == [0, 1, 0, 0, 1, 0, 0, 0, 0]
    deliver_facts()
    deliver_facts()
    assert Notification.objects.filter(slug="first_report_due").count() == 2
    assert Notification.objects.filter(person=manager.person, slug="first_report_due").count() == 2
    assert "jatuh tempo 7 hari lagi" in manager.client.get("/kotak-masuk/").content.decode()
    assert [(topic, told["days_left"], told["workplace"]) for topic, told in said()] == [
        ("report.due_soon", 30, str(manager.workplace.public_id)),
        ("report.due_soon", 7, str(manager.workplace.public_id)),
    ]
    # Its draft says a day of its own, and is reminded of by that.
    WorkplaceClock.objects.update(due_on=due_on + timedelta(days=400))
    draft_of(manager)
    assert on(-390) == 0


def test_a_dissolved_workplace_is_not_reminded(manager) -> None:
    filed(manager)
    told(manager, EventKind.DISSOLVING, localdate() - timedelta(days=1))
    due_on = ManpowerReport.objects.get().next_due_on
    assert due_on is not None
    assert remind(by=SYSTEM, at=datetime(due_on.year, due_on.month, due_on.day, 3, tzinfo=UTC)) == 0


def test_a_change_of_owner_has_its_own_clock_and_deed_and_fills_in_the_next_report(manager, officer) -> None:
    place = [manager.organisation.public_id, manager.workplace.public_id]
    url = reverse("wajiblapor:event", args=[*place, "ownership"])
    reauthenticated(manager)
    page = manager.client.get(url).content.decode()
    assert "30 hari sesudahnya" in page
    assert "Nomor akta peralihan" in page
    day = localdate() - timedelta(days=3)
    said = {
        "happens_on": f"{day:%d/%m/%Y}",
        "name": "Sari Contoh",
        "position": "Direktur",
        "is_declared": "on",
        "obligations": "Diteruskan",
    }
    assert manager.client.post(url, said).status_code == 422
    said |= {"owner": "PT Contoh Induk", "deed_number": "7/2026", "deed_on": f"{day:%d/%m/%Y}"}
    answer = manager.client.post(url, said)
    assert answer.status_code == 302, answer.content.decode()
    event = WorkplaceEvent.objects.get()
    assert (event.due_on, event.is_late) == (day + timedelta(days=30), False)
    assert event.document.facts["owner"] == "PT Contoh Induk"
    assert event.document.facts["deed"].startswith("7/2026, ")
    shown = officer.client.get(reverse("wajiblapor:officer_event", args=[event.public_id])).content.decode()
    assert "PT Contoh Induk" in shown
    assert "Salinannya tidak dilampirkan" in shown
    report = open_report(workplace=manager.workplace, by=manager.actor, at=now())
    assert report.identity.owner_name == "PT Contoh Induk"


def test_the_deed_of_a_change_of_owner_is_checked_sealed_and_read_by_the_officer_who_decides(
    manager, other_manager, officer, other_officer
) -> None:
    place = [manager.organisation.public_id, manager.workplace.public_id]
    url = reverse("wajiblapor:event", args=[*place, "ownership"])
    reauthenticated(manager)
    day = f"{localdate() - timedelta(days=3):%d/%m/%Y}"
    said = {
        "happens_on": day, "name": "Sari Contoh", "position": "Direktur", "is_declared": "on", "owner": "PT Contoh Induk",
        "deed_number": "7/2026", "deed_on": day, "obligations": "Diteruskan",
    }  # fmt: skip
    for content, words in ((b"MZ program", "bukan foto JPEG atau PNG, dan bukan PDF"), (b"", "Berkas ini kosong")):
        wrong = manager.client.post(url, said | {"deed": SimpleUploadedFile("akta.pdf", content)})
        assert (wrong.status_code, words in wrong.content.decode()) == (422, True)
    assert not WorkplaceEvent.objects.exists(), "nothing is reported with a deed that cannot be read"
    Rule.objects.filter(key="wlkp.owner_change_deed").update(value=True)
    assert "Lampirkan akta peralihannya." in manager.client.post(url, said).content.decode(), "compulsory from the day a rule says so"
    with pytest.raises(DeedMissing):
        told(manager, EventKind.OWNERSHIP, localdate(), owner="PT Contoh Induk", deed_number="7/2026", deed_on=localdate())
    assert manager.client.post(url, said | {"deed": SimpleUploadedFile("akta.pdf", PDF)}).status_code == 302
    event = WorkplaceEvent.objects.get()
    assert event.deed is not None
    page = officer.client.get(reverse("wajiblapor:officer_event", args=[event.public_id])).content.decode()
    download = reverse("files:download", args=[event.deed.public_id])
    assert download in page
    assert download in manager.client.get(reverse("wajiblapor:events", args=place)).content.decode()
    assert [one.client.get(download).getvalue() for one in (officer, manager)] == [PDF, PDF]
    for other in (other_officer, other_manager):
        assert other.client.get(download).status_code == 404


def test_a_reported_founding_dates_and_fills_in_the_first_report(manager) -> None:
    day = localdate() - timedelta(days=5)
    told(manager, EventKind.FOUNDING, day)
    refresh_clocks(at=now())
    assert WorkplaceClock.objects.get(pk=manager.workplace.pk).due_on == day + timedelta(days=30)
    report = open_report(workplace=manager.workplace, by=manager.actor, at=now())
    assert (report.due_on, report.identity.founded_on) == (day + timedelta(days=30), day)
