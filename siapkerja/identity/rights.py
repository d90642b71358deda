"""Who may do what to organisations and personal records."""

from datetime import date
from enum import StrEnum

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import Membership
from siapkerja.identity.permissions import EVERY_MEMBER, MANAGERS, Grant, Grants, declare
from siapkerja.kernel.errors import NotPermitted


class Permission(StrEnum):
    SEE_ORGANISATION = "see_organisation"
    MANAGE_ORGANISATION = "manage_organisation"
    CHANGE_OWN_RECORD = "change_own_record"


GRANTS: Grants = {
    Permission.SEE_ORGANISATION: Grant(members=EVERY_MEMBER),
    Permission.MANAGE_ORGANISATION: Grant(members=MANAGERS),
    Permission.CHANGE_OWN_RECORD: Grant(person=True),
}

declare(
    area="identity",
    title=_("Akun dan organisasi"),
    grants=GRANTS,
    words={
        Permission.SEE_ORGANISATION: _("Melihat halaman organisasi"),
        Permission.MANAGE_ORGANISATION: _("Mengurus organisasi: cabang dan orang-orangnya"),
        Permission.CHANGE_OWN_RECORD: _("Mengubah data diri sendiri"),
    },
)


def rank(role: MemberRole) -> int:
    """0 is the strongest role."""
    return list(MemberRole).index(role)


def may_direct(actor: Actor, legal_entity_id: int, *, role: MemberRole, workplace_id: int | None) -> bool:
    """May the actor give, change or end this role? Managers up to their own role, those of one branch only there."""
    reaching = [
        claim.role
        for claim in actor.memberships
        if claim.legal_entity_id == legal_entity_id and claim.workplace_id in {None, workplace_id} and claim.role in MANAGERS
    ]
    return actor.is_system or any(rank(held) <= rank(role) for held in reaching)


def demand_membership_right(actor: Actor, legal_entity_id: int, *, role: MemberRole, workplace_id: int | None) -> None:
    """Like `may_direct`.

    Raises:
        NotPermitted.
    """
    if not may_direct(actor, legal_entity_id, role=role, workplace_id=workplace_id):
        raise NotPermitted(str(_("Peran ini hanya dapat diatur oleh pengelola yang setingkat atau di atasnya, untuk tempat yang sama.")))


def manages_whole(actor: Actor, legal_entity_id: int) -> bool:
    """Does the actor manage the organisation as a whole, not only one branch?"""
    return may_direct(actor, legal_entity_id, role=MemberRole.MANAGER, workplace_id=None)


def managers_of(legal_entity_id: int, *, on: date) -> QuerySet[Membership]:
    """Memberships in force that manage the whole organisation."""
    return Membership.objects.at(on).filter(legal_entity_id=legal_entity_id, workplace=None, role__in=MANAGERS)
