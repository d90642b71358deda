"""Karirhub's pages in a browser: nothing for axe to find, nothing cut off, nothing in the console."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests.browser.looking import complaints, is_wider_than_the_window, violations
from tests.support.people import Somebody, make_company, make_somebody
from tests.support.vacancies import application, draft_vacancy, open_vacancy

WIDTHS = (320, 1280)


def sign_in(page: Any, somebody: Somebody, address: str) -> None:
    """Give the browser the session of a signed-in client."""
    client: Client = somebody.client
    cookie = client.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": address}])


def look(page: Any, *addresses: str) -> list[str]:
    """What is wrong with the pages, on a small phone and on a desk."""
    found = []
    for address in addresses:
        with complaints(page) as heard:
            page.goto(address)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                found += [f"{address} at {width}: {line}" for line in violations(page)]
                if is_wider_than_the_window(page):
                    found.append(f"{address} at {width} scrolls sideways")
        found += [f"{address}: {line}" for line in heard]
    return found


@pytest.fixture
def company(committed_db: None) -> Somebody:
    return make_company("PT Contoh Satu", make_somebody("Sari Contoh"))


@pytest.fixture
def applicant(committed_db: None) -> Somebody:
    return make_somebody("Rina Contoh")


def test_public_pages_with_vacancies_in_them(page: Any, company: Somebody) -> None:
    vacancy = open_vacancy(company.workplace, is_disability_friendly=True, wage_max=6_000_000, requirements="Teliti", benefits="BPJS")
    listed = "/karirhub/lowongan/"
    addresses = [listed, f"{listed}?q=operator&kontrak=tetap", f"{listed}?q=tidakada&kontrak=tetap", vacancy.get_absolute_url()]
    assert look(page, *addresses, f"/en{listed}", f"/en{vacancy.get_absolute_url()}") == []


def test_pages_of_an_employer(page: Any, served: str, company: Somebody, applicant: Somebody) -> None:
    vacancy, draft = open_vacancy(company.workplace), draft_vacancy(company.workplace, wage_min=1_000_000)
    sent = application(vacancy, applicant)
    sign_in(page, company, served)
    assert company.organisation is not None
    home = f"/karirhub/perusahaan/{company.organisation.public_id}/lowongan/"
    one = f"{home}{vacancy.pk}/"
    addresses = [home, f"{home}baru/", one, f"{home}{draft.pk}/", f"{one}ubah/", f"{one}pelamar/", f"{one}pelamar/{sent.public_id}/"]
    assert look(page, *addresses) == []


def test_filters_open_on_a_phone_and_work_without_scripts(no_js_page: Any, company: Somebody) -> None:
    open_vacancy(company.workplace, title="Tukang las")
    open_vacancy(company.workplace, title="Tukang kayu", contract_type="daily")
    no_js_page.set_viewport_size({"width": 360, "height": 780})
    no_js_page.goto("/karirhub/lowongan/?q=tukang")
    no_js_page.click("button[popovertarget=saring]:visible")
    no_js_page.check("#saring input[value=harian]")
    no_js_page.click("#saring button.full")
    expect(no_js_page.locator(".job h3")).to_have_text(["Tukang kayu"])
    answer = no_js_page.request.get(f"/karirhub/lowongan/?q={'a' * 10_000}")
    assert (answer.status, "Alamat halaman ini terlalu panjang" in answer.text()) == (414, True)
    no_js_page.click("a.chip.on")
    expect(no_js_page.locator(".job h3")).to_have_count(2)
    no_js_page.select_option("#urut", "upah")
    no_js_page.click("form:has(#urut) button")
    no_js_page.wait_for_url("**urut=upah**")


def test_choosing_another_order_sends_the_form_at_once(page: Any, company: Somebody) -> None:
    open_vacancy(company.workplace)
    page.goto("/karirhub/lowongan/?q=operator")
    page.select_option("#urut", "terbaru")
    page.wait_for_url("**urut=terbaru**")
