"""The permission core: an enum and a grants table per service, asked of an Actor.

A service writes `class Permission(StrEnum)` and `GRANTS: Grants` in its `permissions.py` and asks with `allows`,
`require` and `regions_of`. Rows somebody may not know of are left out of the queryset (404); a known row that may not
be moved is `NotPermitted`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import MemberRole, OfficerRole
from siapkerja.kernel.errors import NotPermitted


@dataclass(frozen=True, kw_only=True)
class Grant:
    """To whom one permission is given.

    Args:
        anyone: also strangers.
        person: any signed-in person, about their own matters.
        members: roles in the organisation acted for.
        officers: roles, within the region of their assignment.
        system: the portal's own processes.
    """

    anyone: bool = False
    person: bool = False
    members: frozenset[MemberRole] = field(default_factory=frozenset)
    officers: frozenset[OfficerRole] = field(default_factory=frozenset)
    system: bool = True


Grants = Mapping[StrEnum, Grant]

EVERY_MEMBER = frozenset(MemberRole)
EDITORS = frozenset({MemberRole.SIGNATORY, MemberRole.MANAGER, MemberRole.CONTRIBUTOR})
MANAGERS = frozenset({MemberRole.SIGNATORY, MemberRole.MANAGER})


def allows(
    grants: Grants,
    actor: Actor,
    permission: StrEnum,
    *,
    legal_entity_id: int | None = None,
    workplace_id: int | None = None,
    region_code: str | None = None,
    person_id: int | None = None,
) -> bool:
    """May `actor` do this, to something of this organisation, workplace, region or person?

    Args:
        legal_entity_id, workplace_id: organisation (and workplace) the record belongs to, for member grants.
        region_code: region the record lies in, for officer grants; None matches no officer.
        person_id: person the record is about, for person grants; None means "about oneself".
    """
    grant = grants[permission]
    if grant.anyone or (grant.system and actor.is_system):
        return True
    if grant.person and actor.is_known and person_id in {None, actor.subject_id}:
        return True
    if legal_entity_id is not None and actor.member_roles(legal_entity_id, workplace_id) & grant.members:
        return True
    return region_code is not None and any(claim.role in grant.officers and claim.covers(region_code) for claim in actor.assignments)


def require(
    grants: Grants,
    actor: Actor,
    permission: StrEnum,
    *,
    legal_entity_id: int | None = None,
    workplace_id: int | None = None,
    region_code: str | None = None,
    person_id: int | None = None,
) -> None:
    """Like `allows`.

    Raises:
        NotPermitted: the actor may not.
    """
    if not allows(
        grants,
        actor,
        permission,
        legal_entity_id=legal_entity_id,
        workplace_id=workplace_id,
        region_code=region_code,
        person_id=person_id,
    ):
        raise NotPermitted()


def regions_of(grants: Grants, actor: Actor, permission: StrEnum) -> frozenset[str]:
    """Region codes within which the actor holds the permission as an officer; "" is the whole country."""
    return actor.officer_regions(grants[permission].officers)
