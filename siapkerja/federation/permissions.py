"""Who may let other systems sign people in."""

from enum import StrEnum

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.permissions import Grant, Grants

APPLICATION_OFFICERS = frozenset({OfficerRole.ADMINISTRATOR})


class Permission(StrEnum):
    MANAGE_RELYING_PARTIES = "manage_relying_parties"


GRANTS: Grants = {Permission.MANAGE_RELYING_PARTIES: Grant(officers=APPLICATION_OFFICERS)}
