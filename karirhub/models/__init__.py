from karirhub.models.applications import Application, ApplicationMove
from karirhub.models.balances import BalanceEntry, BalanceLine, LockedMonth, PlacementLine, RegencyBook
from karirhub.models.cards import CheckIn, JobSeekerCard, JobSeekerCardMove
from karirhub.models.certificates import AskedCertificate, CertificationScheme
from karirhub.models.complaints import ComplaintCase, ComplaintCaseMove, VacancyComplaint
from karirhub.models.fair_booths import BoothVacancy, FairBooth, FairBoothMove, FairHire
from karirhub.models.fairs import FairSlot, FairTicket, JobFair, JobFairMove
from karirhub.models.guidance import CounsellingNote, Referral
from karirhub.models.interviews import Interview, InterviewMove, InterviewSlot
from karirhub.models.invitations import VacancyInvitation
from karirhub.models.market import MarketOpenings, MarketPay, MarketSeekers, MarketSkill
from karirhub.models.messages import ApplicationMessage
from karirhub.models.notes import ApplicationMark, ApplicationNote
from karirhub.models.offers import Offer, OfferMove
from karirhub.models.partners import PartnerPortal, VacancyOrigin
from karirhub.models.placements import Placement, PlacementMove
from karirhub.models.saved import SavedVacancy
from karirhub.models.sent import ApplicationDraft, AttachedDocument, ScreeningAnswer, StageChange
from karirhub.models.snapshots import VacancySnapshot
from karirhub.models.standing import AnswerReminder, EmployerReport, EmployerStanding
from karirhub.models.summaries import ApplicationSummary
from karirhub.models.trainings import Training, TrainingBatch
from karirhub.models.vacancies import Vacancy, VacancyMove, with_employer
from karirhub.models.vacancy_details import (
    FilledOpening,
    OutsideHire,
    ScreeningQuestion,
    SelectionStage,
    VacancyContact,
    VacancyDeficiency,
    VacancyFilling,
    VacancyPlace,
    VacancySkill,
)

__all__ = [
    "AnswerReminder",
    "Application",
    "ApplicationDraft",
    "ApplicationMark",
    "ApplicationMessage",
    "ApplicationMove",
    "ApplicationNote",
    "ApplicationSummary",
    "AskedCertificate",
    "AttachedDocument",
    "BalanceEntry",
    "BalanceLine",
    "BoothVacancy",
    "CertificationScheme",
    "CheckIn",
    "ComplaintCase",
    "ComplaintCaseMove",
    "CounsellingNote",
    "EmployerReport",
    "EmployerStanding",
    "FairBooth",
    "FairBoothMove",
    "FairHire",
    "FairSlot",
    "FairTicket",
    "FilledOpening",
    "Interview",
    "InterviewMove",
    "InterviewSlot",
    "JobFair",
    "JobFairMove",
    "JobSeekerCard",
    "JobSeekerCardMove",
    "LockedMonth",
    "MarketOpenings",
    "MarketPay",
    "MarketSeekers",
    "MarketSkill",
    "Offer",
    "OfferMove",
    "OutsideHire",
    "PartnerPortal",
    "Placement",
    "PlacementLine",
    "PlacementMove",
    "Referral",
    "RegencyBook",
    "SavedVacancy",
    "ScreeningAnswer",
    "ScreeningQuestion",
    "SelectionStage",
    "StageChange",
    "Training",
    "TrainingBatch",
    "Vacancy",
    "VacancyComplaint",
    "VacancyContact",
    "VacancyDeficiency",
    "VacancyFilling",
    "VacancyInvitation",
    "VacancyMove",
    "VacancyOrigin",
    "VacancyPlace",
    "VacancySkill",
    "VacancySnapshot",
    "with_employer",
]
