"""When a signed-in device was last seen."""

import time
from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from siapkerja.signin.second_factor.actions import touch_session

SEEN = "seen_at"


class LastSeen:
    """Writes once in `SESSION_TOUCH_EVERY` what allauth's own middleware would write with every request.

    The time of the last writing stands in the session, from signing in on: pages that never ask who is there, and
    sessions that were not made by signing in, cost nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        session = request.session
        if session.accessed and SEEN in session and SESSION_KEY in session:
            now = int(time.time())
            if now - session[SEEN] >= settings.SESSION_TOUCH_EVERY.total_seconds() and session.session_key:
                session[SEEN] = now
                touch_session(session_key=session.session_key, ip=get_adapter().get_client_ip(request), at=timezone.now())
        return response
