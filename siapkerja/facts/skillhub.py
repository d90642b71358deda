"""What Skillhub announces."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class _AboutProgramme(Fact):
    publisher: ClassVar[str] = "skillhub"
    subject_field: ClassVar[str] = "programme_id"
    programme_id: int
    legal_entity_id: int


@dataclass(frozen=True, kw_only=True)
class _Described(_AboutProgramme):
    """What others know a programme by; empty in what was announced before this was told.

    Attributes:
        title: its public title; not personal.
        occupation_code: what it prepares for (KBJI), "" where not said.
        unit_codes: competence units it teaches.
        taught: titles of its units.
    """

    title: str = ""
    occupation_code: str = ""
    unit_codes: tuple[str, ...] = ()
    taught: tuple[str, ...] = ()
    regency_code: str = ""


@dataclass(frozen=True, kw_only=True)
class ProgrammePublished(_Described):
    """A training programme can be read by everybody."""

    vocational_field: str


@dataclass(frozen=True, kw_only=True)
class ProgrammeChanged(_Described):
    """What the public sees of a programme, its units or its batches changed."""


@dataclass(frozen=True, kw_only=True)
class ProgrammeWithdrawn(_AboutProgramme):
    """A programme is no longer offered."""

    reason_code: str


@dataclass(frozen=True, kw_only=True)
class _AboutBatch(Fact):
    publisher: ClassVar[str] = "skillhub"
    subject_field: ClassVar[str] = "batch_id"
    batch_id: int
    programme_id: int
    legal_entity_id: int


@dataclass(frozen=True, kw_only=True)
class BatchAnnounced(_AboutBatch):
    """A batch has seats and days."""

    quota: int
    registration_opens_on: date
    registration_closes_on: date


@dataclass(frozen=True, kw_only=True)
class RegistrationOpened(_AboutBatch):
    """One can register for a batch from now on."""


@dataclass(frozen=True, kw_only=True)
class RegistrationClosed(_AboutBatch):
    """A batch takes no more registrations."""


@dataclass(frozen=True, kw_only=True)
class BatchCancelled(_AboutBatch):
    """A batch does not take place."""

    reason_code: str


@dataclass(frozen=True, kw_only=True)
class BatchCompleted(_AboutBatch):
    """A batch has ended and every participant has a result."""

    passed: int
    not_passed: int


@dataclass(frozen=True, kw_only=True)
class _AboutEnrolment(Fact):
    publisher: ClassVar[str] = "skillhub"
    subject_field: ClassVar[str] = "enrolment_id"
    enrolment_id: int
    batch_id: int
    programme_id: int
    legal_entity_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class PersonEnrolled(_AboutEnrolment):
    """A person registered for a batch and has a place in its line."""

    place: int


@dataclass(frozen=True, kw_only=True)
class EnrolmentMoved(_AboutEnrolment):
    """A registration went on: chosen, kept in reserve, confirmed, withdrawn."""

    move: str
    state: str
    reason_code: str


@dataclass(frozen=True, kw_only=True)
class TrainingCompleted(_AboutEnrolment):
    """A person has passed a training (UU 13/2003 art. 18).

    Attributes:
        unit_codes: competence units the programme taught, as its standard numbers them; empty where it follows none.
        occupation_code: what it prepares for (KBJI), "" where not said.
        instructor_ids: the persons who trained them, and so may not assess them (PBNSP 202).
    """

    workplace_id: int
    regency_code: str
    completed_on: date
    unit_codes: tuple[str, ...]
    occupation_code: str
    instructor_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class TrainingCertificateIssued(_AboutEnrolment):
    """A training certificate has its number; its PDF can be fetched."""

    document_id: int
    number: str


@dataclass(frozen=True, kw_only=True)
class TrainingCertificateWithdrawn(_AboutEnrolment):
    """A training certificate no longer counts; its number stays used."""

    document_id: int
    number: str
    reason_code: str
