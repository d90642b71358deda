"""Who may do what in Karirhub."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from karirhub.models import Vacancy
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.permissions import EDITORS, EVERY_MEMBER, Grant, Grants, allows, declare, require


class Permission(StrEnum):
    READ_VACANCIES = "read_vacancies"
    WRITE_VACANCY = "write_vacancy"
    PUBLISH_VACANCY = "publish_vacancy"
    FREEZE_VACANCY = "freeze_vacancy"
    APPLY = "apply"
    WITHDRAW_APPLICATION = "withdraw_application"
    HANDLE_APPLICATIONS = "handle_applications"


GRANTS: Grants = {
    Permission.READ_VACANCIES: Grant(members=EVERY_MEMBER),
    Permission.WRITE_VACANCY: Grant(members=EDITORS),
    Permission.PUBLISH_VACANCY: Grant(members=EDITORS),
    Permission.FREEZE_VACANCY: Grant(
        officers=frozenset({OfficerRole.MINISTRY_OFFICER, OfficerRole.PROVINCE_OFFICER, OfficerRole.REGENCY_OFFICER})
    ),
    Permission.APPLY: Grant(person=True),
    Permission.WITHDRAW_APPLICATION: Grant(person=True),
    Permission.HANDLE_APPLICATIONS: Grant(members=EDITORS),
}

declare(
    area="karirhub",
    title=_("Karirhub: lowongan dan lamaran"),
    grants=GRANTS,
    words={
        Permission.READ_VACANCIES: _("Melihat lowongan organisasi, termasuk draf"),
        Permission.WRITE_VACANCY: _("Menulis dan mengubah lowongan"),
        Permission.PUBLISH_VACANCY: _("Menerbitkan dan menutup lowongan"),
        Permission.FREEZE_VACANCY: _("Membekukan lowongan yang diragukan"),
        Permission.APPLY: _("Melamar lowongan"),
        Permission.WITHDRAW_APPLICATION: _("Menarik lamaran sendiri"),
        Permission.HANDLE_APPLICATIONS: _("Membaca dan menjawab lamaran yang masuk"),
    },
)


def may(actor: Actor, permission: Permission, vacancy: Vacancy) -> bool:
    """May the actor do this to the vacancy, or to applications for it?"""
    return allows(
        GRANTS,
        actor,
        permission,
        legal_entity_id=vacancy.legal_entity_id,
        workplace_id=vacancy.workplace_id,
        region_code=vacancy.regency_id,
    )


def demand(actor: Actor, permission: Permission, vacancy: Vacancy) -> None:
    """Like `may`; raises NotPermitted."""
    require(
        GRANTS,
        actor,
        permission,
        legal_entity_id=vacancy.legal_entity_id,
        workplace_id=vacancy.workplace_id,
        region_code=vacancy.regency_id,
    )
