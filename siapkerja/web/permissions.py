from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.permissions import Grant, Grants, declare


class Permission(StrEnum):
    READ_LEVY_REPORTS = "read_levy_reports"
    HANDLE_LEVY_REPORTS = "handle_levy_reports"


# Not the regency's own office: it is where money is most often said to have been asked.
LEVY_OFFICERS = frozenset({OfficerRole.MINISTRY_OFFICER, OfficerRole.PROVINCE_OFFICER, OfficerRole.LABOUR_INSPECTOR})

GRANTS: Grants = {
    Permission.READ_LEVY_REPORTS: Grant(officers=LEVY_OFFICERS),
    Permission.HANDLE_LEVY_REPORTS: Grant(officers=LEVY_OFFICERS),
}

declare(
    area="web",
    title=_("Laporan pungutan"),
    grants=GRANTS,
    words={
        Permission.READ_LEVY_REPORTS: _("Membaca laporan pungutan"),
        Permission.HANDLE_LEVY_REPORTS: _("Menangani laporan pungutan"),
    },
)
