from wajiblapor.models.attachments import Attachment
from wajiblapor.models.comparisons import Departure, RosterChange, RosterComparison, RosterLeaver
from wajiblapor.models.compliance import ComplianceCount, WarningLetter, WorkplaceClock
from wajiblapor.models.disputes import DisputeHistory, EmploymentDispute
from wajiblapor.models.employments import EmploymentSpan
from wajiblapor.models.events import EventHistory, WorkplaceEvent
from wajiblapor.models.findings import (
    Finding,
    FindingAnswer,
    FindingHistory,
    InspectionDeed,
    InspectionNote,
    InspectionVisit,
    NormCheck,
    ReferralLetter,
    VisitPicture,
)
from wajiblapor.models.inspections import (
    DutyLetter,
    Inspection,
    InspectionHistory,
    InspectionMember,
    InspectionPlan,
    InspectorCapacity,
    PlanHistory,
    WorkplaceRisk,
)
from wajiblapor.models.joiners import ExpectedJoiner
from wajiblapor.models.prepared_events import PreparedEvent
from wajiblapor.models.repairs import KnownHeading, RepairedRow, RosterRepair, WaitingRow
from wajiblapor.models.reports import Filing, IdentitySection, ManpowerReport, ReportHistory, ReportKey
from wajiblapor.models.reviews import ReportReturn, ReportReview, ReturnNote, ReviewSkip
from wajiblapor.models.rosters import RosterCourse, RosterFault, RosterRow, RosterUpload, UploadHistory
from wajiblapor.models.sections import SectionAnswers
from wajiblapor.models.sent_rows import SentRow
from wajiblapor.models.vacancies import PostedVacancy

__all__ = [
    "Attachment",
    "ComplianceCount",
    "Departure",
    "DisputeHistory",
    "DutyLetter",
    "EmploymentDispute",
    "EmploymentSpan",
    "EventHistory",
    "ExpectedJoiner",
    "Filing",
    "Finding",
    "FindingAnswer",
    "FindingHistory",
    "IdentitySection",
    "Inspection",
    "InspectionDeed",
    "InspectionHistory",
    "InspectionMember",
    "InspectionNote",
    "InspectionPlan",
    "InspectionVisit",
    "InspectorCapacity",
    "KnownHeading",
    "ManpowerReport",
    "NormCheck",
    "PlanHistory",
    "PostedVacancy",
    "PreparedEvent",
    "ReferralLetter",
    "RepairedRow",
    "ReportHistory",
    "ReportKey",
    "ReportReturn",
    "ReportReview",
    "ReturnNote",
    "ReviewSkip",
    "RosterChange",
    "RosterComparison",
    "RosterCourse",
    "RosterFault",
    "RosterLeaver",
    "RosterRepair",
    "RosterRow",
    "RosterUpload",
    "SectionAnswers",
    "SentRow",
    "UploadHistory",
    "VisitPicture",
    "WaitingRow",
    "WarningLetter",
    "WorkplaceClock",
    "WorkplaceEvent",
    "WorkplaceRisk",
]
