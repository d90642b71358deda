"""Who may do what in Skillhub."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.permissions import EDITORS, EVERY_MEMBER, MANAGERS, Grant, Grants, allows, declare, require
from skillhub.models import Programme


class Permission(StrEnum):
    READ_PROGRAMMES = "read_programmes"
    WRITE_PROGRAMME = "write_programme"
    PUBLISH_PROGRAMME = "publish_programme"
    RUN_BATCH = "run_batch"
    SELECT_PARTICIPANTS = "select_participants"
    WITHDRAW_CERTIFICATE = "withdraw_certificate"
    WATCH_REGION = "watch_region"
    JOIN_TRAINING = "join_training"


# Officers who look after training in their region (PP 31/2006 art. 20 and 21).
WATCHING_OFFICERS = frozenset(
    {
        OfficerRole.MINISTRY_OFFICER,
        OfficerRole.PROVINCE_OFFICER,
        OfficerRole.REGENCY_OFFICER,
        OfficerRole.PROVINCE_HEAD,
        OfficerRole.REGENCY_HEAD,
    }
)

GRANTS: Grants = {
    Permission.READ_PROGRAMMES: Grant(members=EVERY_MEMBER),
    Permission.WRITE_PROGRAMME: Grant(members=EDITORS),
    Permission.PUBLISH_PROGRAMME: Grant(members=MANAGERS),
    Permission.RUN_BATCH: Grant(members=EDITORS),
    Permission.SELECT_PARTICIPANTS: Grant(members=EDITORS),
    Permission.WITHDRAW_CERTIFICATE: Grant(members=MANAGERS),
    Permission.WATCH_REGION: Grant(officers=WATCHING_OFFICERS),
    Permission.JOIN_TRAINING: Grant(person=True),
}

declare(
    area="skillhub",
    title=_("Skillhub: program pelatihan dan angkatan"),
    grants=GRANTS,
    words={
        Permission.READ_PROGRAMMES: _("Melihat program lembaga, termasuk draf"),
        Permission.WRITE_PROGRAMME: _("Menulis program dan unitnya"),
        Permission.PUBLISH_PROGRAMME: _("Menerbitkan dan menarik program"),
        Permission.RUN_BATCH: _("Mengumumkan dan menjalankan angkatan"),
        Permission.SELECT_PARTICIPANTS: _("Membaca pendaftar, memilih peserta, mencatat kehadiran dan hasil"),
        Permission.WITHDRAW_CERTIFICATE: _("Mencabut sertifikat pelatihan"),
        Permission.WATCH_REGION: _("Melihat lembaga pelatihan dan angkatan sewilayah"),
        Permission.JOIN_TRAINING: _("Mendaftar pelatihan dan mengundurkan diri"),
    },
)


def may(actor: Actor, permission: Permission, programme: Programme) -> bool:
    """May the actor do this to the programme, or to a batch of it?"""
    return allows(GRANTS, actor, permission, legal_entity_id=programme.legal_entity_id, workplace_id=programme.workplace_id)


def demand(actor: Actor, permission: Permission, programme: Programme) -> None:
    """Like `may`; raises NotPermitted."""
    require(GRANTS, actor, permission, legal_entity_id=programme.legal_entity_id, workplace_id=programme.workplace_id)
