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

GRANTS: Grants = {
    Permission.VIEW_REPORT: Grant(members=EVERY_MEMBER, officers=READING_OFFICERS),
    Permission.EDIT_REPORT: Grant(members=EDITORS),
    Permission.SUBMIT_REPORT: Grant(members=MANAGERS),
    Permission.ACCEPT_REPORT: Grant(officers=ACCEPTING_OFFICERS),
    Permission.VIEW_REGION: Grant(officers=READING_OFFICERS),
}

declare(
    area="wajiblapor",
    title=_("Wajib Lapor: laporan ketenagakerjaan"),
    grants=GRANTS,
    words={
        Permission.VIEW_REPORT: _("Membaca laporan sebuah tempat kerja"),
        Permission.EDIT_REPORT: _("Membuka dan mengisi laporan, mengunggah daftar pekerja"),
        Permission.SUBMIT_REPORT: _("Mengirim laporan"),
        Permission.ACCEPT_REPORT: _("Menerima laporan"),
        Permission.VIEW_REGION: _("Melihat antrean dan angka laporan sewilayah"),
    },
)

REFUSALS = {
    Permission.VIEW_REPORT: _("Anda belum dapat melihat laporan tempat kerja ini."),
    Permission.EDIT_REPORT: _("Peran Anda hanya untuk membaca. Minta penanggung jawab menambah peran Anda."),
    Permission.SUBMIT_REPORT: _("Hanya penanggung jawab atau pengelola akun yang dapat mengirim laporan."),
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
