"""What is announced of organisations: who may act for them, what officers decided, what became one."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class _AboutCase(Fact):
    publisher: ClassVar[str] = "organisations"
    subject_field: ClassVar[str] = "case_id"
    case_id: int
    kind: str
    person_id: int
    legal_entity_id: int
    regency_code: str


@dataclass(frozen=True, kw_only=True)
class CaseSubmitted(_AboutCase):
    """A claim, handover or capacity waits for an officer; `others` are persons on the other side, who are told."""

    others: tuple[int, ...]
    objections_until: date | None


@dataclass(frozen=True, kw_only=True)
class CaseObjected(_AboutCase):
    """A present manager objected to a handover."""

    by_id: int


@dataclass(frozen=True, kw_only=True)
class CaseMoved(_AboutCase):
    """A case was returned, approved, refused or withdrawn; `others` are persons on the other side, who are told."""

    move: str
    state: str
    others: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class InvitationSent(Fact):
    """An organisation invites somebody by e-mail; `serial` counts how often this invitation was sent."""

    publisher: ClassVar[str] = "organisations"
    subject_field: ClassVar[str] = "invitation_id"
    invitation_id: int
    legal_entity_id: int
    serial: int


@dataclass(frozen=True, kw_only=True)
class InvitationAccepted(Fact):
    """Somebody took up an invitation and is a member now."""

    publisher: ClassVar[str] = "organisations"
    subject_field: ClassVar[str] = "invitation_id"
    invitation_id: int
    legal_entity_id: int
    person_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class OrganisationsMerged(Fact):
    """A duplicate became part of `legal_entity_id`; whoever keeps copies of its id moves them."""

    publisher: ClassVar[str] = "organisations"
    subject_field: ClassVar[str] = "legal_entity_id"
    legal_entity_id: int
    absorbed_id: int


@dataclass(frozen=True, kw_only=True)
class _AboutOrganisation(Fact):
    publisher: ClassVar[str] = "identity"
    subject_field: ClassVar[str] = "legal_entity_id"
    legal_entity_id: int


@dataclass(frozen=True, kw_only=True)
class OrganisationProven(_AboutOrganisation):
    """An officer decided that those who act for an organisation may; from now on it sends and publishes."""


@dataclass(frozen=True, kw_only=True)
class OrganisationChanged(_AboutOrganisation):
    """Name, legal form, numbers or industry of an organisation changed."""


@dataclass(frozen=True, kw_only=True)
class CapacityGranted(_AboutOrganisation):
    """An organisation takes part in a further capacity."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class CapacityEnded(_AboutOrganisation):
    """An organisation no longer takes part in a capacity."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class _AboutWorkplace(Fact):
    publisher: ClassVar[str] = "identity"
    subject_field: ClassVar[str] = "workplace_id"
    workplace_id: int
    legal_entity_id: int
    regency_code: str


@dataclass(frozen=True, kw_only=True)
class WorkplaceChanged(_AboutWorkplace):
    """A place of work has another name or address."""


@dataclass(frozen=True, kw_only=True)
class WorkplaceClosed(_AboutWorkplace):
    """A place of work is no longer there; the reason is a `WorkplaceClosing`."""

    closed_on: date
    reason_code: str


@dataclass(frozen=True, kw_only=True)
class _AboutMembership(Fact):
    publisher: ClassVar[str] = "identity"
    subject_field: ClassVar[str] = "membership_id"
    membership_id: int
    person_id: int
    legal_entity_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class MembershipRoleChanged(_AboutMembership):
    """A member has another role; the membership is the new one."""

    earlier_role: str


@dataclass(frozen=True, kw_only=True)
class MembershipEnded(_AboutMembership):
    """A person no longer acts for an organisation; the ending is a `MembershipEnding`."""

    ending: str
