"""A vacancy from draft to filled: sent, returned, mended, opened by the officer, applied for, hired and reported. In a browser."""

import re
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from karirhub.actions.applications import move
from karirhub.models import Application, Vacancy
from siapkerja.documents.models import Document
from siapkerja.identity.enums import OfficerRole
from tests.browser.looking import is_wider_than_the_window, violations
from tests.support.people import Somebody, make_company, make_officer, make_somebody
from tests.support.vacancies import application


def _as(page: Any, who: Somebody, address: str) -> None:
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sessionid", "value": who.client.cookies["sessionid"].value, "url": address}])


def _is_well(page: Any) -> None:
    assert violations(page) == []
    assert not is_wider_than_the_window(page)


@pytest.fixture
def company(committed_db: None) -> Somebody:
    return make_company("PT Contoh Satu", make_somebody("Sari Contoh"))


@pytest.fixture
def checker(committed_db: None) -> Somebody:
    return make_officer("Asep Contoh", OfficerRole.PROVINCE_OFFICER, "32")


def test_an_employer_reports_a_vacancy_and_that_it_is_filled(page: Any, served: str, company: Somebody, checker: Somebody) -> None:
    assert company.organisation is not None
    home = f"/karirhub/perusahaan/{company.organisation.public_id}/lowongan/"
    page.set_viewport_size({"width": 360, "height": 780})

    # The employer writes it on a phone, and lets the title suggest.
    _as(page, company, served)
    page.goto(f"{home}baru/")
    page.fill("[name=title]", "Penjahit")
    page.click("[name=sarankan]")
    expect(page.locator("[name=occupation]")).to_have_value(re.compile("."))
    page.fill("textarea[name=description]", "Menjahit.")
    page.fill("[name=openings]", "2")
    page.select_option("[name=education]", "SMP")
    page.fill("[name=wage_min]", "5.000.000")
    page.fill("[name=requirements]", "Belum menikah")
    page.fill("[name=tanya]", "Bisa memakai mesin obras?")
    _is_well(page)
    page.click("text=Simpan draf")
    page.wait_for_load_state()
    assert page.locator(".errsum").count() == 0, page.locator(".errsum").all_inner_texts()
    page.locator("h1:has-text('Penjahit')").wait_for()
    vacancy = Vacancy.objects.get()
    one = f"{home}{vacancy.pk}/"

    # What keeps people out is pointed at before it is sent.
    expect(page.locator("text=Status perkawinan dan kehamilan tidak boleh menjadi syarat")).to_have_count(1)
    _is_well(page)
    page.click("text=Ubah dulu")
    page.fill("[name=requirements]", "Teliti")
    page.click("button:has-text('Simpan draf')")
    page.click("text=Kirim untuk diperiksa")
    expect(page.locator("text=Petugas memeriksa paling lambat")).to_have_count(1)

    # The officer returns it with a reason and its field.
    _as(page, checker, served)
    page.goto("/karirhub/petugas/lowongan/")
    _is_well(page)
    page.click("text=Penjahit >> nth=0")
    _is_well(page)
    page.click("summary:has-text('Kembalikan untuk diperbaiki')")
    page.select_option("[name=code_1]", "unclear")
    page.select_option("[name=field_1]", "description")
    page.fill("[name=note_1]", "Sebutkan apa yang dijahit.")
    page.click("button:has-text('Kembalikan')")
    page.wait_for_url("**/petugas/lowongan/")

    # The employer mends and sends again; the officer opens it.
    _as(page, company, served)
    page.goto(f"{one}ubah/")
    expect(page.locator("text=Sebutkan apa yang dijahit.")).to_have_count(1)
    page.fill("textarea[name=description]", "Menjahit kemeja ekspor.")
    page.click("button:has-text('Simpan draf')")
    page.click("text=Kirim untuk diperiksa")
    _as(page, checker, served)
    page.goto(f"/karirhub/petugas/lowongan/{vacancy.pk}/")
    expect(page.locator("text=Yang diminta sebelumnya")).to_have_count(1)
    page.click("text=Sesuai, terbitkan")
    page.wait_for_url("**/petugas/lowongan/")
    vacancy.refresh_from_db()
    assert (vacancy.state, vacancy.opens_on) == ("published", timezone.localdate())

    # Anybody reads it and can check its receipt.
    page.context.clear_cookies()
    page.goto(vacancy.get_absolute_url())
    expect(page.locator("text=Bisa memakai mesin obras?")).to_have_count(1)
    receipt = Document.objects.get(kind="vacancy_receipt")
    page.goto(f"/verifikasi/{receipt.token}/")
    expect(page.locator(f"text={vacancy.number}").first).to_be_visible()

    # Somebody applies; the employer opens the application on the board, and hires.
    asked = vacancy.questions.get()
    sent = application(vacancy, make_somebody("Rina Contoh"), answers={asked.pk: "yes"})
    _as(page, company, served)
    page.goto(f"{one}pelamar/")
    _is_well(page)
    page.get_by_role("link", name="Rina Contoh").first.click()
    page.get_by_text("Bisa memakai mesin obras?").first.wait_for()
    _is_well(page)
    for step in ("view", "offer"):
        move(application=Application.objects.get(pk=sent.pk), name=step, by=company.actor, at=timezone.now())
    page.reload()
    page.click("summary:has-text('Nyatakan diterima')")
    page.click("button:has-text('Nyatakan diterima')")
    page.locator(".head >> text=Diterima").first.wait_for()

    # The employer reports the one hired here and another who came another way; it closes.
    page.goto(one)
    page.click("summary:has-text('Laporkan yang sudah terisi')")
    page.check("[name=applications]")
    page.fill("[name=others]", "1")
    page.click("button:has-text('Lapor terisi')")
    page.get_by_text("2 orang, 1 di antaranya dari luar pelamar Karirhub").wait_for()
    vacancy.refresh_from_db()
    assert (vacancy.state, vacancy.filled_openings) == ("closed", 2)
