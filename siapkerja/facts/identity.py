"""What the platform announces of people and organisations."""

from dataclasses import dataclass
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class MembershipGranted(Fact):
    """A person may act for an organisation."""

    publisher: ClassVar[str] = "identity"
    subject_field: ClassVar[str] = "membership_id"
    membership_id: int
    person_id: int
    legal_entity_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class OrganisationRegistered(Fact):
    """An organisation joined with its head office."""

    publisher: ClassVar[str] = "identity"
    subject_field: ClassVar[str] = "legal_entity_id"
    legal_entity_id: int
    regency_code: str


@dataclass(frozen=True, kw_only=True)
class WorkplaceOpened(Fact):
    """An organisation works at a further place."""

    publisher: ClassVar[str] = "identity"
    subject_field: ClassVar[str] = "workplace_id"
    workplace_id: int
    legal_entity_id: int
    regency_code: str


@dataclass(frozen=True, kw_only=True)
class _AboutConsent(Fact):
    publisher: ClassVar[str] = "identity"
    subject_field: ClassVar[str] = "consent_id"
    consent_id: int
    person_id: int
    purpose: str
    recipient_id: int | None


@dataclass(frozen=True, kw_only=True)
class ConsentGiven(_AboutConsent):
    """A person agreed to one use of their data (UU 27/2022 art. 20)."""


@dataclass(frozen=True, kw_only=True)
class ConsentWithdrawn(_AboutConsent):
    """A person took an agreement back (UU 27/2022 art. 9); whoever relied on it stops."""


@dataclass(frozen=True, kw_only=True)
class _AboutNikClaim(Fact):
    publisher: ClassVar[str] = "identity"
    subject_field: ClassVar[str] = "nik_claim_id"
    nik_claim_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class NikClaimed(_AboutNikClaim):
    """A person says that a NIK is theirs, for the first time or in place of another one."""


@dataclass(frozen=True, kw_only=True)
class NikVerified(_AboutNikClaim):
    """The population registry matched a claim, and no other claim of this NIK was verified; one may sign in by it now."""


@dataclass(frozen=True, kw_only=True)
class PersonIdentityChanged(Fact):
    """Name, sex or date of birth of a person were corrected."""

    publisher: ClassVar[str] = "identity"
    subject_field: ClassVar[str] = "person_id"
    person_id: int


@dataclass(frozen=True, kw_only=True)
class NikClaimsCollided(Fact):
    """The population registry matched a second person's claim of a NIK; both claims are disputed until an officer decides."""

    publisher: ClassVar[str] = "identity"
    subject_field: ClassVar[str] = "nik_claim_id"
    nik_claim_id: int
    verified_claim_id: int
