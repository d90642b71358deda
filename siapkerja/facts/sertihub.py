"""What Sertihub announces."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class _AboutScheme(Fact):
    publisher: ClassVar[str] = "sertihub"
    subject_field: ClassVar[str] = "scheme_id"
    scheme_id: int
    legal_entity_id: int


@dataclass(frozen=True, kw_only=True)
class SchemePublished(_AboutScheme):
    """A certification body offers a scheme, or offers it differently than before.

    Attributes:
        number: the scheme's public number, the key by which other services know it.
        title: its public title; not personal.
        occupation_code: KBJI, "" where not said.
        unit_codes: the competence units it certifies.
        certified: their titles; empty in what was announced before this was told.
    """

    number: str
    title: str
    occupation_code: str
    unit_codes: tuple[str, ...]
    certified: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SchemeWithdrawn(_AboutScheme):
    """A scheme takes no more candidates."""

    number: str
    reason_code: str


@dataclass(frozen=True, kw_only=True)
class CertificationOffered(Fact):
    """A person who finished a training is offered a scheme that certifies what was taught."""

    publisher: ClassVar[str] = "sertihub"
    subject_field: ClassVar[str] = "offer_id"
    offer_id: int
    person_id: int
    scheme_id: int
    scheme_number: str


@dataclass(frozen=True, kw_only=True)
class _AboutCandidacy(Fact):
    publisher: ClassVar[str] = "sertihub"
    subject_field: ClassVar[str] = "candidacy_id"
    candidacy_id: int
    scheme_id: int
    legal_entity_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class CandidacySubmitted(_AboutCandidacy):
    """A person asked a certification body to be assessed in a scheme (FR.APL.01)."""


@dataclass(frozen=True, kw_only=True)
class CandidacyMoved(_AboutCandidacy):
    """A candidate's case went on: verified, scheduled, assessed, decided, withdrawn."""

    move: str
    state: str
    reason_code: str


@dataclass(frozen=True, kw_only=True)
class AssessmentScheduled(_AboutCandidacy):
    """Day, test venue and assessor are set, or set anew."""

    assessor_person_id: int
    on: date


@dataclass(frozen=True, kw_only=True)
class _AboutCertificate(Fact):
    publisher: ClassVar[str] = "sertihub"
    subject_field: ClassVar[str] = "certificate_id"
    certificate_id: int
    candidacy_id: int
    person_id: int
    legal_entity_id: int
    scheme_number: str


@dataclass(frozen=True, kw_only=True)
class CertificateIssued(_AboutCertificate):
    """A competence certificate was issued on behalf of BNSP (PP 10/2018).

    Attributes:
        regency_code: of the test venue, where it is counted.
    """

    document_id: int
    number: str
    scheme_id: int
    occupation_code: str
    unit_codes: tuple[str, ...]
    regency_code: str
    issued_on: date
    valid_until: date


@dataclass(frozen=True, kw_only=True)
class CertificateRevoked(_AboutCertificate):
    """A competence certificate no longer counts."""

    reason_code: str


@dataclass(frozen=True, kw_only=True)
class CertificateExpired(_AboutCertificate):
    """A competence certificate reached the end of its years."""
