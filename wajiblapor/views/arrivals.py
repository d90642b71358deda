"""Roster files that come in pieces, sent by the page's script: begun, continued, given up. Modelled on resumable uploads for HTTP.

`Upload-Offset` says where a piece begins, and in answers how much is held; `Content-Digest` (RFC 9530) carries a piece's SHA-256.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from siapkerja.files.actions.arrivals import LARGEST_PIECE, NotArriving, PieceDamaged, PieceTooLarge, WrongOffset
from siapkerja.files.piece_headers import digest_said, offset_said
from siapkerja.files.storage import StorageFull
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.errors import NotPermitted, Refused
from wajiblapor.actions.arrivals import abandon_upload, append_chunk, begin_upload, demand_not_given_up, finish_upload
from wajiblapor.forms.arrivals import BeginForm
from wajiblapor.models import ManpowerReport
from wajiblapor.queries.arrivals import Arrival, arrival_of
from wajiblapor.rosters.refusals import UnreadableRoster
from wajiblapor.views.company import actor_of, own_report

_STATUS: tuple[tuple[type[Refused], int], ...] = (
    (NotPermitted, 403), (NotArriving, 410), (PieceTooLarge, 413), (PieceDamaged, 422), (UnreadableRoster, 422),
    (StorageFull, 507),
)  # fmt: skip


@require_POST
@organisation_view
def begin(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    report = own_report(request, organisation, report_id)
    form = BeginForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"code": "invalid", "detail": next(iter(form.errors.values()))[0]}, status=400)
    try:
        upload = begin_upload(report=report, by=actor_of(request), at=timezone.now(), **form.told())
    except Refused as refusal:
        return _refused(refusal)
    response = JsonResponse(_told(_own(report, upload.public_id), report), status=201)
    response["Location"] = _address(report, upload.public_id)
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "PATCH", "DELETE"])
@organisation_view
def upload(request: HttpRequest, organisation: LegalEntity, report_id: UUID, upload_id: UUID) -> HttpResponse:
    """One upload: how much is held, its next piece, or its end."""
    report = own_report(request, organisation, report_id)
    arrival = _own(report, upload_id)
    try:
        if request.method == "PATCH":
            arrival = _continue(request, report, arrival)
        elif request.method == "DELETE":
            abandon_upload(upload=arrival.upload, by=actor_of(request), at=timezone.now())
            return HttpResponse(status=204)
        demand_not_given_up(arrival.upload)
    except Refused as refusal:
        return _refused(refusal)
    response = JsonResponse(_told(arrival, report))
    response["Upload-Offset"], response["Upload-Length"] = str(arrival.held), str(arrival.size)
    return response


@require_POST
@organisation_view
def abandon(request: HttpRequest, organisation: LegalEntity, report_id: UUID, upload_id: UUID) -> HttpResponse:
    """Give an upload up from the page itself."""
    report = own_report(request, organisation, report_id)
    try:
        abandon_upload(upload=_own(report, upload_id).upload, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Unggahan dibatalkan dan yang sudah sampai dihapus."))
    return redirect("wajiblapor:roster", organisation.public_id, report.public_id)


def _continue(request: HttpRequest, report: ManpowerReport, arrival: Arrival) -> Arrival:
    """The next piece; with the last one the upload is finished."""
    by, now, row = actor_of(request), timezone.now(), arrival.upload
    held = append_chunk(
        upload=row, offset=offset_said(request.headers), data=_piece(request), digest=digest_said(request.headers), by=by, at=now
    )
    if held == arrival.size:
        finish_upload(upload=row, by=by, at=now)
    return _own(report, row.public_id)


def _own(report: ManpowerReport, upload_id: UUID) -> Arrival:
    arrival = arrival_of(report, upload_id)
    if arrival is None:
        raise Http404
    return arrival


def _piece(request: HttpRequest) -> bytes:
    """The body, if all of it came.

    Raises:
        PieceTooLarge, PieceDamaged.
    """
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    if length > LARGEST_PIECE:
        raise PieceTooLarge()
    data = request.read(length)
    if len(data) < length:
        raise PieceDamaged()
    return data


def _address(report: ManpowerReport, upload_id: UUID) -> str:
    return reverse("wajiblapor:upload", args=[report.legal_entity.public_id, report.public_id, upload_id])


def _told(arrival: Arrival, report: ManpowerReport) -> dict[str, Any]:
    return {
        "id": str(arrival.upload.public_id),
        "address": _address(report, arrival.upload.public_id),
        "state": arrival.upload.state,
        "offset": arrival.held,
        "size": arrival.size,
        "rows": arrival.rows,
        "faulty_rows": arrival.faulty_rows,
        "trouble": arrival.trouble,
    }


def _refused(refusal: Refused) -> JsonResponse:
    status = next((status for kind, status in _STATUS if isinstance(refusal, kind)), 409)
    body: dict[str, Any] = {"code": refusal.code, "detail": str(refusal)}
    held = getattr(refusal, "held", None)
    response = JsonResponse(body | ({"offset": held} if held is not None else {}), status=status)
    if isinstance(refusal, WrongOffset):
        response["Upload-Offset"] = str(held)
    return response
