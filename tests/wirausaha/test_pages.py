"""Wirausaha's pages as people use them."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from siapkerja.audit.models import PersonView
from siapkerja.files.models import StoredFile
from siapkerja.reference.models import Industry
from tests.support import aid
from tests.support.people import Somebody, make_somebody
from wirausaha.models import Programme, Proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return aid.open_programme()


def rows(prefix: str, typed: list[dict[str, str]], initial: int = 0) -> dict[str, str]:
    """A posted set of rows."""
    told = {f"{prefix}-TOTAL_FORMS": str(len(typed)), f"{prefix}-INITIAL_FORMS": str(initial)}
    for place, row in enumerate(typed):
        told |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return told


def line(price: str) -> dict[str, str]:
    return {"item": "Alat", "kind": "equipment", "quantity": "1", "unit_price": price}


def test_a_stranger_reads_programmes_and_the_warning(client: Client, programme: Programme) -> None:
    aid.draft_programme(title="Belum Diumumkan")
    start = client.get("/wirausaha/")
    listed = client.get("/wirausaha/program/").content.decode()
    page = client.get(programme.get_absolute_url()).content.decode()

    assert start.headers["Location"] == "/wirausaha/program/"
    assert "TKM Pemula Contoh" in listed
    assert "Belum Diumumkan" not in listed
    assert "Waspadai penipuan" in page
    assert "Rp10.000.000" in page
    assert "UU 13/2003" in page
    assert client.get(f"/wirausaha/program/{programme.pk}-nama-lama/").status_code == 301


def test_a_person_writes_step_by_step_and_sends(programme: Programme, seeker: Somebody) -> None:
    aid.as_grown_up(seeker)
    begun = seeker.client.post(reverse("wirausaha:begin", args=[programme.pk]))
    mine = Proposal.objects.get()
    assert begun.headers["Location"] == reverse("wirausaha:proposal", args=[mine.public_id])
    industry = Industry.objects.filter(level=5, valid_to=None).order_by("code")[0]
    business = {
        "business_name": "Keripik", "industry": industry.code, "stage": "idea", "idea": "Keripik.", "market": "Warung.",
        "situation": "unemployed", "workers_now": "0", "workers_expected": "1",
    }  # fmt: skip
    place = {"village": "", "village_kode": aid.VILLAGE, "address": "Dusun", "coordinates": "-6.9147, 107.6098", "photo": aid.photo()}
    budget = {"requested": "5.000.000", **rows("baris", [line("3.000.000"), line("2.000.000"), dict.fromkeys(("item", "unit_price"), "")])}
    for name, typed in (("business", business), ("place", place), ("budget", budget)):
        answer = seeker.client.post(reverse(f"wirausaha:{name}", args=[mine.public_id]), typed)
        assert answer.status_code == 302, answer.content.decode()
    checked = seeker.client.get(reverse("wirausaha:submission", args=[mine.public_id])).content.decode()
    assert "Koordinat berada di wilayah itu" in checked
    declared = {"is_true": "on", "is_not_in_service": "on", "will_account": "on"}
    sent = seeker.client.post(reverse("wirausaha:submission", args=[mine.public_id]), declared, follow=True).content.decode()

    assert f"USH-{programme.year}-3273-00001" in sent
    assert "Petugas memeriksa kelengkapan" in sent


def test_rows_grow_by_a_button_and_nothing_typed_is_lost(programme: Programme, seeker: Somebody) -> None:
    mine = aid.begun(programme, seeker)
    address = reverse("wirausaha:budget", args=[mine.public_id])

    grown = seeker.client.post(address, {"tambah_baris": "1", "requested": "4000000", **rows("baris", [line("abc")])})

    page = grown.content.decode()
    assert grown.status_code == 200
    assert 'name="baris-2-item"' in page
    assert 'value="abc"' in page
    assert 'value="4000000"' in page
    assert not mine.budget.exists()


def test_a_row_that_is_emptied_is_gone(programme: Programme, seeker: Somebody) -> None:
    mine = aid.written(programme, seeker)
    emptied = {"item": "", "kind": "equipment", "quantity": "", "unit_price": ""}
    typed = {"requested": "3.000.000", **rows("baris", [line("3.000.000"), emptied], initial=2)}

    answer = seeker.client.post(reverse("wirausaha:budget", args=[mine.public_id]), typed)

    assert answer.status_code == 302
    assert [row.total for row in mine.budget.all()] == [3_000_000]


def test_a_budget_that_does_not_add_up_comes_back_with_everything_typed(programme: Programme, seeker: Somebody) -> None:
    mine = aid.begun(programme, seeker)

    answer = seeker.client.post(
        reverse("wirausaha:budget", args=[mine.public_id]), {"requested": "5.000.000", **rows("baris", [line("4.000.000")])}
    )

    assert answer.status_code == 422
    assert "masih kurang Rp1.000.000" in answer.content.decode()
    assert 'value="4.000.000"' in answer.content.decode()


@pytest.mark.parametrize("typed", ["-5.0, 110.5", "abc", "91, 200"])
def test_coordinates_that_cannot_be_come_back_with_a_sentence(programme: Programme, seeker: Somebody, typed: str) -> None:
    mine = aid.begun(programme, seeker)
    told = {"village": "", "village_kode": aid.VILLAGE, "address": "Dusun Contoh", "coordinates": typed}

    answer = seeker.client.post(reverse("wirausaha:place", args=[mine.public_id]), told)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "di laut" in page or "lintang lalu bujur" in page
    assert "Dusun Contoh" in page


def test_spoilt_rows_and_files_are_answered_and_not_broken(programme: Programme, seeker: Somebody) -> None:
    mine = aid.begun(programme, seeker)
    budget, place = (reverse(f"wirausaha:{name}", args=[mine.public_id]) for name in ("budget", "place"))

    assert seeker.client.post(budget, {"requested": "1"}).status_code == 422
    assert seeker.client.post(budget, {"tambah_baris": "1", "baris-TOTAL_FORMS": "x"}).status_code == 200
    told = {"village": "", "village_kode": aid.VILLAGE, "address": "Dusun", "photo": SimpleUploadedFile("foto.jpg", b"bukan foto")}
    answer = seeker.client.post(place, told)
    assert answer.status_code == 422
    assert "bukan foto JPEG" in answer.content.decode()


def test_members_are_shown_masked_and_faults_stand_beside_their_row(programme: Programme, seeker: Somebody) -> None:
    mine = aid.begun(programme, seeker)
    address = reverse("wirausaha:members", args=[mine.public_id])
    good = {"full_name": "Anggota Contoh", "nik": "3273021205900001", "role": "member"}

    faulty = seeker.client.post(address, rows("anggota", [good, good | {"nik": "12"}]))
    saved = seeker.client.post(address, rows("anggota", [good]), follow=True)

    assert faulty.status_code == 422
    assert "NIK terdiri dari 16 angka" in faulty.content.decode()
    assert 'value="3273021205900001"' in faulty.content.decode()
    assert "3273********0001" in saved.content.decode()
    assert "3273021205900001" not in saved.content.decode()


def test_the_office_goes_through_an_application_and_each_look_is_logged(programme: Programme, seeker: Somebody, officer: Somebody) -> None:
    mine = aid.sent(programme, seeker)
    record = reverse("wirausaha:record", args=[mine.public_id])
    listed = officer.client.get(reverse("wirausaha:queue")).content.decode()
    assert str(mine.number) in listed
    assert "Keripik Contoh" in officer.client.get(record).content.decode()
    assert PersonView.objects.filter(person_id=seeker.person.pk, what="aid").exists()
    officer.client.post(reverse("wirausaha:move_proposal", args=[mine.public_id, "lengkap"]))
    visit = {
        "visited_on": timezone.localdate(), "coordinates": "-6.9150, 107.6100", "findings": "Ada.", "feasibility": "5", "readiness": "4",
        "impact": "4", "photo": aid.photo(),
    }  # fmt: skip
    shown = officer.client.post(reverse("wirausaha:visit", args=[mine.public_id]), visit, follow=True).content.decode()
    assert "meter" in shown
    where = reverse("wirausaha:decide", args=[programme.pk, "3273"])
    decided = officer.client.post(where, {f"{mine.pk}-outcome": "chosen"}, follow=True).content.decode()

    assert "SK-" in decided
    assert aid.fresh(mine).state == "chosen"


def test_a_decision_without_its_reason_comes_back_as_typed(programme: Programme, seeker: Somebody, officer: Somebody) -> None:
    mine = aid.assessed(programme, seeker)

    answer = officer.client.post(
        reverse("wirausaha:decide", args=[programme.pk, "3273"]), {f"{mine.pk}-outcome": "refused", f"{mine.pk}-note": "Catatan saya"}
    )

    assert answer.status_code == 422
    assert "Pilih alasannya" in answer.content.decode()
    assert "Catatan saya" in answer.content.decode()


def test_a_beneficiary_signs_accounts_and_sees_all_four_stages(programme: Programme, seeker: Somebody, officer: Somebody) -> None:
    mine = aid.chosen(programme, seeker)
    own = {name: reverse(f"wirausaha:{name}", args=[mine.public_id]) for name in ("proposal", "agreement", "report", "add_spending")}
    assert "Rp5.000.000" in seeker.client.get(own["agreement"]).content.decode()
    seeker.client.post(own["agreement"], {"bank_name": "Bank Contoh", "bank_account": "1234 5678 90", "is_agreed": "on"})
    officer.client.post(reverse("wirausaha:move_proposal", args=[mine.public_id, "tanda-tangan"]))
    spent = {"spent_on": timezone.localdate(), "item": "Alat", "kind": "equipment", "amount": "5.000.000", "receipt": aid.photo()}
    assert seeker.client.post(own["add_spending"], spent).status_code == 302
    seeker.client.post(own["report"], {"workers": "2", "story": "Baik."})
    officer.client.post(reverse("wirausaha:move_proposal", args=[mine.public_id, "terima-laporan"]))

    page = seeker.client.get(own["proposal"]).content.decode()
    for title in ("Permohonan", "Penetapan", "Perjanjian", "Laporan"):
        assert f"<b>{title}</b>" in page
    assert "PKS-" in page
    assert aid.fresh(mine).state == "completed"


def test_files_are_for_the_applicant_and_the_office(
    programme: Programme, seeker: Somebody, officer: Somebody, other_officer: Somebody
) -> None:
    mine = aid.sent(programme, seeker)
    assert mine.photo_id is not None
    address = reverse("files:download", args=[StoredFile.objects.get(pk=mine.photo_id).public_id])

    for reader in (seeker, officer):
        answer = reader.client.get(address)
        assert (answer.status_code, b"".join(answer.streaming_content)[:2]) == (200, b"\xff\xd8")  # type: ignore[call-overload]
    assert other_officer.client.get(address).status_code == 404
    assert make_somebody("Orang Lain").client.get(address).status_code == 404


def test_the_ministry_writes_announces_and_closes(ministry_officer: Somebody, client: Client) -> None:
    today = timezone.localdate()
    typed: dict[str, Any] = {
        "kind": "starter", "year": today.year, "title": "TKM Baru", "summary": "Modal.", "audience": "Usia 18", "pays_for": "Alat",
        "documents": "KTP", "packages": "5", "opens_on": today, "closes_on": today - timedelta(days=1),
    }  # fmt: skip
    faulty = ministry_officer.client.post(reverse("wirausaha:new_programme"), typed)
    assert faulty.status_code == 422
    assert "mendahului pembukaannya" in faulty.content.decode()
    ministry_officer.client.post(reverse("wirausaha:new_programme"), typed | {"closes_on": today + timedelta(days=9)})
    made = Programme.objects.get()
    ministry_officer.client.post(reverse("wirausaha:announce_programme", args=[made.pk]))
    assert "TKM Baru" in client.get("/wirausaha/program/").content.decode()
    ministry_officer.client.post(reverse("wirausaha:close_programme", args=[made.pk]), {"reason": "budget"})

    made.refresh_from_db()
    assert made.state == "closed"
    assert ministry_officer.client.get(reverse("wirausaha:ministry_programmes")).status_code == 200


def test_a_list_asks_no_more_for_ten_rows_than_for_one(programme: Programme, officer: Somebody, seeker: Somebody) -> None:
    def asked(name: str, who: Somebody, *arguments: object) -> int:
        who.client.get(reverse(f"wirausaha:{name}", args=arguments))
        with CaptureQueriesContext(connection) as captured:
            assert who.client.get(reverse(f"wirausaha:{name}", args=arguments)).status_code == 200
        return len(captured)

    def all_of_them() -> list[int]:
        decide = asked("decide", officer, programme.pk, "3273")
        return [asked("queue", officer), asked("decisions", officer), decide, asked("programmes", seeker)]

    aid.assessed(programme, make_somebody("Pemohon 0"))
    for_one = all_of_them()
    for place in range(1, 5):
        aid.assessed(programme, make_somebody(f"Pemohon {place}"))

    assert all(many <= one for many, one in zip(all_of_them(), for_one, strict=True))
