"""A passkey from the first fingerprint to signing in with it, and a second device that is signed out from the first.

The authenticator is Chromium's own virtual one. Passkeys need a name, not a number, so the portal is asked as localhost.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from siapkerja.events.delivery import deliver_pending
from tests.browser.looking import complaints, is_wider_than_the_window, violations
from tests.support.people import PASSWORD, Somebody, make_somebody

PHONE = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def at_home(served: str, browser: Any, browser_context_args: dict[str, Any]) -> Any:
    """Makes browsers that know the portal by name: `at_home(user_agent=…)`, each with a fingerprint reader."""
    made: list[Any] = []

    def make(**more: Any) -> Any:
        address = served.replace("127.0.0.1", "localhost")
        context = browser.new_context(**browser_context_args | {"base_url": address} | more)
        page = context.new_page()
        reader = context.new_cdp_session(page)
        reader.send("WebAuthn.enable")
        reader.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        made.append(context)
        return page

    yield make
    for context in made:
        context.close()


def _sign_in_by_password(page: Any, who: Somebody) -> None:
    page.goto(reverse("account_login"))
    page.locator("input[name=login]").fill(who.user.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url(lambda url: "/login/" not in url)


def _confirm_by_password(page: Any) -> None:
    page.get_by_role("heading", name="Pastikan ini benar Anda").wait_for()
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Lanjutkan").click()


def _add_passkey(page: Any, name: str) -> None:
    page.goto(reverse("signin:security"))
    page.get_by_role("link", name="Tambah passkey").click()
    _confirm_by_password(page)
    page.get_by_label("Nama passkey").fill(name)
    page.get_by_role("button", name="Buat passkey").click()
    page.get_by_role("heading", name="Simpan kode pemulihan").wait_for()


def test_a_passkey_is_made_used_and_a_second_device_is_signed_out_from_afar(at_home: Callable[..., Any]) -> None:
    rina = make_somebody("Rina Contoh")
    laptop = at_home()
    with complaints(laptop) as heard:
        _sign_in_by_password(laptop, rina)
        _add_passkey(laptop, "Laptop saya")
        assert violations(laptop) == []
        laptop.get_by_role("button", name="Cetak").wait_for()
        laptop.get_by_role("button", name="Sudah saya simpan").click()
        laptop.locator("b", has_text="Laptop saya").wait_for()

        laptop.goto(reverse("account_logout"))
        with laptop.expect_navigation():
            laptop.locator("main").get_by_role("button", name="Keluar").click()
        laptop.goto(reverse("account_login"))
        assert violations(laptop) == []
        laptop.get_by_role("button", name="Masuk dengan passkey").click()
        laptop.get_by_role("heading", name="Akun saya").wait_for()
    assert heard == []

    # The telephone knows only the password: it is asked for the second step and has a recovery code for it.
    phone = at_home(user_agent=PHONE, viewport={"width": 360, "height": 780})
    codes = rina.user.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()
    _sign_in_by_password(phone, rina)
    phone.get_by_role("heading", name="Langkah kedua").wait_for()
    assert violations(phone) == []
    assert not is_wider_than_the_window(phone)
    phone.get_by_label("Kode").fill(codes[0])
    phone.get_by_role("button", name="Masuk", exact=True).click()
    phone.get_by_role("heading", name="Akun saya").wait_for()

    deliver_pending()
    laptop.goto(reverse("notifications:inbox"))
    laptop.get_by_role("heading", name="Masuk dari perangkat baru").wait_for()
    laptop.get_by_role("heading", name="Kode pemulihan dipakai").wait_for()
    laptop.goto(reverse("signin:security"))
    assert violations(laptop) == []
    laptop.get_by_role("button", name="Keluarkan Chrome di Android").click()
    laptop.get_by_text("Chrome di Android sudah dikeluarkan").wait_for()

    phone.goto(reverse("profiles:overview"))
    phone.get_by_role("heading", name="Masuk ke SIAPKerja").wait_for()


def test_a_passkey_is_the_second_step_and_confirms_a_sensitive_act(at_home: Callable[..., Any]) -> None:
    rina = make_somebody("Rina Contoh")
    laptop = at_home()
    _sign_in_by_password(laptop, rina)
    _add_passkey(laptop, "Laptop saya")
    laptop.context.clear_cookies()

    _sign_in_by_password(laptop, rina)
    laptop.get_by_role("button", name="Pakai passkey").click()
    laptop.get_by_role("heading", name="Akun saya").wait_for()
    laptop.goto(reverse("mfa_generate_recovery_codes"))
    laptop.get_by_role("link", name="Pakai passkey").click()
    laptop.get_by_role("button", name="Pakai passkey").wait_for()
    assert violations(laptop) == []
    laptop.get_by_role("button", name="Pakai passkey").click()

    laptop.get_by_role("heading", name="Buat kode pemulihan baru?").wait_for()


def test_a_device_without_the_passkey_is_told_and_offered_another_way(at_home: Callable[..., Any]) -> None:
    page = at_home()
    page.goto(reverse("account_login"))
    reader = page.context.new_cdp_session(page)
    reader.send("WebAuthn.disable")

    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new DOMException('no', 'NotAllowedError')) }")
    page.get_by_role("button", name="Masuk dengan passkey").click()

    page.get_by_text("Perangkat belum memberi passkey").wait_for()
    page.get_by_role("button", name="Masuk", exact=True).wait_for()


def test_without_scripts_the_page_says_so_and_the_other_ways_stand_open(no_js_page: Any, base_url: str) -> None:
    rina = make_somebody("Rina Contoh")
    no_js_page.goto(reverse("account_login"))
    assert not no_js_page.get_by_role("button", name="Masuk dengan passkey").is_visible()
    _sign_in_by_password(no_js_page, rina)
    no_js_page.goto(reverse("mfa_add_webauthn"))
    _confirm_by_password(no_js_page)

    no_js_page.get_by_text("Passkey memerlukan JavaScript").wait_for()
    no_js_page.get_by_role("link", name="Pasang aplikasi kode").click()
    no_js_page.get_by_role("img", name="Gambar QR").wait_for()
    no_js_page.get_by_text("Ketik kuncinya").click()
    no_js_page.locator("[data-secret]").wait_for()
