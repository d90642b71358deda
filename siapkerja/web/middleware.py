"""What every request passes through: compression, reading-only reads, who acts, and refusals."""

import gzip
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

import brotli
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme

from siapkerja.audit.recording import record_act, record_view
from siapkerja.audit.writing import is_writing_allowed
from siapkerja.identity.actor import Actor
from siapkerja.identity.assistance import ALWAYS_OPEN, ASSISTANCE_KEY, Assistance, NotInAssistance, act_words, is_open
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.models import User
from siapkerja.identity.queries import actor_of, assisting, representation_in_force
from siapkerja.identity.second_factor import without_unproven_roles
from siapkerja.kernel.errors import Refused

GetResponse = Callable[[HttpRequest], HttpResponseBase]

READING = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SET", "SHOW", "EXPLAIN", "WITH", "DECLARE", "FETCH", "CLOSE")
SMALLEST_COMPRESSED = 500


# A session that was made void elsewhere (new password, signed out from another device) is thrown away when it is next shown.
VOID_SESSION = 'DELETE FROM "DJANGO_SESSION"'


class WroteWhileReading(RuntimeError):
    """A GET or HEAD tried to change the database: a defect of ours, never the visitor's."""


class Compression:
    """Brotli (or gzip) for pages outside a proxy.

    Responses that carry a CSRF token reflect no input beside it (BREACH), as the token is masked anew in every response.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or response.has_header("Content-Encoding"):
            return response
        if len(response.content) < SMALLEST_COMPRESSED or not _is_text(response):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        accepted = request.headers.get("Accept-Encoding", "")
        if "br" in accepted:
            response.content, coding = brotli.compress(response.content, quality=4), "br"
        elif "gzip" in accepted:
            response.content, coding = gzip.compress(response.content, 6, mtime=0), "gzip"
        else:
            return response
        response["Content-Encoding"] = coding
        response["Content-Length"] = str(len(response.content))
        return response


def _is_text(response: HttpResponseBase) -> bool:
    kind = response.get("Content-Type", "").partition(";")[0]
    return kind.startswith("text/") or kind in {"application/json", "application/xml", "image/svg+xml", "application/rss+xml"}


class PersonalPages:
    """What a signed-in person saw stays in no cache: phones and the computers of a village office are shared."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # Asking the session of a visitor without its cookie would make every public page vary by cookie.
        is_personal = settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session
        if is_personal and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response


class ReadingOnlyReads:
    """GET and HEAD may only SELECT; the audit log and the session's own bookkeeping go through `audit.writing`."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with connection.execute_wrapper(_refuse_writes):
            return self.get_response(request)


def _refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    statement = str(sql).lstrip("( \n").upper()
    if not statement.startswith((*READING, VOID_SESSION)) and not is_writing_allowed():
        raise WroteWhileReading(f"a reading request sent: {str(sql)[:120]}")
    return execute(sql, params, many, context)


class ActingPerson:
    """`request.actor`, found when first asked for, and `request.assistance` where an officer acts for a citizen.

    Meanwhile only public pages and those opened to assistance answer. Each look and each act is logged under both names.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.assistance = None  # type: ignore[attr-defined]
        if request.COOKIES.get(settings.SESSION_COOKIE_NAME) and ASSISTANCE_KEY in request.session:
            request.assistance = _assistance(request)  # type: ignore[attr-defined]
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        response = self.get_response(request)
        if page := getattr(request, "assisted_page", ""):
            _log_assisted(request, page, response)
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> HttpResponseBase | None:
        assistance, match = request.assistance, request.resolver_match  # type: ignore[attr-defined]
        if assistance is None or match is None or match.view_name in ALWAYS_OPEN:
            return None
        if not getattr(view, "login_required", True) and request.method in {"GET", "HEAD"}:
            return None
        if assistance.is_over:
            return render(request, "web/assistance_over.html", status=403)
        if not is_open(match.view_name):
            return render(request, "web/refused.html", {"refusal": NotInAssistance()}, status=403)
        request.assisted_page = match.view_name  # type: ignore[attr-defined]
        return None


def _assistance(request: HttpRequest) -> Assistance | None:
    """What the session says; an officer who signed out and in again begins anew."""
    if not request.user.is_authenticated:
        return None
    own = _own_actor(request)
    return Assistance(representation_in_force(request.session[ASSISTANCE_KEY], own, at=timezone.now()))


def _log_assisted(request: HttpRequest, page: str, response: HttpResponseBase) -> None:
    """Both names into the log: a look for a page shown, an act for one that was carried out."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.method in {"GET", "HEAD"} and response.status_code == HTTPStatus.OK:
        record_view(actor, actor.on_behalf_of_id, "assistance", timezone.now(), purpose=ViewPurpose.REPRESENTATION)
    elif request.method == "POST" and response.status_code == HTTPStatus.FOUND and act_words(page):
        record_act(actor, "assisted_act", f"identity.person:{actor.on_behalf_of_id}", timezone.now(), page=page)


def _own_actor(request: HttpRequest) -> Actor:
    user = cast(User, request.user)
    return without_unproven_roles(actor_of(user, on=timezone.localdate()), user)


def _actor(request: HttpRequest) -> Actor:
    if not request.user.is_authenticated:
        return Actor.stranger()
    own, assistance = _own_actor(request), request.assistance  # type: ignore[attr-defined]
    return assisting(own, assistance.representation) if assistance and assistance.representation else own


class Refusals:
    """A refusal no view handled: back to where the person came from with the sentence, or a page that says it.

    Likewise where an address that only takes forms is opened as a page, as after a refused form by another language or a bookmark.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_blank = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not getattr(response, "content", b"")
        if not is_blank or request.method not in ("GET", "HEAD"):
            return response
        page = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if not isinstance(exception, Refused):
            return None
        origin = request.headers.get("Referer", "")
        if request.method == "POST" and url_has_allowed_host_and_scheme(origin, {request.get_host()}):
            messages.error(request, str(exception))
            return HttpResponseRedirect(origin)
        return render(request, "web/refused.html", {"refusal": exception}, status=403)
