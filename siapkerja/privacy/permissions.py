from enum import StrEnum

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.permissions import Grant, Grants


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
