"""Who may do what to organisations and personal records."""

from enum import StrEnum

from siapkerja.identity.permissions import EVERY_MEMBER, MANAGERS, Grant, Grants


class Permission(StrEnum):
    SEE_ORGANISATION = "see_organisation"
    MANAGE_ORGANISATION = "manage_organisation"
    CHANGE_OWN_RECORD = "change_own_record"


GRANTS: Grants = {
    Permission.SEE_ORGANISATION: Grant(members=EVERY_MEMBER),
    Permission.MANAGE_ORGANISATION: Grant(members=MANAGERS),
    Permission.CHANGE_OWN_RECORD: Grant(person=True),
}
