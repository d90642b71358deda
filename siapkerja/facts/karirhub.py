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
    """A vacancy is open to everybody (Perpres 57/2023 art. 4-5).

    Attributes:
        is_passed_on: for an employer the portal does not know: the organisation and workplace are the partner portal's that passed it on.
    """

    number: str
    occupation_code: str
    regency_code: str
    openings: int
    closes_on: date
    is_passed_on: bool = False


@dataclass(frozen=True, kw_only=True)
class VacancyChanged(_AboutVacancy):
    """What the public sees of an open vacancy changed."""


@dataclass(frozen=True, kw_only=True)
class VacancyApplicantsGrew(_AboutVacancy):
    """An open vacancy has so many applicants that it stands elsewhere among those with few."""


@dataclass(frozen=True, kw_only=True)
class VacancyFrozen(_AboutVacancy):
    """An officer took a vacancy out of sight while a doubt is looked into."""

    reason_code: str


@dataclass(frozen=True, kw_only=True)
class VacancyUnfrozen(_AboutVacancy):
    """A frozen vacancy is open again."""


@dataclass(frozen=True, kw_only=True)
class VacancyChecked(_AboutVacancy):
    """An officer looked at a vacancy: it was "approved", "returned", "refused" or, already open, "confirmed"."""

    outcome: str


@dataclass(frozen=True, kw_only=True)
class VacancyFilled(_AboutVacancy):
    """Openings were reported filled (Perpres 57/2023 art. 6): these now, of them by people who did not apply here, and all so far.

    Attributes:
        is_passed_on: as of `VacancyPublished`.
    """

    openings: int
    others: int
    filled: int
    is_passed_on: bool = False


@dataclass(frozen=True, kw_only=True)
class VacancyLeftAlone(_AboutVacancy):
    """Nobody of the employer has signed in or answered for long: it closes on that day unless somebody does."""

    closes_on: date


@dataclass(frozen=True, kw_only=True)
class VacancyClosed(_AboutVacancy):
    """A vacancy takes no more applications; the reason is a `CloseReason`, "expired" or "left_alone"."""

    reason_code: str


@dataclass(frozen=True, kw_only=True)
class SavedVacancyClosing(_AboutVacancy):
    """A vacancy that people have saved closes in a few days."""

    closes_on: date


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
    """An application ended in a job. `starts_on` is None where the employer did not say; where `is_passed_on`, the employer is not
    `legal_entity_id`, which only runs the partner portal.
    """

    workplace_id: int
    occupation_code: str
    regency_code: str
    starts_on: date | None
    is_passed_on: bool = False


@dataclass(frozen=True, kw_only=True)
class ApplicationStaged(_AboutApplication):
    """An application came to one of the employer's own selection stages, within the state it is in."""

    change_id: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ApplicationClosesSoon(_AboutApplication):
    """An application closes by itself after a day soon, unless the employer answers it or takes it a step further."""

    closes_after: date


@dataclass(frozen=True, kw_only=True)
class MessageSent(_AboutApplication):
    """Applicant or employer wrote to the other about an application."""

    subject_field: ClassVar[str] = "message_id"
    message_id: int
    is_from_employer: bool
    at: datetime


@dataclass(frozen=True, kw_only=True)
class _AboutInterview(_AboutApplication):
    subject_field: ClassVar[str] = "interview_id"
    interview_id: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class InterviewProposed(_AboutInterview):
    """An employer proposed times for an interview. `is_first` where the application came to the interview by it."""

    is_first: bool


@dataclass(frozen=True, kw_only=True)
class InterviewAnswered(_AboutInterview):
    """The applicant chose a time ("agreed"), or none of them fits ("none_fits")."""

    state: str


@dataclass(frozen=True, kw_only=True)
class InterviewCancelled(_AboutInterview):
    """An interview does not take place; the employer said so, or the applicant cannot come."""

    is_by_employer: bool


@dataclass(frozen=True, kw_only=True)
class InterviewNear(_AboutInterview):
    """An agreed interview begins within the time of the rule `interview.reminder_hours`."""


@dataclass(frozen=True, kw_only=True)
class _AboutOffer(_AboutApplication):
    subject_field: ClassVar[str] = "offer_id"
    offer_id: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OfferMade(_AboutOffer):
    """An employer offered a job. `is_first` where the application came to the offer by it."""

    is_first: bool


@dataclass(frozen=True, kw_only=True)
class OfferAnswered(_AboutOffer):
    """The applicant accepted or declined an offer."""

    state: str


@dataclass(frozen=True, kw_only=True)
class OfferEnded(_AboutOffer):
    """An offer is gone without an answer: the employer withdrew it, or its last day passed ("withdrawn", "lapsed")."""

    state: str


@dataclass(frozen=True, kw_only=True)
class VacancyReported(Fact):
    """Somebody reported a vacancy; `is_first` where nobody had before, or what was looked into is decided."""

    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "complaint_id"
    complaint_id: int
    case_id: int
    vacancy_id: int
    legal_entity_id: int
    regency_code: str
    reason_code: str
    is_first: bool


@dataclass(frozen=True, kw_only=True)
class _AboutCase(Fact):
    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "case_id"
    case_id: int
    vacancy_id: int
    legal_entity_id: int
    workplace_id: int


@dataclass(frozen=True, kw_only=True)
class EmployerAsked(_AboutCase):
    """The employer is asked to say something about the complaints on its vacancy."""


@dataclass(frozen=True, kw_only=True)
class EmployerAnswered(_AboutCase):
    """The employer said something; `handled_by_id` is the officer who looks into it, None before somebody does."""

    regency_code: str
    handled_by_id: int | None


@dataclass(frozen=True, kw_only=True)
class ComplaintsDecided(_AboutCase):
    """An officer decided about the complaints on a vacancy; the outcome is a `CaseOutcome`."""

    outcome: str


@dataclass(frozen=True, kw_only=True)
class AnswersDue(Fact):
    """Applications for a vacancy close by themselves after a day soon, unless they are answered or taken a step further."""

    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "vacancy_id"
    vacancy_id: int
    legal_entity_id: int
    workplace_id: int
    waiting: int
    answer_by: date


@dataclass(frozen=True, kw_only=True)
class EmployerStandingChanged(Fact):
    """What everybody may know of how an employer answers changed. Numbers are None where too few applications are due."""

    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "legal_entity_id"
    legal_entity_id: int
    percent_answered: int | None
    median_days: int | None
    upheld_complaints: int


@dataclass(frozen=True, kw_only=True)
class _AboutCard(Fact):
    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "card_id"
    card_id: int
    person_id: int
    regency_code: str


@dataclass(frozen=True, kw_only=True)
class CardMoved(_AboutCard):
    """A job seeker's card (AK/I), or the application for it, reached another state; "apply" is the first move."""

    move: str
    state: str


@dataclass(frozen=True, kw_only=True)
class CardDue(_AboutCard):
    """A day of a card draws near: its holder reports that they still seek work, or renews it (`is_end`)."""

    due_on: date
    days_left: int
    is_end: bool


@dataclass(frozen=True, kw_only=True)
class SeekerReferred(Fact):
    """An employment officer referred a job seeker to a vacancy."""

    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "referral_id"
    referral_id: int
    card_id: int
    vacancy_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class PlacementRecorded(Fact):
    """Somebody was placed in work; `scope` is local, between_regions or abroad."""

    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "placement_id"
    placement_id: int
    person_id: int
    regency_code: str
    scope: str
    starts_on: date


@dataclass(frozen=True, kw_only=True)
class MonthLocked(Fact):
    """A regency's figures of the labour market for a month no longer change."""

    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "locked_month_id"
    locked_month_id: int
    regency_code: str
    month: date


@dataclass(frozen=True, kw_only=True)
class CandidateInvited(Fact):
    """An employer invited somebody whose profile fits to apply; they hear of it."""

    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "invitation_id"
    invitation_id: int
    vacancy_id: int
    person_id: int
    legal_entity_id: int


@dataclass(frozen=True, kw_only=True)
class _AboutFair(Fact):
    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "fair_id"
    fair_id: int
    regency_code: str


@dataclass(frozen=True, kw_only=True)
class JobFairPublished(_AboutFair):
    """An employment office announced a job fair."""

    starts_on: date
    ends_on: date


@dataclass(frozen=True, kw_only=True)
class JobFairMoved(_AboutFair):
    """A job fair that was announced takes place somewhere else."""


@dataclass(frozen=True, kw_only=True)
class JobFairCalledOff(_AboutFair):
    """A job fair does not take place; holders of tickets and booths hear of it."""


@dataclass(frozen=True, kw_only=True)
class _AboutBooth(Fact):
    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "booth_id"
    booth_id: int
    fair_id: int
    legal_entity_id: int


@dataclass(frozen=True, kw_only=True)
class FairBoothDecided(_AboutBooth):
    """An officer accepted or declined an employer's request for a booth."""

    state: str


@dataclass(frozen=True, kw_only=True)
class FairResultDue(_AboutBooth):
    """An employer has not said yet how its booth at a job fair went, so many days after it."""

    due_on: date
    days_after: int


@dataclass(frozen=True, kw_only=True)
class FairTicketNear(Fact):
    """The time of somebody's ticket for a job fair is near."""

    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "ticket_id"
    ticket_id: int
    fair_id: int
    person_id: int
    starts_at: datetime


@dataclass(frozen=True, kw_only=True)
class FairVisited(Fact):
    """Somebody came to a job fair with their ticket."""

    publisher: ClassVar[str] = "karirhub"
    subject_field: ClassVar[str] = "ticket_id"
    ticket_id: int
    fair_id: int
    person_id: int
