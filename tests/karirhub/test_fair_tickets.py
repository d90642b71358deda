"""Visitors' tickets for job fairs: taking, changing, giving back, at the door."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from karirhub.actions import fair_booths, fairs
from karirhub.actions import fair_tickets as actions
from karirhub.models import FairSlot, FairTicket, JobFair
from siapkerja.audit.models import PersonView
from siapkerja.events.models import EventRecord
from siapkerja.identity.holdings import everything_of
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.notifications.models import Notification
from tests.support.fairs import announced, during, slot_of, ticket
from tests.support.people import SYSTEM, Somebody, make_somebody
from tests.support.vacancies import open_vacancy

PLACE = "/karirhub/bursa-kerja/"


def taken(fair: JobFair) -> list[int]:
    return list(fair.slots.order_by("starts_at").values_list("taken", flat=True))


@pytest.mark.django_db
def test_a_visitor_takes_changes_and_gives_back_a_ticket(seeker: Somebody, client: Client) -> None:
    fair = announced()
    here = f"{fair.get_absolute_url()}tiket/"
    assert client.get(here).status_code == 302
    assert seeker.client.post(here, {}).status_code == 422
    for strange in ("999999999999", "²", "9" * 5000):
        assert seeker.client.post(here, {"slot": strange}).status_code == 422

    page = seeker.client.post(here, {"slot": slot_of(fair).pk}, follow=True).content.decode()
    held = FairTicket.objects.get()
    assert held.number == f"BK{fair.pk:04d}-00001"
    assert held.number in page
    assert "09.00–10.00" in page
    assert seeker.client.get(f"{PLACE}tiket/{held.public_id}/tiket.pdf").content.startswith(b"%PDF")
    assert held.token.encode() not in seeker.client.get(f"{PLACE}tiket/{held.public_id}/kode.svg").content
    assert held.number in seeker.client.get(f"{PLACE}tiket/").content.decode()

    seeker.client.post(here, {"slot": slot_of(fair, 3).pk})
    assert taken(fair) == [0, 0, 0, 1]
    seeker.client.post(f"{PLACE}tiket/{held.public_id}/kembalikan/")
    assert taken(fair) == [0, 0, 0, 0]
    again = seeker.client.post(f"{PLACE}tiket/{held.public_id}/kembalikan/", follow=True).content.decode()
    assert "sudah dikembalikan" in again
    assert seeker.client.get(f"{PLACE}tiket/{held.public_id}/tiket.pdf").status_code == 404
    assert ticket(fair, seeker).number.endswith("-00002")


@pytest.mark.django_db
def test_a_full_or_past_slot_and_a_second_ticket_are_refused(seeker: Somebody, other_seeker: Somebody) -> None:
    fair, now = announced(slot_capacity=1), timezone.now()
    held = ticket(fair, seeker)
    with pytest.raises(actions.TicketHeld):
        ticket(fair, seeker, 1)
    with pytest.raises(actions.SlotFull):
        ticket(fair, other_seeker)
    with pytest.raises(actions.SlotOver):
        actions.take_ticket(slot=slot_of(fair, 0 + 1), by=other_seeker.actor, at=during(fair, hour=12))
    with pytest.raises(NotPermitted):
        actions.give_back(ticket=held, by=other_seeker.actor, at=now)
    assert "penuh" in other_seeker.client.get(fair.get_absolute_url()).content.decode()
    fairs.call_off(fair=fair, reason="Banjir", by=SYSTEM, at=now)
    with pytest.raises(actions.FairTakesNobody):
        ticket(fair, other_seeker, 2)


def test_the_last_place_goes_to_one_of_many(committed_db: None) -> None:
    fair = announced(slot_capacity=1)
    slot, visitors = slot_of(fair), [make_somebody(f"Pengunjung {number}").actor for number in range(6)]
    start = Barrier(len(visitors))

    def take(number: int) -> str:
        try:
            start.wait()
            return actions.take_ticket(slot=slot, by=visitors[number], at=timezone.now()).number
        except actions.SlotFull:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(len(visitors)) as pool:
        numbers = [number for number in pool.map(take, range(len(visitors))) if number]

    assert numbers == [f"BK{fair.pk:04d}-00001"]
    assert FairSlot.objects.get(pk=slot.pk).taken == 1
    assert FairTicket.objects.count() == 1


@pytest.mark.django_db
def test_the_door_lets_a_ticket_in_once_on_its_day(
    seeker: Somebody, officer: Somebody, other_officer: Somebody, other_seeker: Somebody, monkeypatch: pytest.MonkeyPatch,
    deliver_facts: Callable[[], int],
) -> None:  # fmt: skip
    fair = announced()
    held = ticket(fair, seeker)
    here, door = f"{PLACE}hadir/{held.token}/", f"/karirhub/petugas/bursa-kerja/{fair.pk}/pintu/"
    assert seeker.client.get(here)["Location"].endswith(f"/tiket/{held.public_id}/")
    assert other_seeker.client.get(here).status_code == other_officer.client.get(here).status_code == 404
    early = officer.client.get(here).content.decode()
    assert "untuk hari lain" in early
    assert "Tandai hadir" not in early
    assert "untuk hari lain" in officer.client.post(here).content.decode()

    monkeypatch.setattr(timezone, "now", lambda: during(fair))
    page = officer.client.get(here).content.decode()
    assert "Tandai hadir" in page
    assert "Rina Contoh" not in page
    assert PersonView.objects.filter(person_id=seeker.person.pk, what="fair_ticket").exists()
    assert "boleh masuk" in officer.client.post(here, follow=True).content.decode()
    held.refresh_from_db()
    first = held.present_at
    used = officer.client.post(here).content.decode()
    assert "sudah dipakai" in used
    held.refresh_from_db()
    assert held.present_at == first
    assert officer.client.get(door, {"nomor": "1"}).status_code == 302
    for unknown in ("77", "abc", "9" * 40, ""):
        assert officer.client.get(door, {"nomor": unknown}).status_code == 422
    for change in (actions.give_back, lambda **told: actions.change_slot(slot=slot_of(fair, 3), **told)):
        with pytest.raises(actions.TicketUsed):
            change(ticket=held, by=seeker.actor, at=during(fair))
    deliver_facts()
    deliver_facts()
    assert "Anda datang ke Bursa Kerja Contoh" in seeker.client.get("/perjalanan/").content.decode()


@pytest.mark.django_db
def test_visitors_are_reminded_once_a_slot(seeker: Somebody, other_seeker: Somebody, deliver_facts: Callable[[], int]) -> None:
    fair = announced()
    held = ticket(fair, seeker)
    ticket(fair, other_seeker, 3)

    def remind(days: int) -> int:
        return actions.remind_of_tickets(zone="Asia/Jakarta", by=SYSTEM, at=during(fair, day=-days, hour=8))

    assert [remind(2), remind(1), remind(1)] == [0, 1, 0]
    actions.change_slot(ticket=held, slot=slot_of(fair, 1), by=seeker.actor, at=timezone.now())
    assert remind(1) == 1
    deliver_facts()
    deliver_facts()
    assert Notification.objects.filter(slug="fair_ticket_near", person=seeker.person).count() == 2


@pytest.mark.django_db
def test_erasing_somebody_frees_the_place_and_keeps_the_count(seeker: Somebody, officer: Somebody) -> None:
    came, coming = announced(), announced(name="Bursa Lain")
    used = ticket(came, seeker)
    ticket(coming, seeker)
    actions.admit(ticket=used, by=officer.actor, at=during(came))
    assert [row["fair"] for row in everything_of(seeker.person.pk)["fair_tickets"]] == ["Bursa Kerja Contoh", "Bursa Lain"]

    actions.erase_tickets(person_id=seeker.person.pk, by=SYSTEM, at=timezone.now())

    assert taken(coming) == [0, 0, 0, 0]
    assert not FairTicket.objects.exclude(person=None).exists()
    assert came.tickets.filter(present_at__isnull=False).count() == 1
    page = officer.client.get(f"{PLACE}hadir/{used.token}/").content.decode()
    assert "sudah dipakai" in page
    with pytest.raises(Refused):
        actions.give_back(ticket=used, by=seeker.actor, at=timezone.now() + timedelta(days=1))


@pytest.mark.django_db
def test_a_turn_goes_into_ones_calendar(seeker: Somebody, other_seeker: Somebody) -> None:
    held = ticket(announced(name="Bursa; Kerja, Contoh"), seeker)
    address = f"{PLACE}tiket/{held.public_id}/bursa-kerja.ics"
    answer = seeker.client.get(address)
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert f"DTSTART:{held.slot.starts_at:%Y%m%dT%H%M%SZ}" in text
    assert "Bursa\\; Kerja\\, Contoh" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert address in seeker.client.get(f"{PLACE}tiket/{held.public_id}/").content.decode()
    assert other_seeker.client.get(address).status_code == 404
    actions.give_back(ticket=held, by=seeker.actor, at=timezone.now())
    assert seeker.client.get(address).status_code == 404


@pytest.mark.django_db
def test_rooms_of_a_fair_online_open_when_ones_turn_has_come(
    seeker: Somebody, other_seeker: Somebody, manager: Somebody, officer: Somebody, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    fair = announced(is_online=True)
    assert (fair.venue, fair.address) == ("", "")
    company = f"/karirhub/perusahaan/{manager.organisation.public_id}/bursa-kerja/{fair.pk}/"  # type: ignore[union-attr]
    brought = open_vacancy(manager.workplace).pk
    for link in ("", "http://ruang.contoh.example/", "javascript:alert(1)", "https://" + "a" * 400):
        assert manager.client.post(f"{company}lowongan/", {"vacancies": [brought], "link": link}).status_code == 422
    room = "https://ruang.contoh.example/satu"
    manager.client.post(f"{company}lowongan/", {"vacancies": [brought], "link": room})
    fair_booths.accept(booth=fair.booths.get(), number=1, by=officer.actor, at=timezone.now())
    held, late = ticket(fair, seeker, 1), ticket(fair, other_seeker, 3)
    here = f"{PLACE}tiket/{held.public_id}/"

    monkeypatch.setattr(timezone, "now", lambda: during(fair, hour=9))
    early = seeker.client.post(f"{here}masuk/", follow=True).content.decode()
    assert "Giliran Anda mulai" in early
    assert room not in early
    monkeypatch.setattr(timezone, "now", lambda: during(fair, hour=10))
    assert "Masuk ke bursa kerja" in seeker.client.get(here).content.decode()
    assert other_seeker.client.post(f"{here}masuk/").status_code == 404
    for _twice in range(2):
        inside = seeker.client.post(f"{here}masuk/", follow=True).content.decode()
        assert (inside.count(room), inside.count("<h1")) == (1, 1)
    assert list(fair.tickets.filter(present_at__isnull=False)) == [held]
    assert EventRecord.objects.filter(fact="karirhub.FairVisited").count() == 1
    for page in (client.get(fair.get_absolute_url()), other_seeker.client.get(f"{PLACE}tiket/{late.public_id}/")):
        assert room not in page.content.decode()
    assert "Periksa tiket di pintu" not in officer.client.get(f"/karirhub/petugas/bursa-kerja/{fair.pk}/").content.decode()
    monkeypatch.setattr(timezone, "now", lambda: during(fair, day=1, hour=12))
    assert room not in seeker.client.get(here).content.decode()
