"""A frozen vacancy as everybody concerned sees it, in one browser."""

from typing import Any

import pytest
from playwright.sync_api import expect

from siapkerja.identity.enums import OfficerRole
from tests.karirhub.test_in_a_browser import look, sign_in
from tests.support.people import Somebody, make_company, make_officer, make_somebody
from tests.support.vacancies import application, open_vacancy


@pytest.fixture
def company(committed_db: None) -> Somebody:
    return make_company("PT Contoh Satu", make_somebody("Sari Contoh"))


def test_a_vacancy_is_reported_frozen_answered_and_shown_again(page: Any, served: str, company: Somebody) -> None:
    applicant, officer = make_somebody("Rina Contoh"), make_officer("Wulan Contoh", OfficerRole.PROVINCE_OFFICER, "32")
    vacancy = open_vacancy(company.workplace)
    sent = application(vacancy, applicant)
    assert company.organisation is not None
    home = f"/karirhub/perusahaan/{company.organisation.public_id}/lowongan/{vacancy.pk}/"

    page.goto(vacancy.get_absolute_url())
    page.click("text=Laporkan lowongan ini")
    # A worker of an earlier test may ask the registry, which does not know this company: "fee" would then freeze at once.
    page.check("input[name=reason][value=documents_kept]")
    page.fill("textarea[name=story]", "Diminta membayar seragam.")
    page.click("text=Kirim laporan")
    expect(page.locator("body")).to_contain_text("Menunggu petugas")
    report = page.url.removeprefix(served)

    sign_in(page, officer, served)
    page.goto("/karirhub/petugas/laporan-lowongan/")
    with page.expect_navigation():
        page.click("th a")
    case = page.url.removeprefix(served)
    page.click("button:has-text('Tangani kasus ini')")
    page.click("summary:has-text('Bekukan lowongan')")
    page.click("button:has-text('Bekukan lowongan')")
    expect(page.locator("body")).to_contain_text("Dibekukan")
    assert look(page, "/karirhub/petugas/laporan-lowongan/?keadaan=handled", case) == []

    page.context.clear_cookies()
    assert "dibekukan selama diperiksa" in (page.goto(vacancy.get_absolute_url()), page.content())[1]
    assert look(page, report, f"/karirhub/cek/{vacancy.number}/", f"{vacancy.get_absolute_url()}laporkan/", "/karirhub/laporan/") == []
    assert "Dibekukan, sedang diperiksa" in (page.goto(f"/karirhub/cek/?nomor={vacancy.number}"), page.content())[1]

    sign_in(page, applicant, served)
    assert look(page, f"/karirhub/lamaran/{sent.public_id}/") == []
    expect(page.locator("body")).to_contain_text("Perusahaan tidak dapat membaca")

    sign_in(page, company, served)
    page.goto(f"{home}pelamar/")
    assert "Rina Contoh" not in page.content()
    page.goto(home)
    page.click("text=Baca laporannya dan beri penjelasan")
    page.fill("textarea[name=answer]", "Kami tidak memungut biaya.")
    with page.expect_navigation():
        page.click("text=Kirim penjelasan")
    assert look(page, f"{home}laporan/") == []

    sign_in(page, officer, served)
    page.goto(case)
    expect(page.locator("body")).to_contain_text("Kami tidak memungut biaya.")
    page.check("input[name=outcome][value=dismissed]")
    page.fill("textarea[name=decision]", "Ternyata bukan dari perusahaan ini.")
    page.click("text=Simpan putusan")
    page.context.clear_cookies()
    page.goto(vacancy.get_absolute_url())
    expect(page.locator("body")).to_contain_text("Lamar sekarang")
    page.goto(report)
    expect(page.locator("body")).to_contain_text("Ternyata bukan dari perusahaan ini.")
