from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.permissions import Grant, Grants, declare


class Permission(StrEnum):
    HANDLE_RECOVERY = "handle_recovery"
    HANDLE_DISPUTE = "handle_dispute"
    DECIDE_APPEAL = "decide_appeal"


RECOVERY_OFFICERS = frozenset(
    {OfficerRole.MINISTRY_OFFICER, OfficerRole.PROVINCE_OFFICER, OfficerRole.REGENCY_OFFICER, OfficerRole.EMPLOYMENT_OFFICER}
)
# An appeal is heard one step above the counter.
APPEAL_OFFICERS = frozenset({OfficerRole.MINISTRY_OFFICER, OfficerRole.PROVINCE_OFFICER})

GRANTS: Grants = {
    Permission.HANDLE_RECOVERY: Grant(officers=RECOVERY_OFFICERS),
    Permission.HANDLE_DISPUTE: Grant(officers=RECOVERY_OFFICERS),
    Permission.DECIDE_APPEAL: Grant(officers=APPEAL_OFFICERS),
}

declare(
    area="recovery",
    title=_("Pemulihan akun dan sengketa NIK"),
    grants=GRANTS,
    words={
        Permission.HANDLE_RECOVERY: _("Memeriksa pemulihan akun, juga di loket"),
        Permission.HANDLE_DISPUTE: _("Mendengar dan memutuskan sengketa NIK"),
        Permission.DECIDE_APPEAL: _("Memutuskan banding sengketa NIK"),
    },
)
