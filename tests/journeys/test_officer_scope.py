"""How far an officer's eyes reach, in a browser: their region, from the day they are appointed to the day it ends."""

from collections.abc import Callable
from typing import Any

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import Assignment
from siapkerja.organisations.models import OrganisationCase
from tests.browser.looking import violations
from tests.support.people import Somebody, make_officer, make_region, make_somebody

PAPER = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"}


def _claim(page: Any, village_code: str, name: str, nib: str) -> None:
    village = make_region(village_code)
    page.goto("/organisasi/daftar/")
    page.fill("[name=name]", name)
    page.select_option("[name=legal_form]", "pt")
    page.fill("[name=nib]", nib)
    page.fill("[name=village]", village.name)
    page.fill("[name=address]", "Jalan Contoh 7")
    page.locator(f"[data-options] input[value='{village.pk}']").check()
    page.click("main form[method=post] button.btn")
    page.wait_for_url("**/bukti/")
    page.check("[name=kind][value=nib]")
    page.set_input_files("[name=document]", PAPER)
    page.click("main form[method=post] button.btn")
    page.wait_for_url("**/pengajuan/**")


def test_an_officer_sees_the_cases_of_the_region_only_while_appointed(become: Callable[..., Any], deliver_facts: Any) -> None:
    here, elsewhere = make_somebody("Bayu Contoh"), make_somebody("Citra Contoh")
    head = make_officer("Kepala Contoh", OfficerRole.PROVINCE_HEAD, "32")
    clerk = make_somebody("Wulan Contoh")
    _claim(become(here), "3273021004", "PT Contoh Bandung", "1234567890123")
    _claim(become(elsewhere), "3374011001", "PT Contoh Semarang", "1234567890124")
    deliver_facts()
    ours, theirs = OrganisationCase.objects.order_by("pk")

    desk = become(clerk)
    assert desk.goto("/petugas/organisasi/").status == 404

    office = become(head)
    _appoint(office, clerk, make_region("32").name)
    deliver_facts()

    desk.goto("/petugas/organisasi/")
    desk.get_by_text("PT Contoh Bandung").first.wait_for()
    assert desk.get_by_text("PT Contoh Semarang").count() == 0
    assert violations(desk) == []
    assert desk.goto(f"/petugas/organisasi/{ours.number}/").status == 200
    assert desk.goto(f"/petugas/organisasi/{theirs.number}/").status == 404
    assert desk.goto("/petugas/penugasan/beri/").status in {403, 404}, "a clerk appoints nobody"

    assignment = Assignment.objects.get(person=clerk.person)
    office.goto(f"/petugas/penugasan/{assignment.pk}/")
    ending = office.locator("form[action$='/akhiri/']")
    ending.get_by_label("Alasan").fill("Pindah tugas.")
    ending.get_by_role("button", name="Akhiri penugasan").click()
    office.get_by_text("Diakhiri").first.wait_for()
    assert desk.goto(f"/petugas/organisasi/{ours.number}/").status == 404


def _appoint(page: Any, somebody: Somebody, region: str) -> None:
    page.goto("/petugas/penugasan/beri/")
    page.fill("[name=account]", somebody.user.email)
    page.fill("[name=full_name]", somebody.person.full_name)
    page.select_option("[name=role]", OfficerRole.PROVINCE_OFFICER)
    page.fill("[name=region]", region)
    page.locator("[data-options] input").first.check()
    page.fill("[name=document_number]", "800/12/Contoh/2026")
    page.fill("[name=reason]", "Menggantikan petugas yang pindah.")
    page.get_by_role("main").get_by_role("button", name="Beri penugasan").click()
    page.wait_for_url("**/petugas/penugasan/**")
