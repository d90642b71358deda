"""What labour inspection tells the portal about itself."""

import json
from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.documents import kinds
from siapkerja.documents.models import Document
from siapkerja.files.access import allow_download
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.doors import OfficerDoor, register_officer_door
from siapkerja.identity.enums import ViewPurpose
from wajiblapor.actions.inspection_ends import DEED, REFERRAL_PAPER, REPLACED
from wajiblapor.actions.inspection_notes import EVIDENCE, NOTE_PAPER
from wajiblapor.actions.inspection_teams import TEAM_CHANGED
from wajiblapor.actions.inspection_visits import PICTURE
from wajiblapor.actions.inspections import CANCELLED
from wajiblapor.models import Inspection, InspectionNote
from wajiblapor.permissions import INSPECTION_OFFICERS
from wajiblapor.queries.inspection_letters import DUTY_LETTER
from wajiblapor.queries.inspections import count_mine, inspections, of_company

LAW = "Peraturan Presiden Nomor 21 Tahun 2010 tentang Pengawasan Ketenagakerjaan; Permenaker 33/2016 jo. 1/2020"
UNIT = "Bidang Pengawasan Ketenagakerjaan"
CASE = "wajiblapor.inspection:"


def _officer_may_read(actor: Actor, document: Document) -> bool:
    return inspections(actor).filter(pk=_case_of(document)).exists()


def _case_of(document: Document) -> int:
    return int(document.subject.removeprefix(CASE))


def _may_read_duty_letter(actor: Actor, document: Document) -> bool:
    """Officers of the region, and the company once it may know of the visit."""
    if _officer_may_read(actor, document):
        return True
    company = Inspection.objects.values_list("legal_entity_id", flat=True).filter(pk=_case_of(document)).first()
    return company is not None and _is_told(actor, company, _case_of(document))


def _is_told(actor: Actor, legal_entity_id: int, inspection_id: int) -> bool:
    return bool(actor.member_roles(legal_entity_id)) and of_company(actor, legal_entity_id).filter(pk=inspection_id).exists()


def _may_download_picture(actor: Actor, stored: StoredFile) -> bool:
    return inspections(actor).filter(visits__pictures__stored=stored).exists()


def _may_download_evidence(actor: Actor, stored: StoredFile) -> bool:
    case = Inspection.objects.filter(findings__answers__stored=stored).values_list("pk", "legal_entity_id").first()
    if case is None:
        return False
    return inspections(actor).filter(pk=case[0]).exists() or _is_told(actor, case[1], case[0])


def _findings_of(document: Document) -> dict[str, Any]:
    """What the note states, kept sealed beside the document that carries its digest."""
    note = InspectionNote.objects.get(document=document)
    return {"findings": json.loads(note.content)}


def open_inspection_doors() -> None:
    """Register what the platform asks of labour inspection."""
    register_officer_door(
        OfficerDoor(
            url_name="wajiblapor:inspections",
            words=_("Pengawasan ketenagakerjaan"),
            hint=_("Rencana, kunjungan, temuan, dan nota pemeriksaan di wilayah Anda"),
            icon="shield-check",
            roles=INSPECTION_OFFICERS,
            waiting=count_mine,
        )
    )
    allow_download(PICTURE, _may_download_picture, view_purpose=ViewPurpose.SUPERVISION)
    allow_download(EVIDENCE, _may_download_evidence, view_purpose=ViewPurpose.SUPERVISION)
    company = _("Nama perusahaan")
    kinds.register(
        kinds.DocumentKind(
            slug=DUTY_LETTER,
            name=_("Surat Perintah Tugas Pengawas Ketenagakerjaan"),
            issuer_fact="authority",
            issuing_unit=UNIT,
            legal_basis=LAW,
            holder_label=company,
            # Whoever opens the door checks that these people were sent.
            public_facts=("kind", "inspectors", "valid"),
            stressed=("inspectors", "valid"),
            labels={
                "workplace": _("Tempat kerja"),
                "kind": _("Tugas"),
                "inspectors": _("Pengawas yang ditugaskan"),
                "lead": _("Ketua tim"),
                "valid": _("Berlaku"),
            },
            withdrawal_reasons={
                CANCELLED: _("Pemeriksaan dibatalkan."),
                TEAM_CHANGED: _("Tim pengawasnya berganti. Surat tugas yang baru bernomor lain."),
            },
            may_read=_may_read_duty_letter,
        )
    )
    kinds.register(
        kinds.DocumentKind(
            slug=NOTE_PAPER,
            name=_("Nota Pemeriksaan"),
            typst_template="documents/typst/inspection_note.typ",
            issuer_fact="authority",
            issuing_unit=UNIT,
            legal_basis=LAW,
            holder_label=company,
            public_facts=("level", "answer_by"),
            stressed=("level", "answer_by"),
            labels={
                "level": _("Nota"),
                "workplace": _("Tempat kerja"),
                "nib": _("NIB"),
                "visited_on": _("Diperiksa"),
                "duty_letter": _("Surat tugas"),
                "count": _("Yang harus diperbaiki"),
                "answer_by": _("Laksanakan"),
            },
            sealed=_findings_of,
            may_read=_officer_may_read,
        )
    )
    kinds.register(
        kinds.DocumentKind(
            slug=REFERRAL_PAPER,
            name=_("Surat Rekomendasi Hasil Pemeriksaan"),
            issuer_fact="authority",
            issuing_unit=UNIT,
            legal_basis=LAW,
            holder_label=company,
            public_facts=("way",),
            stressed=("way",),
            labels={
                "way": _("Diteruskan sebagai"),
                "workplace": _("Tempat kerja"),
                "nib": _("NIB"),
                "notes": _("Nota yang tidak dilaksanakan"),
                "left": _("Belum dipenuhi"),
            },
            may_read=_officer_may_read,
        )
    )
    _register_deed()


def _register_deed() -> None:
    kinds.register(
        kinds.DocumentKind(
            slug=DEED,
            name=_("Akta Pengawasan Ketenagakerjaan"),
            issuer_fact="authority",
            issuing_unit=UNIT,
            legal_basis=LAW,
            holder_label=_("Nama perusahaan"),
            public_facts=("workplace", "report"),
            stressed=("workers",),
            labels={
                "workplace": _("Tempat kerja"),
                "nib": _("NIB"),
                "legal_form": _("Bentuk usaha"),
                "address": _("Alamat"),
                "industry": _("Lapangan usaha"),
                "owner": _("Pemilik"),
                "management": _("Pengurus"),
                "founded_on": _("Berdiri atau pindah"),
                "ownership": _("Pemilikan dan modal"),
                "founding_deed": _("Akta pendirian dan pengesahan"),
                "branches": _("Tempat kerja lain"),
                "workers": _("Tenaga kerja"),
                "contracts": _("Hubungan kerja"),
                "wage_systems": _("Sistem upah"),
                "equipment": _("Mesin, pesawat tenaga, dan instalasi"),
                "materials": _("Bahan berbahaya"),
                "report": _("Menurut laporan"),
                "inspections": _("Catatan pemeriksaan"),
                "duty_to_report": _("Kewajiban"),
            },
            withdrawal_reasons={REPLACED: _("Diganti dengan akta yang lebih baru.")},
            may_read=_officer_may_read,
        )
    )
