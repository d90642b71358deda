"""A company from its claim to its handover: proven, a colleague invited, the manager gone, a successor in charge. In a browser."""

import re
from datetime import timedelta
from typing import Any

from django.db import close_old_connections
from django.utils import timezone

from siapkerja.identity.enums import MemberRole, OfficerRole
from siapkerja.identity.models import LegalEntity
from siapkerja.messaging.models import OutgoingMessage
from siapkerja.organisations.models import OrganisationCase
from tests.support.people import make_officer, make_region, make_somebody

VILLAGE = "3273021004"
PAPER = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"}


def test_a_company_is_claimed_proven_shared_and_handed_over(become: Any, deliver_facts: Any) -> None:
    village = make_region(VILLAGE)
    founder, colleague, heir = (make_somebody(name) for name in ("Bayu Contoh", "Citra Contoh", "Dewi Contoh"))
    officer = make_officer("Wulan Contoh", OfficerRole.PROVINCE_OFFICER, "32")

    page = become(founder)
    page.goto("/organisasi/daftar/")
    page.fill("[name=name]", "PT Contoh Perjalanan")
    page.select_option("[name=legal_form]", "pt")
    page.fill("[name=nib]", "123456789012")
    page.fill("[name=village]", village.name)
    page.fill("[name=address]", "Jalan Contoh 7")
    page.locator(f"[data-options] input[value='{village.pk}']").check()
    page.click("main form[method=post] button.btn")
    page.get_by_text("NIB terdiri dari 13 angka").first.wait_for()
    page.fill("[name=nib]", "1234567890123")
    page.click("main form[method=post] button.btn")
    page.wait_for_url("**/bukti/")
    page.check("[name=kind][value=nib]")
    page.set_input_files("[name=document]", PAPER)
    page.click("main form[method=post] button.btn")
    page.wait_for_url("**/pengajuan/KLM-3273-*/")
    claimed = OrganisationCase.objects.get()
    page.get_by_text("Menunggu diperiksa").first.wait_for()
    page.get_by_role("heading", name="siapkan laporan pertama").wait_for()

    desk = become(officer)
    desk.goto("/petugas/organisasi/")
    desk.click(f"text={claimed.number}")
    desk.fill("[name=note]", "NIB cocok dengan surat.")
    desk.click("button:has-text('Setujui')")
    desk.get_by_text("Keputusan tersimpan").wait_for()
    entity = LegalEntity.objects.get()
    assert entity.proven_at is not None

    page.goto(f"/organisasi/{entity.public_id}/anggota/undang/")
    page.fill("[name=email]", "citra@contoh.example")
    page.check(f"[name=role][value={MemberRole.MANAGER}]")
    page.click("main form button.btn")
    page.get_by_text("Undangan dikirim").wait_for()
    deliver_facts()
    close_old_connections()
    content = OutgoingMessage.objects.get(purpose="organisation_invitation").content
    assert content is not None
    link = re.search(r"/undangan/\S+/", content.body)
    assert link is not None
    theirs = become(colleague)
    theirs.goto(link[0])
    theirs.click("text=Terima undangan")
    theirs.get_by_role("heading", name="PT Contoh Perjalanan").wait_for()

    page.goto(f"/organisasi/{entity.public_id}/anggota/")
    page.click("text=Keluar dari peran ini")
    page.click("button:has-text('Keluar dari organisasi')")
    page.get_by_text("Anda tidak lagi bertindak").wait_for()
    theirs.goto(f"/organisasi/{entity.public_id}/anggota/")
    theirs.click("text=Keluar dari peran ini")
    theirs.click("button:has-text('Keluar dari organisasi')")
    theirs.get_by_text("Ini pengelola terakhir organisasi").wait_for()

    successor = become(heir)
    successor.goto("/organisasi/ambil-alih/")
    successor.fill("[name=nib]", "1234567890123")
    successor.check("[name=kind][value=appointment]")
    successor.set_input_files("[name=document]", PAPER)
    successor.fill("[name=statement]", "Pengelola lama berhenti dan tidak dapat dihubungi.")
    successor.click("main form button.btn")
    successor.wait_for_url("**/pengajuan/ALH-3273-*/")
    asked = OrganisationCase.objects.get(kind="handover")
    OrganisationCase.objects.filter(pk=asked.pk).update(objections_until=timezone.localdate() - timedelta(days=1))
    desk.goto(f"/petugas/organisasi/{asked.number}/")
    assert desk.get_by_role("checkbox", name="Citra Contoh").is_checked()
    desk.fill("[name=note]", "Surat penunjukan sah.")
    desk.click("button:has-text('Setujui')")
    desk.get_by_text("Keputusan tersimpan").wait_for()

    successor.goto(f"/organisasi/{entity.public_id}/anggota/")
    successor.locator("main li", has_text="Dewi Contoh").first.wait_for()
    assert successor.locator("main ul.trust").first.get_by_text("Citra Contoh").count() == 0
    assert theirs.goto(f"/organisasi/{entity.public_id}/").status == 404
    assert heir.actor.member_roles(entity.pk) == {MemberRole.SIGNATORY}
