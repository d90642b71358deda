"""A vacancy that asks for money: reported by a stranger, frozen, taken down; who applied and who reported read what happened."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from siapkerja.events.delivery import deliver_pending
from siapkerja.identity.enums import OfficerRole
from tests.browser.looking import is_wider_than_the_window, violations
from tests.support.people import Somebody, make_company, make_officer, make_somebody
from tests.support.vacancies import application, open_vacancy


def _is_well(page: Any) -> None:
    assert violations(page) == []
    assert not is_wider_than_the_window(page)


def test_a_fraud_is_reported_frozen_and_taken_down(no_js_page: Any, become: Callable[[Somebody], Any], committed_db: None) -> None:
    company, seeker = make_company("PT Contoh Satu", make_somebody("Sari Contoh")), make_somebody("Rina Contoh")
    officer = make_officer("Asep Contoh", OfficerRole.PROVINCE_OFFICER, "32")
    vacancy = open_vacancy(company.workplace)
    sent = application(vacancy, seeker)

    # A stranger on a phone, without scripts, says what is wrong and gets a number and a code.
    stranger = no_js_page
    stranger.set_viewport_size({"width": 360, "height": 780})
    stranger.goto(vacancy.get_absolute_url())
    stranger.get_by_role("link", name="Laporkan lowongan ini").first.click()
    # Not one of the reasons that freeze the vacancy of a company the registry does not know at once: the officer is to do it.
    stranger.get_by_label("Ijazah atau dokumen asli ditahan").check()
    stranger.get_by_label("Ceritakan singkat").fill("Diminta transfer untuk seragam.")
    stranger.get_by_role("button", name="Kirim laporan").click()
    stranger.get_by_role("heading", name="Laporan Anda").wait_for()
    where_it_stands = stranger.url

    # The officer of the region takes the case and freezes the vacancy.
    desk = become(officer)
    desk.goto("/karirhub/petugas/laporan-lowongan/")
    _is_well(desk)
    desk.get_by_text(vacancy.title).first.click()
    desk.get_by_role("button", name="Tangani kasus ini").click()
    desk.locator("summary", has_text="Bekukan lowongan").click()
    desk.get_by_role("button", name="Bekukan lowongan").click()
    desk.get_by_text("Dibekukan").first.wait_for()
    _is_well(desk)
    deliver_pending()

    # The old link warns; the applicant knows what to do; the company cannot open the application.
    stranger.goto(vacancy.get_absolute_url())
    stranger.get_by_role("heading", name="Lowongan ini dibekukan selama diperiksa").wait_for()
    assert is_wider_than_the_window(stranger) is False
    mine = become(seeker)
    mine.goto("/kotak-masuk/")
    mine.get_by_text(f"Lowongan dibekukan: {vacancy.title}").first.wait_for()
    mine.get_by_text("Jangan membayar").first.wait_for()
    theirs = become(company)
    assert company.organisation is not None
    applicants = f"/karirhub/perusahaan/{company.organisation.public_id}/lowongan/{vacancy.pk}/pelamar/"
    answer = theirs.goto(f"{applicants}{sent.public_id}/")
    assert seeker.person.full_name not in theirs.content(), answer.status

    # Taken down for good: everybody reads the reason.
    desk.get_by_label("Terbukti, lowongan diturunkan").check()
    desk.get_by_label("Alasan").fill("Perusahaan meminta uang seragam, dan itu dilarang.")
    desk.get_by_role("button", name="Simpan putusan").click()
    desk.get_by_role("heading", name="Putusan").wait_for()
    deliver_pending()
    stranger.goto(where_it_stands)
    stranger.get_by_text("Laporan terbukti").wait_for()
    stranger.get_by_text("meminta uang seragam").wait_for()
    mine.goto(f"/karirhub/lamaran/{sent.public_id}/")
    _is_well(mine)
    expect(mine.locator("body")).to_contain_text("Terkirim")
