"""Who may let programs act for an organisation."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.permissions import MANAGERS, Grant, Grants, allows, declare, require
from siapkerja.kernel.errors import Refused


class Permission(StrEnum):
    SEE_CLIENTS = "see_clients"
    MANAGE_CLIENTS = "manage_clients"


GRANTS: Grants = {
    Permission.SEE_CLIENTS: Grant(members=MANAGERS),
    Permission.MANAGE_CLIENTS: Grant(members=frozenset({MemberRole.SIGNATORY})),
}

declare(
    area="api",
    title=_("Sambungan program (API)"),
    grants=GRANTS,
    words={
        Permission.SEE_CLIENTS: _("Melihat program yang bertindak untuk organisasi"),
        Permission.MANAGE_CLIENTS: _("Membuat, memperbarui, dan mencabut sambungan program"),
    },
)


class OnlyOnePlace(Refused):
    code = "only_one_place"
    sentence = _("Program dapat diberi semua tempat kerja. Minta penanggung jawab seluruh organisasi membuatnya.")


def keeper_of(organisation: LegalEntity) -> int:
    """Whose responsible person answers for its programs: its own, and for an invented one that of whoever tries things out with it."""
    return organisation.sandbox_of_id or organisation.pk


def may_manage(actor: Actor, legal_entity_id: int) -> bool:
    """A program can be given every workplace, so whoever answers for one branch only cannot make one."""
    return allows(GRANTS, actor, Permission.MANAGE_CLIENTS, legal_entity_id=legal_entity_id) and (
        actor.is_system or actor.workplaces_in(legal_entity_id) is None
    )


def demand_management(actor: Actor, legal_entity_id: int) -> None:
    """Like `may_manage`.

    Raises:
        NotPermitted: not the organisation's responsible person.
        OnlyOnePlace: responsible for one branch only.
    """
    require(GRANTS, actor, Permission.MANAGE_CLIENTS, legal_entity_id=legal_entity_id)
    if not may_manage(actor, legal_entity_id):
        raise OnlyOnePlace
