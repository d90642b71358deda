"""Who may do what with manpower reports."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.permissions import EDITORS, EVERY_MEMBER, MANAGERS, Grant, Grants, allows, declare
from siapkerja.kernel.errors import NotPermitted


class Permission(StrEnum):
    VIEW_REPORT = "view_report"
    EDIT_REPORT = "edit_report"
    SUBMIT_REPORT = "submit_report"
    ACCEPT_REPORT = "accept_report"
    VIEW_REGION = "view_region"
    SHARE_REVIEWS = "share_reviews"
    INVITE_COMPANIES = "invite_companies"
    WARN_COMPANIES = "warn_companies"
    DISPUTE_EMPLOYMENT = "dispute_employment"
    ANSWER_DISPUTE = "answer_dispute"
    SETTLE_DISPUTE = "settle_dispute"
    VIEW_INSPECTIONS = "view_inspections"
    PLAN_INSPECTIONS = "plan_inspections"
    ORDER_INSPECTIONS = "order_inspections"
    INSPECT = "inspect"
    CLOSE_INSPECTION = "close_inspection"
    ANSWER_FINDING = "answer_finding"


# Officers who read the reports of their region (UU 7/1981 art. 3 and 6; Permenaker 18/2017).
READING_OFFICERS = frozenset(
    {
        OfficerRole.MINISTRY_OFFICER,
        OfficerRole.PROVINCE_OFFICER,
        OfficerRole.REGENCY_OFFICER,
        OfficerRole.PROVINCE_HEAD,
        OfficerRole.REGENCY_HEAD,
        OfficerRole.LABOUR_INSPECTOR,
    }
)
ACCEPTING_OFFICERS = frozenset({OfficerRole.MINISTRY_OFFICER, OfficerRole.PROVINCE_OFFICER, OfficerRole.LABOUR_INSPECTOR})
# Who leads an office: gives its officers their work, and writes in the name of the governor or the minister.
LEADING_OFFICERS = frozenset({OfficerRole.MINISTRY_OFFICER, OfficerRole.PROVINCE_HEAD})
# Labour inspection is the province's (UU 23/2014); regency offices see reports, not inspections.
INSPECTION_OFFICERS = LEADING_OFFICERS | {OfficerRole.PROVINCE_OFFICER, OfficerRole.LABOUR_INSPECTOR}
PLANNING_OFFICERS = LEADING_OFFICERS | {OfficerRole.PROVINCE_OFFICER}
INSPECTORS = frozenset({OfficerRole.LABOUR_INSPECTOR})

# What programs of a company may be allowed (docs/api.md).
READ_SCOPE, WRITE_SCOPE, ROSTER_SCOPE = "reports:read", "reports:write", "rosters:write"

GRANTS: Grants = {
    Permission.VIEW_REPORT: Grant(members=EVERY_MEMBER, officers=READING_OFFICERS),
    Permission.EDIT_REPORT: Grant(members=EDITORS),
    Permission.SUBMIT_REPORT: Grant(members=MANAGERS),
    Permission.ACCEPT_REPORT: Grant(officers=ACCEPTING_OFFICERS),
    Permission.VIEW_REGION: Grant(officers=READING_OFFICERS),
    Permission.SHARE_REVIEWS: Grant(officers=LEADING_OFFICERS),
    Permission.INVITE_COMPANIES: Grant(officers=READING_OFFICERS),
    Permission.WARN_COMPANIES: Grant(officers=LEADING_OFFICERS),
    Permission.DISPUTE_EMPLOYMENT: Grant(person=True),
    Permission.ANSWER_DISPUTE: Grant(members=MANAGERS),
    Permission.SETTLE_DISPUTE: Grant(officers=ACCEPTING_OFFICERS),
    Permission.VIEW_INSPECTIONS: Grant(officers=INSPECTION_OFFICERS),
    Permission.PLAN_INSPECTIONS: Grant(officers=PLANNING_OFFICERS),
    Permission.ORDER_INSPECTIONS: Grant(officers=LEADING_OFFICERS),
    Permission.INSPECT: Grant(officers=INSPECTORS),
    Permission.CLOSE_INSPECTION: Grant(officers=LEADING_OFFICERS | INSPECTORS),
    Permission.ANSWER_FINDING: Grant(members=MANAGERS),
}

declare(
    area="wajiblapor",
    title=_("Wajib Lapor: laporan ketenagakerjaan"),
    grants=GRANTS,
    words={
        Permission.VIEW_REPORT: _("Membaca laporan sebuah tempat kerja"),
        Permission.EDIT_REPORT: _("Membuka dan mengisi laporan, mengunggah daftar pekerja"),
        Permission.SUBMIT_REPORT: _("Mengirim laporan"),
        Permission.ACCEPT_REPORT: _("Memeriksa laporan: menerima atau mengembalikannya"),
        Permission.VIEW_REGION: _("Melihat antrean dan angka laporan sewilayah"),
        Permission.SHARE_REVIEWS: _("Membagi laporan yang menunggu kepada petugas pemeriksa"),
        Permission.INVITE_COMPANIES: _("Mengundang perusahaan yang belum melapor"),
        Permission.WARN_COMPANIES: _("Menerbitkan surat peringatan kepada perusahaan yang tidak melapor"),
        Permission.DISPUTE_EMPLOYMENT: _("Melihat dan membantah yang dilaporkan perusahaan tentang diri sendiri"),
        Permission.ANSWER_DISPUTE: _("Menjawab keberatan pekerja atas yang dilaporkan"),
        Permission.SETTLE_DISPUTE: _("Memutus keberatan pekerja yang tidak dijawab perusahaan"),
        Permission.VIEW_INSPECTIONS: _("Melihat rencana dan hasil pemeriksaan ketenagakerjaan, dengan skor risikonya"),
        Permission.PLAN_INSPECTIONS: _("Menyusun rencana pemeriksaan bulanan"),
        Permission.ORDER_INSPECTIONS: _("Mengesahkan rencana, menugaskan pengawas, menerbitkan surat tugas dan akta, meneruskan perkara"),
        Permission.INSPECT: _("Memeriksa di tempat, mencatat temuan, menerbitkan nota, menilai jawaban perusahaan"),
        Permission.CLOSE_INSPECTION: _("Menutup pemeriksaan yang dilakukan pengawas lain"),
        Permission.ANSWER_FINDING: _("Menjawab temuan pemeriksaan"),
    },
)

REFUSALS = {
    Permission.VIEW_REPORT: _("Anda belum dapat melihat laporan tempat kerja ini."),
    Permission.EDIT_REPORT: _("Peran Anda hanya untuk membaca. Minta penanggung jawab menambah peran Anda."),
    Permission.SUBMIT_REPORT: _("Hanya penanggung jawab atau pengelola akun yang dapat mengirim laporan."),
    Permission.ANSWER_DISPUTE: _("Hanya penanggung jawab atau pengelola akun yang dapat menjawab keberatan pekerja."),
    Permission.ANSWER_FINDING: _("Hanya penanggung jawab atau pengelola akun yang dapat menjawab temuan pemeriksaan."),
}


def may(actor: Actor, permission: Permission, *, legal_entity_id: int, workplace_id: int) -> bool:
    """May a member do this for that workplace?"""
    return allows(GRANTS, actor, permission, legal_entity_id=legal_entity_id, workplace_id=workplace_id)


def demand(actor: Actor, permission: Permission, *, legal_entity_id: int, workplace_id: int) -> None:
    """Like `may`.

    Raises:
        NotPermitted: with a sentence that says whom to ask.
    """
    if not may(actor, permission, legal_entity_id=legal_entity_id, workplace_id=workplace_id):
        raise NotPermitted(str(REFUSALS[permission]))
