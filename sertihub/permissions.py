"""Who may do what in Sertihub."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.permissions import EDITORS, EVERY_MEMBER, MANAGERS, Grant, Grants, allows, declare, require

WHOLE_COUNTRY = ""


class Permission(StrEnum):
    READ_BODY = "read_body"
    STATE_BODY = "state_body"
    CONFIRM_BODY = "confirm_body"
    WRITE_SCHEME = "write_scheme"
    PUBLISH_SCHEME = "publish_scheme"
    KEEP_ASSESSORS = "keep_assessors"
    KEEP_VENUES = "keep_venues"
    READ_CANDIDATES = "read_candidates"
    VERIFY_CANDIDATE = "verify_candidate"
    SCHEDULE_ASSESSMENT = "schedule_assessment"
    DECIDE_CERTIFICATION = "decide_certification"
    ISSUE_CERTIFICATE = "issue_certificate"
    BE_CERTIFIED = "be_certified"
    ASSESS = "assess"


GRANTS: Grants = {
    Permission.READ_BODY: Grant(members=EVERY_MEMBER),
    Permission.STATE_BODY: Grant(members=MANAGERS),
    Permission.CONFIRM_BODY: Grant(officers=frozenset({OfficerRole.MINISTRY_OFFICER})),
    Permission.WRITE_SCHEME: Grant(members=EDITORS),
    Permission.PUBLISH_SCHEME: Grant(members=MANAGERS),
    Permission.KEEP_ASSESSORS: Grant(members=MANAGERS),
    Permission.KEEP_VENUES: Grant(members=EDITORS),
    Permission.READ_CANDIDATES: Grant(members=EDITORS),
    Permission.VERIFY_CANDIDATE: Grant(members=EDITORS),
    Permission.SCHEDULE_ASSESSMENT: Grant(members=EDITORS),
    Permission.DECIDE_CERTIFICATION: Grant(members=MANAGERS),
    Permission.ISSUE_CERTIFICATE: Grant(members=MANAGERS),
    Permission.BE_CERTIFIED: Grant(person=True),
    Permission.ASSESS: Grant(person=True),
}

declare(
    area="sertihub",
    title=_("Sertihub: lembaga sertifikasi, skema, asesor, asesi, dan sertifikat"),
    grants=GRANTS,
    words={
        Permission.READ_BODY: _("Melihat data lembaga sertifikasi, termasuk skema yang masih draf"),
        Permission.STATE_BODY: _("Mengirim data lisensi lembaga"),
        Permission.CONFIRM_BODY: _("Memeriksa data lisensi lembaga sertifikasi"),
        Permission.WRITE_SCHEME: _("Menulis skema dan memilih unitnya"),
        Permission.PUBLISH_SCHEME: _("Menerbitkan dan menarik skema"),
        Permission.KEEP_ASSESSORS: _("Mencatat asesor lembaga"),
        Permission.KEEP_VENUES: _("Mencatat tempat uji kompetensi"),
        Permission.READ_CANDIDATES: _("Membaca permohonan asesi dan buktinya"),
        Permission.VERIFY_CANDIDATE: _("Memeriksa kelengkapan permohonan asesi"),
        Permission.SCHEDULE_ASSESSMENT: _("Menjadwalkan asesmen dan menugaskan asesor"),
        Permission.DECIDE_CERTIFICATION: _("Memutuskan kompeten atau belum kompeten sebagai komite"),
        Permission.ISSUE_CERTIFICATE: _("Menerbitkan dan mencabut sertifikat kompetensi"),
        Permission.BE_CERTIFIED: _("Mengajukan permohonan sertifikasi dan mengundurkan diri"),
        Permission.ASSESS: _("Menilai asesi yang dijadwalkan untuk Anda"),
    },
)


def may(actor: Actor, permission: Permission, legal_entity_id: int) -> bool:
    """May the actor do this for the body of that organisation?"""
    return allows(GRANTS, actor, permission, legal_entity_id=legal_entity_id)


def demand(actor: Actor, permission: Permission, legal_entity_id: int) -> None:
    """Like `may`; raises NotPermitted."""
    require(GRANTS, actor, permission, legal_entity_id=legal_entity_id)


def demand_officer(actor: Actor, permission: Permission) -> None:
    """For what officers of the whole country do; raises NotPermitted."""
    require(GRANTS, actor, permission, region_code=WHOLE_COUNTRY)
