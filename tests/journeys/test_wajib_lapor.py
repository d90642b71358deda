"""Wajib Lapor in a browser: a shop from the public page to its receipt, and a factory with a branch, its office and its worker."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from siapkerja.events.delivery import deliver_pending
from siapkerja.identity.actions.organisations import open_workplace
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.enums import LegalForm, NikClaimState, OfficerRole, WorkplaceKind
from siapkerja.identity.models import LegalEntity, NikClaim, Workplace
from siapkerja.jobs.running import run_here
from tests.browser.looking import is_wider_than_the_window, violations
from tests.support.people import PASSWORD, SYSTEM, Somebody, make_company, make_officer, make_region, make_somebody, now
from tests.wajiblapor.conftest import an_industry, filed
from tests.wajiblapor.worksheets import worker
from wajiblapor.actions.reports import open_report
from wajiblapor.models import EmploymentDispute, Filing, ManpowerReport, ReportReview, WorkplaceEvent

VILLAGE = "3273021004"
PHONE = {"width": 360, "height": 780}
Become = Callable[[Somebody], Any]


def _is_well(page: Any) -> None:
    assert violations(page) == []
    assert not is_wider_than_the_window(page), page.url


def _show_it_is_me(page: Any) -> None:
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()


@pytest.fixture
def shop(committed_db: None) -> Somebody:
    """A sole trader who registered with the place of the shop."""
    owner = make_company("Toko Contoh", make_somebody("Sari Contoh"))
    village = make_region(VILLAGE)
    Workplace.objects.filter(pk=owner.workplace.pk).update(village=village, address="Jalan Contoh 1", postal_code="40111")
    LegalEntity.objects.filter(pk=owner.workplace.legal_entity_id).update(legal_form=LegalForm.SOLE_PROPRIETOR, industry=an_industry())
    return owner


def test_a_shop_with_three_workers_answers_a_page(become: Become, shop: Somebody) -> None:
    page = become(shop)
    page.set_viewport_size(PHONE)
    page.goto("/wajib-lapor/")
    page.get_by_role("button", name="Mulai lapor").click()
    page.get_by_role("link", name="Isi di satu halaman").click()
    page.get_by_label("Tanggal pendirian").fill("05/03/2019")
    page.get_by_label("Telepon").fill("022 5550100")
    page.get_by_label("Skala usaha").select_option("micro")
    for line in range(3):
        row = worker(line + 1)
        for slug in ("nik", "name", "job_title", "started_on", "base_wage"):
            page.fill(f"[name=p{line}-{slug}]", str(row[slug]))
        page.select_option(f"[name=p{line}-education]", row["education"])
    page.fill("[name=p1-nik]", "33740012")
    page.get_by_label("8 jam sehari, 5 hari seminggu").check()
    page.fill("[name=pay_day]", "25")
    page.get_by_label("Tunai").check()
    page.locator("[name=thr_paid][value=no]").check()
    assert not page.get_by_label("Tanggal THR dibayar").is_visible()
    page.fill("[name=bpjs_tk_number]", "belum")
    page.fill("[name=bpjs_kes_number]", "belum")
    page.get_by_label("Belum ikut").check()
    for name in ("first_aid", "had_accidents", "plans_hiring"):
        page.locator(f"[name={name}][value=no]").check()
    _is_well(page)
    page.get_by_role("button", name="Simpan dan periksa").click()

    # One NIK was short: that stands beside it, and nothing is lost.
    page.locator(".errsum").first.wait_for()
    expect(page.locator(".errsum li")).to_have_count(1)
    expect(page.locator("[name=p1-nik]")).to_have_value("33740012")
    page.fill("[name=p1-nik]", worker(2)["nik"])
    page.get_by_role("button", name="Simpan dan periksa").click()
    page.get_by_role("heading", name="Periksa dan kirim").wait_for()
    _is_well(page)
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="Kirim laporan").click()
    _show_it_is_me(page)
    page.get_by_text("Unduh bukti (PDF)").wait_for()
    _is_well(page)
    report = ManpowerReport.objects.get()
    assert (report.state, report.workers_total) == ("submitted", 3)


@pytest.fixture
def factory(committed_db: None) -> Somebody:
    """A factory that filed its head office's report; a branch has not reported yet."""
    company = make_company("PT Contoh Pabrik", make_somebody("Sari Contoh"))
    make_region("3374")
    open_workplace(
        legal_entity=company.workplace.legal_entity,
        kind=WorkplaceKind.BRANCH,
        name="Cabang Semarang",
        regency_code="3374",
        by=SYSTEM,
        at=now(),
    )
    filed(company, count=4)
    return company


def test_a_factory_with_a_branch_its_office_and_its_worker(become: Become, factory: Somebody) -> None:
    officer = make_officer("Asep Contoh", OfficerRole.PROVINCE_OFFICER, "32")
    hand = make_somebody(worker(1)["name"])
    claim_nik(person=hand.person, nik=worker(1)["nik"], by=hand.actor, at=now())
    NikClaim.objects.filter(person=hand.person).update(state=NikClaimState.VERIFIED, decided_at=now())
    company, desk, mine = become(factory), become(officer), become(hand)
    report = ManpowerReport.objects.get()
    assert factory.organisation is not None
    home = reverse("wajiblapor:overview", args=[factory.organisation.public_id])

    # The worker disputes the wage; the office takes the report and returns the roster.
    mine.set_viewport_size(PHONE)
    mine.goto("/wajib-lapor/saya/")
    mine.get_by_role("link", name="PT Contoh Pabrik").first.click()
    mine.locator("summary", has_text="Data ini keliru").click()
    mine.get_by_label("Apa yang keliru?").select_option("wage")
    mine.get_by_label("Yang benar").fill("Upah saya Rp8.000.000.")
    _is_well(mine)
    mine.get_by_role("button", name="Kirim keberatan").click()
    mine.get_by_text("Menunggu jawaban perusahaan").first.wait_for()
    desk.goto("/wajib-lapor/petugas/periksa/")
    desk.get_by_role("button", name="Ambil yang berikutnya").click()
    desk.get_by_text("1 keberatan pekerja belum selesai").wait_for()
    desk.locator("summary", has_text="Kembalikan untuk diperbaiki").click()
    desk.select_option("[name=section_1]", "roster")
    desk.select_option("[name=reason_1]", "untrue")
    desk.fill("[name=note_1]", "Periksa upah pekerja pertama.")
    _is_well(desk)
    desk.get_by_role("button", name="Kembalikan", exact=True).click()
    desk.get_by_text("Laporan dikembalikan").wait_for()

    # The company agrees with the worker, corrects the roster on the page and sends it again.
    company.goto(f"{home}keberatan/")
    _is_well(company)
    company.get_by_role("link", name=hand.person.full_name).click()
    company.get_by_label("Pekerja benar").check()
    with company.expect_navigation():
        company.get_by_role("button", name="Kirim jawaban").click()
    company.goto(home)
    company.get_by_text("Cabang Semarang").first.wait_for()
    company.get_by_role("link", name=report.number).first.click()
    company.get_by_text("Periksa upah pekerja pertama.").wait_for()
    company.get_by_role("link", name="Perbaiki laporan").click()
    company.get_by_role("button", name="Buka koreksi").click()
    company.get_by_role("link", name="Ubah di satu halaman").click()
    line = next(number for number in range(4) if company.input_value(f"[name=p{number}-name]") == worker(1)["name"])
    company.fill(f"[name=p{line}-base_wage]", "8.000.000")
    company.get_by_role("button", name="Simpan dan periksa").click()
    company.get_by_role("heading", name="Periksa dan kirim").wait_for()
    for box in company.locator("main form input[type=checkbox]").all():
        box.check()
    company.get_by_role("button", name="Kirim laporan").click()
    _show_it_is_me(company)
    company.get_by_text("2 kiriman").wait_for()
    deliver_pending()
    assert (Filing.objects.count(), EmploymentDispute.objects.get().state) == (2, "corrected")
    mine.reload()
    mine.get_by_text("Sudah diperbaiki dalam laporan").first.wait_for()

    # The office sees what it asked for, and accepts.
    desk.goto(reverse("wajiblapor:record", args=[report.public_id]))
    desk.get_by_text("Yang diminta sebelumnya").wait_for()
    desk.get_by_role("button", name="Terima laporan").click()
    desk.get_by_text("Laporan diterima").wait_for()
    assert ReportReview.objects.get().phase == "done"

    # The branch reports for itself.
    company.goto(home)
    company.get_by_role("button", name="Buka laporan Cabang Semarang").click()
    company.get_by_text("Laporan ke-1, Cabang Semarang").wait_for()

    # The head office stops for a while: reported beforehand, and accepted.
    company.goto(reverse("wajiblapor:events", args=[factory.organisation.public_id, factory.workplace.public_id]))
    company.get_by_role("link", name="Menghentikan sementara").click()
    company.get_by_label("Tanggal").fill(f"{timezone.localdate() + timedelta(days=40):%d/%m/%Y}")
    company.get_by_label("Sampai dengan").fill(f"{timezone.localdate() + timedelta(days=90):%d/%m/%Y}")
    company.get_by_label("Alasan").fill("Perawatan mesin")
    company.get_by_label("Kewajiban kepada pekerja").fill("Upah tetap dibayar.")
    company.get_by_label("Jabatan").fill("Direktur")
    company.get_by_label("Saya menyatakan").check()
    _is_well(company)
    company.get_by_role("button", name="Kirim laporan peristiwa").click()
    company.get_by_text("Nomor dan buktinya sudah terbit").wait_for()
    desk.goto("/wajib-lapor/petugas/peristiwa/")
    desk.get_by_role("link", name="PT Contoh Pabrik").click()
    _is_well(desk)
    desk.get_by_role("button", name="Terima laporan peristiwa").click()
    desk.get_by_text("Laporan peristiwa diterima").wait_for()
    assert WorkplaceEvent.objects.get().state == "accepted"


def test_a_second_year_says_only_what_changed(only_own_workers: None, become: Become, factory: Somebody) -> None:
    due = ManpowerReport.objects.get().next_due_on
    assert due is not None
    opened_at = datetime(due.year, due.month, due.day, 3, tzinfo=UTC)
    report = open_report(workplace=factory.workplace, by=factory.actor, at=opened_at)
    place = [report.legal_entity.public_id, report.public_id]
    company = become(factory)
    company.set_viewport_size(PHONE)

    # Last year's answers are looked through, and confirmed at once.
    company.goto(reverse("wajiblapor:report", args=place))
    company.get_by_role("link", name="Lihat apa yang berubah").click()
    company.get_by_role("heading", name="Disalin, belum dipastikan").wait_for()
    _is_well(company)
    company.get_by_role("button", name="Selebihnya masih sama").click()
    company.get_by_text("Isian yang disalin sudah Anda pastikan").wait_for()

    # The payroll file with its own headings, in its own order: asked about once.
    def send_payroll() -> None:
        company.goto(reverse("wajiblapor:comparison", args=place))
        company.get_by_label("Berkas daftar pekerja").set_input_files({"name": "gaji.csv", "mimeType": "text/csv", "buffer": payroll})
        company.locator("main form button", has_text="Unggah").click()
        company.get_by_text("Anda boleh menutup halaman ini").wait_for()
        run_here(report.uploads.current().get().job)
        company.goto(reverse("wajiblapor:comparison", args=place))

    rows = [worker(1, base_wage="9000000"), worker(2), worker(3)]
    lines = ["Gapok;Hobi;Identitas Pegawai;Nama Karyawan;Jabatan"]
    lines += [f"{row['base_wage']};Memancing;{row['nik']};{row['name']};{row['job_title']}" for row in rows]
    payroll = "\r\n".join(lines).encode("cp1252")
    send_payroll()
    company.get_by_role("link", name="Cocokkan kolom").click()
    expect(company.get_by_label("Nama Karyawan")).to_have_value("name")
    company.get_by_label("Identitas Pegawai").select_option("nik")
    _is_well(company)
    company.get_by_role("button", name="Simpan dan periksa").click()
    company.get_by_text("kami ingat untuk berkas berikutnya").wait_for()
    run_here(report.uploads.current().get().job)

    # Who left, and that the rest is right.
    company.goto(reverse("wajiblapor:comparison", args=place))
    company.get_by_text("Tidak ada di berkas Anda:").wait_for()
    _is_well(company)
    company.get_by_role("link", name="Isi alasan 1 orang").click()
    company.get_by_label(f"Pilih {worker(4)['name']}").check()
    company.get_by_label("Alasan", exact=True).select_option("resigned")
    company.get_by_label("Tanggal berhenti").fill(f"{timezone.localdate():%d/%m/%Y}")
    _is_well(company)
    with company.expect_navigation():
        company.get_by_role("button", name="Isi", exact=True).click()
    company.goto(reverse("wajiblapor:comparison", args=place))
    for doubt in company.locator("main form input[name=sudah]").all():
        doubt.check()
    company.get_by_role("button", name="Pastikan perubahan").click()
    company.get_by_role("heading", name="Daftar pekerja laporan ini lengkap").wait_for()
    found = report.uploads.current().select_related("comparison").get().comparison
    assert (found.left, found.changed, found.unchanged) == (1, 1, 2)

    # The same headings again are known.
    send_payroll()
    assert company.get_by_role("link", name="Cocokkan kolom").count() == 0
    company.get_by_role("link", name="Isi alasan 1 orang").wait_for()
