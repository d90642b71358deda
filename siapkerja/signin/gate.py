"""A gate before everything that hashes a password: so many at work, so many waiting, the rest is asked to come back.

Hashing is slow on purpose. Without a gate a crowd at the door would hold every thread, and nobody could read a vacancy.
The gate stands outermost and answers from memory, so that sending away costs next to nothing.
"""

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

GetResponse = Callable[[HttpRequest], HttpResponseBase]

GUARDED = (
    "account_login",
    "account_signup",
    "account_complete_password_reset",
    "account_change_password",
    "account_set_password",
    "account_reauthenticate",
)
SOONEST, LATEST = 4, 12


class Crowded(Exception):
    """Nobody more can wait."""


class Gate:
    """Lets `slots` callers in at once and `waiting` more wait up to `patience` seconds.

    Raises:
        Crowded: from `entered`, when nobody more can wait or it took too long.
    """

    def __init__(self, *, slots: int, waiting: int, patience: float) -> None:
        self._room = threading.BoundedSemaphore(slots + waiting)
        self._slots = threading.BoundedSemaphore(slots)
        self._patience = patience

    @contextmanager
    def entered(self) -> Iterator[None]:
        if not self._room.acquire(blocking=False):
            raise Crowded
        try:
            if not self._slots.acquire(timeout=self._patience):
                raise Crowded
            try:
                yield
            finally:
                self._slots.release()
        finally:
            self._room.release()


class SigninGate:
    """Middleware: POSTs that will hash a password pass the gate of this process, or get a page that asks to wait."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.gate = Gate(slots=settings.SIGNIN_SLOTS, waiting=settings.SIGNIN_WAITING, patience=settings.SIGNIN_PATIENCE)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST" or request.path_info not in _guarded_paths():
            return self.get_response(request)
        try:
            with self.gate.entered():
                return self.get_response(request)
        except Crowded:
            return _crowded(request)


def _crowded(request: HttpRequest) -> HttpResponse:
    language = "en" if request.path_info.startswith("/en/") else "id"
    response = HttpResponse(_page(language), status=503)
    # Spread over some seconds, so that those sent away do not come back together.
    response["Retry-After"] = str(random.randint(SOONEST, LATEST))  # noqa: S311 - no secret
    response["Cache-Control"] = "no-store"
    return response


@cache
def _page(language: str) -> str:
    with translation.override(language):
        return render_to_string("signin/crowded.html", {"language": language})


@cache
def _guarded_paths() -> frozenset[str]:
    paths: set[str] = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            paths.update(reverse(name) for name in GUARDED)
    return frozenset(paths)
