"""Who may write in a profile: its person, whoever acts for them, and the portal itself."""

from enum import StrEnum

from siapkerja.identity.permissions import Grant, Grants


class Permission(StrEnum):
    CHANGE_PROFILE = "change_profile"


GRANTS: Grants = {Permission.CHANGE_PROFILE: Grant(person=True)}
