"""The public check as a browser shows it: by the address of the QR code and by number, on a phone, with and without scripts."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from siapkerja.documents.actions.documents import withdraw
from siapkerja.documents.models import Document
from tests.browser.looking import complaints, is_wider_than_the_window, violations
from tests.documents.conftest import AT, BY

Issued = Callable[..., Document]


@pytest.mark.parametrize("state", ["genuine", "expired", "withdrawn", "masked"])
def test_every_answer_is_accessible_in_both_languages(page: Any, issued: Issued, state: str) -> None:
    document = issued(valid_until=date(2020, 1, 1)) if state == "expired" else issued()
    if state == "withdrawn":
        withdraw(document=document, reason_code="wrong_data", by=BY, at=AT)
    if state == "masked":
        document = issued(kind="probe_certificate", holder="Rina Contoh", number="SKK-1")
    found = []
    with complaints(page) as heard:
        for language in ("", "/en"):
            for width in (320, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                page.goto(f"{language}/verifikasi/{document.token}/")
                assert not is_wider_than_the_window(page)
                found += violations(page)
    assert found == []
    assert heard == []


def test_a_number_is_checked_without_scripts(no_js_page: Any, issued: Issued) -> None:
    document = issued()
    no_js_page.goto("/verifikasi/")
    no_js_page.get_by_label("Nomor dokumen").fill(document.number)
    no_js_page.get_by_role("button", name="Periksa").click()
    expect(no_js_page.locator("body")).to_contain_text("Asli dan berlaku")


def test_a_number_nobody_has_is_answered_accessibly(page: Any) -> None:
    page.goto("/verifikasi/?nomor=tidak-ada")
    expect(page.locator("body")).to_contain_text("Tidak ditemukan")
    assert violations(page) == []
    page.goto("/verifikasi/?nomor=")
    assert violations(page) == []
