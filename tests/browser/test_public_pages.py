"""What every visitor uses, in a browser: components in both schemes, menus, the keyboard, a form without scripts."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.looking import BUT_SIZES, violations


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_component_holds_its_contrast_in_light_and_dark(page: Any, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("/komponen/")
    page.click("button[popovertarget=d1]")
    for fold in page.query_selector_all("details"):
        fold.evaluate("fold => fold.open = true")
    assert violations(page, BUT_SIZES) == []


def test_nothing_jumps_while_the_front_page_loads(page: Any) -> None:
    page.add_init_script(
        "window.shift = 0;"
        "new PerformanceObserver(list => list.getEntries().forEach(entry => window.shift += entry.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto("/", wait_until="networkidle")
    assert page.evaluate("window.shift") < 0.05


def test_menus_open_without_scripts_and_close_with_escape_where_there_are_some(page: Any, no_js_page: Any) -> None:
    for bare in (no_js_page, page):
        bare.goto("/")
        bare.click("header summary")
        expect(bare.locator("header details div >> text=Wajib Lapor").first).to_be_visible()
    page.keyboard.press("Escape")
    assert not page.is_visible("header details div >> text=Wajib Lapor")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_first_tab_stop_leads_past_the_header(page: Any) -> None:
    page.goto("/bantuan/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"


def test_a_levy_is_reported_and_followed_without_scripts(no_js_page: Any) -> None:
    page = no_js_page
    page.goto("/laporkan-pungutan/")
    page.click("text=Kirim laporan")
    expect(page.locator("text=Ada 3 hal yang perlu diperbaiki").first).to_be_visible()
    page.check("text=Layanan di kantor pemerintah")
    page.select_option("select[name=regency]", label="Kota Bandung")
    page.fill("[name=place]", "Kantor Contoh")
    page.fill("[name=story]", "Di loket dua saya diminta uang supaya berkas didahulukan.")
    page.click("text=Kirim laporan")
    ticket = page.inner_text(".docno")
    page.click("text=Lihat keadaan laporan")
    expect(page.locator(f"text=Laporan {ticket}").first).to_be_visible()
    expect(page.locator("text=Baru").first).to_be_visible()
