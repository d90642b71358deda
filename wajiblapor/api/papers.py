"""Section L: papers of a report, sent as they are."""

import hashlib
import io
from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import exceptions, status
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from siapkerja.api.calling import KEY
from siapkerja.files.actions.stored_files import FileTooLarge
from siapkerja.reference.queries import rule
from wajiblapor.actions.attachments import attach, detach
from wajiblapor.actions.prepared_events import attach_deed
from wajiblapor.api import serializers as kinds
from wajiblapor.api.calling import TAGS, ReportView
from wajiblapor.api.events import told_prepared
from wajiblapor.permissions import READ_SCOPE, WRITE_SCOPE
from wajiblapor.queries.events import prepared_of
from wajiblapor.queries.papers import Paper, papers_of
from wajiblapor.questions.papers import PAPERS


class Content(bytes):
    """The bytes of a paper; as text their digest, which is enough to know a repeated request again."""

    def __str__(self) -> str:
        return hashlib.sha256(self).hexdigest()


class PaperParser(BaseParser):
    """The bytes as they came, as many as a paper may have; of more only so much is read that it shows."""

    media_type = "application/pdf"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None) -> Any:
        most = int(rule("wlkp.attachment_max_bytes", timezone.localdate()).value)
        data = stream.read(most + 1)
        if len(data) > most:
            raise FileTooLarge
        return Content(data)


class JpegParser(PaperParser):
    media_type = "image/jpeg"


class PngParser(PaperParser):
    media_type = "image/png"


class _PaperView(ReportView):
    scopes: ClassVar[Mapping[str, str]] = {"GET": READ_SCOPE, "POST": WRITE_SCOPE, "DELETE": WRITE_SCOPE}


class Papers(_PaperView):
    """The papers of a report."""

    parser_classes = (PaperParser, JpegParser, PngParser)  # type: ignore[assignment]

    @extend_schema(operation_id="wajib_lapor_papers_list", responses=kinds.PaperListSerializer, tags=TAGS)
    def get(self, request: Request, report_id: UUID) -> Response:
        """What the report is sent with as it stands; papers of the last report that still hold are among them."""
        return Response({"results": [told_paper(paper) for paper in papers_of(self.own(report_id))]})

    @extend_schema(
        operation_id="wajib_lapor_papers_attach",
        parameters=[KEY, OpenApiParameter("kind", str, required=True, enum=list(PAPERS))],
        request={"application/pdf": OpenApiTypes.BINARY, "image/jpeg": OpenApiTypes.BINARY, "image/png": OpenApiTypes.BINARY},
        responses={201: kinds.PaperSerializer},
        tags=TAGS,
    )
    def post(self, request: Request, report_id: UUID) -> Response:
        """Hand in a PDF or a picture: the body is the file."""
        kind = request.query_params.get("kind", "")
        if kind not in PAPERS:
            raise exceptions.ValidationError({"kind": [_("Sebutkan jenis lampirannya.")]})
        data = request.data if isinstance(request.data, bytes) else b""

        def work() -> Response:
            report = self.own(report_id)
            made = attach(report=report, kind=kind, stream=io.BytesIO(data), **self.acting())
            return Response(told_paper(Paper(made, PAPERS[kind])), status=status.HTTP_201_CREATED)

        return self.once(work)


class OnePaper(_PaperView):
    """One paper."""

    @extend_schema(operation_id="wajib_lapor_papers_detach", responses={204: None}, tags=TAGS)
    def delete(self, request: Request, report_id: UUID, paper_id: int) -> Response:
        """Take it back. What was filed with it before keeps it as evidence."""
        report = self.own(report_id)
        paper = report.attachments.kept().filter(pk=paper_id).first()
        if paper is None:
            raise Http404
        detach(report=report, attachment=paper, **self.acting())
        return Response(status=status.HTTP_204_NO_CONTENT)


class PreparedDeed(_PaperView):
    """The deed of a change of owner that waits for a person."""

    parser_classes = (PaperParser, JpegParser, PngParser)  # type: ignore[assignment]

    @extend_schema(
        operation_id="wajib_lapor_events_attach_deed",
        parameters=[KEY],
        request={"application/pdf": OpenApiTypes.BINARY, "image/jpeg": OpenApiTypes.BINARY, "image/png": OpenApiTypes.BINARY},
        responses={201: kinds.PreparedEventSerializer},
        tags=TAGS,
    )
    def post(self, request: Request, workplace_id: UUID, event_id: UUID) -> Response:
        """Hand in the deed, a PDF or a picture: the body is the file. One handed in before is written over."""
        data = request.data if isinstance(request.data, bytes) else b""

        def work() -> Response:
            place = self.own_workplace(workplace_id)
            prepared = prepared_of(place, is_sandbox=self.actor.is_sandbox).filter(public_id=event_id).first()
            if prepared is None:
                raise Http404
            made = attach_deed(prepared=prepared, stream=io.BytesIO(data), **self.acting())
            return Response(told_prepared(made), status=status.HTTP_201_CREATED)

        return self.once(work)


def told_paper(paper: Paper) -> dict[str, Any]:
    row = paper.attachment
    return {
        "id": row.pk, "kind": row.kind, "kind_label": paper.words, "size": row.stored.size, "sha256": bytes(row.stored.digest).hex(),
        "uploaded_at": row.uploaded_at, "is_taken_over": row.taken_from_id is not None,
    }  # fmt: skip
