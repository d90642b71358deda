from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import CapacityKind, OfficerRole
from siapkerja.identity.permissions import Grant, Grants, declare, require
from siapkerja.kernel.errors import Refused
from siapkerja.organisations.models import OrganisationCase


class Permission(StrEnum):
    ASK = "ask"
    DECIDE_CASES = "decide_cases"
    MERGE = "merge"


DECIDERS = frozenset({OfficerRole.MINISTRY_OFFICER, OfficerRole.PROVINCE_OFFICER, OfficerRole.REGENCY_OFFICER})

GRANTS: Grants = {
    Permission.ASK: Grant(person=True),
    Permission.DECIDE_CASES: Grant(officers=DECIDERS),
    Permission.MERGE: Grant(officers=DECIDERS),
}

declare(
    area="organisations",
    title=_("Klaim, pengambilalihan, dan penggabungan organisasi"),
    grants=GRANTS,
    words={
        Permission.ASK: _("Mengajukan klaim atau pengambilalihan organisasi"),
        Permission.DECIDE_CASES: _("Memutus klaim, sengketa, pengambilalihan, dan kedudukan organisasi"),
        Permission.MERGE: _("Menggabungkan organisasi yang terdaftar dua kali"),
    },
)


class OwnCase(Refused):
    code = "own_case"
    sentence = _("Perkara ini tentang Anda atau organisasi Anda sendiri. Petugas lain yang memutusnya.")


def demand_decision(actor: Actor, case: OrganisationCase) -> None:
    """May the officer decide this case?

    Raises:
        NotPermitted: not of that region; an office is decided nationally.
        OwnCase: the officer is the one who asks, or acts for the organisation.
    """
    region = "" if case.capacity == CapacityKind.OFFICE else case.regency_id
    require(GRANTS, actor, Permission.DECIDE_CASES, region_code=region)
    if actor.person_id == case.person_id or actor.member_roles(case.legal_entity_id):
        raise OwnCase
