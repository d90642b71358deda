"""Guessing secrets of applications: only wrong ones count, so that a busy application is never slowed."""

from django.http import HttpRequest

from siapkerja.throttles import address_of, count, counted

_WHAT, _WRONG, _SECONDS = "federation.wrong_secret", 20, 300


def guesses_too_much(request: HttpRequest) -> bool:
    return counted(what=_WHAT, of=address_of(request)) >= _WRONG


def count_wrong_secret(request: HttpRequest) -> None:
    count(what=_WHAT, of=address_of(request), seconds=_SECONDS)
