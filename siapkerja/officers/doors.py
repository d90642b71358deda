"""Doors on the officer's desk, and the pages open to officers who assist."""

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.doors import OfficerDoor, register_officer_door
from siapkerja.officers.permissions import GRANTS, Permission


def register_doors() -> None:
    register_officer_door(
        OfficerDoor(
            url_name="officers:assistance",
            words=_("Dampingi warga"),
            hint=_("Mengisi data dan melamar atas izin warga"),
            icon="person-badge",
            roles=GRANTS[Permission.ASSIST].officers,
        ),
        OfficerDoor(
            url_name="officers:citizens",
            words=_("Warga tercatat"),
            hint=_("Mencatatkan warga dengan formulir kertas"),
            icon="file-earmark-text",
            roles=GRANTS[Permission.REGISTER_CITIZEN].officers,
        ),
        OfficerDoor(
            url_name="officers:assignments",
            words=_("Petugas dan penugasan"),
            hint=_("Siapa bertugas sebagai apa, di mana"),
            icon="people",
            roles=GRANTS[Permission.SEE_ASSIGNMENTS].officers,
        ),
        OfficerDoor(
            url_name="officers:rights",
            words=_("Hak akses"),
            hint=_("Siapa boleh melakukan apa, dan mengapa"),
            icon="shield-check",
            roles=GRANTS[Permission.SEE_RIGHTS].officers,
        ),
    )
