"""How often programs may ask, counted in the cache; and guessing of secrets, where only wrong ones count."""

import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from siapkerja.throttles import address_of, count, counted

MINUTE = 60
_WHAT, _WRONG, _WRONG_SECONDS = "api.wrong_secret", 20, 300


class ClientThrottle(BaseThrottle):
    """So many requests of one program in each minute of the clock, all its tokens together. Says in headers what is left."""

    def allow_request(self, request: Request, view: Any) -> bool:
        now = time.time()
        asked = count(what="api.requests", of=f"{request.user.pk}:{int(now // MINUTE)}", seconds=2 * MINUTE)
        limit = settings.API_RATE_CLIENT
        self.left = MINUTE - now % MINUTE
        view.rate_headers = {
            "RateLimit-Limit": str(limit),
            "RateLimit-Remaining": str(max(limit - asked, 0)),
            "RateLimit-Reset": str(int(self.left) + 1),
        }
        return asked <= limit

    def wait(self) -> float:
        return self.left


def guesses_too_much(request: HttpRequest) -> bool:
    return counted(what=_WHAT, of=address_of(request)) >= _WRONG


def count_wrong_secret(request: HttpRequest) -> None:
    count(what=_WHAT, of=address_of(request), seconds=_WRONG_SECONDS)
