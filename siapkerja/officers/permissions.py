"""Who may do what with officers' assignments and for citizens, and who gives which role where."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.permissions import Grant, Grants, declare, regions_of
from siapkerja.reference.models import RegionLevel


class Permission(StrEnum):
    SEE_ASSIGNMENTS = "see_assignments"
    GIVE_ASSIGNMENTS = "give_assignments"
    ASSIST = "assist"
    REGISTER_CITIZEN = "register_citizen"
    COMPARE_PASSPORT = "compare_passport"
    SEE_RIGHTS = "see_rights"
    USE_ADMIN = "use_admin"


_HEADS = frozenset({OfficerRole.PROVINCE_HEAD, OfficerRole.REGENCY_HEAD})
_COUNTER = frozenset({OfficerRole.VILLAGE_OFFICER, OfficerRole.EMPLOYMENT_OFFICER, OfficerRole.REGENCY_OFFICER})

# Which roles a role gives, within its own region. Inspection is the province's affair (UU 23/2014, annex G), placement and
# the village are the regency's.
GIVES: Mapping[OfficerRole, frozenset[OfficerRole]] = {
    OfficerRole.ADMINISTRATOR: frozenset(OfficerRole),
    OfficerRole.PROVINCE_HEAD: frozenset({OfficerRole.PROVINCE_OFFICER, OfficerRole.LABOUR_INSPECTOR}),
    OfficerRole.REGENCY_HEAD: frozenset({OfficerRole.REGENCY_OFFICER, OfficerRole.EMPLOYMENT_OFFICER, OfficerRole.VILLAGE_OFFICER}),
}

# Over what each role may be given; None is the whole country.
LEVELS: Mapping[OfficerRole, frozenset[RegionLevel | None]] = {
    OfficerRole.MINISTRY_OFFICER: frozenset({None}),
    OfficerRole.ADMINISTRATOR: frozenset({None}),
    OfficerRole.AUDITOR: frozenset({None}),
    OfficerRole.DATA_PROTECTION_OFFICER: frozenset({None}),
    OfficerRole.PROVINCE_HEAD: frozenset({RegionLevel.PROVINCE}),
    OfficerRole.PROVINCE_OFFICER: frozenset({RegionLevel.PROVINCE}),
    OfficerRole.LABOUR_INSPECTOR: frozenset({RegionLevel.PROVINCE, RegionLevel.REGENCY}),
    OfficerRole.REGENCY_HEAD: frozenset({RegionLevel.REGENCY}),
    OfficerRole.REGENCY_OFFICER: frozenset({RegionLevel.REGENCY}),
    OfficerRole.EMPLOYMENT_OFFICER: frozenset({RegionLevel.REGENCY}),
    OfficerRole.VILLAGE_OFFICER: frozenset({RegionLevel.VILLAGE}),
}

# Roles that are also given over an inspection area: several regencies as one unit.
AREA_ROLES = frozenset({OfficerRole.LABOUR_INSPECTOR})

GRANTS: Grants = {
    Permission.SEE_ASSIGNMENTS: Grant(
        officers=_HEADS
        | {
            OfficerRole.ADMINISTRATOR,
            OfficerRole.AUDITOR,
            OfficerRole.MINISTRY_OFFICER,
            OfficerRole.PROVINCE_OFFICER,
            OfficerRole.REGENCY_OFFICER,
        }
    ),
    Permission.GIVE_ASSIGNMENTS: Grant(officers=frozenset(GIVES)),
    Permission.ASSIST: Grant(officers=_COUNTER | {OfficerRole.PROVINCE_OFFICER}),
    Permission.REGISTER_CITIZEN: Grant(officers=_COUNTER),
    Permission.COMPARE_PASSPORT: Grant(
        officers=frozenset({OfficerRole.EMPLOYMENT_OFFICER, OfficerRole.REGENCY_OFFICER, OfficerRole.PROVINCE_OFFICER})
    ),
    Permission.SEE_RIGHTS: Grant(officers=frozenset({OfficerRole.ADMINISTRATOR, OfficerRole.AUDITOR})),
    Permission.USE_ADMIN: Grant(officers=frozenset({OfficerRole.ADMINISTRATOR})),
}

declare(
    area="officers",
    title=_("Petugas, penugasan, dan pendampingan"),
    grants=GRANTS,
    words={
        Permission.SEE_ASSIGNMENTS: _("Melihat siapa bertugas sebagai apa"),
        Permission.GIVE_ASSIGNMENTS: _("Memberi, memperpanjang, dan mengakhiri penugasan"),
        Permission.ASSIST: _("Bertindak untuk warga atas kode atau formulirnya"),
        Permission.REGISTER_CITIZEN: _("Mencatatkan warga yang belum punya akun"),
        Permission.COMPARE_PASSPORT: _("Mencocokkan paspor warga asing yang didampingi"),
        Permission.SEE_RIGHTS: _("Melihat siapa boleh melakukan apa"),
        Permission.USE_ADMIN: _("Membaca tabel data di halaman administrasi"),
    },
)


def may_give(actor: Actor, role: OfficerRole, region_code: str | None) -> bool:
    """May the actor give this role over this region (None: the whole country)?

    A role over the whole country is given only by somebody whose own role reaches that far.
    """
    return any(claim.covers(region_code or "") for claim in actor.assignments if role in GIVES.get(claim.role, frozenset()))


def given_roles(actor: Actor) -> list[OfficerRole]:
    """Roles the actor may give somewhere, in the order of the list of roles."""
    roles = frozenset().union(*(GIVES.get(claim.role, frozenset()) for claim in actor.assignments))
    return [role for role in OfficerRole if role in roles]


def giving_region(actor: Actor) -> str:
    """The one region within which the actor gives roles; "" where that is the country or more than one region."""
    regions = regions_of(GRANTS, actor, Permission.GIVE_ASSIGNMENTS)
    return next(iter(regions)) if len(regions) == 1 else ""
