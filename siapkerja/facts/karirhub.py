"""What Karirhub announces."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class _AboutVacancy(Fact):
    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "vacancy_id"
    vacancy_id: int
    legal_entity_id: int
    workplace_id: int


@dataclass(frozen=True, kw_only=True)
class VacancyPublished(_AboutVacancy):
    """A vacancy is open to everybody (Perpres 57/2023 art. 4-5)."""

    number: str
    occupation_code: str
    regency_code: str
    openings: int
    closes_on: date


@dataclass(frozen=True, kw_only=True)
class VacancyChanged(_AboutVacancy):
    """What the public sees of an open vacancy changed."""


@dataclass(frozen=True, kw_only=True)
class VacancyFrozen(_AboutVacancy):
    """An officer took a vacancy out of sight while a doubt is looked into."""

    reason_code: str


@dataclass(frozen=True, kw_only=True)
class VacancyUnfrozen(_AboutVacancy):
    """A frozen vacancy is open again."""


@dataclass(frozen=True, kw_only=True)
class VacancyClosed(_AboutVacancy):
    """A vacancy takes no more applications; the reason is a `CloseReason` or "expired"."""

    reason_code: str


@dataclass(frozen=True, kw_only=True)
class _AboutApplication(Fact):
    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "application_id"
    application_id: int
    vacancy_id: int
    person_id: int
    legal_entity_id: int


@dataclass(frozen=True, kw_only=True)
class ApplicationSubmitted(_AboutApplication):
    """A person applied."""

    at: datetime


@dataclass(frozen=True, kw_only=True)
class ApplicationMoved(_AboutApplication):
    """An application reached another stage; the applicant hears of each step."""

    move: str
    state: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ApplicantHired(_AboutApplication):
    """An application ended in a job. `starts_on` is None where the employer did not say."""

    workplace_id: int
    occupation_code: str
    regency_code: str
    starts_on: date | None
