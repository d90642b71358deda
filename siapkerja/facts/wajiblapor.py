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
class RosterColumnsAsked(_AboutReport):
    """An uploaded roster waits for somebody to say what its columns mean; `headings` is how many it has."""

    upload_id: int
    requested_by_id: int
    headings: int


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
class ReportHandedOver(_AboutReport):
    """A filed report lies with another regency's office, because its workplace moved; it counts there, on the day it was filed."""

    reported_on: date
    regency_code: str
    workers_total: int
    workers_male: int
    workers_female: int
    workers_foreign: int


@dataclass(frozen=True, kw_only=True)
class SignatureAsked(_AboutReport):
    """A program of the company prepared a report; somebody who may declare it should look at it and send it."""


@dataclass(frozen=True, kw_only=True)
class ReportDue(_AboutReport):
    """A workplace's next report is due in so many days; `report_id` is its last one, or its first one while that is a draft."""

    due_on: date
    days_left: int


@dataclass(frozen=True, kw_only=True)
class _AboutPrepared(Fact):
    publisher: ClassVar[str] = "wajiblapor"
    subject_field: ClassVar[str] = "prepared_id"
    prepared_id: int
    legal_entity_id: int
    workplace_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class EventPrepared(_AboutPrepared):
    """A program of the company wrote down an event, or wrote another over it; somebody who may declare it should look at it."""

    happens_on: date


@dataclass(frozen=True, kw_only=True)
class PreparedEventSettled(_AboutPrepared):
    """What a program wrote down was declared by a person (`is_declared`) or thrown away: it waits for nobody any more."""

    is_declared: bool


@dataclass(frozen=True, kw_only=True)
class WorkplaceEventReported(Fact):
    """A company reported that it founded, stopped, resumed, moved or dissolved a workplace (UU 7/1981 art. 6 and 8)."""

    publisher: ClassVar[str] = "wajiblapor"
    subject_field: ClassVar[str] = "event_id"
    event_id: int
    legal_entity_id: int
    workplace_id: int
    kind: str
    happens_on: date
    reported_on: date
    is_late: bool
    regency_code: str
    document_id: int


@dataclass(frozen=True, kw_only=True)
class WorkplaceEventMoved(Fact):
    """A reported event was accepted, not accepted, taken back, or took effect; the last changes a moved or dissolved workplace.

    Attributes:
        move: the move made (`wajiblapor.workflows.EVENT`).
    """

    publisher: ClassVar[str] = "wajiblapor"
    subject_field: ClassVar[str] = "event_id"
    event_id: int
    legal_entity_id: int
    workplace_id: int
    kind: str
    happens_on: date
    move: str
    state: str


@dataclass(frozen=True, kw_only=True)
class ReportAccepted(_AboutReport):
    """The regional office found the report complete."""

    accepted_on: date


@dataclass(frozen=True, kw_only=True)
class ReportReturned(_AboutReport):
    """The regional office asks the company to mend parts of a filed report.

    Attributes:
        sections: codes of the parts (`ReviewSection`).
        answer_by: last day to send it again, at the workplace.
    """

    sections: tuple[str, ...]
    answer_by: date


@dataclass(frozen=True, kw_only=True)
class ReportLapsed(_AboutReport):
    """A returned report was not sent again by its day, and counts no more until it is. Sending it again (`ReportSubmitted`) cures it.

    Attributes:
        lapsed_on: the day that passed.
        next_due_on: when the next yearly report is due in any case.
    """

    lapsed_on: date
    next_due_on: date


@dataclass(frozen=True, kw_only=True)
class ReturnDue(_AboutReport):
    """The day by which a returned report is to be sent again comes nearer."""

    answer_by: date
    days_left: int


@dataclass(frozen=True, kw_only=True)
class CorrectionEnding(_AboutReport):
    """A correction left open will be ended, or was: what was sent counts again, and the office's clock goes on.

    Attributes:
        ends_on: last day to send the correction.
        days_left: until then; -1 once it was ended.
        is_roster_gone: the list of workers had been replaced; a later correction needs it uploaded again.
    """

    ends_on: date
    days_left: int
    is_roster_gone: bool = False


@dataclass(frozen=True, kw_only=True)
class DisputeMoved(Fact):
    """A worker disputes what was reported of them, or such a dispute came further; what it says stays with the case.

    Attributes:
        move: "open", or the move made (`wajiblapor.workflows.DISPUTE`).
        answer_by: last day for the company, None where nothing is expected of it.
    """

    publisher: ClassVar[str] = "wajiblapor"
    subject_field: ClassVar[str] = "dispute_id"
    dispute_id: int
    person_id: int
    legal_entity_id: int
    workplace_id: int
    move: str
    state: str
    answer_by: date | None


@dataclass(frozen=True, kw_only=True)
class EmploymentConfirmed(Fact):
    """A person lets the profile show a job as their employer reported it.

    Attributes:
        version: the filing it rests on; a later one is newer.
        confirmed_on: day of the last report that names the person.
    """

    publisher: ClassVar[str] = "wajiblapor"
    subject_field: ClassVar[str] = "experience_id"
    experience_id: int
    person_id: int
    legal_entity_id: int
    workplace_id: int
    confirmed_on: date


@dataclass(frozen=True, kw_only=True)
class _AboutWorkplace(Fact):
    publisher: ClassVar[str] = "wajiblapor"
    subject_field: ClassVar[str] = "workplace_id"
    workplace_id: int
    legal_entity_id: int
    regency_code: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class ReportOverdue(_AboutWorkplace):
    """The day by which a workplace had to report has passed (UU 7/1981 art. 6 and 7).

    Attributes:
        version: the day as a number, so that a later one is newer.
        has_reported_before: it is not its first report that is missing.
    """

    has_reported_before: bool


@dataclass(frozen=True, kw_only=True)
class FirstReportDue(_AboutWorkplace):
    """A workplace that never opened a report must send its first one in so many days.

    Attributes:
        version: rises with each reminder and with a later day.
    """

    days_left: int


@dataclass(frozen=True, kw_only=True)
class ReportInvited(_AboutWorkplace):
    """The office invites a company whose workplace has not reported.

    Attributes:
        version: rises with each invitation.
    """


@dataclass(frozen=True, kw_only=True)
class AbsentCompanyInvited(Fact):
    """The office invites by e-mail a company of the business register that nobody acts for on the portal.

    Attributes:
        version: rises with each invitation.
        code_id: the code it is sent to register with.
    """

    publisher: ClassVar[str] = "wajiblapor"
    subject_field: ClassVar[str] = "registered_company_id"
    registered_company_id: int
    code_id: int
    regency_code: str


@dataclass(frozen=True, kw_only=True)
class CompanyWarned(_AboutWorkplace):
    """A warning letter was issued for a workplace that has not reported.

    Attributes:
        version: which letter.
        answer_by: last day to report after it.
    """

    letter_id: int
    document_id: int
    answer_by: date


@dataclass(frozen=True, kw_only=True)
class _AboutInspection(Fact):
    publisher: ClassVar[str] = "wajiblapor"
    subject_field: ClassVar[str] = "inspection_id"
    inspection_id: int
    legal_entity_id: int
    workplace_id: int


@dataclass(frozen=True, kw_only=True)
class InspectionMoved(_AboutInspection):
    """A labour inspection came further; what led there and what was found stay with the case.

    Attributes:
        move: a move of `wajiblapor.workflows.INSPECTION` or `FINDING`, or "assign", "replace" or "renew": of its team and letter.
        state: of the inspection.
        is_told: the company may know of it; an unannounced visit is not told before it took place.
        answer_by: last day of the note in force, None where there is none.
    """

    regency_code: str
    move: str
    state: str
    is_told: bool
    answer_by: date | None


@dataclass(frozen=True, kw_only=True)
class InspectionNoteDue(_AboutInspection):
    """The day of a note comes nearer, and not everything in it is mended."""

    answer_by: date
    days_left: int
