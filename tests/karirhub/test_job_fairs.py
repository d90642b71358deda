"""Holding job fairs: announcing, booths, calling off, results."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from karirhub.actions import fair_booths, fair_results, fairs
from karirhub.actions.applications import move
from karirhub.actions.fair_booths import give_booths_room
from karirhub.actions.fair_results import BoothResult
from karirhub.actions.fair_tickets import admit
from karirhub.enums import BoothDeclineReason
from karirhub.models import FairBooth, JobFair
from karirhub.queries.fair_results import public_result, result_of
from siapkerja.identity.actions.organisations import grant_membership, open_workplace
from siapkerja.identity.enums import MemberRole, WorkplaceKind
from siapkerja.identity.models import LegalEntity
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted, Refused
from siapkerja.notifications.models import Notification
from tests.support.cards import issued, make_employment_officer
from tests.support.fairs import VILLAGE, afterwards, announced, booth, during, fair_content, slot_of, ticket
from tests.support.people import SINCE, SYSTEM, Somebody, make_company, make_region, make_somebody
from tests.support.vacancies import application, draft_vacancy, open_vacancy

pytestmark = pytest.mark.django_db
GOOD = BoothResult(visitors=40, applications=30, interviewed=12, hired=5)
OFFICE = "/karirhub/petugas/bursa-kerja/"
WRITTEN = {
    "name": "Bursa Kerja Bandung", "organiser": "Dinas Contoh", "description": "Bawa KTP.", "village": "x", "village_kode": VILLAGE,
    "venue": "Gedung Contoh", "address": "Jalan Contoh 1", "contact": "022 000000", "opens_at": "09:00", "closes_at": "11:30",
    "booth_quota": "10", "slot_minutes": "60", "slot_capacity": "50",
}  # fmt: skip


def told(fair: JobFair, slug: str) -> set[int]:
    return set(Notification.objects.filter(slug=slug).values_list("person_id", flat=True))


def test_an_officer_drafts_announces_and_is_told_what_is_wrong(officer: Somebody, other_officer: Somebody, client: Client) -> None:
    make_region(VILLAGE)
    day = (timezone.localdate() + timedelta(days=10)).isoformat()
    backwards = officer.client.post(f"{OFFICE}baru/", WRITTEN | {"starts_on": day, "ends_on": "2026-01-01"})
    assert backwards.status_code == 422
    assert "Hari terakhir mendahului hari pertama" in backwards.content.decode()
    assert 'value="Gedung Contoh"' in backwards.content.decode()

    assert officer.client.post(f"{OFFICE}baru/", WRITTEN | {"starts_on": day, "ends_on": day}).status_code == 302
    fair = JobFair.objects.get()
    assert client.get(fair.get_absolute_url()).status_code == 404
    assert other_officer.client.get(f"{OFFICE}{fair.pk}/").status_code == 404
    assert other_officer.client.post(f"{OFFICE}{fair.pk}/umumkan/").status_code == 404
    assert "Dibuat 3 slot" in officer.client.get(f"{OFFICE}{fair.pk}/").content.decode()

    officer.client.post(f"{OFFICE}{fair.pk}/umumkan/")
    fair.refresh_from_db()
    assert (fair.state, fair.slots.count()) == ("published", 3)
    assert "Bursa Kerja Bandung" in client.get("/karirhub/bursa-kerja/").content.decode()
    page = client.get(fair.get_absolute_url()).content.decode()
    assert "Gratis" in page
    assert "11.00–11.30" in page
    assert client.get(f"/karirhub/bursa-kerja/{fair.pk}-lama/").status_code == 301


def test_what_people_rely_on_does_not_change_and_a_new_place_is_told(
    seeker: Somebody, manager: Somebody, officer: Somebody, deliver_facts: Callable[[], int]
) -> None:
    fair = announced()
    ticket(fair, seeker)
    booth(fair, manager)
    now = timezone.now()
    with pytest.raises(fairs.FairDaysFixed):
        fairs.rewrite(fair=fair, content=fair_content(opens_at=time(8)), by=officer.actor, at=now)
    with pytest.raises(fairs.FairTooLong):
        fairs.draft(content=fair_content(ends_on=fair.starts_on + timedelta(days=40)), by=officer.actor, at=now)
    with pytest.raises(fairs.SlotTooSmall):
        fairs.set_slot_capacity(slot=slot_of(fair), capacity=0, by=officer.actor, at=now)
    with pytest.raises(NotPermitted):
        fairs.draft(content=fair_content(village_id=make_region("3578011001").code), by=officer.actor, at=now)

    here = f"{OFFICE}{fair.pk}/ubah/"
    assert "starts_on" not in officer.client.get(here).content.decode()
    officer.client.post(here, WRITTEN | {"venue": "Balai Contoh"})
    deliver_facts()
    deliver_facts()

    fair.refresh_from_db()
    assert (fair.venue, fair.slots.count()) == ("Balai Contoh", 4)
    assert told(fair, "job_fair_moved") == {seeker.person.pk, manager.person.pk}


def test_seekers_registered_there_hear_of_it_once(seeker: Somebody, deliver_facts: Callable[[], int]) -> None:
    issued(seeker, make_employment_officer())
    fair = announced()
    deliver_facts()
    deliver_facts()

    assert told(fair, "job_fair_published") == {seeker.person.pk}


def test_booths_are_given_in_order_within_the_quota(
    manager: Somebody, other_manager: Somebody, officer: Somebody, deliver_facts: Callable[[], int]
) -> None:
    fair, now = announced(), timezone.now()
    first, second = booth(fair, manager, at=now), booth(fair, other_manager, at=now + timedelta(minutes=1))
    third = booth(fair, make_company("PT Contoh Tiga", make_somebody("Tiga Contoh")), at=now + timedelta(minutes=2))
    with pytest.raises(fair_booths.BoothAsked):
        booth(fair, manager)

    page = officer.client.get(f"{OFFICE}{fair.pk}/").content.decode()
    assert page.index("PT Contoh Satu") < page.index("PT Contoh Dua")
    assert "Acara, stan, tiket" in officer.client.get("/petugas/").content.decode()
    with pytest.raises(fair_booths.OthersFirst):
        fair_booths.accept(booth=second, number=1, by=officer.actor, at=now)
    wrong = officer.client.post(f"{OFFICE}{fair.pk}/stan/{first.public_id}/terima/", {"number": "3"})
    assert wrong.status_code == 422
    assert "antara 1 dan 2" in wrong.content.decode()
    officer.client.post(f"{OFFICE}{fair.pk}/stan/{first.public_id}/terima/", {"number": "1"})
    with pytest.raises(fair_booths.BoothNumberTaken):
        fair_booths.accept(booth=second, number=1, by=officer.actor, at=now)
    fair_booths.accept(booth=second, number=2, by=officer.actor, at=now)
    decline = f"{OFFICE}{fair.pk}/stan/{third.public_id}/tolak/"
    assert officer.client.post(decline, {"reason": "other"}).status_code == 422
    officer.client.post(decline, {"reason": BoothDeclineReason.FULL})
    deliver_facts()
    deliver_facts()

    assert list(fair.booths.order_by("pk").values_list("state", "booth_number")) == [("accepted", 1), ("accepted", 2), ("declined", None)]
    assert Notification.objects.filter(slug="fair_booth_decided").count() == 3
    seen = officer.client.get(fair.get_absolute_url()).content.decode()
    assert seen.index("Stan 1") < seen.index("Stan 2")
    assert "Operator jahit garmen" in seen
    assert "PT Contoh Tiga" not in seen


def test_pages_ask_as_much_for_three_booths_as_for_one(manager: Somebody, other_manager: Somebody, officer: Somebody) -> None:
    fair, now = announced(booth_quota=5), timezone.now()
    addresses = (fair.get_absolute_url(), f"{OFFICE}{fair.pk}/")

    def asked() -> list[int]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as captured:
                assert officer.client.get(address).status_code == 200
            counts.append(len(captured))
        return counts

    fair_booths.accept(booth=booth(fair, manager), number=1, by=officer.actor, at=now)
    before = asked()
    third = make_company("PT Contoh Tiga", make_somebody("Tiga Contoh"))
    for number, keeper in enumerate((other_manager, third), start=2):
        fair_booths.accept(booth=booth(fair, keeper), number=number, by=officer.actor, at=now)

    assert asked() == before
    assert max(before) <= 25


def test_an_employer_asks_with_its_own_open_vacancies(manager: Somebody, colleague: Somebody, other_manager: Somebody) -> None:
    fair = announced()
    mine, other, drafted = open_vacancy(manager.workplace), open_vacancy(other_manager.workplace), draft_vacancy(manager.workplace)
    assert manager.organisation is not None
    here = f"/karirhub/perusahaan/{manager.organisation.public_id}/bursa-kerja/"
    assert "Bursa Kerja Contoh" in manager.client.get(here).content.decode()

    for wrong in ({}, {"vacancies": [other.pk]}, {"vacancies": [drafted.pk]}, {"vacancies": ["zz"]}):
        assert manager.client.post(f"{here}{fair.pk}/lowongan/", wrong).status_code == 422
    assert colleague.client.post(f"{here}{fair.pk}/lowongan/", {"vacancies": [mine.pk]}).status_code == 403
    manager.client.post(f"{here}{fair.pk}/lowongan/", {"vacancies": [mine.pk], "needs": "Stopkontak"})
    assert "Menunggu jawaban Dinas" in manager.client.get(f"{here}{fair.pk}/").content.decode()

    more = open_vacancy(manager.workplace)
    manager.client.post(f"{here}{fair.pk}/lowongan/", {"vacancies": [more.pk]})
    found = FairBooth.objects.get()
    assert list(found.vacancies.all()) == [more]
    manager.client.post(f"{here}{fair.pk}/tarik/")
    found.refresh_from_db()
    assert found.state == "withdrawn"
    LegalEntity.objects.filter(pk=manager.organisation.pk).update(proven_at=None)
    refused = manager.client.post(f"{here}{fair.pk}/lowongan/", {"vacancies": [mine.pk]})
    assert "sudah terbukti" in refused.content.decode()


def test_calling_off_tells_everybody_once_and_says_why(
    seeker: Somebody, manager: Somebody, officer: Somebody, deliver_facts: Callable[[], int]
) -> None:
    fair = announced()
    held, asked = ticket(fair, seeker), booth(fair, manager)
    silent = officer.client.post(f"{OFFICE}{fair.pk}/batalkan/", {"note": " "})
    assert silent.status_code == 422
    officer.client.post(f"{OFFICE}{fair.pk}/batalkan/", {"note": "Gedung terendam banjir."})
    deliver_facts()
    deliver_facts()

    asked.refresh_from_db()
    assert asked.state == "cancelled"
    assert told(fair, "job_fair_called_off") == {seeker.person.pk, manager.person.pk}
    assert Notification.objects.filter(slug="job_fair_called_off").count() == 2
    assert "Gedung terendam banjir." in seeker.client.get(fair.get_absolute_url()).content.decode()
    assert "tidak jadi diadakan" in seeker.client.get(f"/karirhub/bursa-kerja/tiket/{held.public_id}/").content.decode()
    with pytest.raises(MoveNotAllowed):
        fairs.call_off(fair=fair, reason="Lagi", by=officer.actor, at=timezone.now())


def test_results_are_reported_checked_and_counted(manager: Somebody, other_manager: Somebody, officer: Somebody) -> None:
    fair, now = announced(), timezone.now()
    first, second = booth(fair, manager, at=now), booth(fair, other_manager, at=now + timedelta(minutes=1))
    for number, row in enumerate((first, second), start=1):
        fair_booths.accept(booth=row, number=number, by=officer.actor, at=now)
    with pytest.raises(fair_results.ResultTooEarly):
        fair_results.report_result(booth=first, result=GOOD, by=manager.actor, at=now)
    for wrong in ((5, 9, 6, 1), (9, 5, 6, 1), (9, 9, 3, 4), (2_000_000, 1, 1, 1)):
        bad = BoothResult(**dict(zip(("visitors", "applications", "interviewed", "hired"), wrong, strict=True)))
        with pytest.raises(fair_results.ResultImpossible):
            fair_results.report_result(booth=first, result=bad, by=manager.actor, at=during(fair))
    fair_results.report_result(booth=first, result=BoothResult(visitors=1, applications=1, interviewed=1, hired=1), by=manager.actor,
                               at=during(fair))  # fmt: skip
    fair_results.report_result(booth=first, result=GOOD, by=manager.actor, at=during(fair, day=1))
    with pytest.raises(NotPermitted):
        fair_results.report_result(booth=first, result=GOOD, by=other_manager.actor, at=during(fair))
    with pytest.raises(fairs.FairNotOver):
        fairs.close(fair=fair, by=officer.actor, at=during(fair))
    assert public_result(fair) is None

    fairs.close(fair=fair, note="Ramai.", by=officer.actor, at=afterwards(fair))
    fair.refresh_from_db()
    result = public_result(fair)
    assert result is not None
    assert (result.companies, result.openings, result.hired) == (2, 6, 5)
    assert result_of(fair).reported == 1
    with pytest.raises(fair_results.ResultsClosed):
        fair_results.report_result(booth=second, result=GOOD, by=other_manager.actor, at=afterwards(fair))
    page = manager.client.get(fair.get_absolute_url()).content.decode()
    assert "Diterima di tempat" in page
    assert "Ramai." in page


def test_an_employer_reports_four_numbers_on_its_page(manager: Somebody, officer: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    fair = announced()
    fair_booths.accept(booth=booth(fair, manager), number=1, by=officer.actor, at=timezone.now())
    assert manager.organisation is not None
    here = f"/karirhub/perusahaan/{manager.organisation.public_id}/bursa-kerja/{fair.pk}/"
    monkeypatch.setattr(timezone, "now", lambda: during(fair))
    good = {"visitors": "40", "applications": "30", "interviewed": "12", "hired": "5"}
    for wrong in ({"interviewed": "41", "hired": "50"}, {"visitors": "-1"}, {"hired": "banyak"}, {"applications": ""}):
        assert manager.client.post(f"{here}lapor/", good | wrong).status_code == 422
    manager.client.post(f"{here}lapor/", good)

    assert "Perbaiki hasil stan" in manager.client.get(here).content.decode()
    assert FairBooth.objects.get().hired == 5


def test_whoever_was_hired_after_applying_here_counts_once(
    manager: Somebody, other_manager: Somebody, officer: Somebody, seeker: Somebody, other_seeker: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two booths hire the same visitor: only the first may count them. Whoever did not come to the fair is not offered."""
    fair, now = announced(), timezone.now()
    vacancies = [open_vacancy(keeper.workplace) for keeper in (manager, other_manager)]
    booths = [booth(fair, keeper, vacancy=vacancy, at=now) for keeper, vacancy in zip((manager, other_manager), vacancies, strict=True)]
    for number, row in enumerate(booths, start=1):
        fair_booths.accept(booth=row, number=number, by=officer.actor, at=now)
    admit(ticket=ticket(fair, seeker), by=officer.actor, at=during(fair))
    hired = []
    for keeper, vacancy, visitor in zip(
        (manager, other_manager, manager), (*vacancies, vacancies[0]), (seeker, seeker, other_seeker), strict=True
    ):
        sent = application(vacancy, visitor)
        for name in ("view", "offer", "hire"):
            sent = move(application=sent, name=name, by=keeper.actor, at=now)
        hired.append(sent)
    monkeypatch.setattr(timezone, "now", lambda: during(fair))
    here = f"/karirhub/perusahaan/{manager.organisation.public_id}/bursa-kerja/{fair.pk}/"  # type: ignore[union-attr]
    page = manager.client.get(here).content.decode()
    assert seeker.person.full_name in page
    assert other_seeker.person.full_name not in page

    told = {"visitors": "4", "applications": "3", "interviewed": "2", "hired": "0", "hires": [hired[0].pk]}
    assert manager.client.post(f"{here}lapor/", told).status_code == 422
    assert manager.client.post(f"{here}lapor/", told | {"hired": "2", "hires": [hired[2].pk]}).status_code == 422
    manager.client.post(f"{here}lapor/", told | {"hired": "2"})
    assert [row.application_id for row in FairBooth.objects.get(pk=booths[0].pk).hires.all()] == [hired[0].pk]
    assert "1 pelamar di SIAPKerja" in officer.client.get(f"{OFFICE}{fair.pk}/").content.decode()
    clerk = _clerk_of_a_branch(manager)
    assert seeker.person.full_name not in clerk.client.get(here).content.decode()
    assert clerk.client.post(f"{here}lapor/", told | {"hired": "0", "hires": []}).status_code == 422, "one is counted already"
    assert clerk.client.post(f"{here}lapor/", told | {"hired": "1", "hires": []}).status_code == 302
    assert FairBooth.objects.get(pk=booths[0].pk).hires.count() == 1, "what they do not see stays"
    with pytest.raises(fair_results.HiredElsewhere):
        fair_results.report_result(booth=booths[1], result=GOOD, hires=[hired[1]], by=other_manager.actor, at=during(fair))
    manager.client.post(f"{here}lapor/", told | {"hires": []})
    fair_results.report_result(booth=booths[1], result=GOOD, hires=[hired[1]], by=other_manager.actor, at=during(fair))


def test_a_branch_brings_its_vacancies_beside_those_of_others(manager: Somebody) -> None:
    fair = announced()
    ours = booth(fair, manager)
    clerk = _clerk_of_a_branch(manager)
    assert manager.organisation is not None
    branch = manager.organisation.workplaces.get(kind="branch")
    here = f"/karirhub/perusahaan/{manager.organisation.public_id}/bursa-kerja/{fair.pk}/lowongan/"
    first, second = (open_vacancy(branch, title=title) for title in ("Kasir cabang", "Kurir cabang"))
    for brought in (first, second):
        assert clerk.client.post(here, {"vacancies": [brought.pk]}).status_code == 302
    assert set(ours.vacancies.values_list("workplace__kind", "title")) == {
        ("head_office", "Operator jahit garmen"),
        ("branch", "Kurir cabang"),
    }


def _clerk_of_a_branch(manager: Somebody) -> Somebody:
    assert manager.organisation is not None
    kind = WorkplaceKind.BRANCH
    branch = open_workplace(
        legal_entity=manager.organisation, kind=kind, name="Cabang Contoh", regency_code="3273", by=SYSTEM, at=timezone.now()
    )
    clerk = make_somebody("Nina Contoh", organisation=manager.organisation)
    told = {"person": clerk.person, "legal_entity": manager.organisation, "workplace": branch, "on": SINCE}
    grant_membership(role=MemberRole.CONTRIBUTOR, by=SYSTEM, at=timezone.now(), **told)  # type: ignore[arg-type]
    return clerk


def test_the_report_is_taken_along_and_runs_no_formula(manager: Somebody, officer: Somebody) -> None:
    fair = announced(name="=SUM(1)")
    fair_booths.accept(booth=booth(fair, manager), number=1, by=officer.actor, at=timezone.now())

    table = officer.client.get(f"{OFFICE}{fair.pk}/hasil/csv/").content.decode("utf-8-sig")
    assert "'=SUM(1)" in table
    assert "1;PT Contoh Satu;Operator jahit garmen;3" in table
    assert officer.client.get(f"{OFFICE}{fair.pk}/hasil/xlsx/").content.startswith(b"PK")
    assert officer.client.get(f"{OFFICE}{fair.pk}/hasil/exe/").status_code == 404


def test_employers_who_owe_a_result_are_reminded_on_its_days(
    manager: Somebody, officer: Somebody, deliver_facts: Callable[[], int]
) -> None:
    fair = announced()
    fair_booths.accept(booth=booth(fair, manager), number=1, by=officer.actor, at=timezone.now())

    def remind(days: int) -> int:
        return fair_results.remind_of_results(zone="Asia/Jakarta", by=SYSTEM, at=afterwards(fair, days=days))

    assert [remind(days) for days in (0, 1, 1, 2, 5, 6, 7, 30)] == [0, 1, 0, 0, 1, 0, 1, 0]
    deliver_facts()
    assert Notification.objects.filter(slug="fair_result_due").count() == 3


def test_the_list_by_place_keeps_the_past_below(client: Client, officer: Somebody) -> None:
    announced(name="Bursa Bandung")
    announced(name="Bursa Surabaya", village_id=make_region("3578011001").code)
    old = announced(name="Bursa Lama")
    JobFair.objects.filter(pk=old.pk).update(starts_on="2026-02-01", ends_on="2026-02-02")

    here = client.get("/karirhub/bursa-kerja/", {"wilayah": "32"}).content.decode()
    assert "Bursa Surabaya" not in here
    assert here.index("Bursa Bandung") < here.index("Bursa Lama")
    assert "Bursa Bandung" not in client.get("/karirhub/bursa-kerja/", {"kapan": "lalu"}).content.decode()
    for odd in ({"wilayah": "zz"}, {"wilayah": "%"}, {"after": "rusak"}, {"kapan": "x" * 4000}):
        assert client.get("/karirhub/bursa-kerja/", odd).status_code == 200


def test_when_two_organisations_become_one_only_one_booth_stays(manager: Somebody, other_manager: Somebody) -> None:
    fair = announced()
    kept, absorbed = booth(fair, manager), booth(fair, other_manager)
    give_booths_room(kept.legal_entity, absorbed.legal_entity, timezone.now())
    absorbed.refresh_from_db()
    assert absorbed.state == "cancelled"


def test_the_database_refuses_impossible_booths(manager: Somebody) -> None:
    found = booth(announced(), manager)
    with pytest.raises(IntegrityError), transaction.atomic():
        FairBooth.objects.filter(pk=found.pk).update(visitors=1, applications=1, interviewed=2, hired=0)


def test_refusals_speak(officer: Somebody) -> None:
    fair = announced()
    with pytest.raises(Refused, match="belum selesai"):
        fairs.close(fair=fair, by=officer.actor, at=timezone.now())
    with pytest.raises(Refused, match="sudah selesai"):
        fairs.call_off(fair=fair, reason="Hujan", by=officer.actor, at=afterwards(fair))
