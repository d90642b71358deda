"""What is announced about people's rights over their own data."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class CorrectionFiled(Fact):
    """A person asked that something held of them be put right (UU 27/2022 art. 6)."""

    publisher: ClassVar[str] = "privacy"
    subject_field: ClassVar[str] = "correction_id"
    correction_id: int
    person_id: int
    region_code: str
    number: str


@dataclass(frozen=True, kw_only=True)
class CorrectionDecided(Fact):
    """An officer decided about a correction: `state` is accepted or refused."""

    publisher: ClassVar[str] = "privacy"
    subject_field: ClassVar[str] = "correction_id"
    correction_id: int
    person_id: int
    state: str
    number: str


@dataclass(frozen=True, kw_only=True)
class _AboutDeletion(Fact):
    publisher: ClassVar[str] = "privacy"
    subject_field: ClassVar[str] = "deletion_id"
    deletion_id: int
    person_id: int
    number: str


@dataclass(frozen=True, kw_only=True)
class DeletionAsked(_AboutDeletion):
    """A person asked to be forgotten (UU 27/2022 art. 8); until `erase_on` they may change their mind."""

    erase_on: date


@dataclass(frozen=True, kw_only=True)
class DeletionCancelled(_AboutDeletion):
    """The person changed their mind within the cooling-off."""


@dataclass(frozen=True, kw_only=True)
class DeletionHeld(_AboutDeletion):
    """Something stands against the deletion; the person reads what, and it is tried again every day."""


@dataclass(frozen=True, kw_only=True)
class PersonAnonymised(Fact):
    """Nothing that tells who the person is remains but what a law keeps; `cause` is request or inactivity."""

    publisher: ClassVar[str] = "privacy"
    subject_field: ClassVar[str] = "person_id"
    person_id: int
    cause: str


@dataclass(frozen=True, kw_only=True)
class DataExportReady(Fact):
    """The copy of a person's data can be downloaded until it expires."""

    publisher: ClassVar[str] = "privacy"
    subject_field: ClassVar[str] = "export_id"
    export_id: int
    person_id: int
    expires_on: date


@dataclass(frozen=True, kw_only=True)
class AccountUnused(Fact):
    """Nobody has used an account for long; without a sign-in the person is anonymised on `erase_on`."""

    publisher: ClassVar[str] = "privacy"
    subject_field: ClassVar[str] = "notice_id"
    notice_id: int
    person_id: int
    erase_on: date


@dataclass(frozen=True, kw_only=True)
class ProcessingLimitChanged(Fact):
    """A person switched one way of using their data off or on again (UU 27/2022 art. 10-11)."""

    publisher: ClassVar[str] = "privacy"
    subject_field: ClassVar[str] = "person_id"
    person_id: int
    kind: str
    is_standing: bool


@dataclass(frozen=True, kw_only=True)
class BreachRecorded(Fact):
    """A failure to protect personal data was recorded; its 3 x 24 hours run."""

    publisher: ClassVar[str] = "privacy"
    subject_field: ClassVar[str] = "breach_id"
    breach_id: int
    number: str


@dataclass(frozen=True, kw_only=True)
class BreachNotified(Fact):
    """The people concerned are being told of a breach (UU 27/2022 art. 46)."""

    publisher: ClassVar[str] = "privacy"
    subject_field: ClassVar[str] = "breach_id"
    breach_id: int
    number: str
    affected: int
