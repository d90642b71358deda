"""What programs read and write of reports, for the schema and for looking at what was sent."""

from wajiblapor.api.serializers.reports import (
    ReceiptSerializer,
    ReportBriefSerializer,
    ReportListSerializer,
    ReportSerializer,
    ReturnListSerializer,
    SignatureSerializer,
    SummarySerializer,
    TrialSerializer,
)
from wajiblapor.api.serializers.rosters import (
    BeginSerializer,
    CheckSerializer,
    ColumnsSerializer,
    FaultListSerializer,
    ReturnedFileSerializer,
    RosterSerializer,
    RowsAnswerSerializer,
    RowSerializer,
    RowsSerializer,
    UploadSerializer,
)
from wajiblapor.api.serializers.sections import IdentitySerializer, SectionListSerializer, SectionSerializer, SectionWriteSerializer
from wajiblapor.api.serializers.workplaces import WorkplaceListSerializer, WorkplaceSerializer

__all__ = [
    "BeginSerializer",
    "CheckSerializer",
    "ColumnsSerializer",
    "FaultListSerializer",
    "IdentitySerializer",
    "ReceiptSerializer",
    "ReportBriefSerializer",
    "ReportListSerializer",
    "ReportSerializer",
    "ReturnListSerializer",
    "ReturnedFileSerializer",
    "RosterSerializer",
    "RowSerializer",
    "RowsAnswerSerializer",
    "RowsSerializer",
    "SectionListSerializer",
    "SectionSerializer",
    "SectionWriteSerializer",
    "SignatureSerializer",
    "SummarySerializer",
    "TrialSerializer",
    "UploadSerializer",
    "WorkplaceListSerializer",
    "WorkplaceSerializer",
]
