"""Who may write in a profile: its person, whoever acts for them, and the portal itself."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.permissions import Grant, Grants, declare


class Permission(StrEnum):
    CHANGE_PROFILE = "change_profile"


GRANTS: Grants = {Permission.CHANGE_PROFILE: Grant(person=True)}

declare(
    area="profiles",
    title=_("Profil"),
    grants=GRANTS,
    words={Permission.CHANGE_PROFILE: _("Mengisi profil")},
)
