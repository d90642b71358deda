"""How often somebody may try something within a while: counted in the cache, under a keyed digest of whom it is counted for."""

import hashlib
import hmac

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.errors import Refused

HOUR = 3600
DAY = 24 * HOUR


class TooOften(Refused):
    code = "too_often"
    sentence = _("Terlalu banyak percobaan. Tunggu satu jam, lalu coba lagi.")


class TooOftenFromHere(TooOften):
    sentence = _("Terlalu banyak kiriman dari sambungan ini. Coba lagi satu jam lagi.")


def count(*, what: str, of: str, seconds: int) -> int:
    """Count one try of `what` by (or about) `of`; returns how many there were in the `seconds` since the first."""
    key = _key(what, of)
    cache.add(key, 0, seconds)
    try:
        tries = int(cache.incr(key))
    except ValueError:  # ran out between the two: this is the first of a new while
        cache.set(key, 1, seconds)
        return 1
    if tries == 1:
        cache.touch(key, seconds)  # Redis makes a key that ran out in the middle of `incr` anew, without an end
    return tries


def counted(*, what: str, of: str) -> int:
    """How many tries `count` has counted, without counting one."""
    return int(cache.get(_key(what, of), 0))


def count_one(*, what: str, of: str, per_hour: int) -> None:
    """Count one try of `what` by (or about) `of`.

    Raises:
        TooOften: more than `per_hour` within the hour.
    """
    if count(what=what, of=of, seconds=HOUR) > per_hour:
        raise TooOften


def count_one_from(request: HttpRequest, *, what: str, per_hour: int) -> None:
    """Count one sending of `what` from the request's address: loosely, for thousands may share it.

    Raises:
        TooOftenFromHere: more than `per_hour` within the hour.
    """
    if count(what=what, of=address_of(request), seconds=HOUR) > per_hour:
        raise TooOftenFromHere


def address_of(request: HttpRequest) -> str:
    """The visitor's network address, as far as our own proxies vouch for it."""
    return str(get_adapter(request).get_client_ip(request))


def _key(what: str, of: str) -> str:
    digest = hmac.new(settings.SECRET_KEY.encode(), f"{what}:{of}".encode(), hashlib.sha256).hexdigest()
    return f"rate:{digest[:32]}"
