"""The permission core: an enum and a grants table per service, asked of an Actor.

A service writes `class Permission(StrEnum)` and `GRANTS: Grants` in its `permissions.py`, gives each permission words
with `declare`, and asks with `allows`, `require` and `regions_of`. Rows somebody may not know of are left out of the
queryset (404); a known row that may not be moved is `NotPermitted`.
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


@dataclass(frozen=True, kw_only=True)
class RightsTable:
    """One grants table with its words, for the page that says who may do what.

    Attributes:
        area: short name of the app ("karirhub").
        title: what the table is about, for people.
        words: what each permission lets one do, verb first.
    """

    area: str
    title: str
    grants: Grants
    words: Mapping[StrEnum, str]


_tables: dict[str, RightsTable] = {}


def declare(*, area: str, title: str, grants: Grants, words: Mapping[StrEnum, str]) -> None:
    """Make a grants table known with its words, once, where it is written.

    Raises:
        ValueError: a permission without words or without a grant, or a second table of this area.
    """
    if words.keys() != grants.keys():
        silent = sorted(str(permission) for permission in words.keys() ^ grants.keys())
        raise ValueError(f"{area}: each permission needs a grant and words: {', '.join(silent)}")
    if area in _tables:
        raise ValueError(f"two grants tables are called {area}")
    _tables[area] = RightsTable(area=area, title=title, grants=grants, words=words)


def rights_tables() -> list[RightsTable]:
    """Every declared table, by area."""
    return [_tables[area] for area in sorted(_tables)]


def table_of(permission: StrEnum) -> RightsTable:
    """The declared table a permission stands in.

    Raises:
        LookupError: nobody declared it.
    """
    for table in _tables.values():
        if permission in table.grants and type(permission) is type(next(iter(table.grants))):
            return table
    raise LookupError(f"no declared grants table holds {permission!r}")


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
