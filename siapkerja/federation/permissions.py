"""Who may let other systems sign people in."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.permissions import Grant, Grants, declare

APPLICATION_OFFICERS = frozenset({OfficerRole.ADMINISTRATOR})


class Permission(StrEnum):
    MANAGE_RELYING_PARTIES = "manage_relying_parties"


GRANTS: Grants = {Permission.MANAGE_RELYING_PARTIES: Grant(officers=APPLICATION_OFFICERS)}

declare(
    area="federation",
    title=_("Masuk dari sistem lain"),
    grants=GRANTS,
    words={Permission.MANAGE_RELYING_PARTIES: _("Mengatur sistem lain yang boleh memakai akun SIAPKerja")},
)
