"""How often somebody may look up a company of the business register."""

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.errors import Refused

HOUR = 3600
LOOKUPS_PER_HOUR = 30


class TooOften(Refused):
    code = "too_often"
    sentence = _("Terlalu banyak percobaan. Tunggu satu jam, lalu coba lagi.")


def count_lookup(*, person_id: int | None) -> None:
    """Count one try of a code or a NIB.

    Raises:
        TooOften: more than `LOOKUPS_PER_HOUR` by this person within the hour.
    """
    digest = hmac.new(settings.SECRET_KEY.encode(), f"register lookup:{person_id}".encode(), hashlib.sha256).hexdigest()
    key = f"rate:{digest[:32]}"
    cache.add(key, 0, HOUR)
    if cache.incr(key) > LOOKUPS_PER_HOUR:
        raise TooOften
