"""Where programs get tokens and give them back. Errors are those of OAuth 2.0 (RFC 6749 section 5.2), not problem details."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from siapkerja.api.oauth import server
from siapkerja.api.throttling import count_wrong_secret, guesses_too_much

MOST_BYTES = 16 * 1024


@csrf_exempt
@login_not_required
@require_POST
def tokens(request: HttpRequest) -> HttpResponse:
    """A token for client id and secret."""
    return _answer(request, server().create_token_response)


@csrf_exempt
@login_not_required
@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """The end of a token before its time (RFC 7009)."""
    return _answer(request, server().create_revocation_response)


def _answer(request: HttpRequest, work: Callable[..., Any]) -> HttpResponse:
    if guesses_too_much(request):
        return _refused("temporarily_unavailable", HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": "300"})
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return _refused("invalid_request", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {})
    told = {"Content-Type": request.content_type or "", "Authorization": request.headers.get("Authorization", "")}
    body = request.read(MOST_BYTES + 1)[:MOST_BYTES].decode(errors="replace")
    headers, text, status = work(request.build_absolute_uri(), "POST", body, {name: value for name, value in told.items() if value})
    if status == HTTPStatus.UNAUTHORIZED:
        count_wrong_secret(request)
        headers["WWW-Authenticate"] = 'Basic realm="SIAPKerja"'
    return HttpResponse(text or "", status=status, headers={"Cache-Control": "no-store", **headers})


def _refused(error: str, status: int, headers: dict[str, str]) -> JsonResponse:
    return JsonResponse({"error": error}, status=status, headers={"Cache-Control": "no-store", **headers})
