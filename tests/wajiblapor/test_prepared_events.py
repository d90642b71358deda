"""Events of a workplace that a program prepares and a person declares."""

import hashlib
import io
import re
import threading
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from siapkerja.events.models import Delivery, DeliveryState
from siapkerja.files.models import FileState, StoredFile
from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import Membership
from siapkerja.messaging.models import OutgoingMessage
from siapkerja.notifications.actions.sending import send
from siapkerja.notifications.models import Message, MessageState, Notification, Preference
from siapkerja.reference.models import Rule
from tests.support.people import Somebody, make_company, make_region, make_somebody
from tests.support.processes import wait_until
from tests.wajiblapor.conftest import reauthenticated
from tests.wajiblapor.test_payroll_months import PDF, fits, program_of
from wajiblapor.actions.events import EventTold, report_event
from wajiblapor.actions.prepared_events import PreparedChanged, PreparedGone, attach_deed, prepare_event, settle_prepared
from wajiblapor.api import serializers as kinds
from wajiblapor.enums import EventKind
from wajiblapor.models import PreparedEvent, WorkplaceEvent
from wajiblapor.tasks import forget_old_trials


def _as_read(somebody: Somebody, page: str) -> dict[str, str]:
    """What a form sends along of the page it stands on."""
    found = re.search(r'name="versi" value="([^"]*)"', somebody.client.get(page).content.decode())
    assert found is not None
    return {"versi": found[1]}


def test_a_program_prepares_an_event_and_a_person_declares_it(manager: Somebody, other_manager: Somebody) -> None:
    make_region("3578010001")
    program = program_of(manager)
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
    assert (made.status_code, fits(made, kinds.PreparedEventSerializer)) == (201, True), made.content
    assert not WorkplaceEvent.objects.exists(), "a program reports nothing itself"
    assert program.ask("POST", path, sent).json()["id"] == made.json()["id"]

    place = [manager.organisation.public_id, manager.workplace.public_id]
    listed = manager.client.get(reverse("wajiblapor:events", args=place)).content.decode()
    assert "Disiapkan program, menunggu Anda" in listed
    page = made.json()["declare"].partition("8000")[2]
    assert other_manager.client.get(page).status_code == 404
    shown = manager.client.get(page).content.decode()
    assert f'value="{day:%d/%m/%Y}"' in shown
    assert "Jalan Baru 5" in shown
    assert "HRIS Contoh" in shown
    reauthenticated(manager)
    typed = {name: str(value) for name, value in sent.items()} | {
        "village_kode": sent["village"],
        "name": "Sari Contoh",
        "position": "Direktur",
        "is_declared": "on",
    }
    assert manager.client.post(page, typed | _as_read(manager, page)).status_code == 302
    event = WorkplaceEvent.objects.get()
    assert (event.happens_on, event.new_address, event.answers["moved"]) == (day, "Jalan Baru 5", 12)
    assert not PreparedEvent.objects.exists()
    told = program.ask("GET", path)
    assert (fits(told, kinds.EventListSerializer), told.json()["prepared"]) == (True, [])
    assert told.json()["reported"][0]["number"] == event.number

    # What is thrown away, by the program or a person, is gone; what is tried out shows nowhere.
    trial = program_of(manager, is_sandbox=True)
    tried = trial.ask("POST", path, sent).json()
    assert (tried["declare"], program.ask("GET", path).json()["prepared"]) == (None, [])
    assert trial.ask("DELETE", f"{path}prepared/{tried['id']}/").status_code == 204
    one = program.ask("POST", path, sent | {"kind": "moving", "happens_on": str(day + timedelta(days=1))}).json()["id"]
    discard = reverse("wajiblapor:discard_event", args=[*place, one])
    assert other_manager.client.post(discard).status_code == 404
    seen = _as_read(manager, reverse("wajiblapor:events", args=place))
    program.ask("POST", path, sent | {"happens_on": str(day + timedelta(days=2))})
    kept = manager.client.post(discard, seen, follow=True).content.decode()
    assert ("Program mengubah siapan ini" in kept, PreparedEvent.objects.count()) == (True, 1), "nobody has read what would go"
    assert manager.client.post(discard, _as_read(manager, reverse("wajiblapor:events", args=place))).status_code == 302
    assert not PreparedEvent.objects.exists()


def test_a_program_hands_in_the_deed_of_a_change_of_owner_that_it_prepares(manager: Somebody, other_manager: Somebody) -> None:
    program = program_of(manager)
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
    assert (told.status_code, fits(told, kinds.PreparedEventSerializer)) == (201, True), told.content
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
    assert manager.client.post(page, typed | _as_read(manager, page)).status_code == 302
    assert WorkplaceEvent.objects.get().deed == stored
    stored.refresh_from_db()
    assert stored.is_available
    reported = program.ask("GET", path).json()["reported"]
    assert reported[0]["deed"]["sha256"] == hashlib.sha256(PDF).hexdigest()
    again = program.ask("POST", path, sent | {"happens_on": str(timezone.localdate())}).json()["id"]
    program.ask("POST", f"{path}prepared/{again}/deed/", PDF, content_type="application/pdf")
    assert program.ask("DELETE", f"{path}prepared/{again}/").status_code == 204
    assert not StoredFile.objects.order_by("pk").last().is_available, "a deed of nothing that was reported is thrown away"


def test_what_a_person_declares_is_what_stood_there_when_they_read_it(manager: Somebody) -> None:
    program, path = program_of(manager), f"workplaces/{manager.workplace.public_id}/events/"
    day = str(timezone.localdate() - timedelta(days=3))
    sent = {"kind": "ownership", "happens_on": day, "obligations": "Diteruskan", "owner": "PT Contoh Induk", "deed_number": "7/2026",
            "deed_on": day}  # fmt: skip
    made = program.ask("POST", path, sent).json()
    deed, page = f"{path}prepared/{made['id']}/deed/", made["declare"].partition("8000")[2]
    program.ask("POST", deed, PDF + b"x", content_type="application/pdf")
    reauthenticated(manager)
    typed = sent | {"name": "Sari Contoh", "position": "Direktur", "is_declared": "on"}

    # Another deed, or other words, since the page was opened: nothing is sent, and the page says what stands there now.
    changes: list[Callable[[], Any]] = [
        lambda: program.ask("POST", deed, PDF, content_type="application/pdf"),
        lambda: program.ask("POST", path, sent | {"obligations": "Dibayar semua"}),
    ]
    for change in changes:
        read = _as_read(manager, page)
        change()
        anew = manager.client.post(page, typed | read, follow=True)
        assert (anew.redirect_chain, anew.status_code) == ([(page, 302)], 200)
        assert "Program mengubah siapan ini" in anew.content.decode()
    assert "Dibayar semua" in anew.content.decode()
    assert not WorkplaceEvent.objects.exists()
    faulty = manager.client.post(page, typed | _as_read(manager, page) | {"owner": ""})
    assert (faulty.status_code, 'name="versi" value="0 4-' in faulty.content.decode()) == (422, True)

    # Also where it changes at the very moment of sending, or is gone by then.
    former = PreparedEvent.objects.select_related("deed").get()
    program.ask("POST", deed, PDF + b"y", content_type="application/pdf")
    told = EventTold(
        kind=EventKind.OWNERSHIP, happens_on=date.fromisoformat(day), owner="PT Contoh Induk", deed_number="7/2026",
        deed_on=date.fromisoformat(day),
    )  # fmt: skip
    said: dict[str, Any] = {"workplace": manager.workplace, "told": told, "name": "Sari", "position": "Direktur", "is_declared": True}
    with pytest.raises(PreparedChanged):
        report_event(**said, prepared=former, as_seen=former.writing, by=manager.actor, at=timezone.now())
    read = _as_read(manager, page)
    assert program.ask("DELETE", f"{path}prepared/{made['id']}/").status_code == 204
    with pytest.raises(PreparedGone):
        report_event(**said, prepared=former, as_seen=former.writing, by=manager.actor, at=timezone.now())
    with pytest.raises(PreparedGone):
        attach_deed(prepared=former, stream=io.BytesIO(PDF), by=manager.actor, at=timezone.now())
    gone = manager.client.post(page, typed | read, follow=True)
    assert "Siapan ini sudah tidak ada" in gone.content.decode()
    assert not WorkplaceEvent.objects.exists()
    assert not StoredFile.objects.exclude(state=FileState.REMOVED).exists(), "no deed of it is kept"


def test_the_deed_of_another_owner_does_not_stay_with_what_is_prepared_anew(manager: Somebody) -> None:
    Rule.objects.filter(key="wlkp.owner_change_deed").update(value=True)
    program, path = program_of(manager), f"workplaces/{manager.workplace.public_id}/events/"
    day = str(timezone.localdate() - timedelta(days=3))
    sent = {"kind": "ownership", "happens_on": day, "obligations": "Diteruskan", "owner": "PT Contoh Induk", "deed_number": "7/2026",
            "deed_on": day}  # fmt: skip
    made = program.ask("POST", path, sent).json()
    deed = f"{path}prepared/{made['id']}/deed/"
    program.ask("POST", deed, PDF, content_type="application/pdf")
    assert program.ask("POST", path, sent | {"obligations": "Dibayar semua"}).json()["deed"] is not None, "it is still the same deed"
    yesterday = str(timezone.localdate() - timedelta(days=1))
    for change in ({"owner": "PT Contoh Lain"}, {"deed_number": "8/2026"}, {"deed_on": yesterday}):
        sent |= change
        assert program.ask("POST", path, sent).json()["deed"] is None
        assert not StoredFile.objects.exclude(state=FileState.REMOVED).exists()
        program.ask("POST", deed, PDF, content_type="application/pdf")
    program.ask("POST", path, sent | {"owner": "PT Contoh Ketiga"})
    page = made["declare"].partition("8000")[2]
    reauthenticated(manager)
    typed = sent | {"owner": "PT Contoh Ketiga", "name": "Sari Contoh", "position": "Direktur", "is_declared": "on"}
    answer = manager.client.post(page, typed | _as_read(manager, page))
    assert (answer.status_code, "Lampirkan akta peralihannya." in answer.content.decode()) == (422, True)


def test_what_a_program_writes_while_others_work_on_it_undoes_nothing_of_theirs(committed_db: None) -> None:
    manager = make_company("PT Contoh Satu", make_somebody("Sari Contoh"))
    place, by = manager.workplace, manager.actor
    day = timezone.localdate() - timedelta(days=3)
    answers = {"owner": "PT Contoh Induk", "deed_number": "7/2026", "deed_on": str(day)}

    def prepare(words: str) -> PreparedEvent:
        return prepare_event(
            workplace=place, kind=EventKind.OWNERSHIP, happens_on=day, answers=answers | {"obligations": words}, program="HRIS Contoh",
            by=by, at=timezone.now(),
        )  # fmt: skip

    def while_it_waits(words: str, work: Callable[[], Any]) -> PreparedEvent:
        """Prepare, as another process does while the work is done and not committed yet."""

        def other() -> None:
            try:
                prepare(words)
            finally:
                connection.close()

        thread = threading.Thread(target=other)
        with transaction.atomic():
            work()
            thread.start()
            wait_until(_somebody_waits, 30, what="the other process to wait for this one")
        thread.join()
        return PreparedEvent.objects.select_related("deed").get()

    first = prepare("Diteruskan")
    at = timezone.now()
    second = while_it_waits("Dibayar semua", lambda: attach_deed(prepared=first, stream=io.BytesIO(PDF), by=by, at=at))
    assert (second.version, second.answers["obligations"]) == (3, "Dibayar semua")
    assert second.deed is not None
    assert second.deed.is_available, "the deed handed in meanwhile stays"
    third = while_it_waits("Diteruskan", lambda: settle_prepared(prepared=second, is_declared=False, by=by, at=at))
    assert (third.pk != second.pk, third.version, third.deed) == (True, 1, None), "what was thrown away stays away; this is a new one"


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select exists (select from pg_locks where not granted)")
        return bool(cursor.fetchone()[0])


def test_events_that_were_tried_out_come_page_by_page_and_go_after_some_days(manager: Somebody, django_assert_max_num_queries: Any) -> None:
    trial, path = program_of(manager, is_sandbox=True), f"workplaces/{manager.workplace.public_id}/events/"
    days = [timezone.localdate() - timedelta(days=number) for number in range(3, 9)]

    def try_out(day: date) -> str:
        sent = {"kind": "ownership", "happens_on": str(day), "obligations": "Diteruskan", "owner": "PT Contoh Induk",
                "deed_number": "7/2026", "deed_on": str(day)}  # fmt: skip
        one = trial.ask("POST", path, sent).json()["id"]
        trial.ask("POST", f"{path}prepared/{one}/deed/", PDF, content_type="application/pdf")
        return str(trial.ask("POST", f"{path}prepared/{one}/trial/").json()["number"])

    numbers = [try_out(day) for day in days[:2]]
    with CaptureQueriesContext(connection) as few:
        assert len(trial.ask("GET", path).json()["reported"]) == 2
    asked = len(few)
    numbers += [try_out(day) for day in days[2:]]
    with django_assert_max_num_queries(asked):
        told = trial.ask("GET", path)
    assert fits(told, kinds.EventListSerializer)
    assert [one["number"] for one in told.json()["reported"]] == numbers[::-1]
    assert (told.json()["next"], told.json()["reported"][0]["is_late"]) == (None, False)
    first = trial.ask("GET", f"{path}?page_size=4").json()
    rest = trial.ask("GET", path + "?" + first["next"].partition("?")[2]).json()
    assert [one["number"] for one in first["reported"] + rest["reported"]] == numbers[::-1]
    assert rest["next"] is None

    waiting = trial.ask("POST", path, {"kind": "founding", "happens_on": str(days[0])}).json()["id"]
    real = program_of(manager).ask("POST", path, {"kind": "founding", "happens_on": str(days[0])}).json()["id"]
    PreparedEvent.objects.exclude(public_id=waiting).update(prepared_at=timezone.now() - timedelta(days=40))
    PreparedEvent.objects.filter(happens_on__in=days[3:]).update(declared_at=timezone.now() - timedelta(days=31))
    assert forget_old_trials() == 3
    assert len(trial.ask("GET", path).json()["reported"]) == 3
    assert StoredFile.objects.filter(state=FileState.REMOVED).count() == 3, "their deeds go with them"
    assert set(map(str, PreparedEvent.objects.waiting().values_list("public_id", flat=True))) == {waiting, real}
    assert forget_old_trials() == 0


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
    program, path = program_of(manager), f"workplaces/{manager.workplace.public_id}/events/"
    day = timezone.localdate() + timedelta(days=60)
    sent = {"kind": "stopping", "happens_on": str(day), "until": str(day + timedelta(days=30)), "reason": "Perbaikan mesin.",
            "obligations": "Upah tetap dibayar."}  # fmt: skip
    program_of(manager, is_sandbox=True).ask("POST", path, sent)
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
    send(message_id=told.messages.get().pk, at=timezone.now())
    Notification.objects.update(read_at=timezone.now())
    for reason in ("Libur panjang.", "Banjir.", "Listrik padam."):
        program.ask("POST", path, sent | {"reason": reason})
    deliver_facts()
    again = Notification.objects.get(slug="event_prepared")
    assert (again.read_at, again.params["version"], again.at > told.at) == (None, 4, True), "the inbox tells the newest"
    assert OutgoingMessage.objects.filter(purpose="notice").count() == 1
    assert not Message.objects.filter(state=MessageState.PENDING).exists(), "no second letter within the hour"
    # An hour after the letter there may be another one; one that is on its way says the newest itself.
    Message.objects.update(sent_at=timezone.now() - timedelta(minutes=61))
    for reason in ("Libur panjang.", "Banjir."):
        one = program.ask("POST", path, sent | {"reason": reason}).json()["id"]
        deliver_facts()
        letter = Message.objects.get()
        assert letter.state == MessageState.PENDING
    assert letter.notification.params["version"] == 6

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
    assert manager.client.post(page, typed | _as_read(manager, page)).status_code == 302
    deliver_facts()
    assert not Notification.objects.filter(slug="event_prepared").exists()
