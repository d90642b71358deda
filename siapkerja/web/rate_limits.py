"""How often strangers may send a form. Counted in the cache by a keyed digest of their address, for an hour."""

import hashlib
import hmac

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.errors import Refused

HOUR = 3600


class TooOften(Refused):
    code = "too_often"
    sentence = _("Terlalu banyak kiriman dari sambungan ini. Coba lagi satu jam lagi.")


def count_one(request: HttpRequest, *, form: str, per_hour: int) -> None:
    """Count one sending of `form` from the request's address.

    Raises:
        TooOften: more than `per_hour` within the hour.
    """
    address = get_adapter().get_client_ip(request)
    digest = hmac.new(settings.SECRET_KEY.encode(), f"{form}:{address}".encode(), hashlib.sha256).hexdigest()
    key = f"rate:{digest[:32]}"
    cache.add(key, 0, HOUR)
    if cache.incr(key) > per_hour:
        raise TooOften()
