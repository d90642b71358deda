"""Delta filing: a file held against the last filed roster, so that only joiners, leavers and changes are to be confirmed."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import exceptions, status
from rest_framework.request import Request
from rest_framework.response import Response

from siapkerja.api.calling import KEY
from siapkerja.api.pagination import CURSOR, PAGE_SIZE, KeysetPagination
from siapkerja.identity.fields import nik_indexes
from siapkerja.kernel.calendar import day_in
from wajiblapor.actions import comparisons as actions
from wajiblapor.actions.carrying import carry_on
from wajiblapor.api import serializers as kinds
from wajiblapor.api.calling import TAGS, NoRoster
from wajiblapor.api.rosters import RosterView, told_work
from wajiblapor.api.serializers.comparisons import WORKS_ON
from wajiblapor.enums import ChangeKind
from wajiblapor.models import ManpowerReport, RosterChange, RosterComparison, RosterLeaver, RosterUpload
from wajiblapor.permissions import ROSTER_SCOPE
from wajiblapor.queries import comparisons as queries
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.rule_sets import rule_set
from wajiblapor.queries.sent_rows import senders_numbers

LEAVERS = OpenApiExample(
    "Two who left, one who works on",
    value={"leavers": [
        {"nik": "3321011502900001", "reason": "resigned", "left_on": "2026-09-30"}, {"place": 4, "reason": "ended"},
        {"nik": "3321015506880002", "reason": WORKS_ON},
    ]},
    request_only=True,
)  # fmt: skip
PARTS = {"joined": ChangeKind.JOINED, "changed": ChangeKind.CHANGED, "left": None}


class ComparisonView(RosterView):
    def compared(self, report: ManpowerReport) -> tuple[RosterUpload, RosterComparison]:
        """The current file and what it is held against.

        Raises:
            NoRoster: there is no file, or it is a whole roster.
        """
        upload = current_upload(report)
        if upload is None or upload.comparing is None:
            raise NoRoster(str(_("Belum ada berkas yang dibandingkan dengan daftar terakhir.")))
        upload.report = report
        return upload, upload.comparing

    def told(self, report_id: UUID, code: int = status.HTTP_200_OK) -> Response:
        return Response(told_comparison(self.own(report_id)), status=code)


def told_comparison(report: ManpowerReport) -> dict[str, Any]:
    upload = current_upload(report)
    found = upload.comparing if upload else None
    told: dict[str, Any] = {
        "state": "none", "against": None, "progress": None, "undecided": 0, "taken_over": [], "by_column": {}, "doubts": [],
        **dict.fromkeys(("joined", "changed", "left", "unchanged", "carried"), 0),
    }  # fmt: skip
    if upload is None or found is None:
        return told
    job = upload.job if upload.is_checking else found.job if found.is_running else None
    filed = found.filing.report
    told |= {
        "state": _state(upload, found), "against": {"number": filed.number, "reported_on": filed.reported_on},
        "progress": told_work(job) if job else None, "taken_over": found.taken_over,
    }  # fmt: skip
    if found.compared_at is None or found.is_running:
        return told
    return told | {
        "joined": found.joined, "changed": found.changed, "left": found.left, "unchanged": found.unchanged, "carried": found.carried,
        "undecided": queries.undecided(upload), "by_column": found.by_column,
        "doubts": [
            {"code": doubt.code, "title": doubt.title, "detail": doubt.sentence, "rows": doubt.rows} for doubt in queries.doubts_of(found)
        ],
    }  # fmt: skip


def _state(upload: RosterUpload, found: RosterComparison) -> str:
    if upload.is_checking:
        return "checking"
    if found.is_running:
        return "comparing"
    if found.compared_at is None:
        return "rows_to_mend"
    return "confirmed" if found.is_confirmed else "compared"


class Comparison(ComparisonView):
    """The file beside the last filed roster."""

    @extend_schema(operation_id="wajib_lapor_comparison_retrieve", responses=kinds.ComparisonSerializer, tags=TAGS)
    def get(self, request: Request, report_id: UUID) -> Response:
        """How far it is, and how many joined, changed and left."""
        return self.told(report_id)

    @extend_schema(
        operation_id="wajib_lapor_comparison_begin", parameters=[KEY], request=None, responses={202: kinds.ComparisonSerializer}, tags=TAGS
    )
    def post(self, request: Request, report_id: UUID) -> Response:
        """Take what was sent for this month's payroll: columns it lacks come from the last roster. It is checked once more."""

        def work() -> Response:
            upload = current_upload(self.own(report_id))
            if upload is None:
                raise NoRoster
            actions.begin_comparison(upload=upload, **self.acting())
            return self.told(report_id, status.HTTP_202_ACCEPTED)

        return self.once(work)

    @extend_schema(operation_id="wajib_lapor_comparison_stop", responses={204: None}, tags=TAGS)
    def delete(self, request: Request, report_id: UUID) -> Response:
        """Take it for the whole roster after all."""
        upload, _found = self.compared(self.own(report_id))
        actions.stop_comparing(upload=upload, **self.acting())
        return Response(status=status.HTTP_204_NO_CONTENT)


class ComparedWorkers(ComparisonView):
    """Who joined, changed or left. They are named, so reading reports is not enough for it."""

    scopes: ClassVar[Mapping[str, str]] = {"GET": ROSTER_SCOPE}

    @extend_schema(
        operation_id="wajib_lapor_comparison_workers",
        parameters=[OpenApiParameter("part", str, OpenApiParameter.PATH, enum=list(PARTS)), CURSOR, PAGE_SIZE],
        responses=kinds.ComparedListSerializer,
        tags=TAGS,
    )
    def get(self, request: Request, report_id: UUID, part: str) -> Response:
        """List them, by place."""
        upload, _found = self.compared(self.own(report_id))
        if part not in PARTS:
            raise Http404
        report = upload.report
        rules = rule_set(regency_code=report.regency_id, today=day_in(report.workplace.time_zone, timezone.now()))
        words, pages = queries.ComparedPages(upload, rules), KeysetPagination()
        if part == "left":
            pages.ordering = "place"
            leavers = pages.paginate_queryset(RosterLeaver.objects.filter(upload=upload), request, view=self) or []
            workers = words.left(leavers)
        else:
            pages.ordering = "row"
            rows = RosterChange.objects.filter(upload=upload, kind=PARTS[part])
            changes = pages.paginate_queryset(rows, request, view=self) or []
            workers = words.changed(changes) if part == "changed" else words.joined(changes)
        numbers = senders_numbers(upload, {worker.number for worker in workers}) if part != "left" else {}
        results = [_told_worker(worker, numbers.get(worker.number)) for worker in workers]
        return Response({"next": pages.get_next_link(), "previous": pages.get_previous_link(), "results": results})


def _told_worker(worker: queries.ComparedWorker, row_id: str | None) -> dict[str, Any]:
    leaver = worker.leaver
    return {
        "place": worker.number, "row_id": row_id, "name": worker.name, "nik": worker.nik,
        "columns": [change.title for change in worker.changes], "reason": (leaver.reason or None) if leaver else None,
        "left_on": leaver.left_on if leaver else None,
    }  # fmt: skip


class Leavers(ComparisonView):
    """When and why workers left."""

    @extend_schema(
        operation_id="wajib_lapor_comparison_leavers", parameters=[KEY], request=kinds.LeaversSerializer,
        responses=kinds.LeaversAnswerSerializer, examples=[LEAVERS], tags=TAGS,
    )  # fmt: skip
    def post(self, request: Request, report_id: UUID) -> Response:
        """Say it of up to 1,000 at once, all or none; said again, it is written over."""
        leavers = self.look_at(kinds.LeaversSerializer, request.data)["leavers"]

        def work() -> Response:
            upload, _found = self.compared(self.own(report_id))
            said = 0
            for (reason, left_on), places in _by_reason(upload, leavers).items():
                if reason == WORKS_ON:
                    said += carry_on(upload=upload, among=places, **self.acting()) or 0
                    continue
                said += actions.say_why(
                    upload=upload, among=places, only_ended=False, reason=reason, left_on=left_on, **self.acting()
                )  # fmt: skip
            return Response({"said": said, "undecided": queries.undecided(upload)})

        return self.once(work)


def _by_reason(upload: RosterUpload, leavers: list[dict[str, Any]]) -> dict[tuple[str, Any], list[int]]:
    """Places in the list of leavers by what is said of them.

    Raises:
        ValidationError: somebody is none of the leavers; with a pointer to each.
    """
    wanted = {index: number for number, one in enumerate(leavers) if "nik" in one for index in nik_indexes(one["nik"])}
    rows = RosterLeaver.objects.filter(upload=upload)
    found = {
        wanted[bytes(index)]: place
        for index, place in rows.filter(worker_index__in=list(wanted)).values_list("worker_index", "place")
    }  # fmt: skip
    known = set(rows.filter(place__in=[one["place"] for one in leavers if "place" in one]).values_list("place", flat=True))
    found |= {number: one["place"] for number, one in enumerate(leavers) if one.get("place") in known}
    if strangers := [number for number in range(len(leavers)) if number not in found]:
        words = [_("Orang ini tidak ada di daftar keluar.")]
        raise exceptions.ValidationError({"leavers": {str(number): words for number in strangers}})
    grouped: dict[tuple[str, Any], list[int]] = defaultdict(list)
    for number, one in enumerate(leavers):
        grouped[one["reason"], one["left_on"]].append(found[number])
    return grouped


class Confirm(ComparisonView):
    """That the changes are right."""

    @extend_schema(
        operation_id="wajib_lapor_comparison_confirm", parameters=[KEY], request=kinds.SeenSerializer,
        responses=kinds.ComparisonSerializer, tags=TAGS,
    )  # fmt: skip
    def post(self, request: Request, report_id: UUID) -> Response:
        """Confirm joiners, leavers and changes: the roster is whole then. Every doubt must have been seen."""
        seen = self.look_at(kinds.SeenSerializer, request.data or {})["seen"]

        def work() -> Response:
            upload, _found = self.compared(self.own(report_id))
            actions.confirm_comparison(upload=upload, seen=seen, **self.acting())
            return self.told(report_id)

        return self.once(work)
