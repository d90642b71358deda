"""A seeker asks for a card; the office returns it, then issues it; anybody checks it; the seeker reports; the month is locked."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import expect

from karirhub.models import JobSeekerCard, LockedMonth
from tests.browser.looking import is_wider_than_the_window, violations
from tests.support.cards import issued, make_employment_officer, with_profile
from tests.support.people import make_somebody


def test_a_card_from_the_first_request_to_the_locked_month(become: Callable[..., Any], page: Any, served: str) -> None:
    officer, seeker = make_employment_officer(), with_profile(make_somebody("Rina Contoh"))
    # Somebody registered in a month that is over.
    issued(make_somebody("Dimas Contoh"), officer, at=timezone.now() - timedelta(days=32))
    mine, desk = become(seeker), become(officer)

    mine.goto("/karirhub/kartu/")
    mine.get_by_text("tidak dipungut biaya").first.wait_for()
    mine.get_by_role("link", name="Minta kartu").first.click()
    mine.get_by_label("Tempat lahir").fill("Bandung")
    mine.get_by_label("Belum kawin").check()
    mine.get_by_label("Data di atas benar").check()
    assert violations(mine) == []
    mine.get_by_role("button", name="Kirim permohonan").click()
    mine.get_by_text("Diperiksa paling lambat").wait_for()

    desk.goto("/karirhub/petugas/kartu/")
    desk.get_by_role("link", name="Rina Contoh").click()
    desk.get_by_text("Kembalikan untuk diperbaiki").first.click()
    desk.get_by_label("Foto tidak jelas atau bukan pasfoto").check()
    desk.get_by_label("Catatan untuk pemohon").fill("Wajah tertutup.")
    assert violations(desk) == []
    desk.get_by_role("button", name="Kembalikan", exact=True).click()
    desk.get_by_text("Dikembalikan kepada pemohon").wait_for()

    mine.goto("/karirhub/kartu/")
    mine.get_by_text("Wajah tertutup.").first.wait_for()
    mine.get_by_role("link", name="Perbaiki permohonan").click()
    expect(mine.get_by_label("Tempat lahir")).to_have_value("Bandung")
    mine.get_by_label("Data di atas benar").check()
    mine.get_by_role("button", name="Kirim lagi").click()
    mine.get_by_text("Diperiksa paling lambat").wait_for()

    desk.goto("/karirhub/petugas/kartu/")
    desk.get_by_role("link", name="Rina Contoh").click()
    desk.get_by_role("button", name="Terbitkan kartu").click()
    desk.get_by_text("terbit. Pemohon kami beri tahu.").wait_for()
    card = JobSeekerCard.objects.select_related("document").get(person=seeker.person)
    assert card.document is not None

    page.goto(f"{served}/verifikasi/{card.document.token}/")
    page.get_by_text("Asli dan berlaku").first.wait_for()
    assert page.get_by_text("Rina Contoh").count() == 0

    JobSeekerCard.objects.filter(pk=card.pk).update(check_in_due_on=timezone.localdate() + timedelta(days=5))
    mine.goto("/karirhub/kartu/")
    mine.set_viewport_size({"width": 360, "height": 740})
    assert not is_wider_than_the_window(mine)
    assert violations(mine) == []
    mine.get_by_role("button", name="Lapor masih mencari kerja").click()
    mine.get_by_text("laporan Anda tercatat").wait_for()

    desk.goto("/karirhub/petugas/laporan-bulanan/")
    assert violations(desk) == []
    desk.get_by_role("button", name="Kunci").click()
    desk.get_by_text("Angkanya tidak berubah lagi").wait_for()
    assert LockedMonth.objects.get().lines.get(side="seekers", dimension="total").closing == 1
