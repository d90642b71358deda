"""Roster files of programs, sent in pieces: begun with name and size, continued from what is held, checked once whole."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from siapkerja.api.calling import KEY
from siapkerja.api.problems import problem
from siapkerja.files.actions.arrivals import LARGEST_PIECE, SMALLEST_PIECE, NotWhole, PieceDamaged, PieceTooLarge, WrongOffset
from siapkerja.files.piece_headers import digest_said, offset_said
from wajiblapor.actions.arrivals import abandon_upload, append_chunk, begin_upload, demand_not_given_up, finish_upload
from wajiblapor.api import serializers as kinds
from wajiblapor.api.calling import TAGS
from wajiblapor.api.rosters import RosterView
from wajiblapor.models import ManpowerReport
from wajiblapor.permissions import READ_SCOPE, ROSTER_SCOPE
from wajiblapor.queries.arrivals import Arrival, arrival_of
from wajiblapor.rosters.refusals import UnreadableRoster

OFFSET = OpenApiParameter("Upload-Offset", int, OpenApiParameter.HEADER, required=True, description="Where this piece begins.")
DIGEST = OpenApiParameter("Content-Digest", str, OpenApiParameter.HEADER, description="`sha-256=:<base64>:` of this piece (RFC 9530).")
BEGUN = OpenApiExample("A CSV of 12 MB", value={"filename": "pekerja-2026.csv", "size": 12582912}, request_only=True)


class PieceParser(BaseParser):
    """The bytes as they came, up to the largest piece; more is not read."""

    media_type = "application/octet-stream"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None) -> Any:
        data: bytes = stream.read(LARGEST_PIECE + 1)
        if len(data) > LARGEST_PIECE:
            raise PieceTooLarge
        told = int(parser_context["request"].META.get("CONTENT_LENGTH") or len(data)) if parser_context else len(data)
        if len(data) < told:
            raise PieceDamaged
        return data


class PartialUploadParser(PieceParser):
    media_type = "application/partial-upload"


class UploadView(RosterView):
    def arrival(self, report: ManpowerReport, upload_id: UUID) -> Arrival:
        found = arrival_of(report, upload_id)
        if found is None:
            raise Http404
        return found

    def told(self, report: ManpowerReport, upload_id: UUID, code: int = status.HTTP_200_OK) -> Response:
        arrival = self.arrival(report, upload_id)
        address = settings.BASE_URL + reverse("api:wajiblapor_upload", args=[report.public_id, upload_id])
        told = {
            "id": arrival.upload.public_id, "address": address, "state": arrival.upload.state, "offset": arrival.held,
            "size": arrival.size, "rows": arrival.rows, "faulty_rows": arrival.faulty_rows, "trouble": arrival.trouble or None,
            "smallest_piece": SMALLEST_PIECE, "largest_piece": LARGEST_PIECE,
        }  # fmt: skip
        response = Response(told, status=code)
        response["Upload-Offset"], response["Upload-Length"] = str(arrival.held), str(arrival.size)
        if code == status.HTTP_201_CREATED:
            response["Location"] = address
        return response

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, UnreadableRoster):
            return problem(status.HTTP_422_UNPROCESSABLE_ENTITY, exc.code, str(exc))
        response = super().handle_exception(exc)
        if isinstance(exc, WrongOffset | NotWhole):
            response["Upload-Offset"] = str(exc.held)
        return response


class Uploads(UploadView):
    """Beginning an upload."""

    scopes: ClassVar[Mapping[str, str]] = {"POST": ROSTER_SCOPE}

    @extend_schema(
        operation_id="wajib_lapor_uploads_begin", parameters=[KEY], request=kinds.BeginSerializer,
        responses={201: kinds.UploadSerializer}, examples=[BEGUN], tags=TAGS,
    )  # fmt: skip
    def post(self, request: Request, report_id: UUID) -> Response:
        """Announce a file with its name and size; what counted until now counts until this one is here in full."""
        looked_at = self.look_at(kinds.BeginSerializer, request.data)
        digest = bytes.fromhex(looked_at["sha256"])

        def work() -> Response:
            report = self.own(report_id)
            upload = begin_upload(
                report=report, filename=looked_at["filename"], size=looked_at["size"], digest=digest, fingerprint=looked_at["sha256"],
                **self.acting(),
            )  # fmt: skip
            return self.told(report, upload.public_id, status.HTTP_201_CREATED)

        return self.once(work)


class OneUpload(UploadView):
    """One upload."""

    scopes: ClassVar[Mapping[str, str]] = {"GET": READ_SCOPE, "PATCH": ROSTER_SCOPE, "DELETE": ROSTER_SCOPE}
    parser_classes = (PieceParser, PartialUploadParser)  # type: ignore[assignment]

    @extend_schema(operation_id="wajib_lapor_uploads_retrieve", responses=kinds.UploadSerializer, tags=TAGS)
    def get(self, request: Request, report_id: UUID, upload_id: UUID) -> Response:
        """How much is held (`Upload-Offset`), and what was found of the rows that are here. 410 where it was given up: begin again."""
        report = self.own(report_id)
        demand_not_given_up(self.arrival(report, upload_id).upload)
        return self.told(report, upload_id)

    @extend_schema(
        operation_id="wajib_lapor_uploads_append", parameters=[OFFSET, DIGEST], request={"application/octet-stream": OpenApiTypes.BINARY},
        responses=kinds.UploadSerializer, tags=TAGS,
    )  # fmt: skip
    def patch(self, request: Request, report_id: UUID, upload_id: UUID) -> Response:
        """Send the next piece; with the last one the file is whole and is checked. 409 names the right offset."""
        report = self.own(report_id)
        arrival, acting = self.arrival(report, upload_id), self.acting()
        offset, digest = offset_said(request.headers), digest_said(request.headers)
        data = request.data if isinstance(request.data, bytes) else b""
        if append_chunk(upload=arrival.upload, offset=offset, data=data, digest=digest, **acting) == arrival.size:
            finish_upload(upload=arrival.upload, **acting)
        return self.told(report, upload_id)

    @extend_schema(operation_id="wajib_lapor_uploads_abandon", responses={204: None}, tags=TAGS)
    def delete(self, request: Request, report_id: UUID, upload_id: UUID) -> Response:
        """Give it up: what came is removed."""
        abandon_upload(upload=self.arrival(self.own(report_id), upload_id).upload, **self.acting())
        return Response(status=status.HTTP_204_NO_CONTENT)
