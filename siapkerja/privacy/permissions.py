from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.permissions import Grant, Grants, declare


class Permission(StrEnum):
    USE_OWN_RIGHTS = "use_own_rights"
    DECIDE_CORRECTIONS = "decide_corrections"
    HANDLE_BREACHES = "handle_breaches"


# Data of a person are put right where the person is served; the protection officer reaches the whole country.
CORRECTION_OFFICERS = frozenset(
    {
        OfficerRole.DATA_PROTECTION_OFFICER,
        OfficerRole.MINISTRY_OFFICER,
        OfficerRole.PROVINCE_OFFICER,
        OfficerRole.REGENCY_OFFICER,
    }
)
BREACH_OFFICERS = frozenset({OfficerRole.DATA_PROTECTION_OFFICER, OfficerRole.AUDITOR})

GRANTS: Grants = {
    Permission.USE_OWN_RIGHTS: Grant(person=True),
    Permission.DECIDE_CORRECTIONS: Grant(officers=CORRECTION_OFFICERS),
    Permission.HANDLE_BREACHES: Grant(officers=BREACH_OFFICERS),
}

declare(
    area="privacy",
    title=_("Data pribadi"),
    grants=GRANTS,
    words={
        Permission.USE_OWN_RIGHTS: _("Memakai hak atas data pribadi sendiri"),
        Permission.DECIDE_CORRECTIONS: _("Memutuskan permintaan perbaikan data"),
        Permission.HANDLE_BREACHES: _("Mencatat dan menangani kegagalan pelindungan data"),
    },
)
