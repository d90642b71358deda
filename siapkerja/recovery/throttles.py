"""How often somebody may try: loose for an address, which thousands share, strict for one case or one officer."""

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.errors import Refused

HOUR = 3600


class TooOften(Refused):
    code = "too_often"
    sentence = _("Terlalu banyak percobaan. Tunggu satu jam, lalu coba lagi.")


def count_one(*, what: str, of: str, per_hour: int) -> None:
    """Count one try of `what` by (or about) `of`, which is kept as a keyed digest only.

    Raises:
        TooOften: more than `per_hour` within the hour.
    """
    digest = hmac.new(settings.SECRET_KEY.encode(), f"recovery:{what}:{of}".encode(), hashlib.sha256).hexdigest()
    key = f"rate:{digest[:32]}"
    cache.add(key, 0, HOUR)
    if cache.incr(key) > per_hour:
        raise TooOften()
