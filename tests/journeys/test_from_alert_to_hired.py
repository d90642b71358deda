"""One person's whole way in a browser, on a telephone: from a search without an account to the first day at work."""

import json
import time
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from karirhub.models import Application, ScreeningQuestion
from karirhub.views.public.kept import KEPT_VACANCIES
from siapkerja.alerts.actions.matching import match_new
from siapkerja.alerts.actions.telling import tell_due
from siapkerja.alerts.models import NewRecord
from siapkerja.events.delivery import deliver_pending
from siapkerja.identity.models import User
from tests.browser.looking import BUT_COLOURS, complaints, is_wider_than_the_window, violations
from tests.support.messages import last_code
from tests.support.people import Somebody, make_company, make_somebody
from tests.support.vacancies import open_vacancy

EMAIL, PASSWORD = "rina@contoh.example", "kambing hitam tiga belas"
RESUME = {
    "work": [{"position": "Operator jahit", "name": "PT Contoh Benang", "startDate": "2020-03", "endDate": "2022-05"}],
    "skills": [{"name": "Menjahit", "keywords": ["Obras"]}],
}


def _press(page: Any, words: str) -> None:
    page.get_by_role("main").get_by_role("button", name=words, exact=True).click()


def _look(page: Any, what: str = BUT_COLOURS) -> None:
    assert violations(page, what) == []
    assert not is_wider_than_the_window(page)


def _await_heard(vacancy_id: int) -> None:
    """Until the alerts have heard of it: the feed holds back what an older transaction might still come before."""
    for _ in range(100):
        deliver_pending()
        if NewRecord.objects.filter(object_id=vacancy_id).exists():
            return
        time.sleep(0.2)


def _ask_for_news(page: Any) -> None:
    """Without an account: a search, an address, and a yes from the letter."""
    page.goto("/karirhub/lowongan/")
    page.get_by_label("Pekerjaan atau keterampilan").press_sequentially("oper", delay=20)
    page.get_by_role("option", name="Operator jahit garmen").click()
    page.get_by_role("heading", name="1 lowongan Operator jahit garmen").wait_for()
    page.get_by_role("link", name="Kabari saya bila ada yang baru").click()
    page.get_by_label("Alamat e-mail").fill(EMAIL)
    page.get_by_label("Segera").check()
    _look(page)
    _press(page, "Minta kabar")
    page.get_by_role("link", name="Buka kotak keluar").click()
    page.locator("a[href*='/kabar/konfirmasi/']").first.click()
    _press(page, "Ya, kirimi saya kabar")
    page.get_by_text("Kabar akan dikirim ke alamat e-mail Anda.").wait_for()


def _read_the_letter(page: Any, title: str) -> None:
    """It tells of a vacancy; she says that it fits, and opens it."""
    page.goto("/kotak-keluar/")
    page.get_by_role("heading", name="1 lowongan baru: Operator jahit garmen").wait_for()
    page.locator("a[href*='jawab=ya']").first.click()
    _press(page, "Ya, sesuai")
    page.get_by_text("Terima kasih, jawaban Anda tercatat").wait_for()
    page.get_by_role("link", name=title).click()


def _make_an_account(page: Any) -> None:
    """From the vacancy, with the address the letters come to; the alert is hers from now on."""
    page.get_by_role("link", name="Lamar sekarang").click()
    page.get_by_role("link", name="Buat akun baru").click()
    page.get_by_label("Nama lengkap").fill("Rina Contoh")
    page.get_by_label("E-mail atau nomor HP").fill(EMAIL)
    page.locator("input[name=password1]").fill(PASSWORD)
    page.locator("input[name=password2]").fill(PASSWORD)
    _press(page, "Buat akun")
    page.get_by_label("Kode", exact=True).fill(last_code(EMAIL))
    _press(page, "Lanjutkan")
    page.get_by_text("kini ada di Pencarian tersimpan").wait_for()


def _fill_the_profile(page: Any) -> None:
    """What an application needs, part after part; then the rest from a file, and back."""
    page.get_by_role("link", name="Lengkapi profil").click()
    page.get_by_label("Perempuan").check()
    page.get_by_label("Tanggal lahir").fill("1999-04-02")
    page.get_by_label("Nomor telepon").fill("0812-0000-1111")
    _press(page, "Simpan")
    page.get_by_label("Desa atau kelurahan").fill("dago coblong")
    page.get_by_label("Kelurahan Dago").click()
    page.get_by_label("Jalan dan nomor").fill("Jalan Contoh 5")
    _press(page, "Simpan")
    page.get_by_label("Jenjang").select_option("SMA")
    page.get_by_label("Nama sekolah atau kampus").fill("SMA Contoh 1")
    _press(page, "Simpan")

    # Back at the application: what is written stays while the profile grows.
    page.get_by_label("Surat lamaran").fill("Saya sudah dua tahun menjahit.")
    _press(page, "Ubah profil")
    page.get_by_role("link", name="Isi dari berkas JSON Resume").click()
    content = json.dumps(RESUME).encode()
    page.set_input_files("input[type=file]", {"name": "resume.json", "mimeType": "application/json", "buffer": content})
    _press(page, "Baca berkas")
    page.get_by_role("button", name="Tambahkan ke profil").wait_for()
    _look(page)
    _press(page, "Tambahkan ke profil")
    page.get_by_role("link", name="Kembali ke lamaran").click()


def _apply(page: Any) -> None:
    """A question left out keeps the letter, then everything goes with the profile as it stands."""
    page.get_by_text("Operator jahit, PT Contoh Benang").wait_for()
    with page.expect_navigation():
        _press(page, "Kirim lamaran")
    expect(page.get_by_label("Surat lamaran")).to_have_value("Saya sudah dua tahun menjahit.")
    _look(page)
    page.get_by_label("Ya", exact=True).check()
    page.get_by_label("Saya setuju perusahaan ini membaca").check()
    _press(page, "Kirim lamaran")
    page.get_by_text("Lamaran Anda terkirim").wait_for()


def _invite(company: Somebody, address: str) -> None:
    """The company reads what was sent, and proposes times."""
    assert "Operator jahit" in company.client.get(address).content.decode()
    days = [timezone.localdate() + timedelta(days=number) for number in (3, 4)]
    times = {f"wawancara-time_{number}": f"{day}T09:00" for number, day in enumerate(days, 1)}
    told = times | {"wawancara-minutes": "45", "wawancara-place": "Kantor Contoh, Bandung"}
    assert company.client.post(f"{address}wawancara/", told).status_code == 302


def _choose_a_time(page: Any) -> None:
    """From the inbox; with a file for the calendar, and a question to the company."""
    page.goto("/kotak-masuk/")
    page.get_by_role("listitem").filter(has_text="Undangan wawancara").get_by_role("button").click()
    page.get_by_role("button", name="Pilih waktu ini").wait_for()
    _look(page)
    page.get_by_role("radio").first.check()
    _press(page, "Pilih waktu ini")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Simpan ke kalender").click()
    assert "Operator jahit garmen" in saved.value.path().read_text()
    page.get_by_label("Pesan Anda").fill("Boleh membawa contoh jahitan?")
    _press(page, "Kirim pesan")
    page.get_by_text("Pesan terkirim.").wait_for()


def _offer(company: Somebody, address: str) -> None:
    assert "Boleh membawa contoh jahitan?" in company.client.get(address).content.decode()
    starts_on, answer_by = (timezone.localdate() + timedelta(days=days) for days in (20, 7))
    told = {"wage": "5.200.000", "contract_type": "permanent", "starts_on": starts_on, "answer_by": answer_by}
    assert company.client.post(f"{address}penawaran/", {f"penawaran-{name}": value for name, value in told.items()}).status_code == 302


def test_somebody_without_an_account_hears_of_work_applies_and_is_hired(page: Any, committed_db: None) -> None:
    cache.clear()
    company = make_company("PT Contoh Satu", make_somebody("Sari Contoh"))
    assert company.organisation is not None
    _await_heard(open_vacancy(company.workplace).pk)
    match_new(kind=KEPT_VACANCIES, at=timezone.now())  # nobody looks for anything yet
    page.set_viewport_size({"width": 360, "height": 780})
    with complaints(page) as heard:
        _ask_for_news(page)
        new = open_vacancy(company.workplace, title="Operator jahit garmen malam")
        ScreeningQuestion.objects.create(vacancy=new, order=1, text="Bersedia bekerja bergiliran?", kind="yes_no")
        _await_heard(new.pk)
        match_new(kind=KEPT_VACANCIES, at=timezone.now())
        tell_due(at=timezone.now())
        _read_the_letter(page, new.title)
        _make_an_account(page)
        _fill_the_profile(page)
        _apply(page)

        sent = Application.objects.get(vacancy=new, person__user=User.objects.get(email=EMAIL))
        desk = f"/karirhub/perusahaan/{company.organisation.public_id}/lowongan/{new.pk}/pelamar/{sent.public_id}/"
        _invite(company, desk)
        deliver_pending()
        _choose_a_time(page)
        _offer(company, desk)
        page.reload()
        _look(page)
        _press(page, "Terima penawaran")
        page.get_by_text("Penawaran Anda terima.").wait_for()
        assert company.client.post(f"{desk}hire/").status_code == 302
        deliver_pending()

        # What happened is in her inbox and on her way, and her alert ends by one press.
        page.goto("/kotak-masuk/")
        page.get_by_text("Anda diterima: Operator jahit garmen malam").first.wait_for()
        page.goto("/perjalanan/")
        page.get_by_role("link", name="Anda diterima bekerja sebagai Operator jahit garmen malam").click()
        page.get_by_text("Anda diterima dan mulai bekerja").wait_for()
        page.goto("/karirhub/pencarian/")
        page.get_by_label("Kabar lewat e-mail").select_option(label="Tidak dikirim")
        _press(page, "Simpan")
        page.get_by_text("Pilihan Anda tersimpan.").wait_for()
    assert [line for line in heard if "422" not in line] == []
