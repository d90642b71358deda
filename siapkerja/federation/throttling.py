"""Guessing secrets of applications: only wrong ones count, so that a busy application is never slowed."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

_WRONG, _MINUTES = 20, 5


def _key(request: HttpRequest) -> str:
    return f"federation.wrong-secret:{get_adapter(request).get_client_ip(request)}"


def guesses_too_much(request: HttpRequest) -> bool:
    return bool(cache.get(_key(request), 0) >= _WRONG)


def count_wrong_secret(request: HttpRequest) -> None:
    key = _key(request)
    if not cache.add(key, 1, timeout=_MINUTES * 60):
        cache.incr(key)
