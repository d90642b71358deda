from wajiblapor.models.employments import EmploymentSpan
from wajiblapor.models.joiners import ExpectedJoiner
from wajiblapor.models.reports import Filing, IdentitySection, ManpowerReport, ReportHistory, ReportKey
from wajiblapor.models.rosters import RosterFault, RosterRow, RosterUpload, UploadHistory

__all__ = [
    "EmploymentSpan",
    "ExpectedJoiner",
    "Filing",
    "IdentitySection",
    "ManpowerReport",
    "ReportHistory",
    "ReportKey",
    "RosterFault",
    "RosterRow",
    "RosterUpload",
    "UploadHistory",
]
