"""One error shape for the whole API: problem details (RFC 9457)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import set_rollback

from siapkerja.kernel.errors import Refused

CONTENT_TYPE = "application/problem+json"


def handle(error: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Turn an expected exception into a problem; anything else is a defect and stays a 500."""
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if isinstance(error, Refused):
        set_rollback()
        return problem(status.HTTP_409_CONFLICT, error.code, str(error), errors=error.fields or None)
    if not isinstance(error, exceptions.APIException):
        return None
    set_rollback()
    errors = error.detail if isinstance(error, exceptions.ValidationError) else None
    sentence = str(error.default_detail) if errors else str(error.detail)
    response = problem(error.status_code, str(error.default_code), sentence, errors=errors)
    if (challenge := getattr(error, "auth_header", None)) is not None:
        response["WWW-Authenticate"] = challenge
    if (wait := getattr(error, "wait", None)) is not None:
        response["Retry-After"] = str(int(wait) + 1)
    return response


def problem(code: int, kind: str, sentence: str, *, errors: Any = None) -> Response:
    """An RFC 9457 body. `kind` is stable for machines, `sentence` is for people, `errors` maps fields to sentences."""
    body: dict[str, Any] = {"type": f"/api/v1/problems/{kind}", "title": kind, "status": code, "detail": sentence}
    if errors:
        body["errors"] = errors
    return Response(body, status=code, content_type=CONTENT_TYPE)


def plain_problem(code: int, kind: str, sentence: str) -> JsonResponse:
    """The same shape outside a DRF view (unknown addresses below /api/)."""
    body = {"type": f"/api/v1/problems/{kind}", "title": kind, "status": code, "detail": sentence}
    return JsonResponse(body, status=code, content_type=CONTENT_TYPE)
