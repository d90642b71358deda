"""One error shape for the whole API: problem details (RFC 9457)."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import set_rollback

from siapkerja.kernel.errors import NotPermitted, Refused

WHOLE = "non_field_errors"
_STATUS = {
    "version_changed": status.HTTP_412_PRECONDITION_FAILED,
    "idempotency_key_reused": status.HTTP_422_UNPROCESSABLE_ENTITY,
    "upload_over": status.HTTP_410_GONE,
    "upload_given_up": status.HTTP_410_GONE,
    "piece_too_large": status.HTTP_413_REQUEST_ENTITY_TOO_LARGE,
    "piece_damaged": status.HTTP_422_UNPROCESSABLE_ENTITY,
    "storage_full": status.HTTP_507_INSUFFICIENT_STORAGE,
}
CONTENT_TYPE = "application/problem+json"


class BodyTooLarge(exceptions.APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "body_too_large"
    default_detail = _("Isi permintaan lebih dari 5 MB. Kirim dalam beberapa bagian.")


def handle(error: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Turn an expected exception into a problem; anything else is a defect and stays a 500."""
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    elif isinstance(error, RequestDataTooBig):
        error = BodyTooLarge()
    if isinstance(error, Refused):
        set_rollback()
        return problem(status_of(error), error.code, str(error), errors=pointed(error.fields) or None)
    if not isinstance(error, exceptions.APIException):
        return None
    set_rollback()
    errors = pointed(error.detail) if isinstance(error, exceptions.ValidationError) else None
    sentence = str(error.default_detail) if errors else str(error.detail)
    response = problem(error.status_code, str(error.default_code), sentence, errors=errors)
    if (challenge := getattr(error, "auth_header", None)) is not None:
        response["WWW-Authenticate"] = challenge
    if (wait := getattr(error, "wait", None)) is not None:
        response["Retry-After"] = str(int(wait) + 1)
    return response


def status_of(refusal: Refused) -> int:
    """409 for most: the request is right, and what is there does not allow it."""
    if isinstance(refusal, NotPermitted):
        return status.HTTP_403_FORBIDDEN
    return _STATUS.get(refusal.code, status.HTTP_409_CONFLICT)


def problem(code: int, kind: str, sentence: str, *, errors: Any = None) -> Response:
    """An RFC 9457 body. `kind` is stable for machines, `sentence` is for people, `errors` comes from `pointed`."""
    return Response(problem_body(code, kind, sentence, errors=errors), status=code, content_type=CONTENT_TYPE)


def problem_body(code: int, kind: str, sentence: str, *, errors: Any = None) -> dict[str, Any]:
    """As `problem`, for an answer that tells of several requests at once."""
    body: dict[str, Any] = {"type": f"/api/v1/problems/{kind}", "title": kind, "status": code, "detail": sentence}
    if errors:
        body["errors"] = errors
    return body


def pointed(detail: Any, pointer: str = "#") -> list[dict[str, str]]:
    """Sentences about single answers, each with where it belongs: a JSON Pointer (RFC 6901) into what was sent.

    Args:
        detail: sentences by field, in lists and nested, as forms, serializers and refusals give them.
    """
    if isinstance(detail, Mapping):
        within = ((pointer if name == WHOLE else f"{pointer}/{_escaped(name)}", found) for name, found in detail.items())
        return [error for place, found in within for error in pointed(found, place)]
    if isinstance(detail, list | tuple):
        return [
            error
            for number, found in enumerate(detail)
            for error in pointed(found, f"{pointer}/{number}" if isinstance(found, Mapping | list) else pointer)
        ]
    return [{"pointer": pointer, "detail": str(detail)}]


def _escaped(name: Any) -> str:
    return str(name).replace("~", "~0").replace("/", "~1")


def plain_problem(code: int, kind: str, sentence: str) -> JsonResponse:
    """The same shape outside a DRF view (unknown addresses below /api/)."""
    body = {"type": f"/api/v1/problems/{kind}", "title": kind, "status": code, "detail": sentence}
    return JsonResponse(body, status=code, content_type=CONTENT_TYPE)
