"""Workplaces, reports, and what happens to them: opening, asking for a signature, receipts, returns."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponseBase
from django.urls import reverse
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
from siapkerja.documents.views import pdf_answer
from siapkerja.identity.models import Workplace
from siapkerja.reference.queries import rule
from wajiblapor.actions import trials
from wajiblapor.actions.reports import AlreadyOpen, open_report
from wajiblapor.actions.signatures import ask_for_signature
from wajiblapor.api import serializers as kinds
from wajiblapor.api.calling import TAGS, NotFiled, ReportView, address, brief_report, told_return
from wajiblapor.enums import ReportState, ReviewSection
from wajiblapor.models import ManpowerReport
from wajiblapor.permissions import WRITE_SCOPE
from wajiblapor.queries.matrices import figures, matrices
from wajiblapor.queries.programs import Due, due_of, reports_for, returns_of, workplaces_for
from wajiblapor.queries.reports import latest_filing

COUNTED = (
    "total", "male", "female", "foreign", "disabled", "below_minimum", "wage_bill", "wage_smallest", "wage_largest", "wage_average",
)  # fmt: skip


def told_workplace(workplace: Workplace, due: Due, days_before: list[int], *, is_trial: bool) -> dict[str, Any]:
    standing, last = due.standing, due.standing.last
    may_open = standing.may_open or (is_trial and standing.draft is None)
    return {
        "id": workplace.public_id, "name": workplace.name, "kind": workplace.kind,
        "regency": {"code": workplace.regency_id, "name": workplace.regency.name}, "time_zone": workplace.time_zone,
        "due_on": due.due_on, "days_left": due.days_left, "is_overdue": due.is_overdue, "may_open": may_open,
        "open_report": standing.draft.public_id if standing.draft else None,
        "last_report": {
            "id": last.public_id, "year": last.year, "number": last.number, "state": last.state, "reported_on": last.reported_on,
            "next_due_on": last.next_due_on,
        } if last else None,
        "reminders": {"days_before": days_before, "last_reminded_days": due.reminded_days, "warning_letters": due.letters},
    }  # fmt: skip


class _WorkplaceView(ReportView):
    def told(self, workplaces: list[Workplace]) -> list[dict[str, Any]]:
        now = timezone.now()
        days = [int(day) for day in rule("wlkp.reminder_days", timezone.localdate(now)).value]
        found = due_of(self.client.legal_entity, workplaces, is_sandbox=self.actor.is_sandbox, at=now)
        return [told_workplace(workplace, found[workplace.pk], days, is_trial=self.actor.is_sandbox) for workplace in workplaces]


class Workplaces(_WorkplaceView):
    """The workplaces the program may report for."""

    @extend_schema(
        operation_id="wajib_lapor_workplaces_list", parameters=[CURSOR, PAGE_SIZE], responses=kinds.WorkplaceListSerializer, tags=TAGS
    )
    def get(self, request: Request) -> Response:
        """List workplaces with their next due day, open draft and last report."""
        pages = KeysetPagination()
        page = pages.paginate_queryset(workplaces_for(self.client.legal_entity, self.actor), request, view=self) or []
        return Response({"next": pages.get_next_link(), "previous": pages.get_previous_link(), "results": self.told(list(page))})


class OneWorkplace(_WorkplaceView):
    """One workplace."""

    @extend_schema(operation_id="wajib_lapor_workplaces_retrieve", responses=kinds.WorkplaceSerializer, tags=TAGS)
    def get(self, request: Request, workplace_id: UUID) -> Response:
        """Where it stands with its duty to report."""
        return Response(self.told([self.own_workplace(workplace_id)])[0])


class OpenReport(ReportView):
    """Opening the report of a workplace."""

    scopes: ClassVar[Mapping[str, str]] = {"POST": WRITE_SCOPE}

    @extend_schema(
        operation_id="wajib_lapor_reports_open", parameters=[KEY], request=None,
        responses={200: kinds.ReportSerializer, 201: kinds.ReportSerializer}, tags=TAGS,
    )  # fmt: skip
    def post(self, request: Request, workplace_id: UUID) -> Response:
        """Open this year's report, with last year's answers to be confirmed; 200 with the draft where there is one."""
        workplace = self.own_workplace(workplace_id)

        def work() -> Response:
            draft = reports_for(self.client.legal_entity, self.actor).filter(workplace=workplace, state=ReportState.DRAFT).first()
            if draft is not None:
                return self.state(draft.public_id)
            try:
                report = open_report(workplace=workplace, **self.acting())
            except AlreadyOpen:
                # Somebody opened it this very moment; else this year's was sent already, and that is the answer.
                draft = reports_for(self.client.legal_entity, self.actor).filter(workplace=workplace, state=ReportState.DRAFT).first()
                if draft is None:
                    raise
                return self.state(draft.public_id)
            return self.state(report.public_id, status.HTTP_201_CREATED)

        return self.once(work)


class Reports(ReportView):
    """All reports of the workplaces the program may report for."""

    @extend_schema(
        operation_id="wajib_lapor_reports_list",
        parameters=[
            CURSOR, PAGE_SIZE, OpenApiParameter("state", str, enum=ReportState.values),
            OpenApiParameter("workplace", OpenApiTypes.UUID, description="Only of this workplace."),
        ],
        responses=kinds.ReportListSerializer,
        tags=TAGS,
    )  # fmt: skip
    def get(self, request: Request) -> Response:
        """List reports, the newest first, by cursor."""
        rows = reports_for(self.client.legal_entity, self.actor)
        if state := request.query_params.get("state"):
            if state not in ReportState.values:
                raise exceptions.ValidationError({"state": [_("Keadaan ini tidak dikenal.")]})
            rows = rows.filter(state=state)
        if place := request.query_params.get("workplace"):
            try:
                rows = rows.filter(workplace__public_id=UUID(place))
            except ValueError as error:
                raise exceptions.ValidationError({"workplace": [_("Tulis nomor tempat kerja seperti pada daftarnya.")]}) from error
        pages = KeysetPagination()
        pages.ordering = "-pk"
        page = pages.paginate_queryset(rows, request, view=self) or []
        results = [brief_report(report) for report in page]
        return Response({"next": pages.get_next_link(), "previous": pages.get_previous_link(), "results": results})


class OneReport(ReportView):
    """One report."""

    @extend_schema(operation_id="wajib_lapor_reports_retrieve", responses=kinds.ReportSerializer, tags=TAGS)
    def get(self, request: Request, report_id: UUID) -> Response:
        """Where it stands: what is missing, what the office asks for, and where a person goes on."""
        return self.state(report_id)


class Summary(ReportView):
    """What is computed from the roster."""

    @extend_schema(operation_id="wajib_lapor_reports_summary", responses=kinds.SummarySerializer, tags=TAGS)
    def get(self, request: Request, report_id: UUID) -> Response:
        """Heads, wages and matrices: of the checked roster, or as filed once the report was sent."""
        report = self.own(report_id)
        summary = self.checked_roster(report).summary if report.is_open else latest_filing(report).told["summary"]
        told = figures(summary)
        tables = [{"slug": table.slug, "title": table.title, "rows": [_row(row) for row in table.rows]} for table in matrices(summary)]
        return Response({name: getattr(told, name) for name in COUNTED} | {"matrices": tables})


def _row(row: Any) -> dict[str, Any]:
    return {"code": row.code, "label": row.label, "male": row.male, "female": row.female, "total": row.total}


class Signature(ReportView):
    """Handing a report to somebody who declares it."""

    @extend_schema(
        operation_id="wajib_lapor_reports_ask_for_signature", parameters=[KEY], request=None, responses=kinds.SignatureSerializer, tags=TAGS
    )
    def post(self, request: Request, report_id: UUID) -> Response:
        """Say that it is ready. Responsible persons and managers are told; one of them declares and sends it on the portal."""

        def work() -> Response:
            report = ask_for_signature(report=self.own(report_id), **self.acting())
            sign = None if report.is_sandbox else settings.BASE_URL + reverse(
                "wajiblapor:submission", args=[report.legal_entity.public_id, report.public_id]
            )  # fmt: skip
            return Response({"signature_asked_at": report.signature_asked_at, "sign": sign})

        return self.once(work)


class Receipt(ReportView):
    """The receipt of a report that was sent."""

    @extend_schema(operation_id="wajib_lapor_reports_receipt", responses=kinds.ReceiptSerializer, tags=TAGS)
    def get(self, request: Request, report_id: UUID) -> Response:
        """Number, digest of the contents, and where the PDF is; of the newest revision."""
        report = self.own(report_id)
        filing = _filing(report)
        document = report.document
        return Response({
            "number": report.number, "revision": filing.revision, "digest": filing.digest, "rules_version": filing.rules_version,
            "filed_at": filing.filed_at, "reported_on": report.reported_on, "next_due_on": report.next_due_on,
            "declared_name": filing.declared_name, "declared_position": filing.declared_position,
            "verification": settings.BASE_URL + reverse("documents:verification", args=[document.token]) if document else None,
            "pdf": address("api:wajiblapor_receipt_pdf", report) if document else None,
        })  # fmt: skip


class ReceiptPdf(ReportView):
    """The receipt on paper."""

    @extend_schema(operation_id="wajib_lapor_reports_receipt_pdf", responses={(200, "application/pdf"): OpenApiTypes.BINARY}, tags=TAGS)
    def get(self, request: Request, report_id: UUID) -> HttpResponseBase:
        """The receipt as a PDF, with a QR code to its public check and the digest of what was filed."""
        report = self.own(report_id)
        _filing(report)
        if report.document is None:
            raise Http404
        record_act(self.actor, "document_downloaded", f"documents.document:{report.document.pk}", timezone.now())
        return pdf_answer(report.document)


def _filing(report: ManpowerReport) -> Any:
    if not report.is_filed:
        raise NotFiled
    return latest_filing(report)


class Returns(ReportView):
    """What the office asked for."""

    @extend_schema(operation_id="wajib_lapor_reports_returns", responses=kinds.ReturnListSerializer, tags=TAGS)
    def get(self, request: Request, report_id: UUID) -> Response:
        """Every return with its notes and deadline, the newest first; the open one has no `settled_at`."""
        return Response({"results": [told_return(found) for found in returns_of(self.own(report_id))]})


# As people would do them, and as the calendar would.
TRIAL_STEPS = ("sign", "return", "accept", "correct", "remind", "overdue")


class Trial(ReportView):
    """In a sandbox the program does itself what people do with a real report."""

    scopes: ClassVar[Mapping[str, str]] = {"POST": WRITE_SCOPE}

    @extend_schema(
        operation_id="wajib_lapor_reports_trial",
        parameters=[KEY, OpenApiParameter("step", str, OpenApiParameter.PATH, enum=TRIAL_STEPS)],
        request=kinds.TrialSerializer,
        responses=kinds.ReportSerializer,
        tags=TAGS,
    )
    def post(self, request: Request, report_id: UUID, step: str) -> Response:
        """Only for reports of a sandbox: sign, send back, accept or correct it, be told that the next is due soon or overdue."""
        looked_at = self.look_at(kinds.TrialSerializer, request.data or {})

        def work() -> Response:
            report, acting = self.own(report_id), self.acting()
            match step:
                case "sign":
                    trials.sign_trial(report=report, are_doubts_confirmed=looked_at["are_doubts_confirmed"], **acting)
                case "return":
                    trials.return_trial(report=report, sections=[ReviewSection(one) for one in looked_at["sections"]], **acting)
                case "accept":
                    trials.accept_trial(report=report, **acting)
                case "correct":
                    trials.correct_trial(report=report, **acting)
                case "remind":
                    trials.remind_trial(report=report, **acting)
                case "overdue":
                    trials.overdue_trial(report=report, **acting)
                case _:
                    raise Http404
            return self.state(report_id)

        return self.once(work)
