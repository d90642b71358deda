"""The reading of a NIK as a person meets it: live while typing, and by a button where there are no scripts."""

from typing import Any

from playwright.sync_api import expect

from tests.support.people import Somebody, make_somebody

READING = "Perempuan, lahir 12 Mei 1998, terbit di Coblong, Kota Bandung."


def _sign_in(page: Any, who: Somebody, address: str) -> None:
    page.context.add_cookies([{"name": "sessionid", "value": who.client.cookies["sessionid"].value, "url": address}])


def test_the_nik_is_read_live_while_typing(page: Any, base_url: str) -> None:
    _sign_in(page, make_somebody("Rina Contoh"), base_url)
    page.goto("/profil/identitas/")

    page.get_by_label("NIK").press_sequentially("3273025205980004")
    page.get_by_text(READING).wait_for()
    page.get_by_label("Laki-laki").check()
    page.get_by_label("NIK").press_sequentially(" ")

    page.get_by_text("Jenis kelamin yang Anda isi berbeda").wait_for()
    assert "3273025205980004" not in page.url


def test_without_scripts_a_button_reads_it_and_loses_nothing(no_js_page: Any, base_url: str) -> None:
    _sign_in(no_js_page, make_somebody("Rina Contoh"), base_url)
    no_js_page.goto("/profil/identitas/")

    no_js_page.get_by_label("NIK").fill("3273025205980004")
    no_js_page.get_by_label("Nomor telepon").fill("0812-3456-7890")
    no_js_page.get_by_role("button", name="Baca NIK").click()

    expect(no_js_page.get_by_text(READING)).to_be_visible()
    expect(no_js_page.get_by_label("Nomor telepon")).to_have_value("0812-3456-7890")
    expect(no_js_page.get_by_label("NIK")).to_have_value("3273025205980004")


def test_a_company_is_registered_without_scripts(no_js_page: Any, base_url: str) -> None:
    _sign_in(no_js_page, make_somebody("Sari Contoh"), base_url)
    no_js_page.goto("/organisasi/daftar/")
    no_js_page.get_by_label("Nama perusahaan").fill("PT Contoh Tanpa Skrip")
    no_js_page.get_by_label("Bentuk usaha").select_option("pt")
    no_js_page.get_by_label("Desa atau kelurahan").fill("dago coblong")
    no_js_page.get_by_label("Jalan dan nomor").fill("Jalan Contoh 1")
    no_js_page.get_by_role("button", name="Daftarkan perusahaan").click()

    expect(no_js_page.get_by_role("heading", level=1)).to_have_text("Buktikan organisasi ini")
    no_js_page.goto("/organisasi/")
    no_js_page.get_by_role("link", name="PT Contoh Tanpa Skrip").first.click()
    expect(no_js_page.get_by_role("heading", level=1)).to_have_text("PT Contoh Tanpa Skrip")
    expect(no_js_page.get_by_text("Dago, Kota Bandung, Jawa Barat")).to_be_visible()
