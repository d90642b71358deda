"""Somebody is asked to pay for a free service, tells us, stays unknown, and can see what came of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from siapkerja.events.models import EventRecord
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.web.actions.levy_reports import HappensLater, close_levy_report, report_levy, take_levy_report
from siapkerja.web.enums import LevyAbout, LevyOutcome, LevyState
from siapkerja.web.models import LevyReport
from siapkerja.web.queries import levy_counts, levy_reports_for
from tests.support.people import Somebody, make_officer, make_region

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
STORY = "Di loket dua saya diminta uang supaya berkas didahulukan."
ANSWERS = {"about": "office", "regency": "", "place": "Kantor Contoh", "story": STORY, "amount": "Rp 500.000", "contact": "0812 3456 7890"}


def levy_report(regency: str = "3273") -> LevyReport:
    if regency:
        make_region(regency)
    return report_levy(
        about=LevyAbout.OFFICE,
        regency_code=regency,
        place="Kantor Contoh",
        story=STORY,
        happened_on=date(2026, 11, 20),
        amount=500_000,
        contact="",
        by=Actor.stranger(),
        at=NOW,
    )


@pytest.mark.django_db
def test_a_stranger_reports_gets_a_ticket_and_reads_the_state_with_it(client: Client) -> None:
    answer = client.post("/laporkan-pungutan/", ANSWERS)
    report = LevyReport.objects.get()
    assert answer.status_code == 302
    assert report.ticket in client.get(answer["Location"]).content.decode()
    assert (report.amount, report.story, report.contact) == (500_000, STORY, "0812 3456 7890")
    page = client.get("/tiket/", {"nomor": report.ticket.lower().replace("-", "")}).content.decode()
    assert "Baru" in page
    assert STORY not in page


@pytest.mark.django_db
def test_the_account_of_who_reports_is_kept_nowhere(seeker: Somebody) -> None:
    seeker.client.post("/laporkan-pungutan/", ANSWERS)
    report = LevyReport.objects.get()
    assert report.handled_by is None
    assert not report.history.exists()
    event = EventRecord.objects.get(fact="web.LevyReported")
    assert event.by_person_id is None


@pytest.mark.django_db
def test_the_story_is_unreadable_in_the_table(client: Client) -> None:
    client.post("/laporkan-pungutan/", ANSWERS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT story, contact, place FROM web_levyreport")
        for value in cursor.fetchone():
            assert b"Contoh" not in bytes(value)
            assert b"loket" not in bytes(value)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("story", "pendek", "Ceritakan sedikit lebih panjang"),
        ("amount", "banyak", "Tulis jumlahnya dengan angka"),
        ("place", "", "Bagian ini belum diisi"),
        ("happened_on", "2999-01-01", "Tanggal kejadian tidak bisa di masa depan"),
        ("regency", "9999", "tidak ada di daftar"),
    ],
)
def test_a_faulty_answer_is_named_beside_its_field_and_nothing_typed_is_lost(client: Client, field: str, value: str, sentence: str) -> None:
    answer = client.post("/laporkan-pungutan/", ANSWERS | {field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert f'href="#id_{field}"' in page
    assert f'id="id_{field}_error"' in page
    assert "0812 3456 7890" in page
    assert not LevyReport.objects.exists()


@pytest.mark.django_db
def test_the_eleventh_report_of_an_hour_from_one_address_is_refused(client: Client) -> None:
    answers = [client.post("/laporkan-pungutan/", ANSWERS) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [422]
    assert "Terlalu banyak kiriman" in answers[-1].content.decode()


@pytest.mark.django_db
def test_an_unknown_ticket_gets_a_hint_and_a_malformed_one_an_error(client: Client) -> None:
    assert "Tidak ada laporan dengan nomor itu" in client.get("/tiket/?nomor=ABCD-2345").content.decode()
    assert "delapan huruf dan angka" in client.get("/tiket/?nomor=O0O0").content.decode()


@pytest.mark.django_db
def test_a_report_cannot_happen_after_it_is_made() -> None:
    with pytest.raises(HappensLater):
        report_levy(
            about=LevyAbout.OTHER,
            regency_code="",
            place="x",
            story=STORY,
            happened_on=NOW.date() + timedelta(days=1),
            amount=None,
            contact="",
            by=Actor.stranger(),
            at=NOW,
        )


@pytest.mark.django_db
def test_officers_see_their_province_the_ministry_sees_all_and_the_regencys_own_office_nothing(
    officer: Somebody, other_officer: Somebody, ministry_officer: Somebody
) -> None:
    here, nowhere = levy_report("3273"), levy_report("")
    own_office = make_officer("Wawan Contoh", OfficerRole.REGENCY_OFFICER, "3273")
    assert list(levy_reports_for(officer.actor)) == [here]
    assert list(levy_reports_for(other_officer.actor)) == []
    assert set(levy_reports_for(ministry_officer.actor)) == {here, nowhere}
    assert list(levy_reports_for(own_office.actor)) == []
    assert levy_counts(officer.actor) == {"new": 1, "handled": 0, "closed": 0}


@pytest.mark.django_db
def test_pages_of_officers_are_404_for_everybody_else(client: Client, seeker: Somebody, other_officer: Somebody) -> None:
    report = levy_report()
    assert client.get("/petugas/pungutan/").status_code == 302
    assert seeker.client.get("/petugas/pungutan/").status_code == 404
    assert seeker.client.post(f"/petugas/pungutan/{report.ticket}/take/").status_code == 404
    assert other_officer.client.get(f"/petugas/pungutan/{report.ticket}/").status_code == 404


@pytest.mark.django_db
def test_an_officer_takes_and_closes_a_report_and_its_ticket_tells_the_outcome(officer: Somebody, client: Client) -> None:
    report = levy_report()
    desk = officer.client
    assert report.ticket in desk.get("/petugas/pungutan/").content.decode()
    desk.post(f"/petugas/pungutan/{report.ticket}/take/")
    case = desk.get(f"/petugas/pungutan/{report.ticket}/").content.decode()
    assert STORY in case
    assert "Wulan Contoh" in case
    refused = desk.post(f"/petugas/pungutan/{report.ticket}/close/", {"note": "tanpa hasil"})
    assert refused.status_code == 422
    desk.post(f"/petugas/pungutan/{report.ticket}/close/", {"outcome": "returned", "note": "Sudah dikembalikan."})
    report.refresh_from_db()
    assert (report.state, report.outcome) == (LevyState.CLOSED, LevyOutcome.RETURNED)
    assert [row.move for row in report.history.all()] == ["take", "close"]
    page = client.get("/tiket/", {"nomor": report.ticket}).content.decode()
    assert "uang dikembalikan" in page
    assert "Sudah dikembalikan." not in page


@pytest.mark.django_db
def test_a_report_is_closed_once_and_only_by_officers_of_its_place(officer: Somebody, other_officer: Somebody) -> None:
    report = levy_report()
    with pytest.raises(NotPermitted):
        take_levy_report(report=report, by=other_officer.actor, at=NOW)
    with pytest.raises(MoveNotAllowed):
        close_levy_report(report=report, outcome=LevyOutcome.UNPROVEN, note="", by=officer.actor, at=NOW)
    take_levy_report(report=report, by=officer.actor, at=NOW)
    close_levy_report(report=report, outcome=LevyOutcome.UNPROVEN, note="", by=officer.actor, at=NOW)
    with pytest.raises(MoveNotAllowed):
        close_levy_report(report=report, outcome=LevyOutcome.UNPROVEN, note="", by=officer.actor, at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"state": "closed"}, {"state": "handled"}, {"outcome": "returned"}, {"ticket": "abc"}])
def test_the_table_refuses_impossible_reports(change: dict[str, str]) -> None:
    report = levy_report()
    with pytest.raises(IntegrityError), transaction.atomic():
        LevyReport.objects.filter(pk=report.pk).update(**change)
