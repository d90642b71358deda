"""What is wrong with a checked roster: fault by fault, and in the company's own file."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import exceptions, status
from rest_framework.request import Request
from rest_framework.response import Response

from siapkerja.api.calling import KEY
from siapkerja.api.pagination import CURSOR, PAGE_SIZE, KeysetPagination
from siapkerja.audit.recording import record_act
from siapkerja.files.views import answer as file_answer
from wajiblapor.actions.returned import ask_for_returned
from wajiblapor.api import serializers as kinds
from wajiblapor.api.calling import TAGS, address
from wajiblapor.api.rosters import RosterView, told_work
from wajiblapor.enums import Severity
from wajiblapor.models import ManpowerReport
from wajiblapor.models.rosters import filled
from wajiblapor.permissions import ROSTER_SCOPE
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.sent_rows import senders_numbers
from wajiblapor.rosters.faults import FAULT_KINDS

FAULT_TYPE = "/api/v1/problems/roster/"


def told_fault(
    code: str, params: Mapping[str, Any], *, pointer: str, row: int, row_id: str | None, column: str, value: str
) -> dict[str, Any]:
    kind = FAULT_KINDS[code]
    return {
        "type": f"{FAULT_TYPE}{code}", "title": code, "status": status.HTTP_422_UNPROCESSABLE_ENTITY,
        "detail": filled(kind.sentence, params), "expected": filled(kind.expected, params), "severity": kind.severity,
        "pointer": pointer, "row": row, "row_id": row_id, "column": column, "value": value,
    }  # fmt: skip


class Faults(RosterView):
    """Everything found in the checked roster. It quotes cells, so reading reports is not enough for it."""

    scopes: ClassVar[Mapping[str, str]] = {"GET": ROSTER_SCOPE}

    @extend_schema(
        operation_id="wajib_lapor_roster_faults",
        parameters=[
            CURSOR,
            PAGE_SIZE,
            OpenApiParameter("code", str, enum=sorted(FAULT_KINDS)),
            OpenApiParameter("severity", str, enum=Severity.values),
        ],
        responses=kinds.FaultListSerializer,
        tags=TAGS,
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """Faults by row, each a problem with pointers to row and column; of very many the first 20,000 rows are kept."""
        upload = self.checked_roster(self.own(report_id))
        rows = upload.faults.all()
        for name, known in (("code", FAULT_KINDS), ("severity", Severity.values)):
            if asked := request.query_params.get(name):
                if asked not in known:
                    raise exceptions.ValidationError({name: [_("Pilihan ini tidak dikenal.")]})
                rows = rows.filter(**{name: asked})
        pages = KeysetPagination()
        pages.ordering = ("row", "pk")  # type: ignore[assignment]
        page = pages.paginate_queryset(rows, request, view=self) or []
        numbers = senders_numbers(upload, {fault.row for fault in page})
        results = [
            told_fault(
                fault.code, fault.params, pointer=f"#/rows/{fault.row}/{fault.column}", row=fault.row, row_id=numbers.get(fault.row),
                column=fault.column, value=fault.value or "",
            )
            for fault in page
        ]  # fmt: skip
        return Response({"next": pages.get_next_link(), "previous": pages.get_previous_link(), "results": results})


class ReturnedFile(RosterView):
    """The company's own file with a column of what to mend."""

    @extend_schema(operation_id="wajib_lapor_roster_returned_file", responses=kinds.ReturnedFileSerializer, tags=TAGS)
    def get(self, request: Request, report_id: UUID) -> Response:
        """Whether it is written, and where to fetch it."""
        return self._told(self.own(report_id))

    @extend_schema(
        operation_id="wajib_lapor_roster_returned_file_ask", parameters=[KEY], request=None,
        responses={202: kinds.ReturnedFileSerializer}, tags=TAGS,
    )  # fmt: skip
    def post(self, request: Request, report_id: UUID) -> Response:
        """Have it written; asking again while it is being written changes nothing."""

        def work() -> Response:
            report = self.own(report_id)
            ask_for_returned(upload=self.checked_roster(report), **self.acting())
            return self._told(report, status.HTTP_202_ACCEPTED)

        return self.once(work)

    def _told(self, report: ManpowerReport, code: int = status.HTTP_200_OK) -> Response:
        upload = current_upload(report)
        job, stored = (upload.return_job, upload.returned) if upload else (None, None)
        is_waiting = job is not None and not job.is_over
        state = "waiting" if is_waiting else "ready" if stored else "failed" if job else "none"
        is_ready = state == "ready" and stored is not None
        told = {
            "state": state, "progress": told_work(job) if job and is_waiting else None,
            "filename": stored.filename if is_ready and stored else None,
            "content": address("api:wajiblapor_returned_content", report) if is_ready else None,
        }  # fmt: skip
        return Response(told, status=code)


class ReturnedContent(RosterView):
    """Its content: workers, so reading reports is not enough for it."""

    scopes: ClassVar[Mapping[str, str]] = {"GET": ROSTER_SCOPE}

    @extend_schema(
        operation_id="wajib_lapor_roster_returned_file_content",
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY},
        tags=TAGS,
    )
    def get(self, request: Request, report_id: UUID) -> HttpResponseBase:
        """CSV or XLSX, as the company's file was."""
        upload = current_upload(self.own(report_id))
        if upload is None or upload.returned is None or not upload.returned.location:
            raise Http404
        record_act(self.actor, "file_downloaded", upload.returned.subject, timezone.now(), purpose=upload.returned.purpose)
        return file_answer(upload.returned)
