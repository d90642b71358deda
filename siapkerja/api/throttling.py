"""How often programs may ask, counted in the cache; and guessing of secrets, where only wrong ones count."""

import time
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

MINUTE = 60
_WRONG, _WRONG_SECONDS = 20, 300


class ClientThrottle(BaseThrottle):
    """So many requests of one program in each minute of the clock, all its tokens together. Says in headers what is left."""

    def allow_request(self, request: Request, view: Any) -> bool:
        now = time.time()
        key = f"api-rate:{request.user.pk}:{int(now // MINUTE)}"
        cache.add(key, 0, timeout=2 * MINUTE)
        asked = int(cache.incr(key))
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


def _key(request: HttpRequest) -> str:
    return f"api.wrong-secret:{get_adapter(request).get_client_ip(request)}"


def guesses_too_much(request: HttpRequest) -> bool:
    return bool(cache.get(_key(request), 0) >= _WRONG)


def count_wrong_secret(request: HttpRequest) -> None:
    key = _key(request)
    if not cache.add(key, 1, timeout=_WRONG_SECONDS):
        cache.incr(key)
