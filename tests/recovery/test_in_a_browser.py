"""From dead telephone and e-mail to signed in again, in browsers: the person's, two officers', and nothing for axe to find."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import User
from siapkerja.recovery.actions.hearings import hear
from siapkerja.recovery.models import RecoveryTicket
from tests.browser.looking import complaints, is_wider_than_the_window, violations
from tests.recovery.conftest import holds_nik, letters_to, path_in
from tests.support.parts.recovery import NIK, code_sent_to, nik_dispute, picture, recovery_ticket
from tests.support.people import Somebody, make_officer, make_region, make_somebody
from tests.support.signing_in import sign_in

NEW = "baru@contoh.example"
SECRET = "kuda-baterai-tepat-jepit"


@pytest.fixture
def rina(committed_db: None) -> Somebody:
    make_region("3273")
    somebody = make_somebody("Rina Contoh")
    holds_nik(somebody)
    return somebody


@pytest.fixture
def officers(committed_db: None) -> tuple[Somebody, Somebody]:
    first = make_officer("Wawan Contoh", OfficerRole.REGENCY_OFFICER, "3273")
    return first, make_officer("Yani Contoh", OfficerRole.EMPLOYMENT_OFFICER, "3273")


def at_the_desk(page: Any, officer: Somebody, served: str, number: str) -> None:
    """The officer signs in and opens the case for a purpose."""
    page.context.clear_cookies()
    sign_in(page, officer, served)
    page.goto(f"/petugas/pemulihan/{number}/")
    page.get_by_label("Memeriksa untuk memutuskan").check()
    page.get_by_role("button", name="Buka data").click()


def test_from_dead_telephone_and_mail_to_signed_in_again(
    page: Any, served: str, rina: Somebody, officers: tuple[Somebody, Somebody], tmp_path: Path
) -> None:
    photo = tmp_path / "kartu.jpg"
    photo.write_bytes(picture().stream.read())
    page.goto("/akun/pemulihan/")
    page.get_by_role("link", name="HP dan e-mail lama sudah mati").click()
    page.get_by_label("NIK").fill(NIK)
    page.get_by_label("Nama lengkap").fill("Rina Contoh")
    page.get_by_label("Tanggal lahir").fill("1998-05-12")
    page.get_by_label("E-mail atau nomor HP baru").fill(NEW)
    page.get_by_label("Foto kartu identitas").set_input_files(photo)
    page.get_by_label("Foto diri memegang kartu identitas").set_input_files(photo)
    page.get_by_role("button", name="Kirim dan minta kode").click()
    page.get_by_label("Kode").fill(code_sent_to(NEW))
    page.get_by_role("button", name="Cocokkan kode").click()
    page.get_by_text("***@contoh.example").wait_for()
    number = str(RecoveryTicket.objects.get().number)
    expect(page.get_by_text(number).first).to_be_visible()

    first, second = officers
    at_the_desk(page, first, served, number)
    page.get_by_role("button", name="Periksa permintaan ini").click()
    page.get_by_role("button", name="Usulkan disetujui").click()
    expect(page.get_by_text("Diusulkan").first).to_be_visible()
    at_the_desk(page, second, served, number)
    page.get_by_role("button", name="Setujui pemulihan").click()
    expect(page.get_by_text("Kontak diganti").first).to_be_visible()

    page.context.clear_cookies()
    page.goto(path_in(letters_to(NEW)[-1]))
    page.get_by_label("Kata sandi baru").fill(SECRET)
    page.get_by_label("Ulangi kata sandi").fill(SECRET)
    page.get_by_role("button", name="Simpan kata sandi").click()
    page.locator("input[name=login]").fill(NEW)
    page.locator("input[name=password]").fill(SECRET)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url(lambda url: "/akun/login/" not in url)
    assert User.objects.get(pk=rina.user.pk).last_login is not None


@pytest.fixture
def look(page: Any) -> Callable[..., list[str]]:
    """What is wrong with pages, on a small phone and on a desk."""

    def looked(*addresses: str) -> list[str]:
        found = []
        for address in addresses:
            with complaints(page) as heard:
                page.goto(address)
                for width in (320, 1280):
                    page.set_viewport_size({"width": width, "height": 800})
                    found += [f"{address} at {width}: {line}" for line in violations(page)]
                    if is_wider_than_the_window(page):
                        found.append(f"{address} at {width} scrolls sideways")
            found += [f"{address}: {line}" for line in heard]
        return found

    return looked


def test_public_pages_have_nothing_for_axe_and_fit_a_phone(look: Callable[..., list[str]], rina: Somebody) -> None:
    ways = ["/akun/pemulihan/", "/akun/pemulihan/ajukan/", "/akun/pemulihan/status/", "/akun/sengketa-nik/"]
    recovery_ticket()
    assert look(*ways, path_in(letters_to(str(rina.user.email))[-1])) == []


def test_officers_pages_have_nothing_for_axe_and_fit_a_phone(
    page: Any, served: str, look: Callable[..., list[str]], rina: Somebody, officers: tuple[Somebody, Somebody]
) -> None:
    ticket, claimant = recovery_ticket(), make_somebody("Dimas Contoh")
    dispute = hear(dispute=nik_dispute(claimant), by=officers[0].actor, at=timezone.now())
    sign_in(page, officers[1], served)
    desk = "/petugas/pemulihan/"
    pages = [desk, f"{desk}loket/", f"{desk}{ticket.number}/", "/petugas/sengketa-nik/?keadaan=hearing"]
    assert look(*pages) == []
    for case in (f"{desk}{ticket.number}/", f"/petugas/sengketa-nik/{dispute.number}/"):
        page.goto(case)
        page.get_by_label("Memeriksa untuk memutuskan").check()
        with page.expect_navigation():
            page.get_by_role("button", name="Buka data").click()
        if page.get_by_role("button", name="Periksa permintaan ini").count():
            with page.expect_navigation():
                page.get_by_role("button", name="Periksa permintaan ini").click()
        assert look(case) == []
    page.context.clear_cookies()
    sign_in(page, rina, served)
    status = f"/akun/sengketa-nik/{dispute.public_id}/"
    assert look(status, f"{status}jawab/") == []
