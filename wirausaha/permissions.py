"""Who may do what in Wirausaha."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import NikClaim
from siapkerja.identity.permissions import Grant, Grants, allows, declare, regions_of
from siapkerja.kernel.errors import NotPermitted
from wirausaha.models import Member, Proposal


class Permission(StrEnum):
    RUN_PROGRAMMES = "run_programmes"
    APPLY_FOR_AID = "apply_for_aid"
    READ_PROPOSALS = "read_proposals"
    VERIFY_AID = "verify_aid"
    DECIDE_AID = "decide_aid"


PROGRAMME_OFFICERS = frozenset({OfficerRole.MINISTRY_OFFICER})
DECIDERS = frozenset(
    {
        OfficerRole.MINISTRY_OFFICER,
        OfficerRole.PROVINCE_OFFICER,
        OfficerRole.REGENCY_OFFICER,
        OfficerRole.PROVINCE_HEAD,
        OfficerRole.REGENCY_HEAD,
    }
)
VERIFIERS = DECIDERS | {OfficerRole.EMPLOYMENT_OFFICER}

GRANTS: Grants = {
    Permission.RUN_PROGRAMMES: Grant(officers=PROGRAMME_OFFICERS),
    Permission.APPLY_FOR_AID: Grant(person=True),
    Permission.READ_PROPOSALS: Grant(officers=VERIFIERS),
    Permission.VERIFY_AID: Grant(officers=VERIFIERS),
    Permission.DECIDE_AID: Grant(officers=DECIDERS),
}

declare(
    area="wirausaha",
    title=_("Wirausaha: bantuan memulai usaha"),
    grants=GRANTS,
    words={
        Permission.RUN_PROGRAMMES: _("Menulis, mengumumkan, dan menutup program bantuan"),
        Permission.APPLY_FOR_AID: _("Mengajukan permohonan, menandatangani perjanjian, dan melaporkan"),
        Permission.READ_PROPOSALS: _("Membaca permohonan di wilayahnya"),
        Permission.VERIFY_AID: _("Memeriksa permohonan, mengunjungi tempat usaha, dan memeriksa laporan"),
        Permission.DECIDE_AID: _("Menetapkan penerima dan menandatangani perjanjian"),
    },
)


class OwnMatter(NotPermitted):
    """An officer stands on the applicant's side of this application."""

    code = "own_matter"
    sentence = _("Anda ada di dalam permohonan ini, jadi petugas lain yang memeriksanya.")


def demand_programmes(actor: Actor) -> None:
    """Raises NotPermitted unless the actor runs programmes for the whole country."""
    if not allows(GRANTS, actor, Permission.RUN_PROGRAMMES, region_code=""):
        raise NotPermitted(str(_("Program bantuan ditulis oleh petugas kementerian.")))


def demand_own(actor: Actor, proposal: Proposal) -> None:
    """Raises NotPermitted unless it is the actor's own application, or of whom the actor helps."""
    if not allows(GRANTS, actor, Permission.APPLY_FOR_AID, person_id=proposal.person_id):
        raise NotPermitted()


def may_decide(actor: Actor, regency_code: str) -> bool:
    return allows(GRANTS, actor, Permission.DECIDE_AID, region_code=regency_code)


def demand_officer(actor: Actor, permission: Permission, proposal: Proposal) -> None:
    """May the actor do this to an application of their region, in which they have no part?

    Raises:
        NotPermitted: another region or role.
        OwnMatter: their own application, or one that names their NIK.
    """
    if not allows(GRANTS, actor, permission, region_code=proposal.regency_id):
        raise NotPermitted()
    if actor.person_id is not None and _has_part(actor.person_id, proposal):
        raise OwnMatter()


def _has_part(person_id: int, proposal: Proposal) -> bool:
    if proposal.person_id == person_id:
        return True
    own = Member.objects.filter(proposal=proposal, nik_index__in=_own_indexes(person_id))
    return own.exists()


def _own_indexes(person_id: int) -> list[bytes]:
    return [bytes(index) for index in NikClaim.objects.standing().filter(person=person_id).values_list("nik_index", flat=True)]


def reading_regions(actor: Actor) -> frozenset[str]:
    """Regions whose applications the actor may read; "" is the whole country."""
    return regions_of(GRANTS, actor, Permission.READ_PROPOSALS)
