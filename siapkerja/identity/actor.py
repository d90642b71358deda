"""Who acts: principal, on whose behalf, for which organisation, with which dated assignments, through which channel."""

from dataclasses import dataclass, replace
from enum import StrEnum

from siapkerja.identity.enums import MemberRole, OfficerRole


class Channel(StrEnum):
    WEB = "web"
    API = "api"
    WORKER = "worker"
    COMMAND = "command"


@dataclass(frozen=True)
class MembershipClaim:
    """A membership in force: `workplace_id` None means every workplace of the organisation."""

    legal_entity_id: int
    role: MemberRole
    workplace_id: int | None = None


@dataclass(frozen=True)
class AssignmentClaim:
    """An assignment in force: `region_code` "" means the whole country."""

    role: OfficerRole
    region_code: str = ""

    def covers(self, region_code: str) -> bool:
        return region_code.startswith(self.region_code)


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A value, not a request: everything that may be asked about who acts.

    Attributes:
        user_id, person_id: None for strangers and for the system.
        system: name of the part of the system that acts ("demo", "beat"), "" for people.
        client: number of the program of an organisation that acts (`siapkerja.api`), "" for people.
        is_sandbox: a program that only tries things out: what it does is announced to nobody.
        on_behalf_of_id: person an agent acts for; both names go into the history.
        legal_entity_id: organisation acted for, taken from the URL, never from the session.
        awaits_second_factor: roles were withheld because the account has no second factor yet
            (`siapkerja.identity.second_factor`).
    """

    channel: Channel
    user_id: int | None = None
    person_id: int | None = None
    system: str = ""
    client: str = ""
    is_sandbox: bool = False
    on_behalf_of_id: int | None = None
    legal_entity_id: int | None = None
    memberships: tuple[MembershipClaim, ...] = ()
    assignments: tuple[AssignmentClaim, ...] = ()
    awaits_second_factor: bool = False

    @classmethod
    def stranger(cls, channel: Channel = Channel.WEB) -> "Actor":
        return cls(channel=channel)

    @classmethod
    def the_system(cls, name: str, channel: Channel = Channel.WORKER) -> "Actor":
        return cls(channel=channel, system=name)

    @property
    def is_system(self) -> bool:
        return bool(self.system)

    @property
    def is_known(self) -> bool:
        """Signed in and attached to a person."""
        return self.person_id is not None

    @property
    def is_officer(self) -> bool:
        return bool(self.assignments)

    @property
    def subject_id(self) -> int | None:
        """The person whose matter this is: the one acted for, else the actor."""
        return self.on_behalf_of_id or self.person_id

    def acting_for(self, legal_entity_id: int) -> "Actor":
        return replace(self, legal_entity_id=legal_entity_id)

    def on_behalf_of(self, person_id: int) -> "Actor":
        """The same actor doing one thing for a person, so that both names stand under it."""
        return replace(self, on_behalf_of_id=person_id)

    def member_roles(self, legal_entity_id: int, workplace_id: int | None = None) -> frozenset[MemberRole]:
        """Roles in an organisation; with `workplace_id`, those that reach that workplace."""
        return frozenset(
            claim.role
            for claim in self.memberships
            if claim.legal_entity_id == legal_entity_id
            and (claim.workplace_id is None or workplace_id is None or claim.workplace_id == workplace_id)
        )

    def workplaces_in(self, legal_entity_id: int) -> frozenset[int] | None:
        """Workplaces of an organisation that the memberships reach; None for all of them."""
        mine = [claim.workplace_id for claim in self.memberships if claim.legal_entity_id == legal_entity_id]
        return None if None in mine else frozenset(workplace for workplace in mine if workplace is not None)

    def officer_regions(self, roles: frozenset[OfficerRole]) -> frozenset[str]:
        """Region codes over which the actor holds one of `roles`; "" in it is the whole country."""
        return frozenset(claim.region_code for claim in self.assignments if claim.role in roles)

    @property
    def role_word(self) -> str:
        """For the history: in what role the act was done."""
        if self.system:
            return f"system:{self.system}"
        if self.client:
            return f"client:{self.client}"
        if self.legal_entity_id is not None:
            roles = self.member_roles(self.legal_entity_id)
            if roles:
                return min(roles, key=list(MemberRole).index).value
        if self.assignments:
            return self.assignments[0].role.value
        return "person" if self.is_known else "stranger"
