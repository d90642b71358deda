"""What Wajib Lapor announces."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class _AboutReport(Fact):
    publisher: ClassVar[str] = "wajiblapor"
    subject_field: ClassVar[str] = "report_id"
    report_id: int
    legal_entity_id: int
    workplace_id: int


@dataclass(frozen=True, kw_only=True)
class RosterChecked(_AboutReport):
    """The worker has read every row of an uploaded roster."""

    upload_id: int
    requested_by_id: int
    rows: int
    faulty_rows: int


@dataclass(frozen=True, kw_only=True)
class RosterRefused(_AboutReport):
    """An uploaded file could not be read as a roster; `reason_code` says why."""

    upload_id: int
    requested_by_id: int
    reason_code: str


@dataclass(frozen=True, kw_only=True)
class ReportSubmitted(_AboutReport):
    """A company's annual manpower report was submitted and has its number (UU 7/1981 art. 6-7)."""

    document_id: int
    submitted_by_id: int
    number: str
    reported_on: date
    next_due_on: date
    regency_code: str
    industry_code: str
    workers_total: int
    workers_male: int
    workers_female: int
    workers_foreign: int


@dataclass(frozen=True, kw_only=True)
class ReportAccepted(_AboutReport):
    """The regional office found the report complete."""

    accepted_on: date
