"""What programs read and write of reports, for the schema and for looking at what was sent."""

from wajiblapor.api.serializers.comparisons import (
    ComparedListSerializer,
    ComparisonSerializer,
    LeaversAnswerSerializer,
    LeaversSerializer,
    SeenSerializer,
)
from wajiblapor.api.serializers.events import EventListSerializer, EventWriteSerializer, PreparedEventSerializer, ReportedEventSerializer
from wajiblapor.api.serializers.papers import PaperListSerializer, PaperSerializer
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
    "ComparedListSerializer",
    "ComparisonSerializer",
    "EventListSerializer",
    "EventWriteSerializer",
    "FaultListSerializer",
    "IdentitySerializer",
    "LeaversAnswerSerializer",
    "LeaversSerializer",
    "PaperListSerializer",
    "PaperSerializer",
    "PreparedEventSerializer",
    "ReceiptSerializer",
    "ReportBriefSerializer",
    "ReportListSerializer",
    "ReportSerializer",
    "ReportedEventSerializer",
    "ReturnListSerializer",
    "ReturnedFileSerializer",
    "RosterSerializer",
    "RowSerializer",
    "RowsAnswerSerializer",
    "RowsSerializer",
    "SectionListSerializer",
    "SectionSerializer",
    "SectionWriteSerializer",
    "SeenSerializer",
    "SignatureSerializer",
    "SummarySerializer",
    "TrialSerializer",
    "UploadSerializer",
    "WorkplaceListSerializer",
    "WorkplaceSerializer",
]
