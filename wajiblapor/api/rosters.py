"""The roster of a report: what is held, its check, and saying what a file's headings mean."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, status
from rest_framework.request import Request
from rest_framework.response import Response

from siapkerja.api.calling import KEY
from siapkerja.jobs.models import Job
from wajiblapor.actions.columns import match_columns
from wajiblapor.actions.sent_rows import check_sent_rows
from wajiblapor.api import serializers as kinds
from wajiblapor.api.calling import TAGS, NoRoster, ReportView, roster_state
from wajiblapor.models import ManpowerReport
from wajiblapor.permissions import READ_SCOPE, ROSTER_SCOPE
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.sent_rows import has_unchecked_rows, held_rows
from wajiblapor.rosters.faults import FAULT_KINDS


class RosterView(ReportView):
    scopes: ClassVar[Mapping[str, str]] = {"GET": READ_SCOPE, "POST": ROSTER_SCOPE, "DELETE": ROSTER_SCOPE, "PUT": ROSTER_SCOPE}

    def roster(self, report_id: UUID, code: int = status.HTTP_200_OK) -> Response:
        return Response(told_roster(self.own(report_id)), status=code)


def told_roster(report: ManpowerReport) -> dict[str, Any]:
    upload = current_upload(report)
    told: dict[str, Any] = {
        "state": roster_state(upload) if upload else "none", "held_rows": held_rows(report),
        "has_unchecked_rows": has_unchecked_rows(report, upload), "uploaded_at": upload.uploaded_at if upload else None,
        "checked_at": upload.checked_at if upload else None, "rows": upload.rows if upload else 0,
        "faulty_rows": upload.faulty_rows if upload else 0, "doubtful_rows": upload.doubtful_rows if upload else 0,
        "is_clean": upload is not None and upload.is_clean, "progress": None, "refusal": None, "headings": [], "groups": [],
    }  # fmt: skip
    if upload is None:
        return told
    if upload.is_checking and upload.job:
        told["progress"] = told_work(upload.job)
    if upload.is_refused:
        told["refusal"] = {"code": upload.refusal_code, "detail": upload.refusal_sentence}
    if upload.needs_mapping:
        told["headings"] = upload.headings
    counted = Counter(upload.fault_counts) if upload.is_checked else Counter[str]()
    told["groups"] = [
        {"code": code, "severity": FAULT_KINDS[code].severity, "title": _title(code), "count": count}
        for code, count in counted.most_common()
    ]
    return told


def _title(code: str) -> str:
    """Titles with figures in them are told without: a program counts by the code."""
    title = str(FAULT_KINDS[code].title)
    return title.split(" %(")[0] if "%(" in title else title


def told_work(job: Job) -> dict[str, Any]:
    return {
        "state": job.state, "done": job.done, "total": job.total, "faults": job.faults, "percent": job.percent,
        "seconds_left": job.seconds_left,
    }  # fmt: skip


class Roster(RosterView):
    """The roster of a report."""

    @extend_schema(operation_id="wajib_lapor_roster_retrieve", responses=kinds.RosterSerializer, tags=TAGS)
    def get(self, request: Request, report_id: UUID) -> Response:
        """What is held, how far the check is, and what was found, by kind."""
        return self.roster(report_id)


class Check(RosterView):
    """Checking what was sent."""

    @extend_schema(
        operation_id="wajib_lapor_roster_check", parameters=[KEY], request=kinds.CheckSerializer,
        responses={202: kinds.RosterSerializer}, tags=TAGS,
    )  # fmt: skip
    def post(self, request: Request, report_id: UUID) -> Response:
        """Have all rows held checked together, as a file would be; a webhook tells when it is done. An earlier file is replaced."""
        looked_at = self.look_at(kinds.CheckSerializer, request.data or {})

        def work() -> Response:
            check_sent_rows(report=self.own(report_id), expected=looked_at["count"], **self.acting())
            return self.roster(report_id, status.HTTP_202_ACCEPTED)

        return self.once(work)


class Columns(RosterView):
    """Saying what the headings of a file mean."""

    @extend_schema(
        operation_id="wajib_lapor_roster_columns", parameters=[KEY], request=kinds.ColumnsSerializer,
        responses={202: kinds.RosterSerializer}, tags=TAGS,
    )  # fmt: skip
    def post(self, request: Request, report_id: UUID) -> Response:
        """For a file whose headings were not recognised (state `mapping`); remembered for the company's next files."""
        columns = self.look_at(kinds.ColumnsSerializer, request.data)["columns"]

        def work() -> Response:
            upload = current_upload(self.own(report_id))
            if upload is None or not upload.needs_mapping:
                raise NoRoster
            if len(columns) != len(upload.headings):
                words = _("Berkas ini punya %(count)s judul; sebutkan satu kolom untuk tiap judul.") % {"count": len(upload.headings)}
                raise exceptions.ValidationError({"columns": [words]})
            match_columns(upload=upload, columns=columns, **self.acting())
            return self.roster(report_id, status.HTTP_202_ACCEPTED)

        return self.once(work)
