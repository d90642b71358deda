"""From nothing to an account that opens by telephone and by e-mail, on a small telephone; also without scripts."""

from typing import Any

from siapkerja.identity.models import User
from tests.browser.looking import complaints, is_wider_than_the_window, violations
from tests.support.messages import last_code, other_code

PASSWORD = "kambing hitam tiga belas"
PHONE, EMAIL = "+6281234567890", "rina@contoh.example"


def _press(page: Any, words: str) -> None:
    page.get_by_role("main").get_by_role("button", name=words, exact=True).click()


def _look(page: Any) -> None:
    assert violations(page) == []
    assert not is_wider_than_the_window(page)


def _sign_up(page: Any) -> None:
    page.goto("/akun/signup/")
    page.get_by_label("Nama lengkap").fill("Rina Contoh")
    page.get_by_label("E-mail atau nomor HP").fill("0812-3456-7890")
    page.locator("input[name=password1]").fill(PASSWORD)
    page.locator("input[name=password2]").fill(PASSWORD)
    _press(page, "Buat akun")


def test_a_telephone_first_then_an_e_mail_address_and_in_again_by_a_code(page: Any) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    with complaints(page) as heard:
        _sign_up(page)
        page.get_by_label("Kode", exact=True).wait_for()
        _look(page)
        page.get_by_label("Kode", exact=True).fill(other_code(last_code(PHONE)))
        _press(page, "Lanjutkan")
        page.get_by_text("Tersisa 4 percobaan").wait_for()
        page.get_by_label("Kode", exact=True).fill(last_code(PHONE))
        _press(page, "Lanjutkan")
        page.wait_for_url("**/akun/mulai/")

        page.goto("/akun/kontak/")
        _look(page)
        page.get_by_role("link", name="Tambah e-mail").click()
        page.get_by_label("Alamat e-mail baru").fill(EMAIL)
        _press(page, "Kirim kode")
        page.get_by_label("Kata sandi").fill(PASSWORD)
        _press(page, "Lanjutkan")
        page.get_by_label("Kode", exact=True).fill(last_code(EMAIL))
        _press(page, "Lanjutkan")

        page.goto("/akun/logout/")
        with page.expect_navigation():
            _press(page, "Keluar")
        page.goto("/akun/login/")
        page.get_by_role("link", name="Masuk dengan kode").click()
        page.get_by_role("button", name="Kirim kode").wait_for()
        _look(page)
        page.get_by_label("E-mail, nomor HP, atau NIK").fill(EMAIL)
        _press(page, "Kirim kode")
        page.get_by_label("Kode", exact=True).fill(last_code(EMAIL))
        _press(page, "Lanjutkan")
        page.wait_for_url("**/akun/")
        page.goto("/akun/kendala/")
        _look(page)
    assert heard == []
    user = User.objects.get()
    assert (user.email, user.phone) == (EMAIL, PHONE)


def test_signing_up_needs_no_scripts(no_js_page: Any) -> None:
    _sign_up(no_js_page)
    no_js_page.get_by_label("Kode", exact=True).fill(last_code(PHONE))
    _press(no_js_page, "Lanjutkan")

    no_js_page.wait_for_url("**/akun/mulai/")
